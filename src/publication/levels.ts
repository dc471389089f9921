import type { VerificationCheck, VerificationLevel } from "../verify/report.js";

/** What was found at one level. */
export interface LevelSummary {
  readonly level: VerificationLevel;
  readonly status: VerificationCheck["status"];
  /** What the level asks, in words for a reader who knows nothing of this library. */
  readonly question: string;
}

/** What each level asks. */
export const LEVEL_QUESTIONS: Readonly<Record<VerificationLevel, string>> = {
  L0: "Do the documents have the right form, and does their arithmetic fit?",
  L1: "Is the result what plan, lists and seed give, and were these the ones committed to?",
  L2: "Does the seed come from the sources that were named?",
  L3: "Was everything fixed before the seed could be known?",
  L4: "Is the chain whole, with no draw hidden?",
  L5: "Did the authority sign it?",
  L6: "Does the directory hold every business that it should?",
};

/** One failed check fails a level; one that was not made leaves it open. */
export function summarizeLevels(checks: readonly VerificationCheck[]): readonly LevelSummary[] {
  return (Object.keys(LEVEL_QUESTIONS) as VerificationLevel[]).map((level) => {
    const statuses = checks.filter((check) => check.level === level).map(({ status }) => status);
    const isOpen = statuses.length === 0 || statuses.includes("not-checked");
    const status = statuses.includes("fail") ? "fail" : isOpen ? "not-checked" : "pass";
    return { level, status, question: LEVEL_QUESTIONS[level] };
  });
}
