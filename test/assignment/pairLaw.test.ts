import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Avoidance, RandomSource, TeamRule } from "double-random";
import {
  eventProbabilities,
  exactDistribution,
  type Departure,
  type OutcomeProbability,
  unequalProbabilities,
  uniformityTest,
} from "double-random/fairness";
import { fraction } from "../../src/exact/fraction.js";
import { allSubsets } from "../support/allSubsets.js";
import { assignAll, expertsOf, membersOf, smallAvoidance } from "../support/assignAll.js";
import { departures } from "../support/departures.js";
import { lawOfTeam, teamKey, teamKeys, type TeamLawOptions } from "../support/lawOfTeam.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const BY_TICKET = { assignment: "pair-ticket/1" } as const;

/** What breaks the law that each of these teams is equally likely; where there is none, that there is nobody. */
function unevenTeams(
  outcomes: readonly OutcomeProbability<string>[],
  eligible: readonly string[],
): readonly Departure[] {
  const expected = eligible.length > 0 ? eligible : ["nobody"];
  const probability = fraction(1n, BigInt(expected.length));
  return unequalProbabilities(
    eventProbabilities(outcomes, (team) => [team]),
    expected,
    probability,
  );
}

function unevenLaw(options: TeamLawOptions, eligible: readonly string[]): readonly Departure[] {
  return unevenTeams(lawOfTeam(options), eligible);
}

function inspectorsOf(roster: readonly string[]): TeamLawOptions["inspectors"] {
  return roster.map((id) => smallInspector({ id }));
}

/** Keeps two apart, given as text. */
function apart(...pairs: readonly string[]): readonly Avoidance[] {
  return pairs.map((pair, index) => {
    const [inspectorId, refId] = pair.split(" and ") as [string, string];
    return smallAvoidance({ id: `V-${String(index)}`, inspectorId, against: "inspector", refId });
  });
}

/** Keeps these away from every target. */
function withdrawn(ids: readonly string[]): readonly Avoidance[] {
  return ids.map((id) => smallAvoidance({ id: `V-${id}`, inspectorId: id, against: "region", refId: "14" }));
}

/** The model: one inspector, then another among those who may go with the first. */
function oneAfterTheOther(roster: readonly string[], keptApart: readonly string[], source: RandomSource): string {
  const pick = (from: readonly string[]): string => from[Number(source.uniformInt(BigInt(from.length)))]!;
  const first = pick(roster);
  return teamKey([
    first,
    pick(roster.filter((other) => other !== first && !keptApart.includes(teamKey([first, other])))),
  ]);
}

