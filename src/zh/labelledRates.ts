import { compare } from "../exact/fraction.js";
import { parseShare } from "../exact/parseRatio.js";
import type { RatesByTier } from "../model/quota.js";
import type { RateBands } from "../model/risk.js";
import { TIERS, type Tier } from "../model/tiers.js";

/** A printed rate, or the two ends of a band. */
export interface PrintedRate {
  readonly minimum: string;
  readonly maximum: string;
}

const LABELLED =
  /(?:(较高|中高|一般|中等|中|低|高)风险|([A-D])(?:级|类|(?=[:\d])))[^\d%险类级A-D;。]{0,12}(\d{1,3}(?:\.\d{1,6})?)[%‰]?(?:[-–—~至到]{1,2}(\d{1,3}(?:\.\d{1,6})?))?([%‰])/g;

/** The words for the tiers; those of the national scheme first. */
export const TIER_OF_WORD: Readonly<Record<string, Tier>> = {
  ...{ 低: "low", 一般: "general", 较高: "higher", 高: "high" },
  ...{ 中: "general", 中等: "general", 中高: "higher" },
  ...{ A: "low", B: "general", C: "higher", D: "high" },
};

/** Rates that are printed with the name of a tier or class: `A类1%、B类2%`, `低风险1-5%`. */
export function labelledRates(folded: string): ReadonlyMap<Tier, PrintedRate> {
  const rates = new Map<Tier, PrintedRate>();
  for (const [, tier, letter, from, to, sign] of folded.matchAll(LABELLED)) {
    const name = TIER_OF_WORD[tier ?? letter!]!;
    if (!rates.has(name)) rates.set(name, { minimum: `${from!}${sign!}`, maximum: `${to ?? from!}${sign!}` });
  }
  return rates;
}

/** One rate for each tier, if all four are there, none is a band, and none is below the one before. */
export function ratesByTier(rates: ReadonlyMap<Tier, PrintedRate>): RatesByTier | undefined {
  const bands = rateBands(rates);
  if (!bands || TIERS.some((tier) => bands[tier].minimum !== bands[tier].maximum)) return undefined;
  const [low, general, higher, high] = TIERS.map((tier) => bands[tier].minimum) as [string, string, string, string];
  return { low, general, higher, high };
}

/** A band for each tier, if all four are there and neither end falls from one tier to the next. */
export function rateBands(rates: ReadonlyMap<Tier, PrintedRate>): RateBands | undefined {
  const found = TIERS.map((tier) => rates.get(tier));
  if (found.some((rate) => rate === undefined)) return undefined;
  const [low, general, higher, high] = found as [PrintedRate, PrintedRate, PrintedRate, PrintedRate];
  const rising = (["minimum", "maximum"] as const).every((end) =>
    found.every((rate, index) => {
      const [before, here] = [parseShare(found[index - 1]?.[end] ?? "0%"), parseShare(rate![end])];
      return before !== undefined && here !== undefined && compare(before, here) <= 0;
    }),
  );
  return rising ? { low, general, higher, high } : undefined;
}
