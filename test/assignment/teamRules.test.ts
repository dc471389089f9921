import { describe, expect, test } from "vitest";
import type { Assignment, Inspector, TeamRequirement, TeamRule } from "double-random";
import { allSubsets } from "../support/allSubsets.js";
import {
  assignAll,
  errorOf,
  membersOf,
  smallAvoidance,
  teamsSeen,
  type AssignAllOptions,
} from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const METHODS = ["balanced/1", "pair-ticket/1"] as const;
const TARGETS = idsOf("U", 24).map((id) => smallTarget({ id }));

/** Three units of two, of whom the first is competent for lifts; the first of all also for boilers. */
const INSPECTORS = [1, 2, 3].flatMap((unit) =>
  [1, 2].map((number) =>
    smallInspector({
      id: `u${String(unit)}-${String(number)}`,
      unitId: `unit-${String(unit)}`,
      ...(number === 1 && { competences: unit === 1 ? ["lifts", "boilers"] : ["lifts"] }),
    }),
  ),
);

const fromUnit = (team: readonly Inspector[], unit: string): number =>
  team.filter(({ unitId }) => unitId === unit).length;
const competentIn = (team: readonly Inspector[], name: string): number =>
  team.filter(({ competences = [] }) => competences.includes(name)).length;

/** Rules, and what they say of a team. */
const CASES: Readonly<Record<string, readonly [readonly TeamRule[], (team: readonly Inspector[]) => boolean]>> = {
  "at least one of a unit": [[{ kind: "unit", unitId: "unit-1", least: 1 }], (team) => fromUnit(team, "unit-1") >= 1],
  "at least two of a unit": [[{ kind: "unit", unitId: "unit-2", least: 2 }], (team) => fromUnit(team, "unit-2") >= 2],
  "at most one of a unit": [[{ kind: "unit", unitId: "unit-3", most: 1 }], (team) => fromUnit(team, "unit-3") <= 1],
  "nobody of a unit": [[{ kind: "unit", unitId: "unit-3", most: 0 }], (team) => fromUnit(team, "unit-3") === 0],
  "exactly one of a unit": [
    [{ kind: "unit", unitId: "unit-1", least: 1, most: 1 }],
    (team) => fromUnit(team, "unit-1") === 1,
  ],
  "least nothing and most everything, which says nothing": [
    [{ kind: "unit", unitId: "unit-1", least: 0, most: 20 }],
    () => true,
  ],
  "at most one of each unit": [
    [{ kind: "each-unit", most: 1 }],
    (team) => ["unit-1", "unit-2", "unit-3"].every((unit) => fromUnit(team, unit) <= 1),
  ],
  "at most two of each unit, of which there are two": [[{ kind: "each-unit", most: 2 }], () => true],
  "at least one competent": [
    [{ kind: "competence", competence: "boilers", least: 1 }],
    (team) => competentIn(team, "boilers") >= 1,
  ],
  "at least two competent": [
    [{ kind: "competence", competence: "lifts", least: 2 }],
    (team) => competentIn(team, "lifts") >= 2,
  ],
  "at most one competent": [
    [{ kind: "competence", competence: "lifts", most: 1 }],
    (team) => competentIn(team, "lifts") <= 1,
  ],
  "two rules that are nested": [
    [
      { kind: "competence", competence: "lifts", least: 1, most: 1 },
      { kind: "competence", competence: "boilers", most: 0 },
    ],
    (team) => competentIn(team, "lifts") === 1 && competentIn(team, "boilers") === 0,
  ],
  "two rules that cross": [
    [
      { kind: "each-unit", most: 1 },
      { kind: "competence", competence: "lifts", least: 1, most: 1 },
    ],
    (team) =>
      ["unit-1", "unit-2", "unit-3"].every((unit) => fromUnit(team, unit) <= 1) && competentIn(team, "lifts") === 1,
  ],
  "two rules about one unit, of which both hold": [
    [
      { kind: "unit", unitId: "unit-1", least: 1 },
      { kind: "unit", unitId: "unit-1", most: 1 },
    ],
    (team) => fromUnit(team, "unit-1") === 1,
  ],
  "rules that contradict each other": [
    [
      { kind: "unit", unitId: "unit-1", least: 2 },
      { kind: "each-unit", most: 1 },
    ],
    () => false,
  ],
  "a unit that nobody belongs to": [[{ kind: "unit", unitId: "unit-9", least: 1 }], () => false],
  "a competence that nobody has": [[{ kind: "competence", competence: "diving", least: 1 }], () => false],
  "at most one of a competence that nobody has": [[{ kind: "competence", competence: "diving", most: 1 }], () => true],
};
const SIZES = [2, 3, 4];
const byId = new Map(INSPECTORS.map((inspector) => [inspector.id, inspector]));

