import { describe, expect, test } from "vitest";
import type { Policies } from "double-random";
import { eventProbabilities, inclusionTest, pairInclusionTest, unequalProbabilities } from "double-random/fairness";
import { assignTeams } from "../../src/assignment/assignTeams.js";
import { fraction } from "../../src/exact/fraction.js";
import { allSubsets } from "../support/allSubsets.js";
import { smallAvoidance, type AssignAllOptions } from "../support/assignAll.js";
import { departures } from "../support/departures.js";
import { directOptions } from "../support/directAssignment.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";
import { ASSIGNMENT_LAWS } from "./registry.js";

function inspectorsOf(count: number): AssignAllOptions["inspectors"] {
  return idsOf("I", count).map((id) => smallInspector({ id }));
}

function targetsOf(count: number): AssignAllOptions["targets"] {
  return idsOf("U", count).map((id) => smallTarget({ id }));
}

/** Away from everybody. */
function withdrawn(ids: readonly string[]): NonNullable<AssignAllOptions["avoidances"]> {
  return ids.map((id) => smallAvoidance({ id: `V-${id}`, inspectorId: id, against: "region", refId: "14" }));
}

const ROSTERS = [
  [2, 2],
  [3, 2],
  [4, 2],
  [3, 3],
  [4, 3],
] as const;

describe.each(Object.entries(ASSIGNMENT_LAWS))("%s", (id, { law, visits, evenLoads }) => {
  const assignment = id as Policies["assignment"];

  test.each(ROSTERS)("one visit, %i inspectors: every team of %i with the same probability", (count, teamSize) => {
    const outcomes = law({ targets: targetsOf(1), inspectors: inspectorsOf(count), policies: { teamSize } });
    const teams = allSubsets(idsOf("I", count), teamSize).map((team) => team.join());
    const probabilities = eventProbabilities(outcomes, ([team]) => [team!.join()]);
    expect(unequalProbabilities(probabilities, teams, fraction(1n, BigInt(teams.length)))).toEqual([]);
  });

  test("one visit, one of four withdrawn: every team of the others with the same probability, and no other", () => {
    const outcomes = law({ targets: targetsOf(1), inspectors: inspectorsOf(4), avoidances: withdrawn(["I002"]) });
    const teams = allSubsets(["I001", "I003", "I004"], 2).map((team) => team.join());
    const probabilities = eventProbabilities(outcomes, ([team]) => [team!.join()]);
    expect(unequalProbabilities(probabilities, teams, fraction(1n, 3n))).toEqual([]);
  });

  test(`${String(visits)} visits at once: everybody who may come has the same chance at each, and nobody comes twice`, () => {
    const outcomes = law({ targets: targetsOf(visits), inspectors: inspectorsOf(3) });
    for (let visit = 0; visit < visits; visit++) {
      for (const { outcome } of outcomes) expect(new Set(outcome[visit]).size).toBe(2);
      const chances = eventProbabilities(outcomes, (teams) => teams[visit]!);
      expect(unequalProbabilities(chances, idsOf("I", 3), fraction(2n, 3n))).toEqual([]);
    }
  });

  describe("over consecutive seeds", () => {
    const inspectors = inspectorsOf(6);
    const SEEDS = 600;
    const VISITS = 4;
    const draws = Array.from({ length: SEEDS }, (_, number) => {
      const seed = number.toString(16).padStart(64, "0");
      const result = assignTeams(
        directOptions({ targets: targetsOf(VISITS), inspectors, policies: { assignment } }, seed),
      );
      if (!("assignment" in result)) throw new Error("teams were expected");
      return result.assignment.visits.map(({ team }) => team.map(({ inspectorId }) => inspectorId));
    });

    test("at every visit every inspector and every pair comes equally often", () => {
      for (let visit = 0; visit < VISITS; visit++) {
        const options = {
          units: idsOf("I", 6),
          sampleSize: 2,
          draws: SEEDS,
          sampler: (number: number) => draws[number]![visit]!,
          comparisons: 2 * VISITS,
        };
        expect(departures(inclusionTest(options), pairInclusionTest(options))).toEqual([]);
      }
    });

    test(evenLoads ? "everybody makes one visit or two of eight places" : "loads are left to chance, as stated", () => {
      const loads = draws.flatMap((teams) =>
        idsOf("I", 6).map((inspectorId) => teams.flat().filter((each) => each === inspectorId).length),
      );
      const seen = [...new Set(loads)].sort();
      if (evenLoads) expect(seen).toEqual([1, 2]);
      else expect(seen.length).toBeGreaterThan(2);
    });
  });
});
