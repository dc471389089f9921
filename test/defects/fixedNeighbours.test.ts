import { describe, expect, test } from "vitest";
import { drawPlan, type RandomSource } from "double-random";
import {
  eventProbabilities,
  exactDistribution,
  type Departure,
  type OutcomeProbability,
  unequalProbabilities,
} from "double-random/fairness";
import { fraction } from "../../src/exact/fraction.js";
import { membersOf } from "../support/assignAll.js";
import { lawOfTeam, teamKey, teamKeys } from "../support/lawOfTeam.js";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** The model: walk round the roster from a random start, two for each visit. */
function neighbours(roster: readonly string[], visits: number, source: RandomSource): readonly string[] {
  const start = Number(source.uniformInt(BigInt(roster.length)));
  const at = (place: number): string => roster[(start + place) % roster.length]!;
  return Array.from({ length: visits }, (_, visit) => teamKey([at(2 * visit), at(2 * visit + 1)]));
}

function everyPair(roster: readonly string[]): readonly string[] {
  return teamKeys(roster, 2);
}

/** What breaks the law that every pair of the roster is equally likely for a visit. */
function unevenVisit(outcomes: readonly OutcomeProbability<string>[], roster: readonly string[]): readonly Departure[] {
  const pairs = everyPair(roster);
  return unequalProbabilities(
    eventProbabilities(outcomes, (pair) => [pair]),
    pairs,
    fraction(1n, BigInt(pairs.length)),
  );
}

/** Pairs that a draw with many more visits than pairs never forms. */
function missingPairs(formed: readonly string[], roster: readonly string[]): readonly string[] {
  return everyPair(roster).filter((pair) => !formed.includes(pair));
}

describe("partners who stand next to each other in the roster", () => {
  test("the model gives most pairs no chance for a visit; pair-ticket/1 gives all the same", () => {
    const roster = idsOf("I", 4);
    expect(unevenVisit(exactDistribution((source) => neighbours(roster, 1, source)[0]!).outcomes, roster)).toHaveLength(
      6,
    );
    expect(unevenVisit(lawOfTeam({ inspectors: roster.map((id) => smallInspector({ id })) }), roster)).toEqual([]);
  });

  test("in one draw of 120 visits the model forms 3 of 15 pairs, and drawPlan forms all", () => {
    const roster = idsOf("I", 6);
    for (const { outcome } of exactDistribution((source) => neighbours(roster, 120, source)).outcomes) {
      expect(new Set(outcome).size).toBe(3);
      expect(missingPairs(outcome, roster)).toHaveLength(12);
    }
    for (const assignment of ["balanced/1", "pair-ticket/1"] as const) {
      const record = drawPlan({
        plan: smallPlan(smallTask()),
        targets: idsOf("U", 120).map((id) => smallTarget({ id })),
        inspectors: roster.map((id) => smallInspector({ id })),
        avoidances: [],
        asOf: AS_OF,
        seed: seedNumber(1),
        policies: { assignment },
      });
      const formed = record.assignment.visits.map((visit) => teamKey(membersOf(visit)));
      expect(missingPairs(formed, roster)).toEqual([]);
    }
  });
});
