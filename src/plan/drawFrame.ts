import { formatRate } from "../allocation/formatRate.js";
import { roundCounts } from "../allocation/roundCounts.js";
import { frameDigest } from "../frame/digests.js";
import type { CommittedStratum } from "../model/commitmentEntry.js";
import type { StratumDraw, TaskDraw, Ticketed } from "../model/draw.js";
import type { Seed } from "../model/seed.js";
import { seedOf } from "../random/deriveSeed.js";
import { hashStream } from "../random/hashStream.js";
import type { DrawnUnit, SelectionMethod, StratumSelection } from "../selection/methods.js";
import { countsToDraw, frameCounts, type FrameCounts, type FrameCountsOptions } from "./frameCounts.js";
import { taskWarnings } from "./taskWarnings.js";

/** What {@link drawFrame} needs; everything has been checked. */
export interface DrawFrameOptions extends FrameCountsOptions {
  readonly seed: Seed;
  /** The method that the policy `selection` names. */
  readonly select: SelectionMethod;
}

/** Draws one task: what is known before the seed, and then what follows from it. */
export function drawFrame(options: DrawFrameOptions): TaskDraw {
  return drawCounted(frameCounts(options), options);
}

/** The part of a draw that needs the seed: the seed itself, the rounding if it is left to chance, and the selection. */
export function drawCounted(
  { task: counted, frame, exact, allocation: settled }: FrameCounts,
  options: Pick<DrawFrameOptions, "task" | "asOf" | "policies" | "seed" | "select">,
): TaskDraw {
  const { task, asOf, policies, select } = options;
  const { suite, apportionment, reservePerStratum: reserve } = policies;
  const { taskId, drawId, batch, size, quotaCount, level } = counted;
  const seed = seedOf(suite, drawId, options.seed.sources);

  const allocation = settled ?? roundCounts(exact, apportionment, hashStream({ seed, label: "allocation", suite }));
  const counts = countsToDraw(frame, allocation);
  const selection = select(
    frame.strata.map(({ key, eligibleIds }, index) => ({ key, ids: eligibleIds, count: counts[index]! })),
    { seed, suite, reserve },
  );

  return {
    taskId,
    drawId,
    asOf,
    batch,
    seed,
    frame: {
      size,
      eligible: counted.strata.reduce((sum, { eligible }) => sum + eligible, 0),
      digest: frameDigest(suite, frame.strata),
      outOfScope: frame.outOfScope,
      exclusions: frame.exclusions,
    },
    quotaCount,
    drawn: counts.reduce((sum, count) => sum + count, 0),
    ...(level !== undefined && { level }),
    strata: counted.strata.map((stratum, index) => stratumDraw(stratum, counts[index]!, selection.strata[index]!)),
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

function stratumDraw(stratum: CommittedStratum, drawn: number, selection: StratumSelection): StratumDraw {
  const cutoff = selection.drawn.at(-1)?.ticket;
  return {
    ...stratum,
    drawn,
    inclusionProbability: formatRate(drawn, stratum.eligible),
    ...(cutoff !== undefined && { cutoff }),
    reserve: selection.reserve.map(ticketed),
  };
}

function ticketed({ id, ticket }: DrawnUnit): Ticketed {
  return { targetId: id, ...(ticket !== undefined && { ticket }) };
}
