import { fraction, multiply, ZERO, type Fraction } from "../exact/fraction.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import type { StratumTier } from "../model/tiers.js";
import { WHOLE_QUOTA } from "../plan/checkBatch.js";
import { frameCounts, type FrameCounts } from "../plan/frameCounts.js";

/** Targets of a task that all have the same chance. */
export interface ChanceStratum {
  readonly task: Task;
  readonly tier: StratumTier;
  /** By code point. */
  readonly ids: readonly string[];
  /** Of each of them, that the task draws it. */
  readonly chance: Fraction;
}

/** A task before any seed: what a draw of its whole quota would be. */
export interface PlannedTask {
  readonly task: Task;
  readonly counts: FrameCounts;
  /** In the order of those of `counts`. */
  readonly strata: readonly ChanceStratum[];
  /** How many of each stratum, exact; not whole only where rounding is left to chance. */
  readonly expected: readonly Fraction[];
}

/** What {@link plannedTasks} needs; everything has been checked. */
export interface PlannedTasksOptions {
  readonly plan: Plan;
  /** Sorted by id. */
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  readonly asOf: string;
  readonly exclusions: readonly Exclusion[];
  readonly policies: Policies;
}

/**
 * Frame, counts and chances of tasks whose whole quotas are drawn at once. With `systematic-random` the count of a stratum is left to
 * the seed, and its expectation is its exact count.
 *
 * @throws `DoubleRandomError` as `frameCounts`
 */
export function plannedTasks({ tasks, ...options }: PlannedTasksOptions): readonly PlannedTask[] {
  return tasks.map((task) => {
    const counts = frameCounts({ ...options, task, batch: WHOLE_QUOTA, drawNumber: 1 });
    const { strata } = counts.frame;
    const expected = expectedCounts(counts);
    return {
      task,
      counts,
      expected,
      strata: strata.map(({ tier, eligibleIds }, index) => ({
        task,
        tier,
        ids: eligibleIds,
        chance: eligibleIds.length === 0 ? ZERO : multiply(expected[index]!, fraction(1n, BigInt(eligibleIds.length))),
      })),
    };
  });
}

/** x_h where the seed rounds, and n_h where the rounding is settled. */
function expectedCounts({ exact, allocation }: FrameCounts): readonly Fraction[] {
  if (allocation) return allocation.strata.map(({ count }) => fraction(BigInt(count)));
  const values: Fraction[] = [];
  for (const part of exact.parts) {
    for (const [position, index] of part.indices.entries()) values[index] = part.values[position]!;
  }
  return values;
}
