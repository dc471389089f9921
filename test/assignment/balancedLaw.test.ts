import { describe, expect, test } from "vitest";
import type { Avoidance, Inspector } from "double-random";
import {
  eventProbabilities,
  exactDistribution,
  inclusionTest,
  pairInclusionTest,
  type OutcomeProbability,
} from "double-random/fairness";
import { assignTeams, matchingOfDraws } from "../../src/assignment/assignTeams.js";
import { ASSIGNMENT_METHODS } from "../../src/assignment/methods.js";
import { formatFraction } from "../../src/exact/fraction.js";
import { smallAvoidance, type AssignAllOptions } from "../support/assignAll.js";
import { departures } from "../support/departures.js";
import { directOptions } from "../support/directAssignment.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

/** The people of each visit, members and experts, over every answer of chance. */
function lawOf(options: AssignAllOptions): readonly OutcomeProbability<readonly (readonly string[])[]>[] {
  const direct = directOptions(options);
  const matching = matchingOfDraws(direct);
  return exactDistribution((source) => {
    const matched = ASSIGNMENT_METHODS["balanced/1"](matching, { policies: direct.policies, source });
    if (matched.kind !== "matched" || matched.repair) throw new Error("teams without repair were expected");
    return matching.problem.rows.map((_, row) => matched.teams[row]!.map((column) => matching.columns[column]!.id));
  }).outcomes;
}

/** `0 I001 2/3`: the chance of everybody for each row. */
function chancesOf(law: ReturnType<typeof lawOf>): readonly string[] {
  const chances = eventProbabilities(law, (rows) =>
    rows.flatMap((team, row) => team.map((id) => `${String(row)} ${id}`)),
  );
  return [...chances].map(([key, chance]) => `${key} ${formatFraction(chance)}`).sort();
}

/** How likely each load of an inspector is. */
function loadLaw(law: ReturnType<typeof lawOf>, id: string): Readonly<Record<string, string>> {
  const loads = eventProbabilities(law, (rows) => [String(rows.filter((team) => team.includes(id)).length)]);
  return Object.fromEntries([...loads].map(([load, chance]): [string, string] => [load, formatFraction(chance)]));
}

const three = idsOf("I", 3).map((id) => smallInspector({ id }));
const two = idsOf("U", 2).map((id) => smallTarget({ id }));

describe("balanced/1 over every answer of chance", () => {
  test("three inspectors, two visits: two thirds for each at each, and one visit or two for everybody", () => {
    const law = lawOf({ targets: two, inspectors: three });
    expect(chancesOf(law)).toEqual(["0", "1"].flatMap((row) => idsOf("I", 3).map((id) => `${row} ${id} 2/3`)));
    for (const { id } of three) expect(loadLaw(law, id)).toEqual({ "1": "2/3", "2": "1/3" });
  });

  test("of whom one has withdrawn from one of the targets: certain there for the others, two thirds at the other visit", () => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I002", against: "target", refId: "U001" })];
    const law = lawOf({ targets: two, inspectors: three, avoidances });
    expect(chancesOf(law)).toEqual(["0 I001 1", "0 I003 1", "1 I001 2/3", "1 I002 2/3", "1 I003 2/3"]);
    expect(loadLaw(law, "I002")).toEqual({ "0": "1/3", "1": "2/3" });
    expect(loadLaw(law, "I001")).toEqual({ "1": "1/3", "2": "2/3" });
  });

  const one = two.slice(0, 1);
  const four = idsOf("I", 4).map((id) => smallInspector({ id }));
  const single: Readonly<
    Record<string, readonly [Partial<AssignAllOptions> & { inspectors: readonly Inspector[] }, readonly string[]]>
  > = {
    "three of four": [{ inspectors: four, task: { team: { size: 3 } } }, idsOf("I", 4).map((id) => `0 ${id} 3/4`)],
    "two of four who must not meet": [
      { inspectors: four, avoidances: apart("I001", "I002") },
      idsOf("I", 4).map((id) => `0 ${id} 1/2`),
    ],
    "two of three who must not meet": [
      { inspectors: three, avoidances: apart("I001", "I002") },
      ["0 I001 1/2", "0 I002 1/2", "0 I003 1"],
    ],
    "one competent among four": [
      {
        inspectors: four.map((inspector) =>
          inspector.id === "I003" ? { ...inspector, competences: ["food"] } : inspector,
        ),
        task: { items: [{ id: "meals", name: "Invented meals", competence: "food" }] },
      },
      ["0 I001 1/3", "0 I002 1/3", "0 I003 1", "0 I004 1/3"],
    ],
    "one of four who may lead": [
      { inspectors: four.map((inspector) => ({ ...inspector, canLead: inspector.id === "I002" })) },
      ["0 I001 1/3", "0 I002 1", "0 I003 1/3", "0 I004 1/3"],
    ],
    "a department of one and a department of two": [
      {
        inspectors: three.map((inspector, index) => ({ ...inspector, departmentId: index === 0 ? "tax" : "fire" })),
        task: { team: { departments: ["tax", "fire"].map((departmentId) => ({ departmentId, members: 1 })) } },
      },
      ["0 I001 1", "0 I002 1/2", "0 I003 1/2"],
    ],
    "two members and one of two experts": [
      {
        inspectors: [...three.slice(1), ...["X1", "X2"].map((id) => smallInspector({ id, isExpert: true }))],
        task: { team: { experts: [{ experts: 1 }] } },
      },
      ["0 I002 1", "0 I003 1", "1 X1 1/2", "1 X2 1/2"],
    ],
  };
  test.each(Object.entries(single))(
    "one visit, %s: the chances are as equal as the rules allow",
    (_, [options, chances]) => {
      expect(chancesOf(lawOf({ targets: one, ...options }))).toEqual(chances);
    },
  );
});

