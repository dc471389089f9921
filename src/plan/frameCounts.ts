import { exactCounts, type ExactAllocation } from "../allocation/exactCounts.js";
import { roundCounts, type Allocation } from "../allocation/roundCounts.js";
import { frameOf, type Frame, type FrameStratum } from "../frame/frameOf.js";
import type { AllocationStratum } from "../model/allocationStratum.js";
import type { CommittedTask } from "../model/commitmentEntry.js";
import type { Batch } from "../model/draw.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Intensities } from "../model/risk.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import type { StratumTier, Tier } from "../model/tiers.js";
import { checkStratumKeys } from "./checkStratumKeys.js";

/** What {@link frameCounts} needs; everything has been checked. */
export interface FrameCountsOptions {
  readonly plan: Plan;
  readonly task: Task;
  readonly targets: readonly Target[];
  /** The date of the frame. */
  readonly asOf: string;
  readonly batch: Batch;
  readonly drawNumber: number;
  readonly exclusions: readonly Exclusion[];
  readonly policies: Policies;
}

/** Everything about the draw of a task that can be known without a seed. */
export interface FrameCounts {
  /** What a commitment says of the task, besides the tree of its frame. */
  readonly task: Omit<CommittedTask, "frame">;
  /** Its strata are in the order of those of the task, each with the ids of the targets that can be drawn. */
  readonly frame: Frame;
  /** Before rounding. */
  readonly exact: ExactAllocation;
  /** Absent with `systematic-random`, which rounds by the seed. */
  readonly allocation?: Allocation;
}

/** 1 : 2 : 4 : 8, where a plan prints that rates rise but not by how much. */
const DEFAULT_INTENSITIES: Intensities = { low: "1", general: "2", higher: "4", high: "8" };

/**
 * Frame and counts of a task, before its seed. A commitment publishes them, and the draw begins with them: both have every
 * number from here.
 *
 * @throws {@link DoubleRandomError} `CREDIT_CLASS_UNKNOWN`, `ALLOCATION_INFEASIBLE`; `INPUT_INVALID` for a target whose class or
 *   region can be part of no stratum key
 */
export function frameCounts(options: FrameCountsOptions): FrameCounts {
  const { plan, task, batch, drawNumber, policies } = options;
  const frame = frameOf(options);
  checkStratumKeys(frame.strata.map(({ key }) => key));
  const exact = exactCounts({
    strata: frame.strata.map((stratum) => allocationStratum(stratum, task, policies)),
    quota: task.quota,
    choices: {
      method: task.risk.kind === "bands" ? "dial" : "intensities",
      rounding: policies.rounding,
      apportionment: policies.apportionment,
      minimumTotal: policies.minimumPerTask,
      onInfeasible: policies.onInfeasible,
      share: batch.cumulativeShare,
      drawnElsewhere: frame.goneSinceDrawn,
    },
  });
  const allocation =
    policies.apportionment === "systematic-random" ? undefined : roundCounts(exact, policies.apportionment);
  const counts = allocation && countsToDraw(frame, allocation);
  return {
    task: {
      taskId: task.id,
      drawId: `${plan.issuer.id}/${plan.id}/${task.id}/b${String(batch.number)}/d${String(drawNumber)}`,
      batch,
      size: frame.strata.reduce((sum, { size }) => sum + size, 0),
      quotaCount: exact.quotaCount,
      ...(exact.level !== undefined && { level: exact.level }),
      strata: frame.strata.map(({ key, tier, eligibleIds }, index) => {
        const { size, intensity, lower, upper, exactCount } = exact.strata[index]!;
        return {
          stratum: key,
          tier,
          size,
          eligible: eligibleIds.length,
          intensity,
          lower,
          upper,
          exactCount,
          ...(counts && { drawn: counts[index]! }),
        };
      }),
    },
    frame,
    exact,
    ...(allocation && { allocation }),
  };
}

/** How many of each stratum this batch draws: its count over all batches, less what earlier ones drew. */
export function countsToDraw({ strata }: Frame, allocation: Allocation): readonly number[] {
  return strata.map(({ alreadyDrawn }, index) => allocation.strata[index]!.count - alreadyDrawn);
}

function allocationStratum(stratum: FrameStratum, task: Task, policies: Policies): AllocationStratum {
  const { key, tier, eligibleIds, alreadyDrawn } = stratum;
  const available = eligibleIds.length + alreadyDrawn;
  const bands = "bands" in task.risk ? task.risk.bands : undefined;
  const band = bands && valueOfTier(bands, tier);
  const intensity =
    task.risk.kind === "escalating" ? valueOfTier(task.risk.intensities ?? DEFAULT_INTENSITIES, tier) : undefined;
  return {
    key,
    tier,
    path: key.split(".").slice(0, -1),
    size: policies.ratioBase === "eligible" ? available : stratum.size,
    available,
    drawnBefore: alreadyDrawn,
    minimum: policies.minimumPerStratum,
    ...(intensity !== undefined && { intensity }),
    ...(band && { band }),
  };
}

/** The value for a tier; `unclassified` takes that of `general` unless stated. */
function valueOfTier<T>(
  values: Readonly<Record<Tier, T>> & { readonly unclassified?: T },
  tier: StratumTier,
): T | undefined {
  if (tier === "untiered") return undefined;
  return tier === "unclassified" ? (values.unclassified ?? values.general) : values[tier];
}
