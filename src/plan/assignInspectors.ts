import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Assignment } from "../model/assignment.js";
import type { Avoidance } from "../model/avoidance.js";
import { taskDrawSchema, type TaskDraw } from "../model/draw.js";
import type { Inspector } from "../model/inspector.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { assignOrExplain } from "./assignOrExplain.js";
import { readRoster } from "./checkInputs.js";
import { findTarget } from "./findTarget.js";
import { findTask } from "./findTask.js";
import { indexTargets } from "./indexTargets.js";
import { resolvePolicies } from "./resolvePolicies.js";

/** What {@link assignInspectors} needs. */
export interface AssignInspectorsOptions {
  readonly plan: Plan;
  /** One draw, or several whose targets are visited together. */
  readonly draw: TaskDraw | readonly TaskDraw[];
  /** The directory that was drawn from, in any order. */
  readonly targets: readonly Target[];
  /** The roster, in any order. */
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly policies?: Partial<Policies>;
}

/**
 * Draws a team for every visit that one or several draws lead to.
 *
 * Guarantees, for either method: a team has as many different people as its tasks ask for, at least two; nobody is on it who is not in
 * service, lacks a certificate for a day of the window, or has withdrawn from the target or from another member; the items are
 * covered, one member may lead, and every stated rule holds. The order of the lists does not matter.
 *
 * With `balanced/1` (default), every eligible inspector of a visit has the same probability of being on its team, `team size / number of
 * eligible inspectors`, and the number of visits of every inspector is what these probabilities add up to, rounded up or
 * down. Rules about the team as a whole and capacities can make equal chances impossible; then they are as equal as these
 * allow, and the visit or a warning says so. With `pair-ticket/1`, every team that is eligible for a visit has the same
 * probability, and the team of one visit can be recomputed without the others. docs/assignment.md has the steps.
 *
 * @throws {@link DoubleRandomError} `ASSIGNMENT_INFEASIBLE` with a list of {@link AssignmentInfeasibility} in `details`;
 *   `REFERENCE_UNKNOWN` for a withdrawal that names an inspector who is not in the roster; `DUPLICATE_ID` for two draws of
 *   one task; `FIELD_INVALID` for `pair-ticket/1` with capacities or with too many possible teams; `INPUT_INVALID`
 *
 * @example See {@link drawPlan}, which draws targets and teams together.
 */
export function assignInspectors(options: AssignInspectorsOptions): Assignment {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const { policies } = resolvePolicies(plan, options.policies);
  const directory = indexTargets(options.targets);
  return assignOrExplain({
    draws: readDraws(options.draw),
    taskOf: (id: string) => findTask(plan, id),
    targetOf: (id: string) => findTarget(directory, id),
    ...readRoster(options.inspectors, options.avoidances),
    policies,
  });
}

/** By task id, each task once. */
function readDraws(input: AssignInspectorsOptions["draw"]): readonly TaskDraw[] {
  const draws = Array.isArray(input)
    ? Array.from(input, (draw: unknown, index) => parseWith(taskDrawSchema, draw, `draw[${String(index)}]`))
    : [parseWith(taskDrawSchema, input, "draw")];
  const sorted = draws.sort((a, b) => byCodePoint(a.taskId, b.taskId));
  const twice = sorted.find(({ taskId }, index) => taskId === sorted[index + 1]?.taskId);
  if (!twice) return sorted;
  const expected = "one draw of each task";
  throw new DoubleRandomError({ code: "DUPLICATE_ID", path: "draw", expected, received: describeValue(twice.taskId) });
}
