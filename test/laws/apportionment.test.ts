import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, type Allocation, type AllocationStratum, type Policies } from "double-random";
import { exactDistribution, type OutcomeProbability } from "double-random/fairness";
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
import { APPORTIONMENT_LAWS } from "./registry.js";

const RUNS = { seed: 20_260_301, numRuns: 80 };

interface Problem {
  readonly strata: readonly AllocationStratum[];
  readonly total: number;
}

type Law = readonly OutcomeProbability<readonly number[]>[];

/** The counts of the strata, over everything that chance can do, with what they are on the way to. */
function lawOf(
  apportionment: Policies["apportionment"],
  { strata, total }: Problem,
): { readonly law: Law; readonly exact: Allocation["strata"] } {
  let exact: Allocation["strata"] = [];
  const { outcomes } = exactDistribution((source) => {
    const allocation = allocate({ strata, quota: { kind: "count", count: total }, apportionment, source });
    exact = allocation.strata;
    return allocation.strata.map(({ count }) => count);
  });
  return { law: outcomes, exact };
}

const stratum = fc.record({
  size: fc.integer({ min: 1, max: 5 }),
  tier: fc.constantFrom("low" as const, "general" as const, "high" as const),
  intensity: fc.constantFrom("1", "1", "2", "4", "1/2"),
  minimum: fc.constantFrom(0, 0, 0, 1),
});

/** A few strata with a total that their bounds allow, and one more. */
const problems: fc.Arbitrary<Problem> = fc.array(stratum, { minLength: 1, maxLength: 4 }).chain((drawn) => {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const [least, most] = [sum(drawn.map(({ minimum }) => minimum)), sum(drawn.map(({ size }) => size))];
  return fc.record({
    strata: fc.constant(drawn.map((each, index): AllocationStratum => ({ key: `s${String(index)}`, ...each }))),
    total: fc.integer({ min: Math.max(1, least), max: most }),
  });
});

function meanOf(law: Law, index: number): Fraction {
  return law.reduce(
    (mean, { outcome, probability }) => add(mean, multiply(probability, fraction(BigInt(outcome[index]!)))),
    ZERO,
  );
}

const isWithinOne = (count: number, exact: string): boolean => {
  const value = parseDecimal(exact)!;
  return BigInt(count) >= floor(value) && BigInt(count) <= ceil(value);
};

/** What is not promised fails here. */
const WITNESSES = {
  withinOne: {
    strata: [
      ...Array.from({ length: 30 }, (_, index) => ({ key: `small-${String(index).padStart(2, "0")}`, size: 51 })),
      { key: "large", size: 8470 },
    ],
    total: 100,
  },
  neverLowers: {
    strata: [
      { key: "a", size: 6 },
      { key: "b", size: 6 },
      { key: "c", size: 2 },
    ],
    total: 10,
  },
  unbiased: { strata: ["a", "b", "c", "d", "e"].map((key) => ({ key, size: 3 })), total: 1 },
} satisfies Record<string, Problem>;

describe.each(Object.entries(APPORTIONMENT_LAWS))("%s", (id, promises) => {
  const method = id as Policies["apportionment"];

  test("keeps the total and the bounds, whatever chance does", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { law, exact } = lawOf(method, problem);
        for (const { outcome } of law) {
          expect(outcome.reduce((a, b) => a + b, 0)).toBe(problem.total);
          for (const [index, count] of outcome.entries()) {
            expect(count).toBeGreaterThanOrEqual(exact[index]!.lower);
            expect(count).toBeLessThanOrEqual(exact[index]!.upper);
          }
        }
      }),
      RUNS,
    );
  });

  test("has one law, in whatever order the strata are given", () => {
    const byKey = (problem: Problem): readonly string[] =>
      lawOf(method, problem)
        .law.map(({ outcome, probability }) => {
          const counts = problem.strata.map(({ key }, index) => `${key} ${String(outcome[index])}`).sort();
          return `${counts.join()}: ${formatFraction(probability)}`;
        })
        .sort();
    fc.assert(
      fc.property(problems, ({ strata, total }) => {
        expect(byKey({ strata: strata.toReversed(), total })).toEqual(byKey({ strata, total }));
      }),
      RUNS,
    );
  });

  const breaks = {
    withinOne: (problem: Problem): boolean => {
      const { law, exact } = lawOf(method, problem);
      return law.some(({ outcome }) => outcome.some((count, index) => !isWithinOne(count, exact[index]!.exactCount)));
    },
    neverLowers: ({ strata, total }: Problem): boolean => {
      const most = strata.reduce((sum, { size }) => sum + size, 0);
      if (total === most) return false;
      const [before, after] = [total, total + 1].map((count) => lawOf(method, { strata, total: count }).law);
      return before!.some((one) =>
        after!.some((other) => one.outcome.some((count, index) => other.outcome[index]! < count)),
      );
    },
    unbiased: (problem: Problem): boolean => {
      const { law, exact } = lawOf(method, problem);
      return exact.some(({ exactCount }, index) => compare(meanOf(law, index), parseDecimal(exactCount)!) !== 0);
    },
  };

  test.each(["withinOne", "neverLowers", "unbiased"] as const)(
    "%s, if it is promised, and not otherwise",
    (promise) => {
      if (!promises[promise]) expect(breaks[promise](WITNESSES[promise])).toBe(true);
      else
        fc.assert(
          fc.property(problems, (problem) => !breaks[promise](problem)),
          RUNS,
        );
    },
  );
});
