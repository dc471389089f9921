import type { TaskDraw } from "../model/draw.js";
import type { PlanRecord } from "../model/record.js";
import { seedOf } from "../random/deriveSeed.js";
import { unitTicket } from "../random/ticketOf.js";
import { recordHash } from "../record/sealRecord.js";
import { checkAssignment } from "./checkAssignment.js";
import { checkNow, type VerificationCheck } from "./report.js";

/** The drawn tasks of a record, and what they follow from. */
export type DrawnTasks = Pick<PlanRecord, "seed" | "policies" | "tasks">;

/** Level 0: what can be recomputed from the record alone, without any evidence. */
export function checkArithmetic(record: PlanRecord): readonly VerificationCheck[] {
  return [
    check("record.hash", "The hash of the record fits its contents.", () =>
      recordHash(record) === record.recordHash ? undefined : "The record was changed after it was sealed.",
    ),
    ...checkTasks(record),
    ...checkAssignment(record),
  ];
}

/** What the drawn tasks of a record tell without its teams. */
export function checkTasks(record: DrawnTasks): readonly VerificationCheck[] {
  return [
    check("record.tasks", "Every task is listed once.", () => {
      const ids = record.tasks.map(({ taskId }) => taskId);
      return new Set(ids).size < ids.length ? "A task is listed twice." : undefined;
    }),
    ...record.tasks.flatMap((task) => [
      check(`task.${task.taskId}.seed`, "The seed follows from the named sources and the identity of the draw.", () =>
        seedProblem(record, task),
      ),
      ...(record.policies.selection === "ticket/1"
        ? [
            check(
              `task.${task.taskId}.tickets`,
              "Every drawn target has its own ticket and is within the cut-off.",
              () => ticketProblem(record, task),
            ),
          ]
        : []),
      check(`task.${task.taskId}.counts`, "As many targets are listed as the strata say.", () => countProblem(task)),
    ]),
  ];
}

function check(id: string, message: string, findProblem: () => string | undefined): VerificationCheck {
  return checkNow({ id, level: "L0", message, findProblem });
}

function seedProblem({ seed, policies }: DrawnTasks, task: TaskDraw): string | undefined {
  const derived = seedOf(policies.suite, task.drawId, seed.sources);
  return derived === task.seed ? undefined : `The sources give the seed ${derived}, but the record says ${task.seed}.`;
}

function ticketProblem({ policies }: DrawnTasks, task: TaskDraw): string | undefined {
  const cutoffs = new Map(task.strata.map(({ stratum, cutoff }) => [stratum, cutoff]));
  const listed = [
    ...task.selected.map((unit) => ({ ...unit, reserve: false })),
    ...task.strata.flatMap(({ stratum, reserve }) => reserve.map((unit) => ({ ...unit, stratum, reserve: true }))),
  ];
  for (const { targetId, stratum, ticket, reserve } of listed) {
    const own = unitTicket(policies.suite, task.seed, targetId);
    if (own !== ticket) return `The ticket of ${targetId} is ${own}, but the record says ${ticket ?? "none"}.`;
    const cutoff = cutoffs.get(stratum) ?? "";
    if (!reserve && own > cutoff) return `The ticket of ${targetId} is above the cut-off of its stratum.`;
    if (reserve && own <= cutoff)
      return `The reserve ${targetId} has a ticket within the cut-off, so it should have been drawn.`;
  }
  return undefined;
}

function countProblem(task: TaskDraw): string | undefined {
  const ids = new Set(task.selected.map(({ targetId }) => targetId));
  if (ids.size < task.selected.length) return "A target is drawn twice.";
  if (task.selected.length !== task.drawn)
    return `${String(task.drawn)} should be drawn, ${String(ids.size)} are listed.`;
  const unordered = task.selected.findIndex(({ order }, index) => order !== index + 1);
  if (unordered >= 0) return `Place ${String(unordered + 1)} of the order is missing.`;
  for (const { stratum, drawn, eligible } of task.strata) {
    const listed = task.selected.filter((unit) => unit.stratum === stratum).length;
    if (listed !== drawn) return `Stratum ${stratum} says ${String(drawn)} are drawn, ${String(listed)} are listed.`;
    if (drawn > eligible) return `Stratum ${stratum} has more drawn than eligible targets.`;
  }
  const strata = new Set(task.strata.map(({ stratum }) => stratum));
  if (strata.size < task.strata.length) return "A stratum is listed twice.";
  const stray = task.selected.find(({ stratum }) => !strata.has(stratum));
  return stray && `${stray.targetId} is drawn from stratum ${stray.stratum}, which the record does not list.`;
}
