import { describe, expect, test } from "vitest";
import type { DepartmentShare, ExpertShare, Inspector } from "double-random";
import { assignAll, errorOf, expertsOf, membersOf, smallAvoidance } from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const METHODS = ["balanced/1", "pair-ticket/1"] as const;
const TARGETS = idsOf("U", 24).map((id) => smallTarget({ id }));

const department = (departmentId: string, length: number, fields: Partial<Inspector> = {}): readonly Inspector[] =>
  idsOf(`${departmentId}-`, length).map((id) => smallInspector({ id, departmentId, unitId: departmentId, ...fields }));
const INSPECTORS = [...department("market", 4), ...department("tax", 3), ...department("fire", 2)];
const from = (ids: readonly string[], departmentId: string): number =>
  ids.filter((id) => id.startsWith(`${departmentId}-`)).length;

describe.each(METHODS)("departments of a joint task, by %s", (assignment) => {
  const draw = (departments: readonly DepartmentShare[], size?: number): ReturnType<typeof assignAll> =>
    assignAll({
      targets: TARGETS,
      inspectors: INSPECTORS,
      task: { team: { departments, ...(size !== undefined && { size }) } },
      policies: { assignment },
    });
  const shares = (counts: Readonly<Record<string, number>>): readonly DepartmentShare[] =>
    Object.entries(counts).map(([departmentId, members]) => ({ departmentId, members }));

  test.each([
    [{ market: 1, tax: 1 }, undefined, 2],
    [{ market: 2, tax: 1 }, undefined, 3],
    [{ market: 1, tax: 1, fire: 1 }, undefined, 3],
    [{ market: 2, tax: 2, fire: 1 }, 2, 5],
    [{ market: 1, tax: 1 }, 4, 4],
    [{ tax: 1 }, 3, 3],
    [{ fire: 2 }, undefined, 2],
  ] as [Record<string, number>, number | undefined, number][])(
    "%j with size %s: each department sends that many at least, and the team has %i",
    (counts, size, expected) => {
      const { visits } = draw(shares(counts), size);
      expect(visits).toHaveLength(TARGETS.length);
      for (const visit of visits) {
        const members = membersOf(visit);
        expect(new Set(members).size).toBe(expected);
        for (const [name, count] of Object.entries(counts)) expect(from(members, name)).toBeGreaterThanOrEqual(count);
      }
    },
  );

  test("the order in which departments are stated does not matter", () => {
    expect(draw(shares({ fire: 1, market: 2, tax: 1 }))).toEqual(draw(shares({ tax: 1, market: 2, fire: 1 })));
  });

  test("a department with too few people, or unknown to the roster, leaves no team", () => {
    for (const counts of [{ fire: 3 }, { market: 1, police: 1 }]) {
      expect(errorOf(() => draw(shares(counts))).code).toBe("ASSIGNMENT_INFEASIBLE");
    }
  });
});

test("balanced/1: within a department all have the same chance, its members divided by its people", () => {
  const { visits, loads, warnings } = assignAll({
    targets: TARGETS,
    inspectors: INSPECTORS,
    task: {
      team: {
        departments: [
          { departmentId: "market", members: 1 },
          { departmentId: "tax", members: 1 },
          { departmentId: "fire", members: 1 },
        ],
      },
    },
  });
  expect(visits.every(({ leastChance, mostChance }) => leastChance === "1/4" && mostChance === "1/2")).toBe(true);
  // 24 visits: a quarter, a third and a half of them are whole numbers, so each gets exactly that.
  expect(loads.map(({ inspectorId, visits: load }) => `${inspectorId} ${String(load)}`)).toEqual([
    ...idsOf("fire-", 2).map((id) => `${id} 12`),
    ...idsOf("market-", 4).map((id) => `${id} 6`),
    ...idsOf("tax-", 3).map((id) => `${id} 8`),
  ]);
  expect(warnings.map(({ code }) => code)).toContain("CHANCES_BY_RULE");
});

test("tasks that visit together ask for the most of each department", () => {
  const shares = (counts: Readonly<Record<string, number>>): { team: { departments: readonly DepartmentShare[] } } => ({
    team: { departments: Object.entries(counts).map(([departmentId, members]) => ({ departmentId, members })) },
  });
  for (const assignment of METHODS) {
    const tasks = [shares({ market: 2, tax: 1 }), shares({ market: 1, fire: 1 })];
    const { visits } = assignAll({ targets: TARGETS, inspectors: INSPECTORS, tasks, policies: { assignment } });
    for (const visit of visits) {
      const members = membersOf(visit);
      expect(["market", "tax", "fire"].map((name) => from(members, name))).toEqual([2, 1, 1]);
    }
  }
});

