import type { Warning } from "../errors/warnings.js";
import type { TierInversion } from "../model/draw.js";
import type { Policies } from "../model/policies.js";
import type { RandomSource } from "../random/randomSource.js";
import { apportion } from "./apportion.js";
import type { ExactAllocation, ExactStratum } from "./exactCounts.js";
import { tierInversions } from "./tierInversions.js";

/** A stratum with its count. */
export interface AllocatedStratum {
  readonly key: string;
  readonly size: number;
  /** Exact, as text. */
  readonly intensity: string;
  /** Least and greatest count, both inclusive. */
  readonly lower: number;
  readonly upper: number;
  /** x_h before rounding, exact, as text. */
  readonly exactCount: string;
  /** n_h. */
  readonly count: number;
  /** The bound that holds the exact count, if one does. */
  readonly binding: "none" | "lower" | "upper";
}

/** How many of each stratum. */
export interface Allocation {
  /** What the quota asks for, before caps. */
  readonly quotaCount: number;
  /** The sum of the counts. */
  readonly total: number;
  /** L, the common level: every stratum between its bounds has the exact rate L times its intensity. */
  readonly level?: string;
  readonly strata: readonly AllocatedStratum[];
  readonly inversions: readonly TierInversion[];
  readonly warnings: readonly Warning[];
}

/**
 * Rounds exact counts to whole numbers with the same totals.
 *
 * @param source - needed by `systematic-random` alone
 * @throws {@link DoubleRandomError} `SOURCE_MISSING`
 */
export function roundCounts(
  { quotaCount, level, strata, bounded, parts, warnings }: ExactAllocation,
  method: Policies["apportionment"],
  source?: RandomSource,
): Allocation {
  const counts: number[] = [];
  for (const { indices, total, level: partLevel, values } of parts) {
    const members = indices.map((index) => bounded[index]!);
    const rounding = { strata: members, exact: values, level: partLevel, total, method, ...(source && { source }) };
    const rounded = apportion(rounding);
    for (const [position, index] of indices.entries()) counts[index] = Number(rounded[position]!);
  }
  const inversions = tierInversions(bounded.map(({ tier, size }, index) => ({ tier, size, count: counts[index]! })));
  return {
    quotaCount,
    total: counts.reduce((sum, count) => sum + count, 0),
    ...(level !== undefined && { level }),
    strata: strata.map((stratum, index) => allocated(stratum, counts[index]!)),
    inversions,
    warnings: [
      ...warnings,
      ...inversions.map(({ lowerTier, lowerTierRate, higherTier, higherTierRate }): Warning => ({
        code: "TIER_INVERSION",
        message: `Whole numbers or bounds give tier ${higherTier} the rate ${higherTierRate}, below ${lowerTierRate} of tier ${lowerTier}.`,
      })),
    ],
  };
}

function allocated(stratum: ExactStratum, count: number): AllocatedStratum {
  const { size, lower, upper, exactCount } = stratum;
  return {
    ...stratum,
    count,
    binding:
      exactCount === String(upper) && upper < size
        ? "upper"
        : exactCount === String(lower) && lower > 0
          ? "lower"
          : "none",
  };
}
