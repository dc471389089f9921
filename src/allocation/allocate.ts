import { checkOptions } from "../errors/checkOptions.js";
import type { Warning } from "../errors/warnings.js";
import { formatFraction, fraction, multiply, type Fraction } from "../exact/fraction.js";
import { parseRatio } from "../exact/parseRatio.js";
import { waterFill } from "../exact/waterFill.js";
import type { TierInversion } from "../model/draw.js";
import { allocationChoicesSchema, DEFAULT_CHOICES, type AllocationChoices } from "../model/allocationChoices.js";
import type { AllocationStratum } from "../model/allocationStratum.js";
import { parseWith, withoutUndefined } from "../model/parse.js";
import { quotaSchema, type Quota } from "../model/quota.js";
import type { RandomSource } from "../random/randomSource.js";
import { apportion } from "./apportion.js";
import { integerBounds, type BoundedStratum } from "./integerBounds.js";
import { lineOf, readStrata } from "./readStrata.js";
import { quotaCount } from "./quotaCount.js";
import { reconcile } from "./reconcile.js";
import { tierInversions } from "./tierInversions.js";
import { tierQuotas } from "./tierQuotas.js";

/** What {@link allocate} needs. */
export interface AllocateOptions extends Partial<AllocationChoices> {
  readonly strata: readonly AllocationStratum[];
  readonly quota: Quota;
  /** Needed by `systematic-random` alone. */
  readonly source?: RandomSource;
}

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
 * Divides a quota among strata, exactly, without drawing anything.
 *
 * The exact counts are `x_h = clamp(L * N_h * m_h, A_h, B_h)` with the one level L at which they sum to the total n;
 * they exist whenever the bounds allow n, are unique, and give higher rates to higher intensities. Rounding keeps
 * the total and every bound:
 *
 * - `largest-remainder` is nested by tier: each tier and each stratum is within one of its exact count. Where some rounding of the tiers to neighbouring integers leaves their rates rising, the nearest such one is taken.
 * - `systematic-random`: each count is within one of `x_h`, and its expectation is `x_h` exactly.
 * - `webster`, bounded: raising the total never lowers a stratum.
 *
 * Arithmetic is on integers throughout.
 *
 * @returns counts in the order of the strata given
 * @throws {@link DoubleRandomError} `FIELD_INVALID`, `RATIO_INVALID` or `DUPLICATE_ID` for bad strata;
 *   `ALLOCATION_INFEASIBLE` with {@link AllocationInfeasibility} in `details` when minimums or caps contradict the total;
 *   `SOURCE_MISSING` for `systematic-random` without a source
 *
 * @example
 * ```ts
 * import { allocate } from "double-random";
 *
 * const strata = [
 *   { key: "A", size: 31107, intensity: "1" },
 *   { key: "B", size: 12044, intensity: "2" },
 *   { key: "C", size: 3682, intensity: "4" },
 *   { key: "D", size: 721, intensity: "8" },
 * ];
 * const { level, strata: allocated } = allocate({ strata, quota: { kind: "ratio", ratio: "1%" } });
 * console.log(level, allocated.map(({ count }) => count).join(" "));
 * ```
 * ```text
 * 68/10813 196 151 93 36
 * ```
 *
 * Source: the level is the water-filling of optimum allocation under box constraints (Stenger and Gabler, 2005); for
 * the roundings see Balinski and Young, "Fair Representation" (1982), and Cox, "A constructive procedure for unbiased
 * controlled rounding" (1987).
 */
