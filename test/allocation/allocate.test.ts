import assert from "node:assert/strict";
import fc from "fast-check";
import {
  allocate,
  DoubleRandomError,
  hashStream,
  STRATUM_TIERS,
  TIERS,
  type AllocateOptions,
  type Allocation,
  type AllocationStratum,
  type Quota,
  type RandomSource,
  type StratumTier,
} from "double-random";
import { describe, expect, it } from "vitest";
import {
  add,
  ceil,
  compare,
  floor,
  formatFraction,
  fraction,
  multiply,
  ZERO,
  type Fraction,
} from "../../src/exact/fraction.js";
import { parseDecimal } from "../../src/exact/parseDecimal.js";
import { waterFill } from "../../src/exact/waterFill.js";

const SEED = 20_260_104;
const DRAW_SEED = "0123456789abcdef".repeat(4);
const METHODS = ["largest-remainder", "webster", "systematic-random"] as const;

function sourceOf(label = "allocation"): RandomSource {
  return hashStream({ seed: DRAW_SEED, label });
}

function failureOf(action: () => unknown): DoubleRandomError {
  try {
    action();
  } catch (error) {
    if (error instanceof DoubleRandomError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

function exactOf(text: string): Fraction {
  const value = parseDecimal(text);
  if (!value) throw new Error(`not an exact number: ${text}`);
  return value;
}

const sumOf = (values: readonly Fraction[]): Fraction => values.reduce(add, ZERO);
const counts = ({ strata }: Allocation): number[] => strata.map(({ count }) => count);
const codes = ({ warnings }: Allocation): string[] => warnings.map(({ code }) => code);

const one = (size: number): AllocationStratum[] => [{ key: "all", size }];
const ratio = (text: string): Quota => ({ kind: "ratio", ratio: text });
const countQuota = (count: number): Quota => ({ kind: "count", count });

describe("how many", () => {
  it.each([
    { what: "class B", size: 1866, of: "1%", ceil: 19, halfUp: 19, floor: 18 },
    { what: "class C", size: 521, of: "10%", ceil: 53, halfUp: 52, floor: 52 },
    { what: "class D", size: 296, of: "30%", ceil: 89, halfUp: 89, floor: 88 },
    { what: "sole traders", size: 23_456, of: "0.1%", ceil: 24, halfUp: 23, floor: 23 },
    { what: "schools", size: 12, of: "5%", ceil: 1, halfUp: 1, floor: 1 },
    { what: "five schools", size: 5, of: "5%", ceil: 1, halfUp: 1, floor: 1 },
    { what: "no patent agency", size: 0, of: "100%", ceil: 0, halfUp: 0, floor: 0 },
    { what: "one patent agency", size: 1, of: "100%", ceil: 1, halfUp: 1, floor: 1 },
  ])("$what: $of of $size", ({ size, of, ceil: up, halfUp, floor: down }) => {
    const totalBy = (rounding: "ceil" | "half-up" | "floor"): number =>
      allocate({ strata: one(size), quota: ratio(of), rounding }).total;
    expect([totalBy("ceil"), totalBy("half-up"), totalBy("floor")]).toEqual([up, halfUp, down]);
    expect(allocate({ strata: one(size), quota: ratio(of) }).total).toBe(up);
  });

  it("a half goes up by half-up", () => {
    expect(allocate({ strata: one(50), quota: ratio("25%"), rounding: "half-up" }).total).toBe(13);
    expect(allocate({ strata: one(49), quota: ratio("25%"), rounding: "half-up" }).total).toBe(12);
  });

  it("at least one, unless told otherwise", () => {
    const five = { strata: one(5), quota: ratio("5%"), rounding: "half-up" } as const;
    const byDefault = allocate(five);
    expect(byDefault.total).toBe(1);
    expect(codes(byDefault)).toEqual(["RAISED_TO_MINIMUM"]);
    const zero = allocate({ ...five, minimumTotal: 0 });
    expect(zero.total).toBe(0);
    expect(codes(zero)).toEqual([]);
    expect(allocate({ ...five, minimumTotal: 3 }).total).toBe(3);
    expect(allocate({ ...five, minimumTotal: 3 }).quotaCount).toBe(3);
    expect(codes(allocate({ strata: one(12), quota: ratio("5%") }))).toEqual([]);
  });

  it("at least none of an empty frame", () => {
    for (const strata of [[], one(0)]) {
      const empty = allocate({ strata, quota: ratio("5%"), minimumTotal: 5 });
      expect([empty.quotaCount, empty.total]).toEqual([0, 0]);
      expect(empty.warnings).toEqual([]);
    }
    expect(allocate({ strata: [], quota: { kind: "census" } })).toEqual({
      quotaCount: 0,
      total: 0,
      strata: [],
      inversions: [],
      warnings: [],
    });
  });

  it("no more than there are, with a warning", () => {
    const capped = allocate({ strata: one(3), quota: countQuota(10) });
    expect([capped.quotaCount, capped.total]).toEqual([10, 3]);
    expect(codes(capped)).toEqual(["QUOTA_CAPPED"]);
    const excluded = allocate({ strata: [{ key: "all", size: 100, available: 4 }], quota: ratio("5%") });
    expect([excluded.quotaCount, excluded.total]).toEqual([5, 4]);
    expect(codes(excluded)).toEqual(["QUOTA_CAPPED"]);
    expect(codes(allocate({ strata: [{ key: "all", size: 100, available: 5 }], quota: ratio("5%") }))).toEqual([]);
  });

  it("a count is a count", () => {
    const allocation = allocate({ strata: one(1000), quota: countQuota(7), rounding: "floor" });
    expect([allocation.quotaCount, allocation.total]).toEqual([7, 7]);
    expect(allocation.warnings).toEqual([]);
  });

  it("at least a ratio rounds up whatever the policy", () => {
    for (const rounding of ["ceil", "half-up", "floor"] as const) {
      expect(allocate({ strata: one(101), quota: { kind: "at-least-ratio", ratio: "1%" }, rounding }).total).toBe(2);
    }
    expect(allocate({ strata: one(101), quota: ratio("1%"), rounding: "floor" }).total).toBe(1);
  });

  it("a range takes its lower end, rounded up, and says so", () => {
    const ratios = allocate({
      strata: one(101),
      quota: { kind: "ratio-range", minimum: "1%", maximum: "5%" },
      rounding: "floor",
    });
    expect(ratios.total).toBe(2);
    expect(codes(ratios)).toEqual(["RANGE_LOWER_END"]);
    const numbers = allocate({ strata: one(101), quota: { kind: "count-range", minimum: 3, maximum: 5 } });
    expect(numbers.total).toBe(3);
    expect(codes(numbers)).toEqual(["RANGE_LOWER_END"]);
    expect(allocate({ strata: one(101), quota: { kind: "count-range", minimum: 0, maximum: 5 } }).total).toBe(1);
  });

  it("a census takes every unit of every stratum", () => {
    const strata = [
      { key: "a", size: 17, intensity: "1" },
      { key: "b", size: 0, intensity: "3" },
      { key: "c", size: 5, intensity: "8" },
    ];
    for (const apportionment of METHODS) {
      const all = allocate({ strata, quota: { kind: "census" }, apportionment, rounding: "floor", source: sourceOf() });
      expect(counts(all)).toEqual([17, 0, 5]);
      expect(all.warnings).toEqual([]);
    }
  });

  it("takes off what was drawn elsewhere, and counts it in the base", () => {
    const allocation = allocate({ strata: one(950), quota: ratio("10%"), drawnElsewhere: 50 });
    expect([allocation.quotaCount, allocation.total]).toEqual([100, 50]);
    expect(allocate({ strata: one(98), quota: ratio("10%"), drawnElsewhere: 12 }).total).toBe(0);
  });

  it("keeps what was drawn before, and adds the rest to it", () => {
    const strata = [
      { key: "a", size: 50, drawnBefore: 4 },
      { key: "b", size: 50 },
    ];
    const more = allocate({ strata, quota: ratio("10%"), share: "1/2" });
    expect([more.total, counts(more)]).toEqual([5, [4, 1]]);
    expect(more.warnings).toEqual([]);
    const enough = allocate({ strata, quota: ratio("10%"), share: "3/10" });
    expect([enough.quotaCount, enough.total, counts(enough)]).toEqual([3, 4, [4, 0]]);
    expect(codes(enough)).toEqual(["QUOTA_MET_BEFORE"]);
    const beyondTheMaximum = allocate({
      strata: [{ key: "a", size: 50, drawnBefore: 4, maximum: 2 }],
      quota: ratio("8%"),
    });
    expect(counts(beyondTheMaximum)).toEqual([4]);
    expect(beyondTheMaximum.warnings).not.toEqual([]);
  });

  it("warns when the minimum raises a count that was not 0", () => {
    const raised = allocate({ strata: one(100), quota: ratio("2%"), minimumTotal: 5 });
    expect(raised.total).toBe(5);
    expect(raised.warnings).not.toEqual([]);
  });
});

describe("a rate for each tier", () => {
  const ratios = { low: "1%", general: "5%", higher: "20%", high: "100%" };
  const quota: Quota = { kind: "ratio-by-tier", ratios };

  it("rounds tier by tier, and divides among the strata of a tier", () => {
    const strata: AllocationStratum[] = [
      { key: "low.a", tier: "low", size: 101 },
      { key: "general.a", tier: "general", size: 50 },
      { key: "general.b", tier: "general", size: 150 },
      { key: "higher.a", tier: "higher", size: 11 },
      { key: "high.a", tier: "high", size: 3 },
    ];
    expect(counts(allocate({ strata, quota }))).toEqual([2, 2, 8, 3, 3]);
    expect(allocate({ strata, quota }).total).toBe(18);
    expect(counts(allocate({ strata, quota, rounding: "floor" }))).toEqual([1, 2, 8, 2, 3]);
    expect(allocate({ strata, quota }).level).toBeUndefined();
    expect(allocate({ strata, quota }).strata.map(({ exactCount }) => exactCount)).toEqual([
      "2",
      "5/2",
      "15/2",
      "3",
      "3",
    ]);
  });

  it("gives targets without a tier the rate of general, or their own", () => {
    const strata: AllocationStratum[] = [
      { key: "u", tier: "unclassified", size: 40 },
      { key: "h", tier: "high", size: 2 },
    ];
    expect(counts(allocate({ strata, quota }))).toEqual([2, 2]);
    const own: Quota = { kind: "ratio-by-tier", ratios: { ...ratios, unclassified: "50%" } };
    expect(counts(allocate({ strata, quota: own }))).toEqual([20, 2]);
    expect(counts(allocate({ strata: [{ key: "all", size: 40 }], quota }))).toEqual([2]);
  });

  it("leaves a tier of rate 0 out", () => {
    const zero: Quota = { kind: "ratio-by-tier", ratios: { ...ratios, low: "0" } };
    const strata: AllocationStratum[] = [
      { key: "l", tier: "low", size: 400 },
      { key: "g", tier: "general", size: 20 },
    ];
    expect(counts(allocate({ strata, quota: zero }))).toEqual([0, 1]);
  });

  it("gives one to the highest tier if all come to nothing", () => {
    const small: Quota = {
      kind: "ratio-by-tier",
      ratios: { low: "0.1%", general: "0.2%", higher: "0.4%", high: "0.8%" },
    };
    const strata: AllocationStratum[] = [
      { key: "h", tier: "higher", size: 10 },
      { key: "l", tier: "low", size: 10 },
      { key: "u", tier: "unclassified", size: 10 },
    ];
    const raised = allocate({ strata, quota: small, rounding: "floor" });
    expect(counts(raised)).toEqual([1, 0, 0]);
    expect(codes(raised)).toEqual(["RAISED_TO_MINIMUM"]);
    expect(allocate({ strata, quota: small, rounding: "floor", minimumTotal: 0 }).total).toBe(0);
  });

  it("draws the least number altogether that the caller asks for", () => {
    const strata: AllocationStratum[] = [
      { key: "l", tier: "low", size: 100 },
      { key: "g", tier: "general", size: 20 },
    ];
    expect(allocate({ strata, quota, minimumTotal: 5 }).total).toBe(5);
  });

  it("gives the one to no tier whose printed rate is 0", () => {
    const noHigh: Quota = {
      kind: "ratio-by-tier",
      ratios: { low: "0.1%", general: "0.1%", higher: "0.1%", high: "0" },
    };
    const strata: AllocationStratum[] = [
      { key: "l", tier: "low", size: 10 },
      { key: "h", tier: "high", size: 10 },
    ];
    expect(counts(allocate({ strata, quota: noHigh, rounding: "floor" }))).toEqual([1, 0]);
  });

  it("caps a tier by what is available in it", () => {
    const strata: AllocationStratum[] = [
      { key: "h", tier: "high", size: 9, available: 6 },
      { key: "l", tier: "low", size: 100 },
    ];
    const capped = allocate({ strata, quota });
    expect(counts(capped)).toEqual([6, 1]);
    expect([capped.quotaCount, capped.total]).toEqual([10, 7]);
    expect(codes(capped)).toEqual(["QUOTA_CAPPED"]);
  });
});

const DANDONG = [
  { key: "A", tier: "low", size: 31_107, intensity: "1", band: { minimum: "0%", maximum: "5%" } },
  { key: "B", tier: "general", size: 12_044, intensity: "2", band: { minimum: "5%", maximum: "20%" } },
  { key: "C", tier: "higher", size: 3_682, intensity: "4", band: { minimum: "21%", maximum: "60%" } },
  { key: "D", tier: "high", size: 721, intensity: "8", band: { minimum: "61%", maximum: "100%" } },
] as const;

describe("rate bands", () => {
  it("the dial opens every band of Daqing equally far", () => {
    const { total, level, strata } = allocate({ strata: DANDONG, quota: ratio("10%"), method: "dial" });
    expect(total).toBe(4756);
    // theta = (n - sum N l) / sum N (u - l), from the percentages as printed
    const ends = [
      [31_107n, 0n, 5n],
      [12_044n, 5n, 20n],
      [3_682n, 21n, 60n],
      [721n, 61n, 100n],
    ] as const;
    const least = sumOf(ends.map(([size, from]) => fraction(size * from, 100n)));
    const room = sumOf(ends.map(([size, from, to]) => fraction(size * (to - from), 100n)));
    const theta = multiply(
      add(fraction(4756n), multiply(least, fraction(-1n))),
      fraction(room.denominator, room.numerator),
    );
    expect(level).toBe(formatFraction(theta));
    for (const [index, [size, from, to]] of ends.entries()) {
      const rate = add(fraction(from, 100n), multiply(theta, fraction(to - from, 100n)));
      expect(strata[index]!.exactCount).toBe(formatFraction(multiply(fraction(size), rate)));
      expect(strata[index]!.binding).toBe("none");
    }
    expect(strata.map(({ lower, upper }) => [lower, upper])).toEqual([
      [0, 1555],
      [603, 2408],
      [774, 2209],
      [440, 721],
    ]);
  });

  it("the dial rounds by every method, beside its exact counts", () => {
    for (const apportionment of METHODS) {
      const allocation = allocate({
        strata: DANDONG,
        quota: ratio("10%"),
        method: "dial",
        apportionment,
        source: sourceOf(),
      });
      expect(allocation.total).toBe(4756);
      expect(allocation.inversions).toEqual([]);
      for (const { exactCount, count } of allocation.strata) {
        expect([floor(exactOf(exactCount)), ceil(exactOf(exactCount))]).toContain(BigInt(count));
      }
    }
  });

  it("the dial needs a band in every stratum", () => {
    const error = failureOf(() => allocate({ strata: [{ key: "a", size: 4 }], quota: ratio("50%"), method: "dial" }));
    expect(error.issues.map(({ code, path }) => [code, path])).toEqual([["FIELD_INVALID", "strata[0].band"]]);
  });

  it("a band without a whole number of units is widened to its minimum, with a warning", () => {
    const strata = [
      { key: "tiny", size: 3, band: { minimum: "5%", maximum: "20%" } },
      { key: "rest", size: 97 },
    ];
    const allocation = allocate({ strata, quota: ratio("10%") });
    expect(codes(allocation)).toEqual(["BAND_WITHOUT_INTEGER"]);
    expect(allocation.warnings[0]!.message).toContain("tiny");
    expect(allocation.strata[0]).toMatchObject({ lower: 1, upper: 1, count: 1 });
    expect(counts(allocation)).toEqual([1, 9]);
  });

  it("the ends of a band are inclusive where they are whole", () => {
    const [stratum] = allocate({
      strata: [{ key: "a", size: 20, band: { minimum: "5%", maximum: "20%" } }],
      quota: ratio("20%"),
    }).strata;
    expect(stratum).toMatchObject({ lower: 1, upper: 4, count: 4, binding: "upper" });
  });

  it("a bound binds only where it is not the size itself, nor 0", () => {
    const bindings = (count: number): string[] =>
      allocate({ strata: DANDONG, quota: countQuota(count) }).strata.map(({ binding }) => binding);
    expect(bindings(1817)).toEqual(["none", "lower", "lower", "lower"]);
    expect(bindings(4755)).toEqual(["upper", "none", "none", "lower"]);
    expect(bindings(6893)).toEqual(["upper", "upper", "upper", "none"]);
  });

  it("a minimum is cut to what is available, a maximum to the band", () => {
    const { strata } = allocate({
      strata: [
        { key: "a", size: 10, available: 2, minimum: 5 },
        { key: "b", size: 10, maximum: 9, band: { minimum: "0%", maximum: "50%" } },
        { key: "c", size: 10, maximum: 4, minimum: 1, band: { minimum: "21%", maximum: "100%" } },
      ],
      quota: countQuota(8),
    });
    expect(strata.map(({ lower, upper }) => [lower, upper])).toEqual([
      [2, 2],
      [0, 5],
      [3, 4],
    ]);
  });
});

describe("contradictions between bounds and total", () => {
  it("minimums above the total are an error that names them", () => {
    const error = failureOf(() => allocate({ strata: DANDONG, quota: ratio("1%") }));
    expect(error.code).toBe("ALLOCATION_INFEASIBLE");
    expect(error.details).toEqual({
      kind: "minimums-exceed-total",
      total: 476,
      possible: 1817,
      difference: 1341,
      strata: [
        { key: "B", bound: 603, size: 12_044 },
        { key: "C", bound: 774, size: 3_682 },
        { key: "D", bound: 440, size: 721 },
      ],
    });
    expect(error.message).toContain("1817");
  });

  it("caps below the total are an error that names them", () => {
    const error = failureOf(() => allocate({ strata: DANDONG, quota: ratio("20%") }));
    expect(error.code).toBe("ALLOCATION_INFEASIBLE");
    expect(error.details).toEqual({
      kind: "caps-below-total",
      total: 9511,
      possible: 6893,
      difference: 2618,
      strata: [
        { key: "A", bound: 1555, size: 31_107 },
        { key: "B", bound: 2408, size: 12_044 },
        { key: "C", bound: 2209, size: 3_682 },
      ],
    });
  });

  it("move the total, with a warning, where the policy says so", () => {
    const raised = allocate({ strata: DANDONG, quota: ratio("1%"), onInfeasible: "adjust-total" });
    expect([raised.quotaCount, raised.total, codes(raised)]).toEqual([476, 1817, ["TOTAL_RAISED"]]);
    expect(counts(raised)).toEqual([0, 603, 774, 440]);
    const lowered = allocate({ strata: DANDONG, quota: ratio("20%"), onInfeasible: "adjust-total" });
    expect([lowered.quotaCount, lowered.total, codes(lowered)]).toEqual([9511, 6893, ["TOTAL_CAPPED"]]);
    expect(counts(lowered)).toEqual([1555, 2408, 2209, 721]);
  });

  it("the least and the greatest possible total are the bounds, by intensities and by dial", () => {
    for (const method of ["intensities", "dial"] as const) {
      for (const apportionment of METHODS) {
        const at = (count: number): number[] =>
          counts(allocate({ strata: DANDONG, quota: countQuota(count), method, apportionment, source: sourceOf() }));
        expect(at(1817)).toEqual([0, 603, 774, 440]);
        expect(at(6893)).toEqual([1555, 2408, 2209, 721]);
      }
    }
  });
});

describe("strata that cannot be", () => {
  it("are all reported together", () => {
    const strata = [
      { key: "a", size: -1 },
      { key: "a", size: 10, available: 11 },
      { key: "b", size: 10, intensity: "0" },
      { key: "c", size: 10, minimum: 1.5, maximum: Number.NaN },
      { key: "d", size: 10, tier: "dangerous" as StratumTier },
      { key: "e", size: 10, band: { minimum: "-1%", maximum: "101%" } },
      { key: "f", size: 10, band: { minimum: "50%", maximum: "20%" } },
      { key: "g", size: 10, intensity: "1e9" },
      { key: "h", size: 2 ** 53 },
      { key: "i", size: 10, available: 4, drawnBefore: 5 },
    ];
    const error = failureOf(() => allocate({ strata, quota: ratio("1%") }));
    expect(error.code).toBe("INPUT_INVALID");
    expect(new Set(error.issues.map(({ code, path }) => `${code} ${path}`))).toEqual(
      new Set([
        "FIELD_INVALID strata[0].size",
        "FIELD_INVALID strata[1].available",
        "FIELD_INVALID strata[2].intensity",
        "FIELD_INVALID strata[3].minimum",
        "FIELD_INVALID strata[3].maximum",
        "FIELD_INVALID strata[4].tier",
        "RATIO_INVALID strata[5].band.minimum",
        "RATIO_INVALID strata[5].band.maximum",
        "FIELD_INVALID strata[6].band.maximum",
        "FIELD_INVALID strata[7].intensity",
        "FIELD_INVALID strata[8].size",
        "FIELD_INVALID strata[9].drawnBefore",
      ]),
    );
  });

  it.each([
    { what: "a ratio", quota: { kind: "ratio", ratio: "0%" } },
    { what: "a least ratio", quota: { kind: "at-least-ratio", ratio: "120%" } },
    { what: "a range", quota: { kind: "ratio-range", minimum: "few", maximum: "5%" } },
    {
      what: "the rate of a tier",
      quota: { kind: "ratio-by-tier", ratios: { low: "few", general: "1%", higher: "1%", high: "1%" } },
    },
  ] satisfies readonly { what: string; quota: Quota }[])("$what that is none is refused", ({ quota }) => {
    const failure = failureOf(() => allocate({ strata: [{ key: "a", size: 10, tier: "low" }], quota }));
    expect(failure.issues.map(({ code }) => code)).toEqual(["RATIO_INVALID"]);
  });

  it.each([
    { what: "a count of 1.5", options: { quota: countQuota(1.5) } },
    { what: "a count of -5", options: { quota: countQuota(-5) } },
    { what: "a range from NaN", options: { quota: { kind: "count-range", minimum: Number.NaN, maximum: 5 } } },
    { what: "a least total of 1.5", options: { quota: ratio("10%"), minimumTotal: 1.5 } },
    { what: "0.5 drawn elsewhere", options: { quota: ratio("10%"), drawnElsewhere: 0.5 } },
  ] satisfies readonly { what: string; options: Omit<AllocateOptions, "strata"> }[])(
    "$what is refused",
    ({ options }) => {
      expect(["FIELD_INVALID", "INPUT_INVALID"]).toContain(
        failureOf(() => allocate({ strata: one(10), ...options })).code,
      );
    },
  );

  it("a share that is none is refused", () => {
    const { issues } = failureOf(() => allocate({ strata: one(10), quota: ratio("10%"), share: "0" }));
    expect(issues.map(({ code, path }) => [code, path])).toEqual([["RATIO_INVALID", "options.share"]]);
  });

  it("chance without a source is refused, even where nothing is left to chance", () => {
    for (const quota of [ratio("10%"), { kind: "census" } as const]) {
      const error = failureOf(() => allocate({ strata: one(10), quota, apportionment: "systematic-random" }));
      expect([error.code, error.path]).toEqual(["SOURCE_MISSING", "source"]);
    }
  });
});

describe("rounding nested in the tiers", () => {
  const cells = (path: (tier: StratumTier) => readonly string[]): AllocationStratum[] => [
    ...Array.from({ length: 12 }, (_, index) => ({
      key: `high.${String(index + 10)}`,
      tier: "high" as const,
      size: 4,
      path: path("high"),
    })),
    ...[5, 5, 6, 6].map((size, index) => ({
      key: `low.${String(index)}`,
      tier: "low" as const,
      size,
      path: path("low"),
    })),
  ];
  const drawnIn = (tier: string, { strata }: Allocation): number =>
    strata.filter(({ key }) => key.startsWith(tier)).reduce((sum, { count }) => sum + count, 0);

  it("gives twelve cells of 0.4 their 4.8 as 5, where flat rounding gives 3", () => {
    const nested = allocate({ strata: cells((tier) => [tier]), quota: ratio("10%") });
    expect([nested.total, drawnIn("high", nested), drawnIn("low", nested)]).toEqual([7, 5, 2]);
    expect(nested.inversions).toEqual([]);
    const flat = allocate({ strata: cells(() => []), quota: ratio("10%") });
    expect([flat.total, drawnIn("high", flat), drawnIn("low", flat)]).toEqual([7, 3, 4]);
    expect(flat.inversions).toEqual([
      { lowerTier: "low", lowerTierRate: "2/11", higherTier: "high", higherTierRate: "1/16" },
    ]);
  });

  it("is nested in the tier by default", () => {
    const byDefault = cells((tier) => [tier]).map(({ path: _, ...stratum }) => stratum);
    const nested = allocate({ strata: cells((tier) => [tier]), quota: ratio("10%") });
    expect(allocate({ strata: byDefault, quota: ratio("10%") })).toEqual(nested);
  });

  it("goes down every level of the path", () => {
    // Region r1 has three times 0.4, region r2 three times 0.6: 1.2 and 1.8. Flat, r2 would get all three.
    const strata = [4, 4, 4, 6, 6, 6].map((size, index) => ({
      key: `s${String(index)}`,
      size,
      path: ["all", index < 3 ? "r1" : "r2"],
    }));
    expect(counts(allocate({ strata, quota: ratio("10%") }))).toEqual([1, 0, 0, 1, 1, 0]);
    const flat = strata.map(({ path: [all], ...stratum }) => ({ ...stratum, path: [all!] }));
    expect(counts(allocate({ strata: flat, quota: ratio("10%") }))).toEqual([0, 0, 0, 1, 1, 1]);
  });

  describe("of equal fractions", () => {
    const takers = (
      strata: readonly AllocationStratum[],
      apportionment: "largest-remainder" | "webster" = "largest-remainder",
    ): string[] =>
      allocate({ strata, quota: countQuota(1), apportionment })
        .strata.filter(({ count }) => count > 0)
        .map(({ key }) => key);

    it.each([
      ["low", "general"],
      ["general", "higher"],
      ["higher", "high"],
      ["unclassified", "low"],
      ["untiered", "low"],
    ] as const)("between tier %s and tier %s the second comes first", (lower, higher) => {
      for (const path of [undefined, []]) {
        const strata = [lower, higher].map((tier, index) => ({
          key: ["a", "b"][index]!,
          size: [7, 5][index]!,
          intensity: ["1/7", "1/5"][index]!,
          tier,
          ...(path && { path }),
        }));
        // The sizes differ the other way round, so that neither size nor key decides; equal sizes keep the rates in order.
        expect(takers(strata, "webster")).toEqual(["b"]);
        expect(takers(strata.map((stratum) => ({ ...stratum, size: 5, intensity: "1" })))).toEqual(["b"]);
      }
    });

    it.each(["largest-remainder", "webster"] as const)("then the larger comes first, then the key, by %s", (method) => {
      const larger = [
        { key: "a", size: 5, intensity: "2" },
        { key: "b", size: 10, intensity: "1" },
      ];
      expect(takers(larger, method)).toEqual(["b"]);
      for (const [first, second] of [
        ["a", "b"],
        ["B", "a"],
        ["s10", "s9"],
      ] as const) {
        const strata = [
          { key: second, size: 5 },
          { key: first, size: 5 },
        ];
        expect(takers(strata, method)).toEqual([first]);
        expect(takers(strata.toReversed(), method)).toEqual([first]);
      }
    });
  });

  it("does not depend on the order of strata where groups of mixed tiers tie", () => {
    const strata: AllocationStratum[] = [
      { key: "r1.low", path: ["r1"], tier: "low", size: 2 },
      { key: "r1.high", path: ["r1"], tier: "high", size: 3 },
      { key: "r2.general", path: ["r2"], tier: "general", size: 5 },
    ];
    const drawn = (order: readonly AllocationStratum[]): string[] =>
      allocate({ strata: order, quota: countQuota(1) })
        .strata.filter(({ count }) => count > 0)
        .map(({ key }) => key);
    expect(drawn(strata.toReversed())).toEqual(drawn(strata));
    expect(drawn([strata[1]!, strata[0]!, strata[2]!])).toEqual(drawn(strata));
  });
});

interface Drawn {
  readonly strata: readonly AllocationStratum[];
  readonly quota: Quota;
}

const intensity = fc.constantFrom("1", "2", "4", "8", "1.5", "1/3");

const anyStratum: fc.Arbitrary<Omit<AllocationStratum, "key">> = fc
  .record({
    size: fc.integer({ min: 0, max: 60 }),
    tier: fc.constantFrom(...STRATUM_TIERS),
    group: fc.constantFrom("x", "y", "z"),
    deep: fc.boolean(),
    intensity,
    minimum: fc.integer({ min: 0, max: 3 }),
    maximum: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    missing: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    band: fc.option(
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 30, max: 100 })).map(([from, to]) => ({
        minimum: `${String(from)}%`,
        maximum: `${String(to)}%`,
      })),
      { nil: undefined },
    ),
  })
  .map(({ size, tier, group, deep, intensity: m, minimum, maximum, missing, band }) => ({
    size,
    tier,
    intensity: m,
    minimum,
    ...(deep && { path: [tier, group] }),
    ...(maximum !== undefined && { maximum }),
    ...(missing !== undefined && { available: Math.max(0, size - missing) }),
    ...(band && { band }),
  }));

