import { describe, expect, it } from "vitest";
import { quotaCount, roundCount, type OverallQuota, type QuotaCountOptions } from "../../src/allocation/quotaCount.js";
import { tierInversions } from "../../src/allocation/tierInversions.js";
import { tierQuotas, type TierQuotasOptions } from "../../src/allocation/tierQuotas.js";
import { fraction, ONE } from "../../src/exact/fraction.js";
import type { RatesByTier } from "../../src/model/quota.js";
import type { StratumTier } from "../../src/model/tiers.js";
import { boundedStratum } from "../support/boundedStrata.js";

describe("roundCount", () => {
  it.each([
    ["ceil", [2n, 3n, 3n, 3n]],
    ["half-up", [2n, 2n, 3n, 3n]],
    ["floor", [2n, 2n, 2n, 2n]],
  ] as const)("by %s of 2, 2 1/3, 2 1/2 and 2 2/3", (rounding, counts) => {
    const exact = [fraction(2n), fraction(7n, 3n), fraction(5n, 2n), fraction(8n, 3n)];
    expect(exact.map((value) => roundCount(value, rounding))).toEqual(counts);
  });
});

describe("quotaCount", () => {
  const PLAIN = { base: 101, share: ONE, rounding: "floor", minimum: 0 } as const;

  function countOf(quota: OverallQuota, more: Partial<QuotaCountOptions> = {}): bigint {
    return quotaCount({ ...PLAIN, quota, ...more }).count;
  }

  it.each<readonly [quota: OverallQuota, floor: bigint, ofAHalf: bigint]>([
    [{ kind: "ratio", ratio: "5%" }, 5n, 2n],
    [{ kind: "at-least-ratio", ratio: "5%" }, 6n, 3n],
    [{ kind: "ratio-range", minimum: "5%", maximum: "9%" }, 6n, 3n],
    [{ kind: "count", count: 7 }, 7n, 3n],
    [{ kind: "count-range", minimum: 7, maximum: 9 }, 7n, 3n],
    [{ kind: "census" }, 101n, 51n],
  ])("of %j rounds down only what promises no least coverage", (quota, whole, half) => {
    expect([countOf(quota), countOf(quota, { share: fraction(1n, 2n) })]).toEqual([whole, half]);
  });

  it("says that of a range the lower end is taken, and of nothing else", () => {
    const of = (quota: OverallQuota): unknown => quotaCount({ ...PLAIN, quota }).warnings;
    expect(of({ kind: "ratio-range", minimum: "5%", maximum: "9%" })).toEqual([
      { code: "RANGE_LOWER_END", message: "The plan prints a range, 5% to 9%; its lower end is used." },
    ]);
    expect(of({ kind: "count-range", minimum: 7, maximum: 9 })).toEqual([
      { code: "RANGE_LOWER_END", message: "The plan prints a range, 7 to 9; its lower end is used." },
    ]);
    expect(of({ kind: "ratio", ratio: "5%" })).toEqual([]);
  });

  it("raises what is below the minimum, and says so", () => {
    const quota = { kind: "count", count: 2 } as const;
    expect(quotaCount({ ...PLAIN, quota, minimum: 3 })).toEqual({
      count: 3n,
      warnings: [{ code: "RAISED_TO_MINIMUM", message: "The quota gives 2 of 101; the minimum is 3." }],
    });
    expect(quotaCount({ ...PLAIN, quota, minimum: 2 })).toEqual({ count: 2n, warnings: [] });
  });

  it("has no minimum of an empty base, and one of a base of one", () => {
    const quota = { kind: "ratio", ratio: "5%" } as const;
    expect(quotaCount({ ...PLAIN, quota, base: 0, minimum: 3 })).toEqual({ count: 0n, warnings: [] });
    expect(countOf(quota, { base: 1, minimum: 3 })).toBe(3n);
  });
});

