import { allocate, formatRate, type Allocation } from "../allocation/allocate.js";
import { frameDigest } from "../frame/digests.js";
import { frameOf, type FrameStratum } from "../frame/frameOf.js";
import type { AllocationStratum } from "../model/allocationStratum.js";
import type { Batch, StratumDraw, TaskDraw, Ticketed } from "../model/draw.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Intensities } from "../model/risk.js";
import type { Seed } from "../model/seed.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import type { StratumTier, Tier } from "../model/tier.js";
import { deriveSeed } from "../random/deriveSeed.js";
import { hashStream } from "../random/hashStream.js";
import { SELECTION_METHODS, type DrawnUnit, type StratumSelection } from "../selection/methods.js";
import { taskWarnings } from "./taskWarnings.js";

/** What {@link drawFrame} needs; everything has been checked. */
export interface DrawFrameOptions {
  readonly plan: Plan;
  readonly task: Task;
  readonly targets: readonly Target[];
  readonly asOf: string;
  readonly batch: Batch;
  readonly drawNumber: number;
  readonly exclusions: readonly Exclusion[];
  readonly seed: Seed;
  readonly policies: Policies;
}

/** 1 : 2 : 4 : 8, where a plan prints that rates rise but not by how much. */
const DEFAULT_INTENSITIES: Intensities = { low: "1", general: "2", higher: "4", high: "8" };

/** Draws one task: frame, allocation, selection. */
export function drawFrame(options: DrawFrameOptions): TaskDraw {
  const { plan, task, asOf, batch, drawNumber, policies } = options;
  const { suite } = policies;
  const frame = frameOf(options);
  const drawId = `${plan.issuer.id}/${plan.id}/${task.id}/b${String(batch.number)}/d${String(drawNumber)}`;
  const seed = deriveSeed({ drawId, sources: options.seed.sources, suite });

  const allocation = allocate({
    strata: frame.strata.map((stratum) => allocationStratum(stratum, task, policies)),
    quota: task.quota,
    method: task.risk.kind === "bands" ? "dial" : "intensities",
    rounding: policies.rounding,
    apportionment: policies.apportionment,
    minimumTotal: policies.minimumPerTask,
    onInfeasible: policies.onInfeasible,
    share: batch.cumulativeShare,
    drawnElsewhere: frame.goneSinceDrawn,
    source: hashStream({ seed, label: "allocation", suite }),
  });
  const counts = frame.strata.map(({ alreadyDrawn }, index) => allocation.strata[index]!.count - alreadyDrawn);
  const selection = SELECTION_METHODS[policies.selection](
    frame.strata.map(({ key, eligibleIds }, index) => ({ key, ids: eligibleIds, count: counts[index]! })),
    { seed, suite, reserve: policies.reservePerStratum },
  );

  return {
    taskId: task.id,
    drawId,
    asOf,
    batch,
    seed,
    frame: {
      size: frame.strata.reduce((sum, { size }) => sum + size, 0),
      eligible: frame.strata.reduce((sum, { eligibleIds }) => sum + eligibleIds.length, 0),
      digest: frameDigest(suite, frame.strata),
      outOfScope: frame.outOfScope,
      exclusions: frame.exclusions,
    },
    quotaCount: allocation.quotaCount,
    drawn: counts.reduce((sum, count) => sum + count, 0),
    ...(allocation.level !== undefined && { level: allocation.level }),
    strata: frame.strata.map((stratum, index) =>
      stratumDraw(stratum, allocation.strata[index]!, counts[index]!, selection.strata[index]!),
    ),
    inversions: allocation.inversions,
    selected: selection.order.map(({ id, ticket, stratumIndex }, index) => ({
      order: index + 1,
      targetId: id,
      stratum: frame.strata[stratumIndex]!.key,
      ...(ticket !== undefined && { ticket }),
    })),
    warnings: [...taskWarnings(task, frame), ...allocation.warnings],
  };
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

function stratumDraw(
  { key, tier, eligibleIds }: FrameStratum,
  { size, intensity, lower, upper, exactCount }: Allocation["strata"][number],
  drawn: number,
  selection: StratumSelection,
): StratumDraw {
  const cutoff = selection.drawn.at(-1)?.ticket;
  return {
    stratum: key,
    tier,
    size,
    eligible: eligibleIds.length,
    intensity,
    lower,
    upper,
    exactCount,
    drawn,
    inclusionProbability: formatRate(drawn, eligibleIds.length),
    ...(cutoff !== undefined && { cutoff }),
    reserve: selection.reserve.map(ticketed),
  };
}

function ticketed({ id, ticket }: DrawnUnit): Ticketed {
  return { targetId: id, ...(ticket !== undefined && { ticket }) };
}