describe.each(METHODS)("experts, by %s", (assignment) => {
  const experts = [
    smallInspector({ id: "X-crane-1", isExpert: true, competences: ["crane"], certificates: [] }),
    smallInspector({ id: "X-crane-2", isExpert: true, competences: ["crane"], certificates: [] }),
    smallInspector({ id: "X-food", isExpert: true, competences: ["food"], certificates: [] }),
    smallInspector({ id: "X-plain", isExpert: true, certificates: [] }),
  ];
  const roster = [...INSPECTORS, ...experts];
  const draw = (
    shares: readonly ExpertShare[],
    inspectors: readonly Inspector[] = roster,
  ): ReturnType<typeof assignAll> =>
    assignAll({ targets: TARGETS, inspectors, task: { team: { experts: shares } }, policies: { assignment } });

  test.each<readonly [readonly ExpertShare[], number]>([
    [[{ experts: 1 }], 4],
    [[{ experts: 3 }], 4],
    [[{ competence: "crane", experts: 1 }], 2],
    [[{ competence: "crane", experts: 2 }], 2],
    [
      [
        { competence: "crane", experts: 1 },
        { competence: "food", experts: 1 },
      ],
      3,
    ],
  ])("%j are on top of the two members, who are no experts", (shares, differentExperts) => {
    const { visits } = draw(shares);
    for (const { team } of visits) {
      const asked = shares.reduce((sum, share) => sum + share.experts, 0);
      expect(team.map(({ role }) => role)).toEqual(["lead", "member", ...new Array<string>(asked).fill("expert")]);
      const invited = team.slice(2).map(({ inspectorId }) => inspectorId);
      expect(invited.every((id) => id.startsWith("X-"))).toBe(true);
      expect(team.slice(0, 2).some(({ inspectorId }) => inspectorId.startsWith("X-"))).toBe(false);
      expect(invited).toEqual([...new Set(invited)].sort());
      for (const { competence, experts: count } of shares) {
        if (competence === undefined) continue;
        expect(invited.filter((id) => id.startsWith(`X-${competence}`)).length).toBeGreaterThanOrEqual(count);
      }
    }
    expect(new Set(visits.flatMap(expertsOf)).size).toBe(differentExperts);
  });

  test("are in the loads, and in ineligible as experts", () => {
    const { loads, ineligible } = draw([{ experts: 1 }]);
    const ofExperts = loads.filter(({ inspectorId }) => inspectorId.startsWith("X-"));
    expect(ofExperts.map(({ visits }) => visits).reduce((a, b) => a + b)).toBe(TARGETS.length);
    if (assignment === "balanced/1") expect(ofExperts.map(({ visits }) => visits)).toEqual([6, 6, 6, 6]);
    expect(ineligible).toEqual(
      experts.map(({ id }) => ({ inspectorId: id, reason: "expert", visits: TARGETS.length })),
    );
  });

  test("who are not asked for are not in the loads", () => {
    expect(draw([]).loads.map(({ inspectorId }) => inspectorId)).toEqual(INSPECTORS.map(({ id }) => id).sort());
    const withFood = draw([{ competence: "food", experts: 1 }]).loads.map(({ inspectorId }) => inspectorId);
    expect(withFood.filter((id) => id.startsWith("X-"))).toEqual(["X-food"]);
  });

  test("do not count as members: two experts and one inspector are no team", () => {
    const error = errorOf(() => draw([{ experts: 1 }], [INSPECTORS[0]!, ...experts]));
    expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
  });

  test("do not bring the competence that an item asks of a member", () => {
    const task = {
      items: [{ id: "meals", name: "Invented meals", competence: "food" }],
      team: { experts: [{ competence: "food", experts: 1 }] },
    };
    const error = errorOf(() => assignAll({ targets: TARGETS, inspectors: roster, task, policies: { assignment } }));
    expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
  });

  test("who are too few, or not competent, leave no team", () => {
    for (const shares of [
      [{ experts: 5 }],
      [{ competence: "food", experts: 2 }],
      [{ competence: "diving", experts: 1 }],
    ]) {
      expect(errorOf(() => draw(shares)).code).toBe("ASSIGNMENT_INFEASIBLE");
    }
  });

  test("change nothing of who the members are, where the method draws each visit alone", () => {
    if (assignment === "balanced/1") return;
    const without = draw([]).visits.map(({ visitId, ticket, team }) => [visitId, ticket, team]);
    const withExperts = draw([{ experts: 2 }]).visits.map(({ visitId, ticket, team }) => [
      visitId,
      ticket,
      team.slice(0, 2),
    ]);
    expect(withExperts).toEqual(without);
  });

  /** A person on a team twice would be one expert fewer than asked for. */
  test("of a kind and of any kind at one visit are different people", () => {
    const both = [{ experts: 1 }, { competence: "crane", experts: 2 }];
    for (const visit of draw(both).visits) {
      const invited = expertsOf(visit);
      expect(new Set(invited).size).toBe(3);
      expect(invited.filter((id) => id.startsWith("X-crane"))).toHaveLength(2);
    }
  });

  test("who must not meet are not at one visit", () => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "X-food", against: "inspector", refId: "X-plain" })];
    const task = { team: { experts: [{ experts: 2 }] } };
    const { visits } = assignAll({ targets: TARGETS, inspectors: roster, avoidances, task, policies: { assignment } });
    for (const visit of visits) {
      expect(expertsOf(visit)).toHaveLength(2);
      expect(expertsOf(visit)).not.toEqual(["X-food", "X-plain"]);
    }
  });
});
