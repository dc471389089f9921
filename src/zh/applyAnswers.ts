import { describeValue } from "../errors/describeValue.js";
import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import type { PlanAnswer } from "./planOptions.js";
import { note, type Finding } from "./reading.js";
import type { TaskDraft } from "./readTask.js";

/**
 * Closes questions, and fills cells that cannot be read, with the decisions of the caller; each stands in the plan as a repair with its
 * reason. An answer to nothing is an error, so that none is lost when a plan changes.
 */
export function applyAnswers(
  drafts: readonly TaskDraft[],
  answers: readonly PlanAnswer[],
): { readonly drafts: readonly TaskDraft[]; readonly issues: readonly ErrorIssue[] } {
  const used = new Set<PlanAnswer>();
  const answered = drafts.map((draft) => answers.reduce((sofar, answer) => apply(sofar, answer, used), draft));
  const issues = answers.flatMap((answer, index): readonly ErrorIssue[] =>
    used.has(answer)
      ? []
      : [
          {
            code: "REFERENCE_UNKNOWN",
            path: `options.answers[${String(index)}]`,
            expected: "a task with an open question or an unreadable cell of that irregularity and field",
            received: `task ${String(answer.task ?? "any")}, ${answer.irregularity ?? "any"}, ${answer.field ?? "any field"}`,
          },
        ],
  );
  return { drafts: answered, issues };
}

function apply(draft: TaskDraft, answer: PlanAnswer, used: Set<PlanAnswer>): TaskDraft {
  const { task, irregularity, field, value, reason } = answer;
  if (task !== undefined && task !== draft.task.sequence) return draft;
  const fits = (asked: string): boolean =>
    field === undefined || asked === field || asked.startsWith(`${field}.`) || field.startsWith(`${asked}.`);
  const doubts = draft.doubts.filter(
    (doubt) => (irregularity === undefined || doubt.irregularity === irregularity) && fits(doubt.field),
  );
  // An unreadable cell can only be filled.
  const issues =
    irregularity === undefined && value !== undefined ? draft.issues.filter((issue) => fits(issue.field)) : [];
  if (doubts.length + issues.length === 0) return draft;
  used.add(answer);
  const findings: readonly Finding[] = [
    ...doubts.map((doubt) =>
      note(doubt.irregularity, doubt.field, "", value === undefined ? doubt.assumption : describe(value), reason),
    ),
    ...issues.map((issue) => note("R14", issue.field, "", describe(value), reason)),
  ];
  const path = field ?? doubts[0]?.field ?? issues[0]!.field;
  return {
    ...draft,
    task:
      value === undefined
        ? draft.task
        : completed({ ...draft.task, ...(replaced(draft.task, path.split("."), value) as object) }, path),
    findings: [...draft.findings, ...findings],
    doubts: draft.doubts.filter((doubt) => !doubts.includes(doubt)),
    issues: draft.issues.filter((issue) => !issues.includes(issue)),
  };
}

function describe(value: unknown): string {
  return (typeof value === "object" ? JSON.stringify(value) : describeValue(value)).slice(0, 400);
}

/** An item whose words are completed no longer breaks off. */
function completed(task: TaskDraft["task"], path: string): TaskDraft["task"] {
  const index = /^items\[(\d{1,4})\]\.name$/.exec(path)?.[1];
  if (index === undefined || !task.items) return task;
  const items = task.items.map((item, at) => {
    if (at !== Number(index)) return item;
    const { truncated: _, ...whole } = item;
    return whole;
  });
  return { ...task, items };
}

/** A copy with the value at the path: `scope.directories`, `items[6].name`. Paths that lead nowhere make objects, which the model refuses. */
function replaced(root: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const indexed = /^([A-Za-z]{1,40})\[(\d{1,4})\]$/.exec(step);
  const name = indexed?.[1] ?? step;
  const object = typeof root === "object" && root !== null ? (root as Readonly<Record<string, unknown>>) : {};
  const inner = Object.hasOwn(object, name) ? object[name] : undefined;
  if (!indexed) return { ...object, [name]: replaced(inner, rest, value) };
  const list = Array.isArray(inner) ? (inner as readonly unknown[]) : [];
  return {
    ...object,
    [name]: list.map((each, index) => (index === Number(indexed[2]) ? replaced(each, rest, value) : each)),
  };
}
