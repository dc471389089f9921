import type { RuleFinding } from "./ruleFindings.js";

/** Languages of the notes of exclusions. */
export type NoteLanguage = "en" | "zh";

interface ExclusionWords {
  readonly sameYear: (most: number) => string;
  readonly lookBack: (ruleId: string) => string;
  readonly annualLimit: (most: number) => string;
  readonly inspected: (date: string, tasks: string) => string;
  readonly drawn: (date: string, tasks: string) => string;
  readonly more: (count: number) => string;
  readonly nothing: string;
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
}

const EN: ExclusionWords = {
  sameYear: (most) => `rule same-year (at most ${String(most)})`,
  lookBack: (ruleId) => `rule look-back ${ruleId}`,
  annualLimit: (most) => `rule annual-limit (at most ${String(most)})`,
  inspected: (date, tasks) => `inspected on ${date}${tasks && ` (${tasks})`}`,
  drawn: (date, tasks) => `drawn as of ${date} (${tasks}) and not visited yet`,
  more: (count) => `and ${String(count)} more`,
  nothing: "no visit is allowed",
  colon: ": ",
  comma: ", ",
  semicolon: "; ",
};

const ZH: ExclusionWords = {
  sameYear: (most) => `同一年度同一事项规则（最多${String(most)}次）`,
  lookBack: (ruleId) => `回溯期规则${ruleId}`,
  annualLimit: (most) => `年度检查频次上限规则（最多${String(most)}次）`,
  inspected: (date, tasks) => `${date}已检查${tasks && `（${tasks}）`}`,
  drawn: (date, tasks) => `以${date}名录抽中（${tasks}），尚未检查`,
  more: (count) => `另有${String(count)}次`,
  nothing: "不得安排检查",
  colon: "：",
  comma: "，",
  semicolon: "；",
};

const WORDS: Readonly<Record<NoteLanguage, ExclusionWords>> = { en: EN, zh: ZH };
const SHOWN = 3;

/** Why a target is out, in one line: each rule with the last inspections and draws that it counts. */
export function exclusionNote(findings: readonly RuleFinding[], language: NoteLanguage): string {
  const words = WORDS[language];
  return findings
    .map((finding) => `${ruleText(finding, words)}${words.colon}${occasionsText(finding, words)}`)
    .join(words.semicolon);
}

function ruleText({ rule, ruleId = "", most = 0 }: RuleFinding, words: ExclusionWords): string {
  switch (rule) {
    case "same-year":
      return words.sameYear(most);
    case "look-back":
      return words.lookBack(ruleId);
    case "annual-limit":
      return words.annualLimit(most);
  }
}

function occasionsText({ occasions }: RuleFinding, words: ExclusionWords): string {
  if (occasions.length === 0) return words.nothing;
  const shown = occasions.slice(-SHOWN).map(({ kind, date, taskIds }) => {
    const tasks = taskIds.join("+");
    return kind === "inspection" ? words.inspected(date, tasks) : words.drawn(date, tasks);
  });
  const rest = occasions.length - shown.length;
  return [...shown, ...(rest > 0 ? [words.more(rest)] : [])].join(words.comma);
}
