import {
  assignInspectors,
  drawTask,
  type Assignment,
  type Avoidance,
  type DoubleRandomError,
  type Inspector,
  type Policies,
  type Target,
  type Task,
  type Team,
} from "double-random";
import { AS_OF, seedNumber, smallPlan, smallTask } from "./smallPlan.js";

/** What to assign; whatever is not given is the plainest possible. */
export interface AssignAllOptions {
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances?: readonly Avoidance[];
  readonly task?: Partial<Task>;
  readonly policies?: Partial<Policies>;
  readonly seed?: number;
}

/** Draws a census of the targets and a team for each of them. */
export function assignAll({
  targets,
  inspectors,
  avoidances = [],
  task,
  policies,
  seed = 0,
}: AssignAllOptions): Assignment {
  const plan = smallPlan(smallTask(task));
  const stated = policies && { policies };
  const draw = drawTask({ plan, taskId: "T01", targets, asOf: AS_OF, seed: seedNumber(seed), ...stated });
  return assignInspectors({ plan, draw, targets, inspectors, avoidances, ...stated });
}

/** The ids of a team, by code point. */
export function membersOf({ members }: Team): readonly string[] {
  return members.map(({ inspectorId }) => inspectorId).sort();
}

/** The teams by target. */
export function teamsByTarget({ teams }: Assignment): ReadonlyMap<string, Team> {
  return new Map(teams.map((team) => [team.targetId, team]));
}

/** The error that an action throws. */
export function errorOf(action: () => unknown): DoubleRandomError {
  try {
    action();
  } catch (error) {
    return error as DoubleRandomError;
  }
  throw new Error("expected an error, and there was none");
}

/** A withdrawal that counts. */
export function smallAvoidance(
  fields: Partial<Avoidance> & Pick<Avoidance, "id" | "inspectorId" | "against" | "refId">,
): Avoidance {
  return { ground: "self-declared", status: "declared", ...fields };
}