describe("tierQuotas", () => {
  const ratios: RatesByTier = { low: "10%", general: "20%", higher: "30%", high: "40%" };
  const strata = [
    boundedStratum({ key: "h", tier: "high", size: 5 }),
    boundedStratum({ key: "l1", tier: "low", size: 6 }),
    boundedStratum({ key: "u", tier: "unclassified", size: 9 }),
    boundedStratum({ key: "l2", tier: "low", size: 5 }),
    boundedStratum({ key: "g", tier: "general", size: 4 }),
  ];
  const options: TierQuotasOptions = {
    quota: { kind: "ratio-by-tier", ratios },
    strata,
    share: ONE,
    rounding: "floor",
    minimum: 0,
  };

  function countsOf(more: Partial<TierQuotasOptions>): readonly (readonly [number, bigint])[] {
    return tierQuotas({ ...options, ...more }).parts.map(({ indices, count }) => [indices[0]!, count] as const);
  }

  it("has a count for each tier that has strata, in ascending order of the tiers", () => {
    const { parts, count, warnings } = tierQuotas(options);
    expect(parts.map((part) => [part.indices, part.count])).toEqual([
      [[1, 3], 1n],
      [[4], 0n],
      [[0], 2n],
      [[2], 1n],
    ]);
    expect([count, warnings]).toEqual([4n, []]);
  });

  it("rounds by the policy, after the share", () => {
    expect(tierQuotas({ ...options, rounding: "ceil" }).count).toBe(2n + 1n + 2n + 2n);
    expect(tierQuotas({ ...options, rounding: "ceil", share: fraction(1n, 2n) }).count).toBe(1n + 1n + 1n + 1n);
  });

  it("gives targets without a tier their own rate where there is one, else that of general", () => {
    const none = ["unclassified", "untiered"].map((tier) =>
      boundedStratum({ key: tier, tier: tier as StratumTier, size: 10 }),
    );
    expect(tierQuotas({ ...options, strata: none }).parts.map(({ count }) => count)).toEqual([2n, 2n]);
    const quota = { kind: "ratio-by-tier", ratios: { ...ratios, unclassified: "50%" } } as const;
    expect(tierQuotas({ ...options, strata: none, quota }).parts.map(({ count }) => count)).toEqual([5n, 5n]);
  });

  it("fills the highest tiers first where the minimum asks for more", () => {
    expect(countsOf({ minimum: 4 })).toEqual([
      [1, 1n],
      [4, 0n],
      [0, 2n],
      [2, 1n],
    ]);
    expect(countsOf({ minimum: 6 })).toEqual([
      [1, 1n],
      [4, 0n],
      [0, 4n],
      [2, 1n],
    ]);
    expect(countsOf({ minimum: 8 })).toEqual([
      [1, 1n],
      [4, 1n],
      [0, 5n],
      [2, 1n],
    ]);
    expect(countsOf({ minimum: 12 })).toEqual([
      [1, 2n],
      [4, 4n],
      [0, 5n],
      [2, 1n],
    ]);
    expect(countsOf({ minimum: 22 })).toEqual([
      [1, 11n],
      [4, 4n],
      [0, 5n],
      [2, 2n],
    ]);
    expect(countsOf({ minimum: 99 })).toEqual([
      [1, 11n],
      [4, 4n],
      [0, 5n],
      [2, 9n],
    ]);
  });

  it("says that it did", () => {
    expect(tierQuotas({ ...options, minimum: 6 })).toMatchObject({
      count: 6n,
      warnings: [{ code: "RAISED_TO_MINIMUM", message: "The rates give 4 in all tiers together; the minimum is 6." }],
    });
  });

  it("gives nothing to a tier whose rate is 0", () => {
    const quota = { kind: "ratio-by-tier", ratios: { ...ratios, high: "0", low: "0" } } as const;
    expect(countsOf({ quota, minimum: 99 })).toEqual([
      [1, 0n],
      [4, 4n],
      [0, 0n],
      [2, 9n],
    ]);
  });
});

describe("tierInversions", () => {
  it("are all pairs in which the higher tier has the lower rate", () => {
    expect(
      tierInversions([
        { tier: "high", size: 10, count: 2 },
        { tier: "low", size: 4, count: 1 },
        { tier: "higher", size: 10, count: 5 },
        { tier: "low", size: 4, count: 2 },
        { tier: "general", size: 8, count: 3 },
      ]),
    ).toEqual([
      { lowerTier: "low", lowerTierRate: "3/8", higherTier: "high", higherTierRate: "1/5" },
      { lowerTier: "general", lowerTierRate: "3/8", higherTier: "high", higherTierRate: "1/5" },
      { lowerTier: "higher", lowerTierRate: "1/2", higherTier: "high", higherTierRate: "1/5" },
    ]);
  });

  it("leave out tiers without units and strata without a tier", () => {
    expect(
      tierInversions([
        { tier: "low", size: 4, count: 1 },
        { tier: "high", size: 0, count: 0 },
        { tier: "unclassified", size: 9, count: 0 },
        { tier: "untiered", size: 9, count: 9 },
      ]),
    ).toEqual([]);
  });
});
