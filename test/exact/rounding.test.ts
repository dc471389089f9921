import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, ceil, floor, fraction, multiply, subtract, ZERO, type Fraction } from "../../src/exact/fraction.js";
import { largestAdmittedRemainder, largestRemainder } from "../../src/exact/largestRemainder.js";
import { commonDenominator, systematicRounding } from "../../src/exact/systematicRounding.js";
import { webster, type Claim } from "../../src/exact/webster.js";
import { websterOneByOne } from "../support/allocationOracle.js";

const SEED = 20_260_103;

const byIndex = (a: number, b: number): number => a - b;
const byIndexFromTheEnd = (a: number, b: number): number => b - a;

function total(counts: readonly bigint[]): bigint {
  return counts.reduce((a, b) => a + b, 0n);
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, ZERO);
}

/** Values of at least 0 whose sum is an integer; small denominators, so that equal fractional parts are common. */
const values: fc.Arbitrary<readonly Fraction[]> = fc
  .tuple(
    fc.constantFrom(1n, 2n, 3n, 7n, 12n, 60n),
    fc.array(fc.bigInt({ min: 0n, max: 300n }), { minLength: 1, maxLength: 12 }),
  )
  .map(([denominator, numerators]) => {
    const rest = (denominator - (total(numerators) % denominator)) % denominator;
    return [...numerators.slice(0, -1), numerators.at(-1)! + rest].map((numerator) => fraction(numerator, denominator));
  });

function isBeside(count: bigint, exact: Fraction): boolean {
  return count === floor(exact) || count === ceil(exact);
}

/** The lemma: the sum is kept, and each result is the floor or the ceiling, so integer bounds survive. */
function expectNeighbours(exact: readonly Fraction[], counts: readonly bigint[]): void {
  assert.equal(counts.length, exact.length);
  assert.deepEqual(fraction(total(counts)), sum(exact));
  for (const [index, count] of counts.entries()) assert.ok(isBeside(count, exact[index]!));
}

