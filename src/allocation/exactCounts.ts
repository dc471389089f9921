import type { Warning } from "../errors/warnings.js";
import { formatFraction, type Fraction } from "../exact/fraction.js";
import { parseRatio } from "../exact/parseRatio.js";
import { waterFill } from "../exact/waterFill.js";
import type { AllocationChoices } from "../model/allocationChoices.js";
import type { AllocationStratum } from "../model/allocationStratum.js";
import type { Quota } from "../model/quota.js";
import { integerBounds, type BoundedStratum } from "./integerBounds.js";
import { quotaCount } from "./quotaCount.js";
import { reconcile } from "./reconcile.js";
import type { AllocatedStratum } from "./roundCounts.js";
import { lineOf, stratumNumbers } from "./stratumNumbers.js";
import { tierQuotas } from "./tierQuotas.js";

/** What {@link exactCounts} needs; everything has been checked. */
export interface ExactCountsOptions {
  readonly strata: readonly AllocationStratum[];
  readonly quota: Quota;
  readonly choices: AllocationChoices;
}

/** Strata that share a total, with everything about them but the rounding. */
export interface ExactPart {
  /** Which of the strata. */
  readonly indices: readonly number[];
  readonly total: bigint;
  readonly level: Fraction;
  /** x_h of each of them; their sum is the total. */
  readonly values: readonly Fraction[];
}

/** A stratum with its exact count. */
export type ExactStratum = Omit<AllocatedStratum, "count" | "binding">;

/** A quota divided exactly; no chance has come into it. */
export interface ExactAllocation {
  /** What the quota asks for, before caps. */
  readonly quotaCount: number;
  /** L, the common level; absent where tiers have quotas of their own, and without strata. */
  readonly level?: string;
  /** In the order of the strata given. */
  readonly strata: readonly ExactStratum[];
  readonly bounded: readonly BoundedStratum[];
  readonly parts: readonly ExactPart[];
  readonly warnings: readonly Warning[];
}

/**
 * Divides a quota among strata exactly and leaves the rounding open, which is the only step that may need a seed.
 *
 * @throws {@link DoubleRandomError} `ALLOCATION_INFEASIBLE`
 */
export function exactCounts({ strata, quota, choices }: ExactCountsOptions): ExactAllocation {
  const { bounded, warnings } = integerBounds(strata.map((stratum) => stratumNumbers(stratum, choices.method)));
  const { rounding, minimumTotal: minimum, drawnElsewhere, onInfeasible } = choices;
  const share = parseRatio(choices.share, "share");

  if (quota.kind === "ratio-by-tier") {
    const quotas = tierQuotas({ quota, strata: bounded, share, rounding, minimum });
    const parts = quotas.parts.map(({ indices, count }) => divide(bounded, indices, count, onInfeasible));
    return exactAllocation(bounded, parts, quotas.count, [...warnings, ...quotas.warnings]);
  }

  const base = bounded.reduce((sum, { size }) => sum + size, 0) + drawnElsewhere;
  const wanted = quotaCount({ quota, base, share, rounding, minimum });
  const part = divide(bounded, [...bounded.keys()], wanted.count - BigInt(drawnElsewhere), onInfeasible);
  return exactAllocation(bounded, [part], wanted.count, [...warnings, ...wanted.warnings]);
}

function divide(
  strata: readonly BoundedStratum[],
  indices: readonly number[],
  wanted: bigint,
  onInfeasible: AllocationChoices["onInfeasible"],
): ExactPart & { readonly warnings: readonly Warning[] } {
  const members = indices.map((index) => strata[index]!);
  const { total, warnings } = reconcile(members, wanted, onInfeasible);
  const { level, values } = waterFill(members.map(lineOf), total);
  return { indices, total, level, values, warnings };
}

function exactAllocation(
  bounded: readonly BoundedStratum[],
  parts: readonly ReturnType<typeof divide>[],
  wanted: bigint,
  warnings: readonly Warning[],
): ExactAllocation {
  const values: Fraction[] = [];
  for (const part of parts) {
    for (const [position, index] of part.indices.entries()) values[index] = part.values[position]!;
  }
  const single = parts.length === 1 && bounded.length > 0 ? parts[0] : undefined;
  return {
    quotaCount: Number(wanted),
    ...(single && { level: formatFraction(single.level) }),
    strata: bounded.map(({ key, size, intensity, lower, upper }, index) => ({
      key,
      size,
      intensity: formatFraction(intensity),
      lower: Number(lower),
      upper: Number(upper),
      exactCount: formatFraction(values[index]!),
    })),
    bounded,
    parts,
    warnings: [...warnings, ...parts.flatMap((part) => part.warnings)],
  };
}
