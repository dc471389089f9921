import {
  assignInspectors,
  drawTask,
  type Assignment,
  type Avoidance,
  type Inspector,
  type Policies,
  type Target,
  type Task,
  type TaskDraw,
  type Visit,
} from "double-random";
import { AS_OF, seedNumber, smallPlan, smallTask } from "./smallPlan.js";

export { errorOf } from "./errorOf.js";
export { smallAvoidance } from "./smallPlan.js";

/** What to assign; whatever is not given is the plainest possible. */
export interface AssignAllOptions {
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances?: readonly Avoidance[];
  /** The only task. */
  readonly task?: Partial<Task>;
  /** Several tasks instead, `T01`, `T02`, ... */
  readonly tasks?: readonly Partial<Task>[];
  readonly policies?: Partial<Policies>;
  readonly seed?: number;
}

/** Draws a census of the targets by every task, and a team for each visit. */
export function assignAll(options: AssignAllOptions): Assignment {
  const { targets, inspectors, avoidances = [], policies, seed = 0 } = options;
  const plan = smallPlan(...tasksOf(options));
  const stated = policies && { policies };
  const draw = plan.tasks.map(({ id }): TaskDraw =>
    drawTask({ plan, taskId: id, targets, asOf: AS_OF, seed: seedNumber(seed), ...stated }),
  );
  return assignInspectors({ plan, draw, targets, inspectors, avoidances, ...stated });
}

/** The tasks, numbered. */
export function tasksOf({ task = {}, tasks = [task] }: Pick<AssignAllOptions, "task" | "tasks">): readonly Task[] {
  return tasks.map((fields, index) =>
    smallTask({ id: `T${String(index + 1).padStart(2, "0")}`, sequence: index + 1, ...fields }),
  );
}

/** The ids of the members of a team, by code point. */
export function membersOf({ team }: Visit): readonly string[] {
  return team
    .filter(({ role }) => role !== "expert")
    .map(({ inspectorId }) => inspectorId)
    .sort();
}

/** The ids of the experts of a team, in the order of the record. */
export function expertsOf({ team }: Visit): readonly string[] {
  return team.filter(({ role }) => role === "expert").map(({ inspectorId }) => inspectorId);
}

/** The visits by id. */
export function visitsById({ visits }: Assignment): ReadonlyMap<string, Visit> {
  return new Map(visits.map((visit) => [visit.visitId, visit]));
}

/** Each different set of members that some visit has, as text, by code point. */
export function teamsSeen({ visits }: Assignment): readonly string[] {
  return [...new Set(visits.map((visit) => membersOf(visit).join(" ")))].sort();
}