describe("largest remainder", () => {
  it("keeps the sum and stays beside every value", () => {
    fc.assert(
      fc.property(values, (exact) => {
        expectNeighbours(exact, largestRemainder(exact, floor(sum(exact)), byIndex));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("gives the units to the largest fractional parts, and of equal ones to those that the tie order names first", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(byIndex, byIndexFromTheEnd), (exact, tieOrder) => {
        const counts = largestRemainder(exact, floor(sum(exact)), tieOrder);
        const got = (index: number): boolean => counts[index]! > floor(exact[index]!);
        const part = (index: number): Fraction => subtract(exact[index]!, fraction(floor(exact[index]!)));
        for (const winner of [...exact.keys()].filter(got)) {
          for (const loser of [...exact.keys()].filter((index) => !got(index))) {
            const lead = subtract(part(winner), part(loser)).numerator;
            assert.ok(lead > 0n || (lead === 0n && tieOrder(winner, loser) < 0));
          }
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("breaks the tie of four equal values for two units by the order given, and loses none", () => {
    const halves = Array.from({ length: 4 }, () => fraction(1n, 2n));
    expect(largestRemainder(halves, 2n, byIndex)).toEqual([1n, 1n, 0n, 0n]);
    expect(largestRemainder(halves, 2n, byIndexFromTheEnd)).toEqual([0n, 0n, 1n, 1n]);
    expect(largestRemainder([...halves, fraction(1n)], 3n, (a, b) => (a % 2) - (b % 2) || a - b)).toEqual([
      1n,
      0n,
      1n,
      0n,
      1n,
    ]);
  });

  it("compares fractional parts as numbers, not as text", () => {
    const exact = [fraction(9n, 100n), fraction(10n, 100n), fraction(81n, 100n)];
    expect(largestRemainder(exact, 1n, byIndex)).toEqual([0n, 0n, 1n]);
    expect(largestRemainder([fraction(2n, 21n), fraction(10n, 21n), fraction(9n, 21n)], 1n, byIndex)).toEqual([
      0n,
      1n,
      0n,
    ]);
  });

  it("shows the Alabama paradox on 6, 6 and 2, which is why Webster is offered", () => {
    const rounded = (seats: bigint): bigint[] =>
      largestRemainder(
        [6n, 6n, 2n].map((size) => fraction(size * seats, 14n)),
        seats,
        byIndex,
      );
    expect(rounded(10n)).toEqual([4n, 4n, 2n]);
    expect(rounded(11n)).toEqual([5n, 5n, 1n]);
  });

  it("leaves integers and nothing alone", () => {
    expect(largestRemainder([fraction(3n), ZERO, fraction(8n)], 11n, byIndex)).toEqual([3n, 0n, 8n]);
    expect(largestRemainder([], 0n, byIndex)).toEqual([]);
  });
});

describe("largest remainder among admitted roundings", () => {
  const few: fc.Arbitrary<readonly Fraction[]> = values.filter((exact) => exact.length <= 6);
  const rest = (value: Fraction): Fraction => subtract(value, fraction(floor(value)));

  /** Every rounding to neighbouring integers with the same sum. */
  function neighbours(exact: readonly Fraction[]): bigint[][] {
    const all = exact.reduce<bigint[][]>(
      (begun, value) =>
        begun.flatMap((counted) => [...new Set([floor(value), ceil(value)])].map((count) => [...counted, count])),
      [[]],
    );
    return all.filter((counted) => total(counted) === floor(sum(exact)));
  }
  const raisedSum = (exact: readonly Fraction[], counts: readonly bigint[]): Fraction =>
    sum(exact.filter((value, index) => counts[index]! > floor(value)).map(rest));

  it("is largest remainder where everything is admitted, ties included", () => {
    fc.assert(
      fc.property(few, fc.constantFrom(byIndex, byIndexFromTheEnd), (exact, tieOrder) => {
        const seats = floor(sum(exact));
        expect(largestAdmittedRemainder(exact, seats, tieOrder, () => true)).toEqual(
          largestRemainder(exact, seats, tieOrder),
        );
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("is the nearest admitted rounding, and none where none is admitted", () => {
    fc.assert(
      fc.property(few, fc.integer({ min: 2, max: 5 }), (exact, modulus) => {
        const admits = (counts: readonly bigint[]): boolean =>
          counts.reduce((code, count) => (code * 31n + count) % 1009n, 7n) % BigInt(modulus) === 0n;
        const admitted = neighbours(exact).filter(admits);
        const found = largestAdmittedRemainder(exact, floor(sum(exact)), byIndex, admits);
        if (admitted.length === 0) {
          expect(found).toBeUndefined();
          return;
        }
        expect(admitted).toContainEqual(found);
        for (const other of admitted) {
          assert.ok(subtract(raisedSum(exact, found!), raisedSum(exact, other)).numerator >= 0n);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("raises no value that is an integer already", () => {
    const exact = [fraction(1n, 2n), fraction(2n), fraction(1n, 2n)];
    const seen: string[] = [];
    largestAdmittedRemainder(exact, 3n, byIndex, (counts) => {
      seen.push(counts.join(" "));
      return false;
    });
    expect(seen.sort()).toEqual(["0 2 1", "1 2 0"]);
  });
});

describe("systematic rounding", () => {
  const starts = (exact: readonly Fraction[]): bigint[] =>
    Array.from({ length: Number(commonDenominator(exact)) }, (_, start) => BigInt(start));

  it("keeps the sum and stays beside every value at every start", () => {
    fc.assert(
      fc.property(values, (exact) => {
        for (const start of starts(exact)) expectNeighbours(exact, systematicRounding(exact, start));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it("has every value as its exact mean over the starts", () => {
    fc.assert(
      fc.property(values, (exact) => {
        const rounded = starts(exact).map((start) => systematicRounding(exact, start));
        const means = exact.map((_, index) =>
          fraction(total(rounded.map((counts) => counts[index]!)), BigInt(rounded.length)),
        );
        expect(means).toEqual(exact);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it("stays beside the exact sum of every run of neighbours", () => {
    fc.assert(
      fc.property(values, (exact) => {
        for (const start of starts(exact)) {
          const counts = systematicRounding(exact, start);
          for (let from = 0; from < exact.length; from++) {
            for (let to = from + 1; to <= exact.length; to++) {
              assert.ok(isBeside(total(counts.slice(from, to)), sum(exact.slice(from, to))));
            }
          }
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("leaves nothing to chance where all values are integers", () => {
    const exact = [fraction(3n), ZERO, fraction(8n)];
    expect(commonDenominator(exact)).toBe(1n);
    expect(systematicRounding(exact, 0n)).toEqual([3n, 0n, 8n]);
    expect(commonDenominator([])).toBe(1n);
    expect(systematicRounding([], 0n)).toEqual([]);
  });

  describe("of the eight strata of 120, 80, 40, 10, 900, 300, 60 and 9 units at 1 %", () => {
    const exact = [480n, 640n, 640n, 320n, 3600n, 2400n, 960n, 288n].map((numerator) => fraction(numerator, 583n));

    it("has the denominator 583", () => {
      expect(commonDenominator(exact)).toBe(583n);
      expect(sum(exact)).toEqual(fraction(16n));
    });

    it.each([
      { start: 0n, counts: [0n, 1n, 2n, 0n, 6n, 4n, 2n, 1n] },
      { start: 291n, counts: [1n, 1n, 1n, 1n, 6n, 4n, 2n, 0n] },
      { start: 582n, counts: [1n, 1n, 2n, 0n, 6n, 4n, 2n, 0n] },
    ])("gives the published row for the start $start", ({ start, counts }) => {
      expect(systematicRounding(exact, start)).toEqual(counts);
    });

    it("has the exact values as the mean of its 583 starts", () => {
      const rounded = starts(exact).map((start) => systematicRounding(exact, start));
      const sums = exact.map((_, index) => total(rounded.map((counts) => counts[index]!)));
      expect(sums).toEqual([480n, 640n, 640n, 320n, 3600n, 2400n, 960n, 288n]);
    });
  });
});

describe("Webster", () => {
  const claims: fc.Arbitrary<readonly Claim[]> = fc.array(
    fc
      .tuple(
        fc.oneof(fc.bigInt({ min: 1n, max: 6n }), fc.bigInt({ min: 1n, max: 500n })),
        fc.constantFrom(1n, 1n, 3n),
        fc.constantFrom(0n, 0n, 0n, 1n, 4n),
        fc.oneof(fc.constant(40n), fc.bigInt({ min: 0n, max: 12n })),
      )
      .map(([numerator, denominator, lower, room]) => ({
        weight: fraction(numerator, denominator),
        lower,
        upper: lower + room,
      })),
    { minLength: 1, maxLength: 8 },
  );
  const claimsAndTotal = claims.chain((drawn) => {
    const [least, greatest] = [total(drawn.map(({ lower }) => lower)), total(drawn.map(({ upper }) => upper))];
    return fc.tuple(fc.constant(drawn), fc.bigInt({ min: least, max: greatest }));
  });
  const level: fc.Arbitrary<Fraction> = fc
    .tuple(fc.bigInt({ min: 1n, max: 400n }), fc.bigInt({ min: 1n, max: 400n }))
    .map(([numerator, denominator]) => fraction(numerator, denominator));

  it("is the seat-by-seat rule, whatever the level it starts from and however ties fall", () => {
    fc.assert(
      fc.property(
        claimsAndTotal,
        level,
        fc.constantFrom(byIndex, byIndexFromTheEnd),
        ([drawn, seats], start, tieOrder) => {
          expect(webster(drawn, seats, start, tieOrder)).toEqual(websterOneByOne(drawn, seats, tieOrder));
        },
      ),
      { seed: SEED, numRuns: 600 },
    );
  });

  it("is the seat-by-seat rule among equals, where every seat is a tie", () => {
    for (let seats = 0n; seats <= 30n; seats++) {
      const equals = Array.from({ length: 5 }, () => ({ weight: fraction(7n), lower: 0n, upper: 6n }));
      for (const tieOrder of [byIndex, byIndexFromTheEnd]) {
        const expected = websterOneByOne(equals, seats, tieOrder);
        for (const start of [fraction(1n, 14n), fraction(seats + 1n, 35n), fraction(5n)]) {
          expect(webster(equals, seats, start, tieOrder)).toEqual(expected);
        }
      }
    }
  });

  it("keeps the total and the bounds, and never lowers a result when the total rises", () => {
    fc.assert(
      fc.property(claims, level, (drawn, start) => {
        let before = drawn.map(({ lower }) => lower);
        for (let seats = total(before); seats <= total(drawn.map(({ upper }) => upper)); seats++) {
          const counts = webster(drawn, seats, start, byIndex);
          assert.equal(total(counts), seats);
          for (const [index, count] of counts.entries()) {
            assert.ok(count >= before[index]! && count <= drawn[index]!.upper);
          }
          before = counts;
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it("does not depend on the unit of the weights", () => {
    fc.assert(
      fc.property(claimsAndTotal, level, ([drawn, seats], factor) => {
        const scaled = drawn.map((claim) => ({ ...claim, weight: multiply(claim.weight, factor) }));
        expect(webster(scaled, seats, fraction(1n), byIndex)).toEqual(webster(drawn, seats, fraction(1n), byIndex));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("gives a claim of weight 0 its lower bound and no more", () => {
    const drawn = [
      { weight: ZERO, lower: 2n, upper: 9n },
      { weight: fraction(1n), lower: 0n, upper: 9n },
    ];
    for (const start of [fraction(1n, 9n), fraction(50n)]) expect(webster(drawn, 8n, start, byIndex)).toEqual([2n, 6n]);
  });

  it("stops when nobody with a weight may have more", () => {
    const drawn = [
      { weight: ZERO, lower: 2n, upper: 9n },
      { weight: fraction(1n), lower: 0n, upper: 3n },
    ];
    expect(webster(drawn, 8n, fraction(1n), byIndex)).toEqual([2n, 3n]);
  });

  it("exchanges no two seats to come nearer: the last given is not below the next wanted", () => {
    fc.assert(
      fc.property(claimsAndTotal, level, ([drawn, seats], start) => {
        const counts = webster(drawn, seats, start, byIndex);
        for (const [giver, given] of counts.entries()) {
          if (given <= drawn[giver]!.lower) continue;
          for (const [taker, taken] of counts.entries()) {
            if (taker === giver || taken >= drawn[taker]!.upper) continue;
            const [a, b] = [drawn[giver]!.weight, drawn[taker]!.weight];
            const last = multiply(a, fraction(1n, 2n * given - 1n));
            const next = multiply(b, fraction(1n, 2n * taken + 1n));
            assert.ok(subtract(last, next).numerator >= 0n);
          }
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("published apportionments", () => {
  interface Published {
    readonly votes: readonly bigint[];
    readonly seats: bigint;
    readonly hamilton: readonly bigint[];
    readonly webster: readonly bigint[];
  }
  const published: readonly Published[] = [
    {
      votes: [47_000n, 16_000n, 15_900n, 12_000n, 6_000n, 0n, 3_100n],
      seats: 10n,
      hamilton: [5n, 2n, 1n, 1n, 1n, 0n, 0n],
      webster: [4n, 2n, 2n, 1n, 1n, 0n, 0n],
    },
    {
      votes: [21_878n, 9_713n, 4_167n, 3_252n, 1_065n],
      seats: 43n,
      hamilton: [24n, 10n, 4n, 4n, 1n],
      webster: [24n, 10n, 4n, 4n, 1n],
    },
  ];
  const quotas = (votes: readonly bigint[], seats: bigint): Fraction[] =>
    votes.map((vote) => fraction(vote * seats, total(votes)));

  it.each(published)("Hamilton of $seats seats", ({ votes, seats, hamilton }) => {
    expect(largestRemainder(quotas(votes, seats), seats, byIndex)).toEqual(hamilton);
  });

  it.each(published)("Webster of $seats seats", ({ votes, seats, webster: expected }) => {
    const claims = votes.map((vote) => ({ weight: fraction(vote), lower: 0n, upper: seats }));
    expect(webster(claims, seats, fraction(seats, total(votes)), byIndex)).toEqual(expected);
    expect(webster(claims, seats, fraction(1n), byIndex)).toEqual(expected);
  });

  it("Hamilton takes a place from the fourth state when a 44th seat comes", () => {
    const { votes, hamilton } = published[1]!;
    const more = largestRemainder(quotas(votes, 44n), 44n, byIndex);
    expect(more[3]).toBe(hamilton[3]! - 1n);
  });
});
