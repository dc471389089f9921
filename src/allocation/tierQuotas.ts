import type { Warning } from "../errors/warnings.js";
import { fraction, multiply, type Fraction } from "../exact/fraction.js";
import type { Policies } from "../model/policies.js";
import type { Quota, RatesByTier } from "../model/quota.js";
import { STRATUM_TIERS, TIERS, type StratumTier } from "../model/tiers.js";
import type { BoundedStratum } from "./integerBounds.js";
import { roundCount } from "./quotaCount.js";
import { shareOf } from "./shareOf.js";

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

/** A count for each tier from a rate of its own. Short of the minimum, the highest tiers with a rate above 0 get more. */
export function tierQuotas({ quota, strata, share, rounding, minimum }: TierQuotasOptions): {
  readonly parts: readonly TierQuota[];
  readonly count: bigint;
  readonly warnings: readonly Warning[];
} {
  const parts = STRATUM_TIERS.map((tier) => {
    const indices = [...strata.keys()].filter((index) => strata[index]!.tier === tier);
    const size = indices.reduce((sum, index) => sum + BigInt(strata[index]!.size), 0n);
    const rate = rateOf(quota.ratios, tier);
    return { tier, indices, size, rate, count: roundCount(multiply(multiply(rate, fraction(size)), share), rounding) };
  }).filter(({ indices }) => indices.length > 0);

  const total = parts.reduce((sum, { count }) => sum + count, 0n);
  let missing = BigInt(minimum) - total;
  const urgency = ({ tier }: { readonly tier: StratumTier }): number => (TIERS as readonly string[]).indexOf(tier);
  for (const part of parts.filter(({ rate }) => rate.numerator > 0n).sort((a, b) => urgency(b) - urgency(a))) {
    if (missing <= 0n) break;
    const room = part.size - part.count;
    const raise = missing < room ? missing : room;
    part.count += raise;
    missing -= raise;
  }
  const count = parts.reduce((sum, part) => sum + part.count, 0n);
  if (count === total) return { parts, count, warnings: [] };
  const message = `The rates give ${String(total)} in all tiers together; the minimum is ${String(minimum)}.`;
  return { parts, count, warnings: [{ code: "RAISED_TO_MINIMUM", message }] };
}

function rateOf(rates: RatesByTier, tier: StratumTier): Fraction {
  const text = tier === "unclassified" || tier === "untiered" ? (rates.unclassified ?? rates.general) : rates[tier];
  return shareOf(text);
}
