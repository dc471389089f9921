import type { Warning } from "../errors/warnings.js";
import { ceil, floor, fraction, multiply, roundHalfUp, type Fraction } from "../exact/fraction.js";
import { parseRatio } from "../exact/parseRatio.js";
import type { Policies } from "../model/policies.js";
import type { Quota } from "../model/quota.js";
import { shareOf } from "./shareOf.js";

/** A quota that is one number for the whole task. */
export type OverallQuota = Exclude<Quota, { readonly kind: "ratio-by-tier" }>;

/** What {@link quotaCount} needs. */
export interface QuotaCountOptions {
  readonly quota: OverallQuota;
  /** The number of targets that a ratio is a ratio of. */
  readonly base: number;
  /** The share of the yearly quota that is due. */
  readonly share: Fraction;
  readonly rounding: Policies["rounding"];
  /** The fewest if the base is not empty. */
  readonly minimum: number;
}

/** How many targets a quota asks for, before any cap; exact at every step. */
export function quotaCount(options: QuotaCountOptions): {
  readonly count: bigint;
  readonly warnings: readonly Warning[];
} {
  const { quota, base, share, rounding, minimum } = options;
  const warnings: Warning[] = [];
  if (quota.kind === "ratio-range" || quota.kind === "count-range") {
    const message = `The plan prints a range, ${String(quota.minimum)} to ${String(quota.maximum)}; its lower end is used.`;
    warnings.push({ code: "RANGE_LOWER_END", message });
  }
  let count = roundCount(multiply(yearlyCount(quota, BigInt(base)), share), isAtLeast(quota) ? "ceil" : rounding);
  if (base > 0 && count < BigInt(minimum)) {
    const message = `The quota gives ${String(count)} of ${String(base)}; the minimum is ${String(minimum)}.`;
    warnings.push({ code: "RAISED_TO_MINIMUM", message });
    count = BigInt(minimum);
  }
  return { count, warnings };
}

/** Rounds an exact count by a policy. */
export function roundCount(exact: Fraction, rounding: Policies["rounding"]): bigint {
  switch (rounding) {
    case "ceil":
      return ceil(exact);
    case "floor":
      return floor(exact);
    case "half-up":
      return roundHalfUp(exact);
  }
}

function yearlyCount(quota: OverallQuota, base: bigint): Fraction {
  switch (quota.kind) {
    case "ratio":
    case "at-least-ratio":
      return multiply(parseRatio(quota.ratio), fraction(base));
    case "ratio-range":
      return multiply(shareOf(quota.minimum), fraction(base));
    case "count":
      return fraction(BigInt(quota.count));
    case "count-range":
      return fraction(BigInt(quota.minimum));
    case "census":
      return fraction(base);
  }
}

/** 不低于, the lower end of a range and a census promise a least coverage, which rounding down would break. */
function isAtLeast({ kind }: OverallQuota): boolean {
  return kind === "at-least-ratio" || kind === "ratio-range" || kind === "census";
}
