import { checkOptions } from "../errors/checkOptions.js";
import type { Batch, TaskDraw } from "../model/draw.js";
import type { Exclusion } from "../model/exclusion.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Seed } from "../model/seed.js";
import type { Target } from "../model/target.js";
import { SELECTION_METHODS } from "../selection/selectionMethods.js";
import { WHOLE_QUOTA } from "./checkBatch.js";
import { checkAsOf, checkDrawNumber, readBatch, readExclusions } from "./checkInputs.js";
import { checkSeed } from "./checkSeed.js";
import { drawFrame } from "./drawFrame.js";
import { findTask } from "./findTask.js";
import { indexTargets } from "./indexTargets.js";
import { resolvePolicies } from "./resolvePolicies.js";

export { findTask } from "./findTask.js";

/** What {@link drawTask} needs. */
export interface DrawTaskOptions {
  readonly plan: Plan;
  readonly taskId: string;
  /** The directory, in any order. */
  readonly targets: readonly Target[];
  /** The date of the frame, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly seed: Seed;
  readonly policies?: Partial<Policies>;
  readonly exclusions?: readonly Exclusion[];
  /** Default: the whole quota at once. */
  readonly batch?: Batch;
  /** From 1. Default 1. */
  readonly drawNumber?: number;
}

/**
 * Draws the targets of one task: scope to frame at one date, counts per stratum, and in each stratum a simple random
 * sample without replacement.
 *
 * Guarantees: within a stratum every subset of the given size has the same probability over the seeds; the order of
 * `targets` does not matter; the same call gives the same bytes everywhere. Every target of the directory is drawn, not
 * drawn, excluded with a reason, or counted as out of scope with a reason.
 *
 * With batches, `n` of a batch is the share of the quota due so far less what was drawn before, so twelve monthly
 * batches draw the yearly quota and not twelve roundings of it.
 *
 * @throws {@link DoubleRandomError} `INPUT_INVALID` with all problems of plan, policies or directory ids;
 *   `REFERENCE_UNKNOWN` for a task that the plan does not have; `SEED_MISSING`, `SEED_TYPE`, `SEED_WEAK`;
 *   `CREDIT_CLASS_UNKNOWN`; `BATCH_INVALID`; `ALLOCATION_INFEASIBLE`
 *
 * @example
 * ```ts
 * import { drawTask } from "double-random";
 *
 * const targets = Array.from({ length: 12 }, (_, i) => ({
 *   id: `SCHOOL-${i + 1}`, subjectType: "institution", status: "existing", regionCode: "140581",
 * }));
 * const plan = {
 *   id: "plan-2024", year: 2024, title: "Example", scopeKind: "internal",
 *   issuer: { id: "140581", name: "Example bureau", regionCode: "140581" },
 *   tasks: [{
 *     id: "T10", sequence: 1, name: "School fees", kind: "targeted", items: [{ id: "fees", name: "Fees" }],
 *     scope: { subjectTypes: ["institution"] }, quota: { kind: "ratio", ratio: "5%" }, risk: { kind: "none" },
 *     frequency: { drawsPerYear: 1 }, window: { start: "2024-04-01", end: "2024-11-30" },
 *     mode: { drawnBy: "county", inspectedBy: "county" },
 *   }],
 * };
 * const seed = { sources: [{ type: "declared", ref: "public meeting, 1 July", value: "47110815162342990371286455019283" }] };
 * const draw = drawTask({ plan, taskId: "T10", targets, asOf: "2024-06-30", seed });
 * console.log(draw.drawn, "of", draw.frame.size, "is", draw.selected[0].targetId);
 * ```
 * ```text
 * 1 of 12 is SCHOOL-6
 * ```
 */
export function drawTask(options: DrawTaskOptions): TaskDraw {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const task = findTask(plan, options.taskId);
  const { policies, warnings: policyWarnings } = resolvePolicies(plan, options.policies);
  const { seed, warnings: seedWarnings } = checkSeed(options.seed, policies.suite);
  const asOf = checkAsOf(options.asOf);
  const { targets, drawNumber = 1, batch = WHOLE_QUOTA } = options;
  checkDrawNumber(drawNumber);
  const directory = indexTargets(targets);
  const exclusions = readExclusions(options.exclusions, plan, directory);
  const checked = { batch: readBatch(batch, directory), drawNumber, select: SELECTION_METHODS[policies.selection] };
  const draw = drawFrame({ plan, task, targets, asOf, ...checked, exclusions, seed, policies });
  return { ...draw, warnings: [...policyWarnings, ...seedWarnings, ...draw.warnings] };
}
