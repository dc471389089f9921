import fc from "fast-check";
import { allocate, type AllocationStratum } from "double-random";
import { describe, expect, it } from "vitest";
import { exactDistribution, type OutcomeProbability } from "double-random/fairness";
import { add, ceil, floor, formatFraction, fraction, multiply, ZERO, type Fraction } from "../../src/exact/fraction.js";
import { parseDecimal } from "../../src/exact/parseDecimal.js";

const SEED = 20_260_105;

function exactOf(text: string): Fraction {
  const value = parseDecimal(text);
  if (!value) throw new Error(`not an exact number: ${text}`);
  return value;
}

function expectation<T>(law: readonly OutcomeProbability<T>[], valueOf: (outcome: T) => number): Fraction {
  return law.reduce(
    (mean, { outcome, probability }) => add(mean, multiply(probability, fraction(BigInt(valueOf(outcome))))),
    ZERO,
  );
}

interface Case {
  readonly name: string;
  readonly strata: readonly AllocationStratum[];
  readonly total: number;
  readonly exact: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "two strata of a half",
    strata: [
      { key: "a", size: 5 },
      { key: "b", size: 5 },
    ],
    total: 1,
    exact: ["1/2", "1/2"],
  },
  {
    name: "five strata of a fifth, which a fixed rounding would visit one of for ever",
    strata: ["a", "b", "c", "d", "e"].map((key) => ({ key, size: 3 })),
    total: 1,
    exact: ["1/5", "1/5", "1/5", "1/5", "1/5"],
  },
  {
    name: "two tiers of two strata",
    strata: [
      { key: "low.x", tier: "low", size: 3, intensity: "1" },
      { key: "low.y", tier: "low", size: 5, intensity: "1" },
      { key: "high.x", tier: "high", size: 4, intensity: "2" },
      { key: "high.y", tier: "high", size: 7, intensity: "2" },
    ],
    total: 4,
    exact: ["2/5", "2/3", "16/15", "28/15"],
  },
  {
    name: "a minimum and a cap among free strata",
    strata: [
      { key: "low", tier: "low", size: 9, intensity: "1", minimum: 2 },
      { key: "general", tier: "general", size: 7, intensity: "2" },
      { key: "higher", tier: "higher", size: 5, intensity: "4" },
      { key: "high", tier: "high", size: 3, intensity: "8", maximum: 2 },
    ],
    total: 9,
    exact: ["2", "35/17", "50/17", "2"],
  },
  {
    name: "a hierarchy of three levels",
    strata: [
      { key: "g.x.1", tier: "general", path: ["g", "x"], size: 2 },
      { key: "g.x.2", tier: "general", path: ["g", "x"], size: 1 },
      { key: "g.y.1", tier: "general", path: ["g", "y"], size: 2 },
      { key: "h.x.1", tier: "high", path: ["h", "x"], size: 2 },
    ],
    total: 3,
    exact: ["6/7", "3/7", "6/7", "6/7"],
  },
];

/** The labels of every group at every level, with the strata in it. */
function groupsOf(strata: readonly AllocationStratum[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, { tier = "untiered", path = [tier] }] of strata.entries()) {
    for (let depth = 0; depth <= path.length; depth++) {
      const label = path.slice(0, depth).join("/");
      groups.set(label, [...(groups.get(label) ?? []), index]);
    }
  }
  return [...groups.values()];
}

describe.each(cases)("systematic rounding at random of $name", ({ strata, total, exact }) => {
  const law = exactDistribution((source) =>
    allocate({ strata, quota: { kind: "count", count: total }, apportionment: "systematic-random", source }),
  ).outcomes;

  it("has the exact counts worked out by hand", () => {
    expect(law[0]!.outcome.strata.map(({ exactCount }) => exactCount)).toEqual(exact);
  });

  it("has probabilities that sum to 1", () => {
    expect(law.map(({ probability }) => probability).reduce(add)).toEqual(fraction(1n));
  });

  it("has the exact count of every stratum as its expectation", () => {
    const means = strata.map((_, index) => formatFraction(expectation(law, (outcome) => outcome.strata[index]!.count)));
    expect(means).toEqual(exact);
  });

  it("is beside the exact count in every stratum and every group, whatever the answers", () => {
    for (const indices of groupsOf(strata)) {
      const wanted = indices.map((index) => exactOf(exact[index]!)).reduce(add);
      for (const { outcome } of law) {
        const got = indices.reduce((sum, index) => sum + outcome.strata[index]!.count, 0);
        expect([floor(wanted), ceil(wanted)]).toContain(BigInt(got));
      }
    }
  });

  it("keeps the total, whatever the answers", () => {
    expect(law.every(({ outcome }) => outcome.total === total)).toBe(true);
  });
});

describe("systematic rounding at random", () => {
  it("has the exact counts as expectations for any small strata", () => {
    const stratum = fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      tier: fc.constantFrom("low" as const, "high" as const),
      intensity: fc.constantFrom("1", "2", "1/2"),
      minimum: fc.constantFrom(0, 0, 1),
    });
    const problem = fc.array(stratum, { minLength: 2, maxLength: 4 }).chain((drawn) =>
      fc.record({
        strata: fc.constant(drawn.map((each, index): AllocationStratum => ({ key: `s${String(index)}`, ...each }))),
        total: fc.integer({
          min: Math.max(
            1,
            drawn.reduce((sum, { minimum }) => sum + minimum, 0),
          ),
          max: drawn.reduce((sum, { size }) => sum + size, 0),
        }),
      }),
    );
    fc.assert(
      fc.property(problem, ({ strata, total }) => {
        const law = exactDistribution((source) =>
          allocate({ strata, quota: { kind: "count", count: total }, apportionment: "systematic-random", source }),
        ).outcomes;
        for (const [index, { exactCount }] of law[0]!.outcome.strata.entries()) {
          expect(formatFraction(expectation(law, ({ strata: drawn }) => drawn[index]!.count))).toBe(exactCount);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("lets any two siblings be rounded up together, because their order is drawn too", () => {
    // Four strata of a half: in one fixed order the first and the second would never both be drawn.
    const strata = ["a", "b", "c", "d"].map((key) => ({ key, size: 5 }));
    const law = exactDistribution((source) =>
      allocate({ strata, quota: { kind: "count", count: 2 }, apportionment: "systematic-random", source }),
    ).outcomes;
    for (let one = 0; one < 4; one++) {
      for (let other = one + 1; other < 4; other++) {
        const both = expectation(law, ({ strata: drawn }) => drawn[one]!.count * drawn[other]!.count);
        expect(formatFraction(both)).toBe("1/6");
      }
    }
  });
});
