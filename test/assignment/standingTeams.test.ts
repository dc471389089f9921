import { describe, expect, test } from "vitest";
import type { Avoidance, Inspector, Policies, Target } from "double-random";
import {
  assignAll,
  errorOf,
  expertsOf,
  membersOf,
  smallAvoidance,
  teamsSeen,
  type AssignAllOptions,
} from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const METHODS = ["balanced/1", "pair-ticket/1"] as const;
const TARGETS = idsOf("U", 24).map((id, index) => smallTarget({ id, groupId: `G-${String(index % 2)}` }));

/** Teams A of two, B of two, C of three, and two people in none; ids in another order than the teams. */
const TEAM_OF: Readonly<Record<string, string | undefined>> = {
  "m-1": "B",
  "m-2": "A",
  "m-3": "C",
  "m-4": "C",
  "m-5": "A",
  "m-6": "B",
  "m-7": "C",
  "m-8": undefined,
  "m-9": undefined,
};
const ALL = { A: "m-2 m-5", B: "m-1 m-6", C: "m-3 m-4 m-7" } as const;
const NONE = ["m-8", "m-9"];

function roster(changes: Readonly<Record<string, Partial<Inspector>>> = {}): readonly Inspector[] {
  return Object.entries(TEAM_OF).map(([id, standingTeamId]) =>
    smallInspector({
      id,
      unitId: `unit-${id}`,
      ...(standingTeamId !== undefined && { standingTeamId }),
      ...changes[id],
    }),
  );
}

