import { checkOptions } from "../errors/checkOptions.js";
import { allocationChoicesSchema, type AllocationChoices } from "../model/allocationChoices.js";
import type { AllocationStratum } from "../model/allocationStratum.js";
import { DEFAULT_CHOICES } from "../model/defaultChoices.js";
import { parseWith, withoutUndefined } from "../model/parse.js";
import { quotaSchema, type Quota } from "../model/quota.js";
import type { RandomSource } from "../random/randomSource.js";
import { exactCounts } from "./exactCounts.js";
import { readStrata } from "./readStrata.js";
import { roundCounts, type Allocation } from "./roundCounts.js";

export type { AllocatedStratum, Allocation } from "./roundCounts.js";

/** What {@link allocate} needs. */
export interface AllocateOptions extends Partial<AllocationChoices> {
  readonly strata: readonly AllocationStratum[];
  readonly quota: Quota;
  /** Needed by `systematic-random` alone. */
  readonly source?: RandomSource;
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
  const strata = readStrata(options.strata, choices.method);
  const quota = parseWith(quotaSchema, options.quota, "quota");
  return roundCounts(exactCounts({ strata, quota, choices }), choices.apportionment, options.source);
}

function readChoices(options: AllocateOptions): AllocationChoices {
  checkOptions(options);
  const { strata: _, quota: __, source: ___, ...stated } = options;
  return { ...DEFAULT_CHOICES, ...parseWith(allocationChoicesSchema, withoutUndefined(stated), "options") };
}