describe("pair-ticket/1 over every order of the tickets", () => {
  const rosters = [2, 3, 4].map((length) => idsOf("I", length));
  const sized = rosters.flatMap((roster) =>
    [2, 3].filter((size) => size <= roster.length).map((size) => ({ roster, size, length: roster.length })),
  );

  const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, count) => count);

  test.each(
    sized.flatMap((each) =>
      upTo(teamKeys(each.roster, 2).length).map((count) => ({ ...each, count, shown: String(count) })),
    ),
  )(
    "teams of $size from $length, any $shown pairs kept apart: every other team equally often",
    ({ roster, size, count }) => {
      for (const pairs of allSubsets(teamKeys(roster, 2), count)) {
        const eligible = allSubsets(roster, size)
          .filter((team) => teamKeys(team, 2).every((pair) => !pairs.includes(pair)))
          .map(teamKey);
        expect(unevenLaw({ inspectors: inspectorsOf(roster), size, avoidances: apart(...pairs) }, eligible)).toEqual(
          [],
        );
      }
    },
  );

  test.each(sized.flatMap((each) => upTo(each.length).map((count) => ({ ...each, count, shown: String(count) }))))(
    "teams of $size from $length, any $shown inspectors withdrawn: every team of the others equally often",
    ({ roster, size, count }) => {
      for (const away of allSubsets(roster, count)) {
        const eligible = teamKeys(
          roster.filter((id) => !away.includes(id)),
          size,
        );
        expect(unevenLaw({ inspectors: inspectorsOf(roster), size, avoidances: withdrawn(away) }, eligible)).toEqual(
          [],
        );
      }
    },
  );

  test("only teams that are competent together, and with somebody to lead, and these equally often", () => {
    const inspectors = [
      smallInspector({ id: "I001", competences: ["food"] }),
      smallInspector({ id: "I002", competences: ["prices"] }),
      smallInspector({ id: "I003", competences: ["food", "prices"], canLead: false }),
      smallInspector({ id: "I004", canLead: false }),
    ];
    const task = {
      items: ["food", "prices"].map((competence) => ({ id: competence, name: "An invented item", competence })),
    };
    expect(unevenLaw({ inspectors, task }, ["I001 and I002", "I001 and I003", "I002 and I003"])).toEqual([]);
    expect(unevenLaw({ inspectors, task, size: 3 }, teamKeys(idsOf("I", 4), 3))).toEqual([]);
    const followers = inspectors.map((inspector) => ({ ...inspector, canLead: inspector.id === "I004" }));
    expect(unevenLaw({ inspectors: followers, task }, ["I003 and I004"])).toEqual([]);
  });

  const inTwoUnits = [
    smallInspector({ id: "I001", unitId: "office-1" }),
    smallInspector({ id: "I002", unitId: "office-1" }),
    smallInspector({ id: "I003", unitId: "office-2" }),
    smallInspector({ id: "I004", unitId: "office-2" }),
  ];
  const across = ["I001 and I003", "I001 and I004", "I002 and I003", "I002 and I004"];
  test.each<readonly [TeamRule, readonly string[]]>([
    [{ kind: "each-unit", most: 1 }, across],
    [{ kind: "unit", unitId: "office-1", least: 1, most: 1 }, across],
    [{ kind: "unit", unitId: "office-1", least: 1 }, [...across, "I001 and I002"]],
    [{ kind: "unit", unitId: "office-2", most: 1 }, [...across, "I001 and I002"]],
    [{ kind: "unit", unitId: "office-1", most: 0 }, ["I003 and I004"]],
    [{ kind: "unit", unitId: "office-3", least: 1 }, []],
  ])("the rule %j leaves the teams that keep it equally often", (rule, eligible) => {
    expect(unevenLaw({ inspectors: inTwoUnits, policies: { teamRules: [rule] } }, eligible)).toEqual([]);
    expect(unevenLaw({ inspectors: inTwoUnits, task: { team: { rules: [rule] } } }, eligible)).toEqual([]);
  });
});

describe("four inspectors, two of them kept apart", () => {
  const roster = idsOf("I", 4);
  const keptApart = "I003 and I004";
  const eligible = teamKeys(roster, 2).filter((pair) => pair !== keptApart);

  test("drawing one after the other favours four pairs with 5/24 and leaves 1/6 to the fifth", () => {
    const walked = exactDistribution((source) => oneAfterTheOther(roster, [keptApart], source)).outcomes;
    const probabilities = eventProbabilities(walked, (pair) => [pair]);
    expect(probabilities.get("I001 and I002")).toEqual(fraction(1n, 6n));
    expect(probabilities.get("I001 and I003")).toEqual(fraction(5n, 24n));
    expect(unevenTeams(walked, eligible)).toHaveLength(5);
  });

  test("pair-ticket/1 gives each of the five 1/5", () => {
    expect(unevenLaw({ inspectors: inspectorsOf(roster), avoidances: apart(keptApart) }, eligible)).toEqual([]);
    expect(eligible).toHaveLength(5);
  });

  test("over 4000 visits of real tickets the five come equally often", () => {
    const targets = Array.from({ length: 4000 }, (_, index) => smallTarget({ id: `U${String(index)}` }));
    const { visits } = assignAll({
      targets,
      inspectors: inspectorsOf(roster),
      avoidances: apart("I004 and I003"),
      policies: BY_TICKET,
    });
    expect(visits.every(({ eligibleTeams }) => eligibleTeams === 5)).toBe(true);
    const draws = visits.length;
    const teams = uniformityTest({
      cells: eligible,
      draws,
      sampler: (index) => teamKey(membersOf(visits[index]!)),
      comparisons: 2,
    });
    const leads = uniformityTest({
      cells: ["first", "second"],
      draws,
      sampler: (index) => (visits[index]!.team[0]!.inspectorId === membersOf(visits[index]!)[0] ? "first" : "second"),
      comparisons: 2,
    });
    expect(departures(teams, leads)).toEqual([]);
  });
});

