import { describe, expect, test } from "vitest";
import type { Territory } from "double-random";
import { eventProbabilities, exactDistribution } from "double-random/fairness";
import { matchingOfDraws } from "../../src/assignment/assignTeams.js";
import { ASSIGNMENT_METHODS } from "../../src/assignment/methods.js";
import { add, formatFraction, fraction } from "../../src/exact/fraction.js";
import { allSubsets } from "../support/allSubsets.js";
import { assignAll, errorOf, membersOf, teamsSeen } from "../support/assignAll.js";
import { directOptions } from "../support/directAssignment.js";
import { lawOfTeam, teamKey } from "../support/lawOfTeam.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

/** Three of the office in charge, two of another one. */
const INSPECTORS = [
  ...idsOf("home", 3).map((id) => smallInspector({ id, unitId: "office-1" })),
  ...idsOf("other", 2).map((id) => smallInspector({ id, unitId: "office-2" })),
];
const TARGETS = idsOf("U", 60).map((id) => smallTarget({ id, localOfficeId: "office-1" }));
const WITHOUT_OFFICE = idsOf("U", 60).map((id) => smallTarget({ id }));
const METHODS = ["balanced/1", "pair-ticket/1"] as const;
const ALL_TEAMS = allSubsets(
  INSPECTORS.map(({ id }) => id),
  2,
);
const fromHome = (team: readonly string[]): number => team.filter((id) => id.startsWith("home")).length;

/** Which teams each policy allows. */
const ALLOWED: Readonly<Record<Territory, (team: readonly string[]) => boolean>> = {
  any: () => true,
  notHomeOffice: (team) => fromHome(team) === 0,
  homeOfficeAtMostOne: (team) => fromHome(team) <= 1,
  homeOfficeOnly: (team) => fromHome(team) === 2,
};
const POLICIES = Object.keys(ALLOWED) as readonly Territory[];

describe.each(METHODS)("%s: targets of an office in charge", (assignment) => {
  test.each(POLICIES)("%s: every team that may be is seen, and no other", (territory) => {
    const drawn = assignAll({ targets: TARGETS, inspectors: INSPECTORS, policies: { territory, assignment } });
    // Chances as equal as they can be leave three of five people one place at most only if they always get it.
    const always = assignment === "balanced/1" && territory === "homeOfficeAtMostOne";
    const allowed = ALL_TEAMS.filter((team) => (always ? fromHome(team) === 1 : ALLOWED[territory](team)));
    expect(teamsSeen(drawn)).toEqual(allowed.map((team) => team.join(" ")));
  });

  test("those who may not come are listed", () => {
    const ineligible = (territory: Territory): unknown =>
      assignAll({ targets: TARGETS, inspectors: INSPECTORS, policies: { territory, assignment } }).ineligible;
    expect(ineligible("any")).toEqual([]);
    expect(ineligible("homeOfficeAtMostOne")).toEqual([]);
    expect(ineligible("notHomeOffice")).toEqual(
      idsOf("home", 3).map((inspectorId) => ({ inspectorId, reason: "home-office", visits: 60 })),
    );
    expect(ineligible("homeOfficeOnly")).toEqual(
      idsOf("other", 2).map((inspectorId) => ({ inspectorId, reason: "not-home-office", visits: 60 })),
    );
  });

  test("a target without an office has no home office: everybody may come, or nobody", () => {
    for (const territory of ["any", "notHomeOffice", "homeOfficeAtMostOne"] as const) {
      const policies = { territory, assignment };
      const drawn = assignAll({ targets: WITHOUT_OFFICE, inspectors: INSPECTORS, policies });
      expect(teamsSeen(drawn)).toEqual(ALL_TEAMS.map((team) => team.join(" ")));
      expect(drawn.ineligible).toEqual([]);
    }
    const policies = { territory: "homeOfficeOnly", assignment } as const;
    const error = errorOf(() => assignAll({ targets: WITHOUT_OFFICE, inspectors: INSPECTORS, policies }));
    expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
  });

  test("each target has its own office", () => {
    const targets = TARGETS.map((target, index) => ({ ...target, localOfficeId: `office-${String(1 + (index % 2))}` }));
    const policies = { territory: "notHomeOffice", assignment } as const;
    for (const visit of assignAll({ targets, inspectors: INSPECTORS, policies }).visits) {
      const { localOfficeId } = targets.find(({ id }) => id === visit.targetId)!;
      expect(fromHome(membersOf(visit))).toBe(localOfficeId === "office-1" ? 0 : 2);
      expect(visit.eligible).toBe(localOfficeId === "office-1" ? 2 : 3);
    }
  });
});