export function allocate(options: AllocateOptions): Allocation {
  const choices = readChoices(options);
  const { bounded, warnings } = integerBounds(readStrata(options.strata, choices.method));
  const quota = parseWith(quotaSchema, options.quota, "quota");
  const { rounding, minimumTotal: minimum, drawnElsewhere } = choices;
  const share = parseRatio(choices.share, "share");

  if (quota.kind === "ratio-by-tier") {
    const quotas = tierQuotas({ quota, strata: bounded, share, rounding, minimum });
    const parts = quotas.parts.map(({ indices, count }) => {
      const members = indices.map((index) => bounded[index]!);
      return { indices, solved: solve(members, count, choices, options.source) };
    });
    return assemble(bounded, parts, quotas.count, [...warnings, ...quotas.warnings]);
  }

  const base = bounded.reduce((sum, { size }) => sum + size, 0) + drawnElsewhere;
  const wanted = quotaCount({ quota, base, share, rounding, minimum });
  const solved = solve(bounded, wanted.count - BigInt(drawnElsewhere), choices, options.source);
  return assemble(bounded, [{ indices: [...bounded.keys()], solved }], wanted.count, [...warnings, ...wanted.warnings]);
}

function readChoices(options: AllocateOptions): AllocationChoices {
  checkOptions(options);
  const { strata: _, quota: __, source: ___, ...stated } = options;
  return { ...DEFAULT_CHOICES, ...parseWith(allocationChoicesSchema, withoutUndefined(stated), "options") };
}

interface Solution {
  readonly level: Fraction;
  readonly exact: readonly Fraction[];
  readonly counts: readonly bigint[];
  readonly warnings: readonly Warning[];
}

function solve(
  strata: readonly BoundedStratum[],
  wanted: bigint,
  { onInfeasible, apportionment: method }: AllocationChoices,
  source: RandomSource | undefined,
): Solution {
  const { total, warnings } = reconcile(strata, wanted, onInfeasible);
  const { level, values } = waterFill(strata.map(lineOf), total);
  const counts = apportion({ strata, exact: values, level, total, method, ...(source && { source }) });
  return { level, exact: values, counts, warnings };
}

function assemble(
  strata: readonly BoundedStratum[],
  parts: readonly { readonly indices: readonly number[]; readonly solved: Solution }[],
  wanted: bigint,
  warnings: readonly Warning[],
): Allocation {
  const exact: Fraction[] = [];
  const counts: number[] = [];
  for (const { indices, solved } of parts) {
    for (const [position, index] of indices.entries()) {
      exact[index] = solved.exact[position]!;
      counts[index] = Number(solved.counts[position]!);
    }
  }
  const inversions = tierInversions(strata.map(({ tier, size }, index) => ({ tier, size, count: counts[index]! })));
  const single = parts.length === 1 && strata.length > 0 ? parts[0] : undefined;
  return {
    quotaCount: Number(wanted),
    total: counts.reduce((sum, count) => sum + count, 0),
    ...(single && { level: formatFraction(single.solved.level) }),
    strata: strata.map((stratum, index) => allocated(stratum, exact[index]!, counts[index]!)),
    inversions,
    warnings: [
      ...warnings,
      ...parts.flatMap(({ solved }) => solved.warnings),
      ...inversions.map(({ lowerTier, lowerTierRate, higherTier, higherTierRate }): Warning => ({
        code: "TIER_INVERSION",
        message: `Whole numbers or bounds give tier ${higherTier} the rate ${higherTierRate}, below ${lowerTierRate} of tier ${lowerTier}.`,
      })),
    ],
  };
}

function allocated(stratum: BoundedStratum, exact: Fraction, count: number): AllocatedStratum {
  const { key, size, intensity, lower, upper } = stratum;
  const isInteger = exact.denominator === 1n;
  return {
    key,
    size,
    intensity: formatFraction(intensity),
    lower: Number(lower),
    upper: Number(upper),
    exactCount: formatFraction(exact),
    count,
    binding:
      isInteger && exact.numerator === upper && upper < BigInt(size)
        ? "upper"
        : isInteger && exact.numerator === lower && lower > 0n
          ? "lower"
          : "none",
  };
}

/** The rate of a stratum or tier as exact text. */
export function formatRate(count: number, size: number): string {
  return size === 0 ? "0" : formatFraction(multiply(fraction(BigInt(count)), fraction(1n, BigInt(size))));
}
