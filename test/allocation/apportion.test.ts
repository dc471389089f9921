import { describe, expect, it } from "vitest";
import { apportion, type ApportionOptions } from "../../src/allocation/apportion.js";
import { add, fraction, ONE, ZERO, type Fraction } from "../../src/exact/fraction.js";
import type { AllocationStratum } from "../../src/model/allocationStratum.js";
import type { RandomSource } from "../../src/random/randomSource.js";
import { answering } from "../support/answering.js";
import { refusal } from "../support/badField.js";
import { boundedStratum } from "../support/boundedStrata.js";

type Line = Omit<AllocationStratum, "key" | "size"> & {
  readonly key: string;
  readonly size?: number;
  readonly of: Fraction;
};

/** Rounds these exact counts of strata, of ten units each where nothing else is said. */
function rounded(
  method: ApportionOptions["method"],
  lines: readonly Line[],
  source?: RandomSource,
  level = ONE,
): readonly bigint[] {
  const { numerator, denominator } = lines.map(({ of }) => of).reduce(add, ZERO);
  expect(denominator).toBe(1n);
  return apportion({
    strata: lines.map(({ of: _, ...stated }) => boundedStratum({ size: 10, ...stated })),
    exact: lines.map(({ of }) => of),
    level,
    total: numerator,
    method,
    ...(source && { source }),
  });
}

const half = fraction(1n, 2n);
const tenths = (count: bigint): Fraction => fraction(count, 10n);

describe("largest remainder", () => {
  const largest = (...lines: readonly Line[]): readonly bigint[] => rounded("largest-remainder", lines);

  it("raises the largest remainders", () => {
    const path: readonly string[] = [];
    const lines = [tenths(14n), tenths(17n), tenths(9n)].map((of, index) => ({ key: `s${String(index)}`, path, of }));
    expect(largest(...lines)).toEqual([1n, 2n, 1n]);
  });

  it("divides between groups before it divides within them", () => {
    const lines = ["n/a", "n/b", "s/a", "s/b"].map((key) => ({ key, path: [key.slice(0, 1)], of: half }));
    expect(largest(...lines)).toEqual([1n, 0n, 1n, 0n]);
  });

  it("divides at every level of the hierarchy, the widest first", () => {
    const places = [
      ["n", "1"],
      ["n", "1"],
      ["n", "2"],
      ["n", "2"],
      ["s", "1"],
      ["s", "1"],
    ];
    const lines = places.map((path, index) => ({ key: `s${String(index)}`, path, of: half }));
    expect(largest(...lines)).toEqual([1n, 0n, 1n, 0n, 1n, 0n]);
  });

  it("lets a stratum stand beside a group", () => {
    expect(
      largest(
        { key: "a", path: ["n", "1"], of: half },
        { key: "b", path: ["n"], of: half },
        { key: "c", path: [], of: ONE },
      ),
    ).toEqual([1n, 0n, 1n]);
  });

  it("prefers the higher tier, then the larger stratum, then the first key where remainders are equal", () => {
    expect(largest({ key: "a", tier: "low", of: half }, { key: "b", tier: "high", of: half })).toEqual([0n, 1n]);
    expect(
      largest({ key: "a", tier: "unclassified", of: half, size: 20 }, { key: "b", tier: "low", of: half }),
    ).toEqual([0n, 1n]);
    const path: readonly string[] = [];
    expect(largest({ key: "a", path, of: half, size: 9 }, { key: "b", path, of: half })).toEqual([0n, 1n]);
    expect(largest({ key: "b", path, of: half }, { key: "a", path, of: half })).toEqual([0n, 1n]);
  });

  it("compares groups by the units of all their strata, and as without a tier where theirs differ", () => {
    const [third, twoThirds] = [fraction(1n, 3n), fraction(1n, 6n)];
    expect(
      largest(
        { key: "a", path: ["x"], size: 11, of: half },
        { key: "b", path: ["y"], size: 6, of: third },
        { key: "c", path: ["y"], size: 6, of: twoThirds },
      ),
    ).toEqual([0n, 1n, 0n]);
    expect(
      largest(
        { key: "a", path: ["x"], tier: "high", of: third },
        { key: "b", path: ["x"], tier: "low", of: twoThirds },
        { key: "c", path: ["y"], tier: "low", size: 10, of: half },
      ),
    ).toEqual([0n, 0n, 1n]);
  });

  it("takes the nearest rounding in which the rates of tiers rise", () => {
    expect(
      largest(
        { key: "l", tier: "low", of: tenths(14n) },
        { key: "g", tier: "general", of: tenths(14n) },
        { key: "h", tier: "high", of: tenths(12n) },
      ),
    ).toEqual([1n, 1n, 2n]);
  });

  it("does not turn from the largest remainders where rates rise anyway, or equal ones stand beside each other", () => {
    expect(largest({ key: "l", tier: "low", of: tenths(14n) }, { key: "h", tier: "high", of: tenths(16n) })).toEqual([
      1n,
      2n,
    ]);
    expect(
      largest(
        { key: "l", tier: "low", of: tenths(16n) },
        { key: "g", tier: "general", of: tenths(16n) },
        { key: "h", tier: "high", of: tenths(18n) },
      ),
    ).toEqual([1n, 2n, 2n]);
  });

  it("takes the largest remainders where the rates of no rounding rise", () => {
    expect(
      largest({ key: "l", tier: "low", size: 2, of: tenths(16n) }, { key: "h", tier: "high", of: tenths(14n) }),
    ).toEqual([2n, 1n]);
  });

  it("does not look at tiers where groups beside each other share one", () => {
    const path: readonly string[] = [];
    expect(
      largest(
        { key: "a", tier: "low", path, of: tenths(14n) },
        { key: "b", tier: "low", path, of: tenths(14n) },
        { key: "c", tier: "high", path, of: tenths(12n) },
      ),
    ).toEqual([2n, 1n, 1n]);
  });

  it("keeps a single stratum and none", () => {
    expect(largest({ key: "a", of: fraction(4n) })).toEqual([4n]);
    expect(largest()).toEqual([]);
  });
});