const anyQuota: fc.Arbitrary<Quota> = fc.oneof(
  fc.integer({ min: 1, max: 1000 }).map((thousandths) => ratio(`${String(thousandths)}/1000`)),
  fc.integer({ min: 1, max: 150 }).map(countQuota),
);

const drawn: fc.Arbitrary<Drawn> = fc.record({
  strata: fc
    .array(anyStratum, { minLength: 1, maxLength: 12 })
    .map((strata) => strata.map((stratum, index) => ({ key: `s${String(index)}`, ...stratum }))),
  quota: anyQuota,
});

function allocated({ strata, quota }: Drawn, apportionment: (typeof METHODS)[number]): Allocation {
  return allocate({ strata, quota, apportionment, onInfeasible: "adjust-total", source: sourceOf() });
}

describe.each(METHODS)("every allocation by %s", (apportionment) => {
  it("keeps the total and the bounds, and has one level", () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const allocation = allocated(problem, apportionment);
        expect(counts(allocation).reduce((a, b) => a + b, 0)).toBe(allocation.total);
        expect(sumOf(allocation.strata.map(({ exactCount }) => exactOf(exactCount)))).toEqual(
          fraction(BigInt(allocation.total)),
        );
        const level = exactOf(allocation.level!);
        for (const [
          index,
          { key, size, count, lower, upper, exactCount, intensity: m },
        ] of allocation.strata.entries()) {
          assert.equal(key, problem.strata[index]!.key);
          assert.ok(count >= lower && count <= upper && upper <= size);
          assert.ok(upper <= (problem.strata[index]!.available ?? size));
          const height = multiply(level, multiply(fraction(BigInt(size)), exactOf(m)));
          const [least, most] = [fraction(BigInt(lower)), fraction(BigInt(upper))];
          const held = compare(height, least) < 0 ? least : compare(height, most) > 0 ? most : height;
          assert.equal(exactCount, formatFraction(held));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("keeps the total unless a warning says otherwise", () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const allocation = allocated(problem, apportionment);
        const moved = codes(allocation).some((code) => ["QUOTA_CAPPED", "TOTAL_RAISED", "TOTAL_CAPPED"].includes(code));
        expect(allocation.total !== allocation.quotaCount).toBe(moved);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("gives each key the same count in whatever order the strata come", () => {
    const inAnyHierarchy = fc.tuple(drawn, fc.constantFrom(0, 1, 2, 3)).map(([{ strata, quota }, groups]) => ({
      strata: groups === 0 ? strata : strata.map((each, index) => ({ ...each, path: [`g${String(index % groups)}`] })),
      quota,
    }));
    const shuffled = inAnyHierarchy.chain(({ strata, quota }) =>
      fc.record({
        problem: fc.constant({ strata, quota }),
        turned: fc.shuffledSubarray([...strata], { minLength: strata.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ problem, turned }) => {
        const byKey = ({ strata }: Allocation): Record<string, unknown> =>
          Object.fromEntries(strata.map((stratum) => [stratum.key, stratum]));
        const [straight, other] = [
          allocated(problem, apportionment),
          allocated({ ...problem, strata: turned }, apportionment),
        ];
        expect(byKey(other)).toEqual(byKey(straight));
        expect(other.inversions).toEqual(straight.inversions);
        expect(other.level).toBe(straight.level);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("reports the pairs of tiers in which the higher has the lower rate, and no other", () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const allocation = allocated(problem, apportionment);
        const tierTotal = (tier: StratumTier, of: "size" | "count"): number =>
          allocation.strata.reduce(
            (sum, each, index) => (problem.strata[index]!.tier === tier ? sum + each[of] : sum),
            0,
          );
        const expected = TIERS.flatMap((lowerTier, rank) =>
          TIERS.slice(rank + 1)
            .filter((higherTier) => {
              const [lowSize, highSize] = [tierTotal(lowerTier, "size"), tierTotal(higherTier, "size")];
              // Cross-multiplied, so an empty tier, 0 of 0, is on neither side of any inversion.
              return tierTotal(higherTier, "count") * lowSize < tierTotal(lowerTier, "count") * highSize;
            })
            .map((higherTier) => `${lowerTier} ${higherTier}`),
        );
        expect(allocation.inversions.map(({ lowerTier, higherTier }) => `${lowerTier} ${higherTier}`)).toEqual(
          expected,
        );
        expect(codes(allocation).filter((code) => code === "TIER_INVERSION")).toHaveLength(expected.length);
        for (const { lowerTier, lowerTierRate, higherTier, higherTierRate } of allocation.inversions) {
          for (const [tier, rate] of [
            [lowerTier, lowerTierRate],
            [higherTier, higherTierRate],
          ] as const) {
            expect(rate).toBe(
              formatFraction(fraction(BigInt(tierTotal(tier, "count")), BigInt(tierTotal(tier, "size")))),
            );
          }
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("changes nothing in what it was given", () => {
    const frozen = DANDONG.map((stratum) => Object.freeze({ ...stratum, band: Object.freeze({ ...stratum.band }) }));
    const options = Object.freeze({ strata: Object.freeze(frozen), quota: Object.freeze(ratio("10%")), apportionment });
    expect(allocate({ ...options, source: sourceOf() })).toEqual(allocate({ ...options, source: sourceOf() }));
  });

  it("does not over-sample in twelve monthly batches", () => {
    const sizes = [310, 120, 37, 7];
    const thirteen = countQuota(13);
    // Each month rounded up by itself would come to 24.
    expect(12 * allocate({ strata: one(474), quota: thirteen, share: "1/12" }).total).toBe(24);
    let before = sizes.map(() => 0);
    for (let month = 1; month <= 12; month++) {
      const allocation = allocate({
        strata: sizes.map((size, index) => ({
          key: `s${String(index)}`,
          tier: TIERS[index]!,
          size,
          intensity: ["1", "2", "4", "8"][index]!,
          drawnBefore: before[index]!,
        })),
        quota: thirteen,
        share: `${String(month)}/12`,
        apportionment,
        source: sourceOf(`month-${String(month)}`),
      });
      expect(allocation.total).toBe(Number(ceil(fraction(13n * BigInt(month), 12n))));
      for (const [index, count] of counts(allocation).entries()) expect(count).toBeGreaterThanOrEqual(before[index]!);
      before = counts(allocation);
    }
    expect(before.reduce((a, b) => a + b)).toBe(13);
  });

  it("finishes 10 000 strata", () => {
    const strata = Array.from({ length: 10_000 }, (_, index) => ({
      key: `s${String(index)}`,
      tier: TIERS[index % 4]!,
      path: [TIERS[index % 4]!, `r${String(index % 97)}`],
      size: 1 + ((index * 7919) % 499),
      intensity: ["1", "2", "4", "8"][index % 4]!,
      minimum: index % 50 === 0 ? 1 : 0,
    }));
    const allocation = allocate({ strata, quota: ratio("3%"), apportionment, source: sourceOf() });
    const size = strata.reduce((sum, stratum) => sum + stratum.size, 0);
    expect(allocation.total).toBe(Number(ceil(fraction(BigInt(size) * 3n, 100n))));
    expect(counts(allocation).reduce((a, b) => a + b)).toBe(allocation.total);
    expect(allocation.strata.every(({ count, lower, upper }) => count >= lower && count <= upper)).toBe(true);
  });
});

describe("distance from the exact count", () => {
  const beside = (count: number, exact: Fraction): void => {
    expect([floor(exact), ceil(exact)]).toContain(BigInt(count));
  };

  it.each(["largest-remainder", "systematic-random"] as const)(
    "%s is within one of it in every tier",
    (apportionment) => {
      fc.assert(
        fc.property(drawn, (problem) => {
          const allocation = allocated(problem, apportionment);
          for (const tier of STRATUM_TIERS) {
            const members = allocation.strata.filter((_, index) => problem.strata[index]!.tier === tier);
            beside(
              members.reduce((sum, { count }) => sum + count, 0),
              sumOf(members.map(({ exactCount }) => exactOf(exactCount))),
            );
          }
        }),
        { seed: SEED, numRuns: 300 },
      );
    },
  );

  it("systematic-random is within one of it in every stratum", () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        for (const { count, exactCount } of allocated(problem, "systematic-random").strata)
          beside(count, exactOf(exactCount));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("largest remainder is within one of the exact share of what its tier got", () => {
    fc.assert(
      fc.property(drawn, ({ strata, quota }) => {
        const allocation = allocated(
          { strata: strata.map(({ path: _, ...stratum }) => stratum), quota },
          "largest-remainder",
        );
        for (const tier of STRATUM_TIERS) {
          const members = allocation.strata.filter((_, index) => strata[index]!.tier === tier);
          const lines = members.map(({ size, intensity: m, lower, upper }) => ({
            weight: multiply(fraction(BigInt(size)), exactOf(m)),
            offset: ZERO,
            lower: BigInt(lower),
            upper: BigInt(upper),
          }));
          const got = members.reduce((sum, { count }) => sum + count, 0);
          const { values } = waterFill(lines, BigInt(got));
          for (const [index, { count }] of members.entries()) beside(count, values[index]!);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("largest remainder without a hierarchy is within one of it in every stratum", () => {
    fc.assert(
      fc.property(drawn, ({ strata, quota }) => {
        const flat = strata.map((stratum) => ({ ...stratum, path: [] }));
        for (const { count, exactCount } of allocated({ strata: flat, quota }, "largest-remainder").strata) {
          beside(count, exactOf(exactCount));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("rates that are to rise", () => {
  interface TierTotal {
    readonly tier: StratumTier;
    readonly size: number;
    readonly exact: Fraction;
    readonly count: number;
  }

  function tierTotals({ strata }: Drawn, allocation: Allocation): readonly TierTotal[] {
    return STRATUM_TIERS.flatMap((tier) => {
      const members = allocation.strata.filter((_, index) => strata[index]!.tier === tier);
      if (members.length === 0) return [];
      return [
        {
          tier,
          size: members.reduce((sum, { size }) => sum + size, 0),
          exact: sumOf(members.map(({ exactCount }) => exactOf(exactCount))),
          count: members.reduce((sum, { count }) => sum + count, 0),
        },
      ];
    });
  }

  /** Every way to round the tiers to neighbouring integers with the same sum. */
  function roundings(tiers: readonly TierTotal[], total: number): readonly (readonly number[])[] {
    const all = tiers.reduce<readonly (readonly number[])[]>(
      (begun, { exact }) =>
        begun.flatMap((counted) =>
          [...new Set([floor(exact), ceil(exact)])].map((count) => [...counted, Number(count)]),
        ),
      [[]],
    );
    return all.filter((counted) => counted.reduce((a, b) => a + b, 0) === total);
  }

  function rise(tiers: readonly TierTotal[], counted: readonly number[]): boolean {
    const ranked = tiers
      .map(({ tier, size }, index) => ({ tier, size, count: counted[index]! }))
      .filter(({ tier, size }) => size > 0 && (TIERS as readonly string[]).includes(tier));
    return ranked.every((lower, index) =>
      ranked.slice(index + 1).every((higher) => higher.count * lower.size >= lower.count * higher.size),
    );
  }

  /** How much of the exact counts a rounding raised: greater is nearer. */
  function nearness(tiers: readonly TierTotal[], counted: readonly number[]): Fraction {
    return sumOf(
      tiers.flatMap(({ exact }, index) => {
        const down = fraction(floor(exact));
        return compare(fraction(BigInt(counted[index]!)), down) > 0 ? [add(exact, multiply(down, fraction(-1n)))] : [];
      }),
    );
  }

  it("do so by largest remainder wherever some neighbouring rounding of the tiers lets them, and as near as they can", () => {
    const ladder: fc.Arbitrary<Drawn> = fc.record({
      strata: fc
        .tuple(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 }), fc.boolean())
        .map(([sizes, steps]) =>
          sizes.map((size, index) => ({
            key: TIERS[index]!,
            tier: TIERS[index]!,
            size,
            intensity: steps ? ["1", "2", "4", "8"][index]! : "1",
          })),
        ),
      quota: fc.integer({ min: 1, max: 20 }).map(countQuota),
    });
    let [turned, impossible] = [0, 0];
    fc.assert(
      fc.property(fc.oneof(drawn, ladder), (problem) => {
        const allocation = allocated(problem, "largest-remainder");
        const tiers = tierTotals(problem, allocation);
        const all = roundings(tiers, allocation.total);
        const rising = all.filter((counted) => rise(tiers, counted));
        const taken = tiers.map(({ count }) => count);
        const candidates = rising.length > 0 ? rising : all;
        expect(candidates).toContainEqual(taken);
        expect(allocation.inversions.length === 0).toBe(rising.length > 0);
        const nearest = (of: readonly (readonly number[])[]): Fraction =>
          of.map((counted) => nearness(tiers, counted)).reduce((a, b) => (compare(a, b) < 0 ? b : a));
        expect(nearness(tiers, taken)).toEqual(nearest(candidates));
        if (rising.length === 0) impossible += 1;
        else if (compare(nearest(rising), nearest(all)) < 0) turned += 1;
      }),
      { seed: SEED, numRuns: 1000 },
    );
    // Both cases of the rule were met.
    expect(Math.min(turned, impossible)).toBeGreaterThan(10);
  });
});

describe("Webster", () => {
  it("never lowers a stratum when the total rises", () => {
    fc.assert(
      fc.property(drawn, ({ strata }) => {
        let before: number[] | undefined;
        for (let count = 1; count <= 60; count++) {
          const here = counts(allocated({ strata, quota: countQuota(count) }, "webster"));
          if (before) assert.ok(here.every((each, index) => each >= before![index]!));
          before = here;
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it("takes no place back on 6, 6 and 2 units, as largest remainder does", () => {
    const strata = [6, 6, 2].map((size, index) => ({ key: `s${String(index)}`, size, path: [] }));
    const at = (count: number, apportionment: "webster" | "largest-remainder"): number[] =>
      counts(allocate({ strata, quota: countQuota(count), apportionment }));
    expect([at(10, "largest-remainder"), at(11, "largest-remainder")]).toEqual([
      [4, 4, 2],
      [5, 5, 1],
    ]);
    for (const [index, count] of at(11, "webster").entries())
      expect(count).toBeGreaterThanOrEqual(at(10, "webster")[index]!);
  });
});

describe("tier inversions", () => {
  it("are made by an absolute minimum, and reported", () => {
    const strata: AllocationStratum[] = [
      { key: "A", tier: "low", size: 2, minimum: 1, intensity: "1" },
      { key: "D", tier: "high", size: 100, intensity: "8" },
    ];
    const allocation = allocate({ strata, quota: countQuota(11) });
    expect(counts(allocation)).toEqual([1, 10]);
    expect(allocation.inversions).toEqual([
      { lowerTier: "low", lowerTierRate: "1/2", higherTier: "high", higherTierRate: "1/10" },
    ]);
    expect(codes(allocation)).toEqual(["TIER_INVERSION"]);
  });

  it("are not looked for among targets without a tier", () => {
    const strata: AllocationStratum[] = [
      { key: "u", tier: "unclassified", size: 2, minimum: 2 },
      { key: "l", tier: "low", size: 100 },
      { key: "n", tier: "untiered", size: 2, minimum: 2 },
    ];
    expect(allocate({ strata, quota: countQuota(9) }).inversions).toEqual([]);
  });

  it("are not equal rates", () => {
    const strata: AllocationStratum[] = [
      { key: "l", tier: "low", size: 10 },
      { key: "h", tier: "high", size: 20 },
    ];
    expect(allocate({ strata, quota: countQuota(3) }).inversions).toEqual([]);
  });
});