describe("the tickets that decide can be recomputed with a hash function alone", () => {
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  const smallest = <T>(items: readonly T[], textOf: (item: T) => string): T =>
    [...items].sort((a, b) => (hash(textOf(a)) < hash(textOf(b)) ? -1 : 1))[0]!;
  const seed = hash(
    `dr1:seed:{"draw":"bureau/plan-2024/T01/b1/d1","sources":[{"ref":"test","type":"declared","value":"${"0".repeat(40)}"}]}`,
  );
  const targets = idsOf("U", 20).map((id) => smallTarget({ id }));
  const roster = idsOf("I", 6);
  const experts = ["X01", "X02", "X03"];
  const people = [
    ...inspectorsOf(roster),
    ...experts.map((id) => smallInspector({ id, isExpert: true, certificates: [] })),
  ];

  test.each([2, 3, 4])(
    "teams of %i: the team of every target is the one with the smallest ticket, and the smallest ticket in it leads",
    (size) => {
      const { visits } = assignAll({ targets, inspectors: people, policies: BY_TICKET, task: { team: { size } } });
      expect(visits).toHaveLength(20);
      for (const { targetId, team, ticket, eligibleTeams } of visits) {
        const textOf = (ids: readonly string[]): string => `dr1:pair:${seed}:${targetId}:${ids.join(":")}`;
        const chosen = smallest(allSubsets(roster, size), textOf);
        const lead = smallest(chosen, (id) => `dr1:lead:${seed}:${targetId}:${id}`);
        const others = chosen.filter((id) => id !== lead);
        expect(ticket).toBe(hash(textOf(chosen)));
        expect(eligibleTeams).toBe(allSubsets(roster, size).length);
        expect(team).toEqual([
          { inspectorId: lead, role: "lead" },
          ...others.map((inspectorId) => ({ inspectorId, role: "member" })),
        ]);
      }
    },
  );

  test("so are the experts of every target, of whom enough know what is asked", () => {
    const knowing = people.map((person) => (person.id === "X02" ? { ...person, competences: ["crane"] } : person));
    const shares = [[{ experts: 2 }], [{ experts: 1 }, { competence: "crane", experts: 1 }]];
    for (const [index, share] of shares.entries()) {
      const { visits } = assignAll({
        targets,
        inspectors: knowing,
        policies: BY_TICKET,
        task: { team: { experts: share } },
      });
      const allowed = allSubsets(experts, 2).filter((ids) => index === 0 || ids.includes("X02"));
      for (const visit of visits) {
        const chosen = smallest(allowed, (ids) => `dr1:expert:${seed}:${visit.targetId}:${ids.join(":")}`);
        expect(expertsOf(visit)).toEqual(chosen);
      }
      expect(new Set(visits.map((visit) => expertsOf(visit).join())).size).toBe(allowed.length);
    }
  });

  test("who cannot lead does not, whatever the ticket", () => {
    const many = idsOf("U", 30).map((id) => smallTarget({ id }));
    for (const policies of [{}, BY_TICKET]) {
      for (const leader of ["I001", "I002", "I003"]) {
        const inspectors = idsOf("I", 3).map((id) => smallInspector({ id, canLead: id === leader }));
        const { visits } = assignAll({ targets: many, inspectors, policies });
        expect(visits.map(({ team }) => team[0])).toEqual(visits.map(() => ({ inspectorId: leader, role: "lead" })));
        expect(visits.every(({ team }) => team.length === 2 && team[1]!.role === "member")).toBe(true);
      }
    }
  });
});
