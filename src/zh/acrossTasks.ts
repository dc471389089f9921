import type { UntargetedZero } from "../model/plan.js";
import { listed } from "./numberWords.js";
import { note, type Finding, type PlanLanguage } from "./reading.js";
import type { TaskDraft } from "./readTask.js";

/** No note names more tasks than these. */
const MOST_KIN = 20;
const PATTERN = /^对.{1,60}的.{0,12}(?:抽查|检查)$/;

/** Notes that need more than one row: names out of pattern, frames that can share targets. By sequence. */
export function acrossTasks(drafts: readonly TaskDraft[]): ReadonlyMap<number, readonly Finding[]> {
  const inPattern = drafts.filter(({ task }) => PATTERN.test(task.name)).length;
  const kin = kinOf(drafts);
  return new Map(
    drafts.map((draft) => {
      const { task, row } = draft;
      const findings: Finding[] = [];
      if (2 * inPattern > drafts.length && drafts.length > 2 && !PATTERN.test(task.name)) {
        findings.push(
          note("C16", "name", task.name, task.name, {
            en: "Names follow no single pattern; they are labels, kept as printed.",
            zh: "任务名称格式不一；只作标签，照录原文。",
          }),
        );
      }
      const others = kin.get(draft) ?? [];
      const column = row.header.columns.get("scope");
      if (others.length > 0) {
        const ids = others.map(({ task: { id } }) => id);
        const raw = column === undefined ? task.name : row.cells[column]!;
        findings.push(
          note(
            "C18",
            "scope",
            raw,
            { en: `a frame that can share targets with ${listed(ids)}`, zh: `可能与${ids.join("、")}有相同的对象` },
            {
              en: "One target can be drawn by several tasks in one year; tasks are drawn independently and the record lists the overlap.",
              zh: "同一对象一年内可能被多项任务抽中；各任务独立抽取，记录中列明重合。",
            },
          ),
        );
      }
      return [task.sequence, findings];
    }),
  );
}

/** Tasks whose directories are the same or of one family; class D and the lists are one too. */
function kinOf(drafts: readonly TaskDraft[]): ReadonlyMap<TaskDraft, readonly TaskDraft[]> {
  const families = new Map<string, TaskDraft[]>();
  const keysOf = ({ terms, task }: TaskDraft): ReadonlySet<string> =>
    new Set([
      ...terms.flatMap(({ id, family }) => [`directory ${id}`, ...(family === undefined ? [] : [`family ${family}`])]),
      ...((task.scope?.lists ?? []).length > 0 || task.scope?.creditClasses?.join() === "D" ? ["discredited"] : []),
    ]);
  for (const draft of drafts) {
    for (const key of keysOf(draft)) {
      const family = families.get(key);
      if (family) family.push(draft);
      else families.set(key, [draft]);
    }
  }
  return new Map(
    drafts.map((draft) => {
      const others = new Set([...keysOf(draft)].flatMap((key) => families.get(key)!.slice(0, MOST_KIN + 1)));
      others.delete(draft);
      return [draft, [...others].sort((a, b) => a.task.sequence - b.task.sequence).slice(0, MOST_KIN)];
    }),
  );
}

/**
 * Class A, where the untargeted tasks draw the enterprises of every other class and none of it: not disturbed without cause, and not
 * forgotten.
 */
export function untargetedZeros(drafts: readonly TaskDraft[], language: PlanLanguage): readonly UntargetedZero[] {
  const untargeted = drafts.filter(
    ({ task }) =>
      task.kind === "untargeted" &&
      (task.scope?.subjectTypes ?? ["enterprise"]).includes("enterprise") &&
      !task.scope?.directories,
  );
  const classes = new Map<string, string>();
  for (const { task, quotaText } of untargeted) {
    for (const name of task.scope?.creditClasses ?? ["A"]) classes.set(name, quotaText);
  }
  if ([...classes.keys()].sort().join() !== "B,C,D") return [];
  const each = ["B", "C", "D"].map((name) => `${name} (${classes.get(name)!})`);
  const reason =
    language === "en"
      ? `The untargeted tasks draw enterprises of class ${listed(each)} and none of class A, which is not disturbed without cause (无事不扰). ` +
        "Class A stays in the scope of the targeted tasks."
      : `不定向任务抽取${["B", "C", "D"].map((name) => `${name}类（${classes.get(name)!}）`).join("、")}企业，不抽A类（无事不扰）。A类企业仍在定向任务的对象范围内。`;
  return [{ subjectType: "enterprise", creditClass: "A", reason, irregularity: "B9" }];
}