describe("bounded Webster", () => {
  it("gives seats by size times intensity, between the bounds", () => {
    const lines = [
      { key: "a", size: 30, intensity: "1", of: fraction(3n) },
      { key: "b", size: 30, intensity: "2", of: fraction(6n) },
    ];
    expect(rounded("webster", lines)).toEqual([3n, 6n]);
  });

  it("prefers the higher tier, then the larger stratum, then the first key where claims are equal", () => {
    // From a low level seats are handed out, from a high one they are taken back.
    const tied = (...lines: readonly Line[]): readonly bigint[] => {
      const counts = rounded("webster", lines, undefined, tenths(1n));
      expect(rounded("webster", lines, undefined, fraction(1n, 1000n))).toEqual(counts);
      return counts;
    };
    expect(tied({ key: "a", tier: "low", of: half }, { key: "b", tier: "high", of: half })).toEqual([0n, 1n]);
    const [small, large] = [
      { key: "a", size: 10, intensity: "2", of: half },
      { key: "b", size: 20, of: half },
    ];
    expect(tied(small, large)).toEqual([0n, 1n]);
    expect(tied({ key: "b", of: half }, { key: "a", of: half })).toEqual([0n, 1n]);
  });

  it("looks at size and intensity, not at what a bound made of them", () => {
    // The exact count 1 of a is its lower bound; as a claim it would be worth a second seat before 1/4 is worth one.
    const others = ["b", "c", "d", "e"].map((key) => ({ key, of: fraction(1n, 4n) }));
    const strata = [
      boundedStratum({ key: "a", size: 10, intensity: "0.1", lower: 1 }),
      ...others.map(({ key }) => boundedStratum({ key, size: 10 })),
    ];
    const exact = [ONE, ...others.map(({ of }) => of)];
    expect(apportion({ strata, exact, level: fraction(1n, 40n), total: 2n, method: "webster" })).toEqual([
      1n,
      1n,
      0n,
      0n,
      0n,
    ]);
  });

  it("takes the exact counts themselves for claims under the dial", () => {
    const strata = [
      boundedStratum({ key: "a", size: 100, band: { minimum: "0%", maximum: "100%" } }, "dial"),
      boundedStratum({ key: "b", size: 10, band: { minimum: "0%", maximum: "10%" } }, "dial"),
    ];
    const exact = [tenths(14n), tenths(16n)];
    expect(apportion({ strata, exact, level: tenths(1n), total: 3n, method: "webster" })).toEqual([1n, 2n]);
  });
});

describe("systematic random", () => {
  const a = { key: "a", tier: "low", of: half } as const;
  const b = { key: "b", tier: "low", of: ONE } as const;
  const c = { key: "c", tier: "high", of: half } as const;

  it("shuffles groups, then the strata within each, and draws one start below the common denominator", () => {
    // low before high, b before a; from the start 1 the half of a is reached, from 0 that of c
    const source = answering([1n, 0n, 1n, 0n, 1n]);
    expect(rounded("systematic-random", [a, b, c], source)).toEqual([1n, 1n, 0n]);
    expect(source.bounds).toEqual([2n, 1n, 2n, 1n, 2n]);
    expect(rounded("systematic-random", [a, b, c], answering([1n, 0n, 1n, 0n, 0n]))).toEqual([0n, 1n, 1n]);
  });

  it("does not depend on the order in which the strata are given", () => {
    const source = answering([1n, 0n, 1n, 0n, 1n]);
    expect(rounded("systematic-random", [c, b, a], source)).toEqual([0n, 1n, 1n]);
    expect(source.bounds).toEqual([2n, 1n, 2n, 1n, 2n]);
  });

  it("divides nothing among no strata", () => {
    expect(rounded("systematic-random", [], answering([0n]))).toEqual([]);
  });

  it.each<readonly [unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    [{}, "an object"],
    [{ uniformInt: 7 }, "an object"],
  ])("refuses %j for a source", (source, received) => {
    const options = { strata: [boundedStratum({ key: "a", size: 2 })], exact: [ONE], level: ONE, total: 1n } as const;
    const asked = { ...options, method: "systematic-random", source: source as RandomSource } as const;
    expect(refusal(() => apportion(asked))).toMatchObject({
      code: "SOURCE_MISSING",
      path: "source",
      expected: "a source of randomness with uniformInt, because apportionment is systematic-random",
      received,
    });
  });
});