function teamsAllowed(size: number, isAllowed: (team: readonly Inspector[]) => boolean): readonly string[] {
  return allSubsets(INSPECTORS, size)
    .filter(isAllowed)
    .map((team) => team.map(({ id }) => id).join(" "));
}

function assignOrRefuse(options: AssignAllOptions): Assignment | undefined {
  try {
    return assignAll(options);
  } catch (error) {
    if ((error as { code?: string }).code === "ASSIGNMENT_INFEASIBLE") return undefined;
    throw error;
  }
}

describe.each(METHODS)("%s", (assignment) => {
  const cases = Object.entries(CASES).flatMap(([name, [rules, isAllowed]]) =>
    SIZES.map((size) => ({ name, size, rules, isAllowed })),
  );

  test.each(cases)(
    "teams of $size, $name: only teams that keep it, or none if there are none",
    ({ size, rules, isAllowed }) => {
      const allowed = teamsAllowed(size, isAllowed);
      const task = { team: { size, rules } };
      const drawn = assignOrRefuse({ targets: TARGETS, inspectors: INSPECTORS, task, policies: { assignment } });
      expect(drawn !== undefined).toBe(allowed.length > 0);
      if (!drawn) return;
      const seen = teamsSeen(drawn);
      expect(seen.filter((team) => !allowed.includes(team))).toEqual([]);
      expect(drawn.visits.every(({ team }) => team.length === size)).toBe(true);
      if (assignment === "pair-ticket/1") {
        expect(drawn.visits.every(({ eligibleTeams }) => eligibleTeams === allowed.length)).toBe(true);
        if (allowed.length <= 4) expect(seen).toEqual(allowed);
      } else if (!drawn.repair) {
        const sum = drawn.loads.reduce((total, load) => total + load.visits, 0);
        expect(sum).toBe(size * TARGETS.length);
        for (const { visits, expected } of drawn.loads) expect(Math.abs(visits - Number(expected))).toBeLessThan(1);
      }
    },
  );

  const possible = Object.entries(CASES).filter(([, [, isAllowed]]) => teamsAllowed(3, isAllowed).length > 0);
  test.each(possible)("%s: stated by the policies it is the same as stated by the task", (_, [rules]) => {
    const options = { targets: TARGETS, inspectors: INSPECTORS };
    const byTask = assignAll({ ...options, task: { team: { size: 3, rules } }, policies: { assignment } });
    const byPolicy = assignAll({ ...options, policies: { assignment, teamSize: 3, teamRules: rules } });
    expect(byPolicy).toEqual(byTask);
  });

  test("rules of policies, of tasks and of the law hold together", () => {
    const inspectors = INSPECTORS.map((inspector) => ({ ...inspector, canLead: inspector.id === "u3-2" }));
    const drawn = assignAll({
      targets: TARGETS.map((target) => ({ ...target, localOfficeId: "unit-1" })),
      inspectors,
      avoidances: [smallAvoidance({ id: "V-1", inspectorId: "u2-1", against: "inspector", refId: "u3-2" })],
      task: {
        items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }],
        team: { rules: [{ kind: "each-unit", most: 1 }] },
      },
      policies: {
        assignment,
        territory: "homeOfficeAtMostOne",
        teamRules: [{ kind: "unit", unitId: "unit-2", most: 0 }],
      },
    });
    // Only u3-2 leads; competent are u1-1 and u3-1, and the latter is of the same unit.
    expect(teamsSeen(drawn)).toEqual(["u1-1 u3-2"]);
    expect(drawn.visits.every(({ team }) => team[0]!.inspectorId === "u3-2")).toBe(true);
  });
});

