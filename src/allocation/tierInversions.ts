import { compare, formatFraction, fraction, type Fraction } from "../exact/fraction.js";
import type { TierInversion } from "../model/draw.js";
import { TIERS, type StratumTier } from "../model/tiers.js";

/** Every pair of tiers in which the higher one has the lower rate; empty and unclassified tiers are left out. */
export function tierInversions(
  strata: readonly { readonly tier: StratumTier; readonly size: number; readonly count: number }[],
): readonly TierInversion[] {
  const rates = TIERS.flatMap((tier) => {
    const members = strata.filter((stratum) => stratum.tier === tier);
    const size = members.reduce((sum, stratum) => sum + stratum.size, 0);
    const count = members.reduce((sum, stratum) => sum + stratum.count, 0);
    const rate: Fraction | undefined = size > 0 ? fraction(BigInt(count), BigInt(size)) : undefined;
    return rate ? [{ tier, rate }] : [];
  });
  return rates.flatMap((lower, index) =>
    rates
      .slice(index + 1)
      .filter((higher) => compare(higher.rate, lower.rate) < 0)
      .map((higher) => ({
        lowerTier: lower.tier,
        lowerTierRate: formatFraction(lower.rate),
        higherTier: higher.tier,
        higherTierRate: formatFraction(higher.rate),
      })),
  );
}