function apart(inspectorId: string, refId: string): readonly Avoidance[] {
  return [smallAvoidance({ id: "V-1", inspectorId, against: "inspector", refId })];
}

describe("balanced/1 over many seeds", () => {
  const seeds = Array.from({ length: 1500 }, (_, number) => number.toString(16).padStart(64, "0"));
  const inspectors = idsOf("I", 6).map((id) => smallInspector({ id }));

  test("one visit: every inspector and every pair equally often", () => {
    const options = { targets: two.slice(0, 1), inspectors };
    const teams = seeds.map((seed) => teamsOf(options, seed)[0]!);
    const sampled = {
      units: idsOf("I", 6),
      sampleSize: 2,
      draws: seeds.length,
      sampler: (number: number) => teams[number]!,
    };
    expect(departures(inclusionTest(sampled), pairInclusionTest(sampled))).toEqual([]);
  });

  test("visits with different eligible inspectors: at each all eligible ones equally often", () => {
    const targets = idsOf("U", 4).map((id) => smallTarget({ id }));
    const away = [
      ["I001", "U001"],
      ["I002", "U001"],
      ["I006", "U002"],
      ["I001", "U003"],
      ["I005", "U003"],
    ] as const;
    const avoidances = away.map(([inspectorId, refId]) =>
      smallAvoidance({ id: `V-${inspectorId}-${refId}`, inspectorId, against: "target", refId }),
    );
    const draws = seeds.map((seed) => teamsOf({ targets, inspectors, avoidances }, seed));
    for (const [visit, { id }] of targets.entries()) {
      const eligible = idsOf("I", 6).filter(
        (inspectorId) => !away.some(([who, target]) => who === inspectorId && target === id),
      );
      const sampler = (number: number): readonly string[] => draws[number]![visit]!;
      const test = inclusionTest({ units: eligible, sampleSize: 2, draws: seeds.length, sampler, comparisons: 4 });
      expect(departures(test)).toEqual([]);
    }
  });

  /** The members of each visit. */
  function teamsOf(options: AssignAllOptions, seed: string): readonly (readonly string[])[] {
    const result = assignTeams(directOptions(options, seed));
    if (!("assignment" in result)) throw new Error("no teams");
    return result.assignment.visits.map(({ team }) => team.map(({ inspectorId }) => inspectorId));
  }
});
