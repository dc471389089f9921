import { describe, expect, test } from "vitest";
import { hashStream, shuffle, type RandomSource } from "double-random";
import { exactDistribution } from "double-random/fairness";
import { add, fraction, multiply, ZERO, type Fraction } from "../../src/exact/fraction.js";
import { membersOf } from "../support/assignAll.js";
import { idsOf, smallInspector } from "../support/smallPlan.js";
import { ourTeams, visitProblems } from "./visitProblems.js";

/** The model: two from a shuffled deck for each visit, shuffled anew when it is empty; a set keeps each person once. */
function dealFromDecks(
  roster: readonly string[],
  visits: number,
  source: RandomSource,
): readonly (readonly string[])[] {
  let deck: string[] = [];
  const next = (): string => {
    if (deck.length === 0) deck = shuffle(roster, source);
    return deck.shift()!;
  };
  return Array.from({ length: visits }, () => [...new Set([next(), next()])]);
}

/** The expected share of visits by one person. */
function shareOfSelfPairs(roster: readonly string[], visits: number): Fraction {
  return exactDistribution((source) => visitProblems(dealFromDecks(roster, visits, source), visits).length)
    .outcomes.map(({ outcome, probability }) => multiply(probability, fraction(BigInt(outcome), BigInt(visits))))
    .reduce(add, ZERO);
}

describe("one person who meets himself where two decks join", () => {
  test.each([3, 5])("the model, roster of %i: one visit in the square of it", (length) => {
    const roster = idsOf("I", length);
    expect(shareOfSelfPairs(roster, length)).toEqual(fraction(1n, BigInt(length * length)));
  });

  test("the model, even rosters: never, which is why nobody saw it", () => {
    expect(shareOfSelfPairs(idsOf("I", 4), 4)).toEqual(ZERO);
  });

  test.each([3, 5, 9])(
    "roster of %i: the model is found out over 1000 visits, assignInspectors is not over 2000 by either method",
    (length) => {
      const roster = idsOf("I", length);
      const stream = hashStream({ seed: "2".repeat(64), label: "deck" });
      expect(visitProblems(dealFromDecks(roster, 1000, stream), 1000)).not.toEqual([]);
      const inspectors = roster.map((id) => smallInspector({ id }));
      for (let number = 0; number < 20; number++) {
        for (const assignment of ["balanced/1", "pair-ticket/1"] as const) {
          const { visits } = ourTeams(inspectors, 100, number, { assignment });
          expect(visitProblems(visits.map(membersOf), 100)).toEqual([]);
        }
      }
    },
  );
});