describe.each(METHODS)("standing teams, by %s", (assignment) => {
  const draw = ({ policies, ...options }: Partial<AssignAllOptions> = {}): ReturnType<typeof assignAll> =>
    assignAll({
      targets: TARGETS,
      inspectors: roster(),
      ...options,
      policies: { formation: "standing-teams", assignment, ...policies },
    });
  const reasonsOf = ({ ineligible }: ReturnType<typeof draw>): Readonly<Record<string, string>> =>
    Object.fromEntries(
      ineligible.map(({ inspectorId, reason, visits }) => [inspectorId, `${reason} ${String(visits)}`]),
    );

  test("go as a whole, and who is in none does not go", () => {
    const drawn = draw();
    expect(teamsSeen(drawn)).toEqual(Object.values(ALL).toSorted());
    expect(reasonsOf(drawn)).toEqual({ "m-8": "no-standing-team 24", "m-9": "no-standing-team 24" });
    for (const { eligible, eligibleTeams, leastChance, mostChance, team } of drawn.visits) {
      expect(eligible).toBe(7);
      if (assignment === "balanced/1") expect([leastChance, mostChance]).toEqual(["1/3", "1/3"]);
      else expect(eligibleTeams).toBe(3);
      expect(team[0]!.role).toBe("lead");
      expect(team.slice(1).every(({ role }) => role === "member")).toBe(true);
    }
    expect(drawn.loads.map(({ inspectorId }) => inspectorId)).toEqual(
      Object.keys(TEAM_OF).filter((id) => !NONE.includes(id)),
    );
    const load = new Map(drawn.loads.map(({ inspectorId, visits }) => [inspectorId, visits]));
    for (const team of Object.values(ALL)) {
      const loads = team.split(" ").map((id) => load.get(id));
      expect(new Set(loads).size).toBe(1);
      if (assignment === "balanced/1") expect(loads[0]).toBe(8);
    }
  });

  const faults: Readonly<Record<string, Partial<Inspector>>> = {
    "is not active": { active: false },
    "has no certificate": { certificates: [] },
    "is on leave": { absences: [{ from: "2024-01-01", reason: "leave" }] },
    "is responsible for another region": { regionCode: "99" },
    "is an expert": { isExpert: true },
  };
  test.each(Object.entries(faults))("with one member who %s do not go, and the others of them say so", (_, fault) => {
    const drawn = draw({ inspectors: roster({ "m-4": fault }) });
    expect(teamsSeen(drawn)).toEqual([ALL.A, ALL.B].toSorted());
    expect(reasonsOf(drawn)).toMatchObject({ "m-3": "standing-team 24", "m-7": "standing-team 24" });
    expect(reasonsOf(drawn)["m-4"]).not.toContain("standing-team");
    expect(drawn.visits.every(({ eligible }) => eligible === 4)).toBe(true);
  });

  test("with one member who has withdrawn from a target do not go there, and go elsewhere", () => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "m-6", against: "group", refId: "G-1" })];
    const drawn = draw({ avoidances });
    const groupOf = new Map(TARGETS.map(({ id, groupId }) => [id, groupId]));
    const ofB = drawn.visits.filter((visit) => membersOf(visit).join(" ") === ALL.B);
    expect(ofB.length).toBeGreaterThan(2);
    expect(ofB.every(({ targetId }) => groupOf.get(targetId) === "G-0")).toBe(true);
    expect(reasonsOf(drawn)).toMatchObject({ "m-1": "standing-team 12", "m-6": "avoids-target 12" });
    for (const { targetId, avoided } of drawn.visits) {
      const expected = groupOf.get(targetId) === "G-1" ? [{ inspectorId: "m-6", avoidanceId: "V-1" }] : [];
      expect(avoided).toEqual(expected);
    }
  });

  const rules: readonly (readonly [string, Partial<AssignAllOptions>, readonly (keyof typeof ALL)[]])[] = [
    ["of three, where three are asked for", { task: { team: { size: 3 } } }, ["C"]],
    [
      "with a competent member",
      {
        task: { items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }] },
        inspectors: roster({ "m-5": { competences: ["lifts"] }, "m-3": { competences: ["lifts"] } }),
      },
      ["A", "C"],
    ],
    [
      "of whom all are competent",
      {
        task: { items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }] },
        inspectors: roster({
          "m-3": { competences: ["lifts"] },
          "m-2": { competences: ["lifts"] },
          "m-5": { competences: ["lifts"] },
        }),
        policies: { competence: "all-members" },
      },
      ["A"],
    ],
    [
      "in which somebody may lead",
      { inspectors: roster({ "m-1": { canLead: false }, "m-6": { canLead: false }, "m-2": { canLead: false } }) },
      ["A", "C"],
    ],
    [
      "of different units",
      {
        inspectors: roster({ "m-3": { unitId: "same" }, "m-7": { unitId: "same" } }),
        policies: { teamRules: [{ kind: "each-unit", most: 1 }] },
      },
      ["A", "B"],
    ],
    ["with one of a unit", { policies: { teamRules: [{ kind: "unit", unitId: "unit-m-6", least: 1 }] } }, ["B"]],
    [
      "of whom at most one is of the home office",
      {
        targets: TARGETS.map((target): Target => ({ ...target, localOfficeId: "home" })),
        inspectors: roster({ "m-1": { unitId: "home" }, "m-6": { unitId: "home" }, "m-2": { unitId: "home" } }),
        policies: { territory: "homeOfficeAtMostOne" },
      },
      ["A", "C"],
    ],
    [
      "with somebody of each department",
      {
        inspectors: roster({
          "m-1": { departmentId: "tax" },
          "m-6": { departmentId: "fire" },
          "m-2": { departmentId: "tax" },
        }),
        task: { team: { departments: ["tax", "fire"].map((departmentId) => ({ departmentId, members: 1 })) } },
      },
      ["B"],
    ],
    [
      "of whom no two must not meet",
      { avoidances: [smallAvoidance({ id: "V-1", inspectorId: "m-7", against: "inspector", refId: "m-3" })] },
      ["A", "B"],
    ],
  ];
  test.each(rules)("%s go, and the others do not", (_, options, teams) => {
    const drawn = draw(options);
    expect(teamsSeen(drawn)).toEqual(teams.map((team) => ALL[team]).toSorted());
    const others = (Object.keys(ALL) as (keyof typeof ALL)[]).filter((team) => !teams.includes(team));
    for (const id of others.flatMap((team) => ALL[team].split(" "))) {
      expect(reasonsOf(drawn)[id]).toMatch(/^(standing-team|not-competent) 24$/);
    }
    for (const id of NONE) expect(reasonsOf(drawn)[id]).toMatch(/^(no-standing-team|not-competent) 24$/);
  });

  test("that do not meet are apart from an expert, too", () => {
    const experts = ["x-1", "x-2"].map((id) => smallInspector({ id, isExpert: true, certificates: [] }));
    const avoidances: readonly Avoidance[] = ["A", "B"].map((team, index) =>
      smallAvoidance({ id: `V-${team}`, inspectorId: ["m-5", "m-6"][index]!, against: "inspector", refId: "x-1" }),
    );
    const { visits } = draw({
      inspectors: [...roster(), ...experts],
      avoidances,
      task: { team: { experts: [{ experts: 1 }] } },
    });
    for (const visit of visits) {
      expect(expertsOf(visit)).toHaveLength(1);
      if (membersOf(visit).join(" ") !== ALL.C) expect(expertsOf(visit)).toEqual(["x-2"]);
    }
    expect(visits.some((visit) => expertsOf(visit).includes("x-1"))).toBe(true);
  });

  test("none of which can go leave no team", () => {
    const inspectors = roster({ "m-1": { active: false }, "m-2": { active: false }, "m-3": { active: false } });
    expect(errorOf(() => draw({ inspectors })).code).toBe("ASSIGNMENT_INFEASIBLE");
    const alone = roster().map((inspector) => ({ ...inspector, standingTeamId: inspector.id }));
    expect(errorOf(() => draw({ inspectors: alone })).code).toBe("ASSIGNMENT_INFEASIBLE");
  });

  test("may have the names of inspectors", () => {
    const inspectors = roster().map(({ standingTeamId: team, ...inspector }) => ({
      ...inspector,
      ...(team !== undefined && { standingTeamId: { A: "m-1", B: "m-8", C: "m-3" }[team as keyof typeof ALL] }),
    }));
    expect(teamsSeen(draw({ inspectors }))).toEqual(Object.values(ALL).toSorted());
  });
});

