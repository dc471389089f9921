import { describe, expect, it } from "vitest";
import { allocate, type AllocateOptions } from "../../src/allocation/allocate.js";
import { exactCounts } from "../../src/allocation/exactCounts.js";
import { readStrata } from "../../src/allocation/readStrata.js";
import type { AllocationStratum } from "../../src/model/allocationStratum.js";
import { DEFAULT_CHOICES } from "../../src/model/defaultChoices.js";
import type { Quota } from "../../src/model/quota.js";
import { answering } from "../support/answering.js";
import { refusal } from "../support/badField.js";

const RATES: Quota = { kind: "ratio-by-tier", ratios: { low: "10%", general: "20%", higher: "30%", high: "50%" } };
const count = (of: number): Quota => ({ kind: "count", count: of });

describe("exactCounts", () => {
  const strata: readonly AllocationStratum[] = [
    { key: "A", size: 40, tier: "low", intensity: "1", minimum: 1 },
    { key: "B", size: 20, tier: "high", intensity: "2", maximum: 9 },
  ];

  it("has one level for all strata, and the exact count of each", () => {
    const exact = exactCounts({ strata, quota: count(10), choices: DEFAULT_CHOICES });
    expect(exact).toMatchObject({
      quotaCount: 10,
      level: "1/8",
      strata: [
        { key: "A", size: 40, intensity: "1", lower: 1, upper: 40, exactCount: "5" },
        { key: "B", size: 20, intensity: "2", lower: 0, upper: 9, exactCount: "5" },
      ],
      warnings: [],
    });
    expect(exact.parts.map(({ indices, total }) => [indices, total])).toEqual([[[0, 1], 10n]]);
  });

  it("has a part for each tier with a rate of its own, each with its own level, and none for all", () => {
    const exact = exactCounts({ strata, quota: RATES, choices: { ...DEFAULT_CHOICES, onInfeasible: "adjust-total" } });
    expect(exact.parts.map(({ indices, total }) => [indices, total])).toEqual([
      [[0], 4n],
      [[1], 9n],
    ]);
    expect(exact.quotaCount).toBe(14);
    expect("level" in exact).toBe(false);
  });

  it("has a level where one tier has all strata, and none without strata", () => {
    const [low] = strata as [AllocationStratum];
    expect(exactCounts({ strata: [low], quota: RATES, choices: DEFAULT_CHOICES }).level).toBe("1/10");
    for (const quota of [RATES, count(10)]) {
      const none = exactCounts({ strata: [], quota, choices: { ...DEFAULT_CHOICES, onInfeasible: "adjust-total" } });
      expect("level" in none).toBe(false);
      expect(none.strata).toEqual([]);
    }
  });

  it("counts what was drawn elsewhere in the base, and takes it off", () => {
    const choices = { ...DEFAULT_CHOICES, drawnElsewhere: 40 };
    const exact = exactCounts({ strata, quota: { kind: "ratio", ratio: "50%" }, choices });
    expect([exact.quotaCount, exact.parts[0]!.total]).toEqual([50, 10n]);
  });

  it("has the warnings of bounds, quota and total in this order", () => {
    const narrow = [{ key: "A", size: 3, band: { minimum: "5%", maximum: "20%" } }];
    const quota = { kind: "count-range", minimum: 5, maximum: 9 } as const;
    const choices = { ...DEFAULT_CHOICES, onInfeasible: "adjust-total" } as const;
    expect(exactCounts({ strata: narrow, quota, choices }).warnings.map(({ code }) => code)).toEqual([
      "BAND_WITHOUT_INTEGER",
      "RANGE_LOWER_END",
      "QUOTA_CAPPED",
      "TOTAL_CAPPED",
    ]);
    const byTier = { strata: narrow, quota: RATES, choices: { ...choices, minimumTotal: 2 } };
    expect(exactCounts(byTier).warnings.map(({ code }) => code)).toEqual([
      "BAND_WITHOUT_INTEGER",
      "RAISED_TO_MINIMUM",
      "TOTAL_CAPPED",
    ]);
  });
});

