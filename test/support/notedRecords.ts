import { afterAll, expect } from "vitest";
import { isPlainObject } from "../../src/errors/isPlainObject.js";
import type { VerificationCheck, VerificationReport } from "../../src/verify/report.js";
import { verifyTeamRecord } from "../../src/verify/verifyTeamRecord.js";
import { HAS_PYTHON } from "./outsidePrograms.js";
import { askPythonInJson } from "./vectorCases.js";

/** What the second program is asked, with the answer of the library. */
interface NotedRecord {
  readonly ask: "verifyRecord" | "verifyEvents";
  readonly input: { readonly record: unknown; readonly evidence: unknown };
  /** The checks that do not let the record verify. */
  readonly wrong: readonly string[];
}

/** Questions as JSON, each once, with {@link NotedRecord.wrong}. */
const noted = new Map<string, readonly string[]>();
/** What was judged after earlier files of this process. */
const judged = new Set<string>();

const drawn = ([options]: readonly unknown[], record: unknown): NotedRecord => ({
  ask: "verifyRecord",
  input: { record, evidence: listsOf(options) },
  wrong: [],
});
const verified = ([record, evidence]: readonly unknown[], report: unknown): NotedRecord => ({
  ask: "verifyRecord",
  input: { record, evidence: isPlainObject(evidence) ? { ...evidence, ...listsOf(evidence) } : evidence },
  wrong: wrongIn(report),
});

/** How what a function was given, and its answer, are put to the second program. */
const QUESTIONS: Readonly<Record<string, (given: readonly unknown[], answer: unknown) => NotedRecord>> = {
  drawPlan: drawn,
  drawTargets: drawn,
  // The records of the first stage are drawn again by whoever verifies, not by whoever draws teams.
  drawTeams: ([options], record) => verified([record, listsOf(options)], verifyTeamRecord(record, listsOf(options))),
  verifyRecord: verified,
  verifyTargetRecord: verified,
  verifyTeamRecord: verified,
  verifyEvents: ([record, events, evidence], report) => ({
    ask: "verifyEvents",
    input: { record, evidence: { ...listsOf(evidence), events: events ?? null } },
    wrong: wrongIn(report, isBesideEvents),
  }),
};

/** How many questions of this file there are by now. */
export function questionsNoted(): number {
  return noted.size;
}

/** Whether a function that is listened to is under way: what it calls itself is no question of the test. */
let busy = false;

/** The same function; what it makes or verifies is put to the second program at the end of the file. */
export function listenTo<Given extends readonly unknown[], Answer>(
  name: string,
  action: (...given: Given) => Answer,
): (...given: Given) => Answer {
  return (...given) => {
    if (busy) return action(...given);
    busy = true;
    try {
      const answer = action(...given);
      note(() => QUESTIONS[name]!(given, answer));
      return answer;
    } finally {
      busy = false;
    }
  };
}

/**
 * At the end of every test file the program that was written from the specification alone judges all records that the file made or had
 * verified, and says the same of each as the library: whether it verifies.
 */
export function judgeAtTheEnd(): void {
  afterAll(() => {
    const cases = [...noted];
    noted.clear();
    if (cases.length === 0 || !HAS_PYTHON) return;
    const answers = askPythonInJson(cases.map(([text]) => text)) as readonly { readonly answer?: TheirAnswer }[];
    const differing = cases.flatMap(([text, ours], index) => {
      const { ok, wrong: theirs } = answers[index]?.answer ?? {};
      return ok === (ours.length === 0) ? [] : [{ ours, theirs, question: text.slice(0, 400) }];
    });
    expect(differing).toEqual([]);
    for (const [text] of cases) judged.add(text);
  }, 240_000);
}

/** Values that no JSON can hold, cannot be read, or never end are no question to another program. */
function note(questionOf: () => NotedRecord): void {
  try {
    const { wrong, ...question } = questionOf();
    const { record, evidence } = question.input;
    if (!isJson(question) || record === undefined || !isPlainObject(evidence)) return;
    const text = JSON.stringify(question);
    if (!judged.has(text)) noted.set(text, wrong);
  } catch {
    return;
  }
}

function listsOf(options: unknown): object {
  const { plan, targets, inspectors, avoidances, exclusions, received } = options as Readonly<Record<string, unknown>>;
  return { plan, targets, inspectors, avoidances, exclusions, received };
}

/** Warnings are words to people, which the specification leaves to each program. */
function isOfWarnings({ id, message }: VerificationCheck): boolean {
  return /(^|[.])warnings$/.test(id) || (id === "assignment.summary" && message.startsWith("warnings"));
}

/** Of events only what the specification says of them: what was given with them has checks of its own, or is drawn again by one program alone. */
function isBesideEvents({ id, status }: VerificationCheck): boolean {
  return status !== "fail" || /^(replacements|evidence([.].*)?|received[.].*|event[.][0-9]+[.]recomputed)$/.test(id);
}

function wrongIn(answer: unknown, isExempt: (check: VerificationCheck) => boolean = isOfWarnings): readonly string[] {
  const { checks } = answer as VerificationReport;
  const wrong = checks.filter(({ level, status }) => {
    return status === "fail" || (status === "not-checked" && (level === "L0" || level === "L1"));
  });
  return wrong.filter((check) => !isExempt(check)).map(({ id }) => id);
}

interface TheirAnswer {
  readonly ok: boolean;
  readonly wrong: readonly string[];
}

/** Whether another program can be told it as it is. */
function isJson(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object") return ["boolean", "undefined"].includes(typeof value) || Number.isSafeInteger(value);
  if (value === null) return true;
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isJson(item));
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && Object.values(value).every(isJson);
}
