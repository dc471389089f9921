import { describe, expect, test } from "vitest";
import {
  eventProbabilities,
  exactDistribution,
  exactOverOrders,
  type Departure,
  type OutcomeProbability,
  unequalProbabilities,
} from "double-random/fairness";
import { drawByTicket, type Selection } from "../../src/selection/methods.js";
import { uniformInt } from "../../src/random/uniformInt.js";
import { fraction, type Fraction } from "../../src/exact/fraction.js";
import { everyOrder } from "../../src/fairness/everyOrder.js";
import { allSequences, allSubsets } from "../support/allSubsets.js";
import { idsOf } from "../support/smallPlan.js";
import { DECIDING_DIGITS } from "../support/decidingDigits.js";

const LARGEST = 6;
const SIZES: readonly (readonly [number, number])[] = Array.from({ length: LARGEST }, (_, index) => index + 1).flatMap(
  (size) => Array.from({ length: size + 1 }, (_, count): [number, number] => [size, count]),
);

describe("ticket/1 over every order of the tickets", () => {
  const digits = Object.entries(DECIDING_DIGITS);
  test.each(
    SIZES.flatMap(([size, count]) => digits.map(([name, ticketOfRank]) => ({ size, count, name, ticketOfRank }))),
  )(
    "$count of $size, decided by $name: every subset and every order of inspections equally often",
    ({ size, count, ticketOfRank }) => {
      const ids = idsOf("U", size);
      const draw = (ticketOf: (id: string) => string): Selection =>
        drawByTicket([{ key: "s", ids, count }], 0, ticketOf);
      expectUniform(exactOverOrders(ids, draw, { ticketOfRank }).outcomes, ids, count);
    },
  );

  test("equal tickets are ordered by id, whatever the order of the ids", () => {
    const ids = idsOf("U", 5);
    for (const order of [...everyOrder(ids)]) {
      const { strata } = drawByTicket([{ key: "s", ids: order, count: 2 }], 2, () => "0".repeat(64));
      expect([...idsIn(strata[0]!.drawn), ...idsIn(strata[0]!.reserve)]).toEqual(ids.slice(0, 4));
    }
  });
});

describe("uniformInt over every sequence of words", () => {
  const cases = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].flatMap((bound) =>
    [1n, 2n, 3n].map((wordBits) => ({ bound, wordBits })),
  );

  test.each(cases)("below $bound from words of $wordBits bits: no value is ahead", ({ bound, wordBits }) => {
    expect(unevenValues(uniformInt, bound, wordBits)).toEqual([]);
  });

  test("joins as many words as the bound needs, and no more", () => {
    const wordsUsed = (bound: bigint, wordBits: bigint): number => {
      let used = 0;
      uniformInt(bound, wordBits, () => {
        used += 1;
        return 0n;
      });
      return used;
    };
    expect([1n, 4n, 5n, 16n, 17n].map((bound) => wordsUsed(bound, 2n))).toEqual([1, 1, 2, 2, 3]);
    expect([1n << 32n, (1n << 32n) + 1n].map((bound) => wordsUsed(bound, 32n))).toEqual([1, 2]);
  });

  test("reads the first word as the most significant", () => {
    const words = [1n, 2n, 3n];
    expect(uniformInt(64n, 2n, () => words.shift()!)).toBe(0b011011n);
  });

  test.each(["0", "-1", "-8"])("refuses the bound %s", (bound) => {
    expect(() => uniformInt(BigInt(bound), 32n, () => 0n)).toThrow(expect.objectContaining({ code: "BOUND_INVALID" }));
  });

  describe("the same check finds a planted", () => {
    const planted: Readonly<Record<string, { draw: typeof uniformInt; bound: bigint; wordBits: bigint }>> = {
      "modulo bias": {
        bound: 3n,
        wordBits: 2n,
        draw: (bound, _, nextWord) => nextWord() % bound,
      },
      "modulo bias over two words": {
        bound: 5n,
        wordBits: 2n,
        draw: (bound, wordBits, nextWord) => ((nextWord() << wordBits) | nextWord()) % bound,
      },
      "word too short for the bound": {
        bound: 5n,
        wordBits: 2n,
        draw: (bound, _, nextWord) => nextWord() % bound,
      },
      "limit that lets one value too many through": {
        bound: 3n,
        wordBits: 2n,
        draw: (bound, wordBits, nextWord) => {
          const range = 1n << wordBits;
          for (;;) {
            const value = nextWord();
            if (value <= range - (range % bound)) return value % bound;
          }
        },
      },
      "multiplication of a fraction": {
        bound: 6n,
        wordBits: 3n,
        draw: (bound, wordBits, nextWord) => (nextWord() * bound) >> wordBits,
      },
    };
    test.each(Object.entries(planted))("%s", (_, { draw, bound, wordBits }) => {
      expect(unevenValues(draw, bound, wordBits)).not.toEqual([]);
    });
  });
});

/** Enough for two rounds of three words. */
const MOST_WORDS = 6;

/** What is wrong with the law of an integer below a bound, over all words up to a depth. */
function unevenValues(draw: typeof uniformInt, bound: bigint, wordBits: bigint): readonly Departure[] {
  const mostAnswers = wordBits === 3n ? MOST_WORDS - 2 : MOST_WORDS;
  const { outcomes, undecided } = exactDistribution(
    (source) => String(draw(bound, wordBits, () => source.uniformInt(1n << wordBits))),
    { mostAnswers, beyondMostAnswers: "undecided" },
  );
  const each = fraction(undecided.denominator - undecided.numerator, undecided.denominator * bound);
  const values = Array.from({ length: Number(bound) }, (_, value) => String(value));
  if (outcomes.length === 0) return [{ event: "any value", probability: "0", expected: "some" }];
  return unequalProbabilities(
    eventProbabilities(outcomes, (value) => [value]),
    values,
    each,
  );
}

type Law = readonly OutcomeProbability<Selection>[];

function expectUniform(walked: Law, ids: readonly string[], count: number): void {
  const subsets = allSubsets(ids, count);
  const orders = allSequences(ids, count);
  const bySubset = eventProbabilities(walked, ({ strata }) => [subsetKey(idsIn(strata[0]!.drawn))]);
  const byOrder = eventProbabilities(walked, ({ order }) => [sequenceKey(idsIn(order))]);
  expect(unequalProbabilities(bySubset, subsets.map(subsetKey), oneIn(subsets.length))).toEqual([]);
  expect(unequalProbabilities(byOrder, orders.map(sequenceKey), oneIn(orders.length))).toEqual([]);
}

function idsIn(units: readonly { readonly id: string }[]): readonly string[] {
  return units.map(({ id }) => id);
}

function subsetKey(ids: readonly string[]): string {
  return `{${[...ids].sort().join(" ")}}`;
}

function sequenceKey(ids: readonly string[]): string {
  return ids.join(" then ");
}

function oneIn(count: number): Fraction {
  return fraction(1n, BigInt(count));
}