describe("allocate", () => {
  it("says which bound holds an exact count", () => {
    const strata = [
      { key: "free", size: 100, minimum: 2, maximum: 50 },
      { key: "capped", size: 100, maximum: 5 },
      { key: "raised", size: 10, minimum: 6 },
      { key: "one number", size: 100, minimum: 3, maximum: 3 },
      { key: "all", size: 4, minimum: 4 },
      { key: "empty", size: 0 },
    ].map((stratum) => ({ ...stratum, key: stratum.key.replace(" ", "-"), path: [] }));
    const { strata: allocated } = allocate({ strata, quota: count(58) });
    expect(allocated.map(({ key, count: of, binding }) => [key, of, binding])).toEqual([
      ["free", 40, "none"],
      ["capped", 5, "upper"],
      ["raised", 6, "lower"],
      ["one-number", 3, "upper"],
      ["all", 4, "lower"],
      ["empty", 0, "none"],
    ]);
  });

  it("holds nothing by a bound that is not reached, or that is none", () => {
    const { strata } = allocate({ strata: [{ key: "all", size: 4 }], quota: { kind: "census" } });
    expect(strata).toEqual([
      { key: "all", size: 4, intensity: "1", lower: 0, upper: 4, exactCount: "4", count: 4, binding: "none" },
    ]);
  });

  it("of no strata is nothing", () => {
    expect(allocate({ strata: [], quota: { kind: "census" } })).toEqual({
      quotaCount: 0,
      total: 0,
      strata: [],
      inversions: [],
      warnings: [],
    });
  });

  it("warns of a tier whose rate is below that of a lower one", () => {
    const strata: readonly AllocationStratum[] = [
      { key: "A", size: 2, tier: "low", minimum: 1 },
      { key: "D", size: 100, tier: "high", intensity: "8" },
    ];
    expect(allocate({ strata, quota: count(11) })).toMatchObject({
      quotaCount: 11,
      total: 11,
      inversions: [{ lowerTier: "low", lowerTierRate: "1/2", higherTier: "high", higherTierRate: "1/10" }],
      warnings: [
        {
          code: "TIER_INVERSION",
          message: "Whole numbers or bounds give tier high the rate 1/10, below 1/2 of tier low.",
        },
      ],
    });
  });

  it("rounds tiers with rates of their own apart from each other", () => {
    const strata: readonly AllocationStratum[] = [
      { key: "h", size: 5, tier: "high" },
      { key: "l", size: 15, tier: "low" },
    ];
    const allocated = allocate({ strata, quota: RATES });
    expect(allocated.strata.map(({ count: of }) => of)).toEqual([3, 2]);
    expect([allocated.total, "level" in allocated]).toEqual([5, false]);
    expect(allocate({ strata, quota: count(4) }).level).toBe("1/5");
  });

  it("gives its source to systematic-random, and demands it", () => {
    const strata = ["a", "b"].map((key) => ({ key, size: 5 }));
    const asked: AllocateOptions = { strata, quota: count(5), apportionment: "systematic-random" };
    const source = answering([0n, 0n, 0n, 1n]);
    expect(allocate({ ...asked, source }).strata.map(({ count: of }) => of)).toEqual([3, 2]);
    expect(source.bounds).toEqual([1n, 2n, 1n, 2n]);
    expect(refusal(() => allocate(asked)).code).toBe("SOURCE_MISSING");
  });

  it("takes a choice that is not stated for the default", () => {
    const strata = [{ key: "a", size: 30 }];
    const quota = { kind: "ratio", ratio: "5%" } as const;
    expect(allocate({ strata, quota, rounding: undefined } as unknown as AllocateOptions).total).toBe(2);
    expect(allocate({ strata, quota, rounding: "floor" }).total).toBe(1);
  });

  it.each<readonly [name: string, options: unknown, path: string]>([
    ["options that are none", 7, "options"],
    ["a choice that there is not", { strata: [], quota: count(1), rounding: "up" }, "options.rounding"],
    ["strata that are no list", { strata: {}, quota: count(1) }, "strata"],
    ["a quota that is none", { strata: [], quota: { kind: "some" } }, "quota.kind"],
  ])("refuses %s", (_, options, path) => {
    expect(refusal(() => allocate(options as AllocateOptions)).issues[0]?.path).toBe(path);
  });
});

describe("readStrata", () => {
  const band = { minimum: "0%", maximum: "50%" };

  it("asks for a band for the dial alone", () => {
    const strata = [
      { key: "A", size: 4, band },
      { key: "B", size: 4 },
    ];
    expect(readStrata(strata, "intensities")).toEqual(strata);
    expect(refusal(() => readStrata(strata, "dial")).issues).toEqual([
      {
        code: "FIELD_INVALID",
        path: "strata[1].band",
        expected: "a rate band, because the method is dial",
        received: "nothing",
      },
    ]);
    expect(readStrata([{ key: "A", size: 4, band }], "dial")).toHaveLength(1);
  });

  it("refuses a key that occurs twice", () => {
    const strata = [
      { key: "A", size: 4 },
      { key: "A", size: 5 },
    ];
    expect(refusal(() => readStrata(strata, "intensities")).issues).toMatchObject([
      { code: "DUPLICATE_ID", path: "strata[1].key" },
    ]);
  });
});
