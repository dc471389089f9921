import { checkOptions } from "../errors/checkOptions.js";
import { assignTeams } from "../assignment/assignTeams.js";
import { infeasibleError } from "../assignment/infeasibleError.js";
import type { Assignment } from "../model/assignment.js";
import type { Avoidance } from "../model/avoidance.js";
import { taskDrawSchema, type TaskDraw } from "../model/draw.js";
import type { Inspector } from "../model/inspector.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { findTarget, indexTargets, readRoster } from "./checkInputs.js";
import { findTask } from "./drawTask.js";
import { resolvePolicies } from "./resolvePolicies.js";

/** What {@link assignInspectors} needs. */
export interface AssignInspectorsOptions {
  readonly plan: Plan;
  readonly draw: TaskDraw;
  /** The directory that was drawn from, in any order. */
  readonly targets: readonly Target[];
  /** The roster, in any order. */
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly policies?: Partial<Policies>;
}

/**
 * Draws a team of two inspectors for every target of a draw, by `pair-ticket/1`.
 *
 * Guarantees: for each target every eligible pair has the same probability over the seeds, and the pair of one target can
 * be recomputed without the others; nobody on a team is inactive, without a certificate for the whole window, or withdrawn from the
 * target or from the other member; the items are covered; there are never fewer than two, and never one person twice.
 *
 * @throws {@link DoubleRandomError} `ASSIGNMENT_INFEASIBLE` with a list of {@link AssignmentInfeasibility} in `details`;
 *   `REFERENCE_UNKNOWN` for a withdrawal that names an inspector who is not in the roster; `INPUT_INVALID`
 *
 * @example See {@link drawPlan}, which draws targets and teams together.
 */
export function assignInspectors(options: AssignInspectorsOptions): Assignment {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const { policies } = resolvePolicies(plan, options.policies);
  const draw = parseWith(taskDrawSchema, options.draw, "draw");
  const directory = indexTargets(options.targets);
  const { inspectors, avoidances } = readRoster(options.inspectors, options.avoidances);
  const result = assignTeams({
    task: findTask(plan, draw.taskId),
    seed: draw.seed,
    selected: draw.selected,
    targetOf: (id) => findTarget(directory, id),
    inspectors,
    avoidances,
    policies,
  });
  if ("infeasibility" in result) throw infeasibleError([result.infeasibility]);
  return result.assignment;
}