describe("the size of a team", () => {
  test.each(
    METHODS.flatMap((assignment) =>
      (
        [
          [undefined, 2],
          [undefined, 3],
          [2, 3],
          [3, 2],
          [4, 2],
          [6, 2],
        ] as const
      ).map(([size, teamSize]) => ({ assignment, size, teamSize })),
    ),
  )(
    "$assignment: task $size, policy $teamSize: the task decides where it says something",
    ({ assignment, size, teamSize }) => {
      const task = size === undefined ? {} : { team: { size } };
      const { visits } = assignAll({
        targets: TARGETS,
        inspectors: INSPECTORS,
        task,
        policies: { assignment, teamSize },
      });
      const expected = size ?? teamSize;
      expect(visits.map((visit) => new Set(membersOf(visit)).size)).toEqual(visits.map(() => expected));
      if (assignment === "balanced/1") {
        const chance = { 2: "1/3", 3: "1/2", 4: "2/3", 6: "1" }[expected];
        expect(visits.every(({ leastChance, mostChance }) => leastChance === chance && mostChance === chance)).toBe(
          true,
        );
      }
    },
  );

  test.each(METHODS)(
    "%s: as large as the roster is everybody; larger is an error and never a smaller team",
    (assignment) => {
      const options = { targets: TARGETS, inspectors: INSPECTORS, policies: { assignment } };
      expect(teamsSeen(assignAll({ ...options, task: { team: { size: 6 } } }))).toEqual([[...byId.keys()].join(" ")]);
      const error = errorOf(() => assignAll({ ...options, task: { team: { size: 7 } } }));
      expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
    },
  );
});

describe("what a task may ask for", () => {
  test.each<readonly [TeamRequirement, string, string]>([
    [{ size: 1 }, "plan.tasks[0].team.size", "a whole number from 2 to 20"],
    [{ size: 21 }, "plan.tasks[0].team.size", "a whole number from 2 to 20"],
    [{ rules: [{ kind: "unit", unitId: "unit-1" }] }, "plan.tasks[0].team.rules[0].least", "least, most or both"],
    [
      { rules: [{ kind: "unit", unitId: "unit-1", least: 2, most: 1 }] },
      "plan.tasks[0].team.rules[0].most",
      "a number not below least (2)",
    ],
    [{ rules: [{ kind: "each-unit", most: 0 }] }, "plan.tasks[0].team.rules[0].most", "a whole number of at least 1"],
    [{ experts: [{ experts: 1 }, { experts: 2 }] }, "plan.tasks[0].team.experts", "each competence once"],
    [
      { departments: ["tax", "tax"].map((departmentId) => ({ departmentId, members: 1 })) },
      "plan.tasks[0].team.departments",
      "each department once",
    ],
    [
      { departments: ["tax", "fire"].map((departmentId) => ({ departmentId, members: 11 })) },
      "plan.tasks[0].team.departments",
      "at most 20 members of all departments together",
    ],
  ])("%j is refused", (team, path, expected) => {
    const error = errorOf(() => assignAll({ targets: TARGETS, inspectors: INSPECTORS, task: { team } }));
    expect(error.issues.map((issue) => [issue.path, issue.expected])).toEqual([[path, expected]]);
  });
});
