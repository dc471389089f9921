import type { Warning } from "../errors/warnings.js";
import { fraction, multiply, ZERO, type Fraction } from "../exact/fraction.js";
import { parseShare } from "../exact/parseRatio.js";
import type { Policies } from "../model/policies.js";
import type { Quota, RatesByTier } from "../model/quota.js";
import { STRATUM_TIERS, type StratumTier } from "../model/tier.js";
import type { BoundedStratum } from "./integerBounds.js";
import { roundCount } from "./quotaCount.js";

/** What {@link tierQuotas} needs. */
export interface TierQuotasOptions {
  readonly quota: Extract<Quota, { readonly kind: "ratio-by-tier" }>;
  readonly strata: readonly BoundedStratum[];
  readonly share: Fraction;
  readonly rounding: Policies["rounding"];
  readonly minimum: number;
}

/** The strata of one tier, by index, and how many of them together. */
export interface TierQuota {
  readonly indices: readonly number[];
  readonly count: bigint;
}

/** A count for each tier from a rate of its own. If all come to nothing, the highest tier that has targets gets one. */
export function tierQuotas({ quota, strata, share, rounding, minimum }: TierQuotasOptions): {
  readonly parts: readonly TierQuota[];
  readonly count: bigint;
  readonly warnings: readonly Warning[];
} {
  const parts = STRATUM_TIERS.map((tier) => {
    const indices = [...strata.keys()].filter((index) => strata[index]!.tier === tier);
    const size = indices.reduce((sum, index) => sum + BigInt(strata[index]!.size), 0n);
    const exact = multiply(multiply(rateOf(quota.ratios, tier), fraction(size)), share);
    return { tier, indices, size, count: roundCount(exact, rounding) };
  }).filter(({ size }) => size > 0n);

  const total = parts.reduce((sum, { count }) => sum + count, 0n);
  const highest = parts.findLast(({ tier }) => tier !== "unclassified" && tier !== "untiered") ?? parts.at(-1);
  if (total > 0n || minimum === 0 || !highest) return { parts, count: total, warnings: [] };
  highest.count = 1n;
  const message = `The rates give 0 in every tier; one target of tier ${highest.tier} is drawn.`;
  return { parts, count: 1n, warnings: [{ code: "ROUNDED_UP_TO_ONE", message }] };
}

function rateOf(rates: RatesByTier, tier: StratumTier): Fraction {
  const text = tier === "unclassified" || tier === "untiered" ? (rates.unclassified ?? rates.general) : rates[tier];
  return parseShare(text) ?? ZERO;
}