describe("at most one from the home office", () => {
  const territory = "homeOfficeAtMostOne";

  test.each([
    [1, 2, "2/3", "2/3"],
    [2, 2, "1/2", "1/2"],
    [3, 2, "1/3", "1/2"],
    [3, 1, "1/3", "1"],
    [5, 3, "1/5", "1/3"],
    [0, 4, "1/2", "1/2"],
  ])(
    "balanced/1, %i at home and %i elsewhere: the chances at home add up to one at most, and otherwise are equal",
    (home, other, least, most) => {
      const inspectors = [
        ...idsOf("home", home).map((id) => smallInspector({ id, unitId: "office-1" })),
        ...idsOf("other", other).map((id) => smallInspector({ id, unitId: "office-2" })),
      ];
      const { visits, loads, warnings } = assignAll({ targets: TARGETS, inspectors, policies: { territory } });
      expect(new Set(visits.map(({ leastChance, mostChance }) => `${leastChance!} ${mostChance!}`))).toEqual(
        new Set([`${least} ${most}`]),
      );
      // Sixty visits: the loads are whole numbers, so they are met exactly.
      const chance = (id: string): number => 60 / (fromHome([id]) === 1 ? parts(least) : parts(most));
      expect(loads.map(({ inspectorId, visits: load }) => [inspectorId, load])).toEqual(
        inspectors.map(({ id }) => [id, Math.round(chance(id))]),
      );
      expect(warnings.map(({ code }) => code).includes("CHANCES_BY_RULE")).toBe(least !== most);
    },
  );

  test("balanced/1, over every answer of chance: one of three at home with 1/3 each, and the only other one always", () => {
    const inspectors = INSPECTORS.slice(0, 4);
    const options = directOptions({ targets: TARGETS.slice(0, 1), inspectors, policies: { territory } });
    const matching = matchingOfDraws(options);
    const law = exactDistribution((source) => {
      const matched = ASSIGNMENT_METHODS["balanced/1"](matching, { policies: options.policies, source });
      if (matched.kind !== "matched") throw new Error(matched.kind);
      return matched.teams[0]!.map((column) => matching.columns[column]!.id);
    }).outcomes;
    const chances = eventProbabilities(law, (team) => team);
    expect([...chances].map(([id, chance]) => `${id} ${formatFraction(chance)}`).sort()).toEqual([
      "home001 1/3",
      "home002 1/3",
      "home003 1/3",
      "other001 1",
    ]);
    expect([...chances.values()].reduce(add)).toEqual(fraction(2n));
  });

  test("pair-ticket/1, over every order of the tickets: every team with at most one is equally likely", () => {
    const inspectors = INSPECTORS.slice(1);
    const target = { localOfficeId: "office-1" };
    const law = lawOfTeam({ inspectors, policies: { territory }, target });
    const allowed = allSubsets(
      inspectors.map(({ id }) => id),
      2,
    ).filter(ALLOWED[territory]);
    const chances = eventProbabilities(law, (team) => [team]);
    expect([...chances.keys()].sort()).toEqual(allowed.map(teamKey));
    expect([...chances.values()].map(formatFraction)).toEqual(allowed.map(() => `1/${String(allowed.length)}`));
  });
});

/** The denominator of a chance whose numerator is 1, or half of it for 2. */
function parts(chance: string): number {
  const [numerator, denominator = "1"] = chance.split("/");
  return Number(denominator) / Number(numerator);
}
