import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { batchSchema, type Batch, type TaskDraw } from "../model/draw.js";
import type { Exclusion } from "../model/exclusion.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Seed } from "../model/seed.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { checkAsOf, checkDrawNumber, indexTargets, readExclusions } from "./checkInputs.js";
import { checkSeed } from "./checkSeed.js";
import { drawFrame } from "./drawFrame.js";
import { resolvePolicies } from "./resolvePolicies.js";

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

/** The batch that draws the whole quota. */
export const WHOLE_QUOTA: Batch = { number: 1, cumulativeShare: "100%", alreadyDrawn: [] };

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
  const { seed, warnings: seedWarnings } = checkSeed(options.seed);
  const asOf = checkAsOf(options.asOf);
  const { targets, drawNumber = 1, batch = WHOLE_QUOTA } = options;
  checkDrawNumber(drawNumber);
  const directory = indexTargets(targets);
  const exclusions = readExclusions(options.exclusions, plan, directory);
  const checked = { batch: checkBatch(batch, directory), drawNumber };
  const draw = drawFrame({ plan, task, targets, asOf, ...checked, exclusions, seed, policies });
  return { ...draw, warnings: [...policyWarnings, ...seedWarnings, ...draw.warnings] };
}

/** The task of a plan with an id. */
export function findTask(plan: Plan, taskId: string): Task {
  const task = plan.tasks.find(({ id }) => id === taskId);
  if (task) return task;
  throw new DoubleRandomError({
    code: "REFERENCE_UNKNOWN",
    path: "taskId",
    expected: `one of ${plan.tasks.map(({ id }) => id).join(", ")}`,
    received: describeValue(taskId),
  });
}

/** Refuses a batch that names a target twice or one that the directory does not have; sorts what was drawn. */
export function checkBatch(input: Batch, directory: ReadonlyMap<string, Target>): Batch {
  const batch = parseWith(batchSchema, input, "batch");
  const refuse = (path: string, expected: string, received: string): never => {
    throw new DoubleRandomError({ code: "BATCH_INVALID", path, expected, received });
  };
  if (new Set(batch.alreadyDrawn).size < batch.alreadyDrawn.length) {
    refuse("batch.alreadyDrawn", "each target once", "a target twice");
  }
  const unknown = batch.alreadyDrawn.find((id) => !directory.has(id));
  if (unknown !== undefined) refuse("batch.alreadyDrawn", "targets of the directory", describeValue(unknown));
  if (batch.number === 1 && batch.alreadyDrawn.length > 0) {
    refuse("batch.number", "at least 2 after an earlier batch", "1");
  }
  return { ...batch, alreadyDrawn: [...batch.alreadyDrawn].sort(byCodePoint) };
}