describe("standing teams under capacities", () => {
  const draw = (inspectors: readonly Inspector[], policies: Partial<Policies> = {}): ReturnType<typeof assignAll> =>
    assignAll({ targets: TARGETS, inspectors, policies: { formation: "standing-teams", ...policies } });
  const loadsOf = ({ loads }: ReturnType<typeof draw>): Readonly<Record<string, number>> =>
    Object.fromEntries(loads.map(({ inspectorId, visits }) => [inspectorId, visits]));

  test("a team makes as many visits as its busiest member still may", () => {
    const { loads, ...drawn } = draw(roster({ "m-3": { mostVisits: 10, priorVisits: 6 }, "m-4": { mostVisits: 9 } }));
    expect(loadsOf({ loads, ...drawn })).toMatchObject({ "m-3": 4, "m-4": 4, "m-7": 4 });
    expect(drawn.evened?.inspectorIds).toEqual(["m-3", "m-4", "m-7"]);
  });

  test("a team makes as many visits as its member who owes most", () => {
    const drawn = draw(roster({ "m-1": { leastVisits: 12, priorVisits: 1 }, "m-6": { leastVisits: 3 } }));
    expect(loadsOf(drawn)["m-1"]).toBeGreaterThanOrEqual(11);
    expect(loadsOf(drawn)["m-6"]).toBe(loadsOf(drawn)["m-1"]);
    expect(drawn.loads.map(({ inspectorId }) => inspectorId)).toEqual([...new Set(Object.keys(loadsOf(drawn)))]);
  });

  test("a limit on meetings makes no sense for them, and is refused", () => {
    const error = errorOf(() => draw(roster(), { mostVisitsPerPair: 3 }));
    expect(error.issues.map(({ code, path }) => [code, path])).toEqual([
      ["FIELD_INVALID", "policies.mostVisitsPerPair"],
    ]);
  });
});
