import { allocate, type AllocateOptions, type Allocation, type AllocationStratum } from "double-random";
import { describe, expect, it } from "vitest";
import {
  add,
  formatFraction,
  fraction,
  multiply,
  roundHalfUp,
  subtract,
  ZERO,
  type Fraction,
} from "../../src/exact/fraction.js";
import { parseDecimal } from "../../src/exact/parseDecimal.js";
import { systematicRounding } from "../../src/exact/systematicRounding.js";
import { waterFill } from "../../src/exact/waterFill.js";

/**
 * Numbers that other systems printed, reproduced exactly: a printed quotient must be equal, a printed decimal must be
 * the exact value rounded half up to as many digits as were printed.
 */

function exactOf(text: string): Fraction {
  const value = parseDecimal(text);
  if (!value) throw new Error(`not an exact number: ${text}`);
  return value;
}

/** The exact value as it would be printed beside the published text. */
function printedLike(exact: Fraction, published: string): string {
  if (!published.includes(".")) return formatFraction(exact);
  const places = published.length - published.indexOf(".") - 1;
  const units = roundHalfUp(multiply(exact, fraction(10n ** BigInt(places))));
  const digits = units.toString().padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function expectPrinted(exact: readonly Fraction[], published: string): void {
  const expected = published.split(" ");
  expect(exact.map((value, index) => printedLike(value, expected[index] ?? ""))).toEqual(expected);
}

/** One flat list of strata without tiers, where the published method knows no hierarchy. */
function flat(
  sizes: readonly number[],
  more: (index: number) => Partial<AllocationStratum> = () => ({}),
): AllocationStratum[] {
  return sizes.map((size, index) => ({ key: `s${String(index + 1)}`, size, path: [], ...more(index) }));
}

const exactCounts = ({ strata }: Allocation): Fraction[] => strata.map(({ exactCount }) => exactOf(exactCount));
const counts = ({ strata }: Allocation): number[] => strata.map(({ count }) => count);

describe("stratallo: optimum allocation in a box", () => {
  const [least, most] = [
    [100, 90, 500, 50],
    [300, 400, 800, 90],
  ];
  const deviations = ["48", "79", "76", "16"];

  it("README: 1284 of four strata", () => {
    const strata = flat([3000, 4000, 5000, 2000], (index) => ({
      intensity: deviations[index]!,
      minimum: least[index]!,
      maximum: most[index]!,
    }));
    const allocation = allocate({ strata, quota: { kind: "count", count: 1284 } });
    expectPrinted(exactCounts(allocation), "228.9496 400 604.1727 50.8777");
    expect(counts(allocation)).toEqual([229, 400, 604, 51]);
    expect(allocation.strata.map(({ binding }) => binding)).toEqual(["none", "upper", "none", "none"]);
  });

  it("tests: 80 of four strata of 100", () => {
    const strata = flat([100, 100, 100, 100], (index) => ({
      intensity: ["10.4", "1.8", "0.3", "0.9"][index]!,
      minimum: 10,
      maximum: 30,
    }));
    const allocation = allocate({ strata, quota: { kind: "count", count: 80 } });
    expect(allocation.strata.map(({ exactCount }) => exactCount)).toEqual(["30", "80/3", "10", "40/3"]);
    expect(allocation.strata.map(({ binding }) => binding)).toEqual(["upper", "none", "lower", "none"]);
  });

  it.each([
    { total: 553, exact: "118.5 158 197.5 79" },
    { total: 463, exact: "100 132 165 66" },
    { total: 596, exact: "132 176 200 88" },
  ])("tests: $total of four strata", ({ total, exact }) => {
    const strata = flat([3000, 4000, 5000, 2000], (index) => ({
      minimum: [100, 90, 70, 50][index]!,
      maximum: [300, 400, 200, 90][index]!,
    }));
    const allocation = allocate({ strata, quota: { kind: "count", count: total } });
    expect(exactCounts(allocation)).toEqual(exact.split(" ").map(exactOf));
  });
});

describe("inclusion probabilities proportional to size", () => {
  const probabilities = (sizes: readonly number[], total: bigint): readonly Fraction[] =>
    waterFill(
      sizes.map((size) => ({ weight: fraction(BigInt(size)), offset: ZERO, lower: 0n, upper: 1n })),
      total,
    ).values;

  it("R sampling: inclusionprobabilities(1:20, 12)", () => {
    const sizes = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(probabilities(sizes, 12n)).toEqual(
      sizes.map((size) => (size <= 16 ? fraction(BigInt(size), 17n) : fraction(1n))),
    );
  });

  it("R sampling: inclusionprobabilities(c(1, 2, 5, 5, 5, 10, 4, 1), 6)", () => {
    expect(probabilities([1, 2, 5, 5, 5, 10, 4, 1], 6n).map(formatFraction).join(" ")).toBe("1/4 1/2 1 1 1 1 1 1/4");
  });

  it("sps: take-all in two rounds", () => {
    const sizes = [20, 0, 1, 2, 3, 4, 10, 9, 8, 5, 6, 7, 0, 100];
    expect(probabilities(sizes, 5n)).toEqual(
      sizes.map((size) => (size >= 20 ? fraction(1n) : fraction(BigInt(size) * 3n, 55n))),
    );
  });
});

describe("PracTools: six strata, 100 in all", () => {
  const sizes = [215, 65, 252, 50, 149, 144];
  const deviations = ["26787207", "10645109", "6909676", "11085034", "9817762", "44553355"];
  const hundred = { kind: "count", count: 100 } as const;

  it("proportional", () => {
    const allocation = allocate({ strata: flat(sizes), quota: hundred });
    expectPrinted(exactCounts(allocation), "24.571429 7.428571 28.8 5.714286 17.028571 16.457143");
    expect(counts(allocation)).toEqual([25, 7, 29, 6, 17, 16]);
  });

  it("Neyman", () => {
    const strata = flat(sizes, (index) => ({ intensity: deviations[index]! }));
    const allocation = allocate({ strata, quota: hundred });
    expectPrinted(exactCounts(allocation), "34.64168283 4.16194711 10.47348733 3.33380445 8.79897038 38.59010790");
    expect(counts(allocation)).toEqual([35, 4, 10, 3, 9, 39]);
  });

  it("Neyman with at least 5 of each", () => {
    const strata = flat(sizes, (index) => ({ intensity: deviations[index]!, minimum: 5 }));
    const allocation = allocate({ strata, quota: hundred });
    expectPrinted(exactCounts(allocation), "33.703873 5 10.189952 5 8.560767 37.545408");
  });
});

describe("seats for votes", () => {
  const votes = [
    {
      seats: 10,
      of: [47_000, 16_000, 15_900, 12_000, 6_000, 3_100],
      hamilton: [5, 2, 1, 1, 1, 0],
      webster: [4, 2, 2, 1, 1, 0],
    },
    { seats: 43, of: [21_878, 9_713, 4_167, 3_252, 1_065], hamilton: [24, 10, 4, 4, 1], webster: [24, 10, 4, 4, 1] },
  ];

  it.each(votes)("$seats seats by either method", ({ seats, of, ...expected }) => {
    for (const [apportionment, method] of [
      ["largest-remainder", "hamilton"],
      ["webster", "webster"],
    ] as const) {
      const allocation = allocate({ strata: flat(of), quota: { kind: "count", count: seats }, apportionment });
      expect(counts(allocation)).toEqual(expected[method]);
    }
  });

  it("a party without votes gets no seat, by either method", () => {
    const of = [47_000, 16_000, 15_900, 12_000, 6_000, 0, 3_100];
    for (const apportionment of ["largest-remainder", "webster"] as const) {
      const allocation = allocate({ strata: flat(of), quota: { kind: "count", count: 10 }, apportionment });
      expect(counts(allocation)[5]).toBe(0);
    }
  });

  it("Hamilton at 44 seats takes one from the fourth state; Webster takes none", () => {
    const of = votes[1]!.of;
    const at = (seats: number, apportionment: "largest-remainder" | "webster"): number[] =>
      counts(allocate({ strata: flat(of), quota: { kind: "count", count: seats }, apportionment }));
    expect(at(44, "largest-remainder")[3]).toBe(at(43, "largest-remainder")[3]! - 1);
    for (const [index, seats] of at(44, "webster").entries()) {
      expect(seats).toBeGreaterThanOrEqual(at(43, "webster")[index]!);
    }
  });
});

describe("the frame of Dandong, 2023, intensities 1 : 2 : 4 : 8", () => {
  const sizes = [31_107, 12_044, 3_682, 721];
  const tiers = ["low", "general", "higher", "high"] as const;
  const bands = [
    { minimum: "0%", maximum: "5%" },
    { minimum: "5%", maximum: "20%" },
    { minimum: "21%", maximum: "60%" },
    { minimum: "61%", maximum: "100%" },
  ];
  const strataWith = (more: (index: number) => Partial<AllocationStratum> = () => ({})): AllocationStratum[] =>
    sizes.map((size, index) => ({
      key: ["A", "B", "C", "D"][index]!,
      size,
      tier: tiers[index]!,
      intensity: ["1", "2", "4", "8"][index]!,
      ...more(index),
    }));

  interface Row {
    readonly name: string;
    readonly strata: readonly AllocationStratum[];
    readonly ratio: string;
    readonly total: number;
    readonly level: string;
    readonly exact: string;
    readonly counts: readonly number[];
  }
  const rows: readonly Row[] = [
    {
      name: "0.1 %",
      strata: strataWith(),
      ratio: "0.1%",
      total: 48,
      level: "48/75691",
      exact: "19.7267 15.2756 9.3399 3.6578",
      counts: [20, 15, 9, 4],
    },
    {
      name: "0.1 %, at least 5 of each",
      strata: strataWith(() => ({ minimum: 5 })),
      ratio: "0.1%",
      total: 48,
      level: "43/69923",
      exact: "19.1296 14.8132 9.0572 5",
      counts: [19, 15, 9, 5],
    },
    {
      name: "1 %",
      strata: strataWith(),
      ratio: "1%",
      total: 476,
      level: "68/10813",
      exact: "195.6234 151.4828 92.6204 36.2734",
      counts: [196, 151, 93, 36],
    },
    {
      name: "5 %",
      strata: strataWith(),
      ratio: "5%",
      total: 2378,
      level: "2378/75691",
      exact: "977.2951 756.7777 462.7127 181.2145",
      counts: [977, 757, 463, 181],
    },
    {
      name: "100 %",
      strata: strataWith(),
      ratio: "100%",
      total: 47_554,
      level: "1",
      exact: "31107 12044 3682 721",
      counts: [31_107, 12_044, 3_682, 721],
    },
    {
      name: "10 % in the bands of Daqing",
      strata: strataWith((index) => ({ band: bands[index]! })),
      ratio: "10%",
      total: 4755,
      level: "345/4852",
      exact: "1555 1712.77 1047.23 440",
      counts: [1555, 1713, 1047, 440],
    },
  ];

  describe.each(rows)("$name", ({ strata, ratio, total, level, exact, counts: expected }) => {
    const options: AllocateOptions = { strata, quota: { kind: "ratio", ratio }, rounding: "half-up" };

    it("has the published level and exact counts", () => {
      const allocation = allocate(options);
      expect(allocation.quotaCount).toBe(total);
      expect(allocation.total).toBe(total);
      expect(allocation.level).toBe(level);
      expectPrinted(exactCounts(allocation), exact);
    });

    it("has the published counts by largest remainder and by Webster", () => {
      expect(counts(allocate(options))).toEqual(expected);
      expect(counts(allocate({ ...options, apportionment: "webster" }))).toEqual(expected);
    });

    it("has no tier below a lower one", () => {
      expect(allocate(options).inversions).toEqual([]);
    });
  });
});

describe("the frame of Dandong at 1 % in the bands of Daqing", () => {
  const strata = [
    { key: "A", size: 31_107, intensity: "1", band: { minimum: "0%", maximum: "5%" } },
    { key: "B", size: 12_044, intensity: "2", band: { minimum: "5%", maximum: "20%" } },
    { key: "C", size: 3_682, intensity: "4", band: { minimum: "21%", maximum: "60%" } },
    { key: "D", size: 721, intensity: "8", band: { minimum: "61%", maximum: "100%" } },
  ];
  const totalOf = (ratio: string): number =>
    allocate({ strata, quota: { kind: "ratio", ratio }, rounding: "half-up", onInfeasible: "adjust-total" }).total;

  it("is infeasible: 476 is below 1817, and 1817 to 6893 can be had", () => {
    expect(() => allocate({ strata, quota: { kind: "ratio", ratio: "1%" }, rounding: "half-up" })).toThrow(
      expect.objectContaining({
        code: "ALLOCATION_INFEASIBLE",
        details: expect.objectContaining({ kind: "minimums-exceed-total", total: 476, possible: 1817 }) as unknown,
      }),
    );
    expect([totalOf("1%"), totalOf("100%")]).toEqual([1817, 6893]);
    for (const count of [1817, 6893]) {
      expect(allocate({ strata, quota: { kind: "count", count } }).total).toBe(count);
    }
    for (const count of [1816, 6894]) {
      expect(() => allocate({ strata, quota: { kind: "count", count } })).toThrow(
        expect.objectContaining({ code: "ALLOCATION_INFEASIBLE" }),
      );
    }
  });

  it("can be had from 3.82 % to 14.50 %", () => {
    expect(printedLike(fraction(181_700n, 47_554n), "3.82")).toBe("3.82");
    expect(printedLike(fraction(689_300n, 47_554n), "14.50")).toBe("14.50");
  });
});

describe("eight strata of 120, 80, 40, 10, 900, 300, 60 and 9 units at 1 %", () => {
  const sizes = [120, 80, 40, 10, 900, 300, 60, 9];
  const strataWith = (minimum: number): AllocationStratum[] =>
    flat(sizes, (index) => ({ intensity: ["1", "2", "4", "8"][index % 4]!, minimum }));
  const onePercent = { kind: "ratio", ratio: "1%" } as const;

  it("level, exact counts and largest remainder, which never visits the 9 units of highest risk", () => {
    const allocation = allocate({ strata: strataWith(0), quota: onePercent });
    expect(allocation.total).toBe(16);
    expect(allocation.level).toBe("4/583");
    expect(exactCounts(allocation)).toEqual(
      [480n, 640n, 640n, 320n, 3600n, 2400n, 960n, 288n].map((numerator) => fraction(numerator, 583n)),
    );
    expect(counts(allocation)).toEqual([1, 1, 1, 1, 6, 4, 2, 0]);
  });

  it("at least one of each", () => {
    expect(counts(allocate({ strata: strataWith(1), quota: onePercent }))).toEqual([1, 1, 1, 1, 6, 4, 1, 1]);
  });

  it.each([
    { start: 0n, row: [0n, 1n, 2n, 0n, 6n, 4n, 2n, 1n] },
    { start: 291n, row: [1n, 1n, 1n, 1n, 6n, 4n, 2n, 0n] },
    { start: 582n, row: [1n, 1n, 2n, 0n, 6n, 4n, 2n, 0n] },
  ])("rounded at random with the start $start", ({ start, row }) => {
    expect(systematicRounding(exactCounts(allocate({ strata: strataWith(0), quota: onePercent })), start)).toEqual(row);
  });

  it("a ceiling in every stratum would draw 19, not 16", () => {
    expect(allocate({ strata: flat(sizes), quota: onePercent }).total).toBe(16);
    const each = sizes.map(
      (size, index) => allocate({ strata: [{ key: `s${String(index)}`, size }], quota: onePercent }).total,
    );
    expect(each).toEqual([2, 1, 1, 1, 9, 3, 1, 1]);
  });
});

describe("the oracle of printed decimals", () => {
  it("tells a value from its neighbour in the last digit", () => {
    expect(printedLike(fraction(2n, 3n), "0.67")).toBe("0.67");
    expect(printedLike(fraction(1n, 2n), "0.5000")).toBe("0.5000");
    expect(printedLike(fraction(13n, 2n), "6")).toBe("13/2");
    expect(printedLike(add(fraction(7n), fraction(1n, 200n)), "7.01")).toBe("7.01");
    expect(printedLike(subtract(fraction(7n), fraction(1n, 200n)), "6.99")).toBe("7.00");
  });
});
