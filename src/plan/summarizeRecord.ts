import type { WarningCode } from "../errors/warnings.js";
import { formatDecimal } from "../exact/formatDecimal.js";
import { fraction } from "../exact/fraction.js";
import type { TaskDraw } from "../model/draw.js";
import type { PlanRecord } from "../model/record.js";
import { STRATUM_TIERS, type StratumTier } from "../model/tier.js";

/** What was drawn from one tier of a task. */
export interface TierSummary {
  readonly tier: StratumTier;
  readonly size: number;
  readonly drawn: number;
  /** drawn / size as a percentage with two decimals, rounded half up: `12.50 %`. */
  readonly rate: string;
}

/** One row of a table of a record. */
export interface TaskSummary {
  readonly taskId: string;
  readonly frameSize: number;
  readonly quotaCount: number;
  readonly drawn: number;
  readonly rate: string;
  /** From the lowest tier; empty tiers are left out. */
  readonly tiers: readonly TierSummary[];
  /** Each code once. */
  readonly warnings: readonly WarningCode[];
}

/**
 * The rows of a readable table of a record: one for each task, by task id.
 *
 * @example
 * ```ts
 * import { summarizeRecord } from "double-random";
 *
 * const rows = summarizeRecord({ tasks: [] });
 * console.log(rows.length);
 * ```
 * ```text
 * 0
 * ```
 */
export function summarizeRecord({ tasks }: Pick<PlanRecord, "tasks">): readonly TaskSummary[] {
  return tasks.map((task) => ({
    taskId: task.taskId,
    frameSize: task.frame.size,
    quotaCount: task.quotaCount,
    drawn: task.drawn,
    rate: percentage(task.drawn, task.frame.size),
    tiers: STRATUM_TIERS.flatMap((tier) => tierSummary(task, tier)),
    warnings: [...new Set(task.warnings.map(({ code }) => code))],
  }));
}

function tierSummary({ strata }: TaskDraw, tier: StratumTier): readonly TierSummary[] {
  const members = strata.filter((stratum) => stratum.tier === tier);
  const size = members.reduce((sum, stratum) => sum + stratum.size, 0);
  const drawn = members.reduce((sum, stratum) => sum + stratum.drawn, 0);
  return size === 0 ? [] : [{ tier, size, drawn, rate: percentage(drawn, size) }];
}

function percentage(count: number, size: number): string {
  if (size === 0) return "-";
  return `${formatDecimal(fraction(100n * BigInt(count), BigInt(size)), 2)} %`;
}
