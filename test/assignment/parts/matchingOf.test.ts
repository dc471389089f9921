import { describe, expect, test } from "vitest";
import { matchingOf, type Matching } from "../../../src/assignment/matchingOf.js";
import type { PlannedVisit } from "../../../src/assignment/mergeVisits.js";
import { rosterOf } from "../../../src/assignment/rosterOf.js";
import type { Avoidance } from "../../../src/model/avoidance.js";
import type { Inspector } from "../../../src/model/inspector.js";
import type { Policies } from "../../../src/model/policies.js";
import type { ExpertShare } from "../../../src/model/teamRequirement.js";
import { plannedVisit, policiesWith } from "../../support/plannedVisits.js";
import { smallAvoidance, smallInspector, smallTarget } from "../../support/smallPlan.js";

const MANY = Number.MAX_SAFE_INTEGER;
const TARGETS = new Map(
  [smallTarget({ id: "U-1" }), smallTarget({ id: "U-2", groupId: "G" })].map((target) => [target.id, target]),
);

function matching(
  visits: readonly PlannedVisit[],
  inspectors: readonly Inspector[],
  { avoidances = [], ...stated }: Partial<Policies> & { avoidances?: readonly Avoidance[] } = {},
): Matching {
  const policies = policiesWith(stated);
  return matchingOf(visits, rosterOf(inspectors, avoidances, policies), (id) => TARGETS.get(id)!, policies);
}

function withExperts(experts: readonly ExpertShare[], fields: Partial<PlannedVisit> = {}): PlannedVisit {
  return plannedVisit({ task: { team: { experts } }, ...fields });
}

const people = (...ids: readonly string[]): readonly Inspector[] => ids.map((id) => smallInspector({ id }));
const expert = (id: string, ...competences: readonly string[]): Inspector =>
  smallInspector({ id, isExpert: true, competences });

describe("the rows of a visit", () => {
  test("are its members alone, if nobody asks for experts", () => {
    const { problem, columns, visits, inspectors } = matching([plannedVisit()], [...people("b", "a"), expert("x")]);
    expect(problem).toEqual({
      columnCount: 2,
      least: [0, 0],
      most: [1, 1],
      apart: [],
      rows: [
        {
          role: "member",
          visit: 0,
          demand: 2,
          columns: [0, 1],
          rules: [{ id: "lead", columns: [0, 1], least: 1, most: MANY }],
        },
      ],
    });
    expect(columns.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(inspectors.map(({ id }) => id)).toEqual(["a", "b", "x"]);
    expect(visits).toEqual([
      {
        visit: plannedVisit(),
        demand: { size: 2, departments: [], experts: [], rules: [], competences: [] },
        reasons: [undefined, undefined, "expert"],
        avoided: new Map(),
        apart: [],
      },
    ]);
  });

  test("are its members and then its experts, all of them together, who are at least as many of each kind", () => {
    const asked = [{ experts: 1 }, { competence: "lifts", experts: 2 }, { competence: "boilers", experts: 1 }];
    const inspectors = [expert("e1", "lifts"), ...people("m1", "m2"), expert("x1", "boilers"), expert("x2", "lifts")];
    expect(matching([withExperts(asked)], inspectors).problem.rows.slice(1)).toEqual([
      {
        role: "expert",
        visit: 0,
        demand: 4,
        columns: [0, 3, 4],
        rules: [
          { id: "expert.boilers", columns: [3], least: 1, most: MANY },
          { id: "expert.lifts", columns: [0, 4], least: 2, most: MANY },
        ],
      },
    ]);
  });

  test("may choose only experts of the kinds that are asked for, each once, in the order of the roster", () => {
    const asked = [
      { competence: "boilers", experts: 1 },
      { competence: "lifts", experts: 1 },
    ];
    const inspectors = [
      ...people("a"),
      expert("e1", "lifts"),
      expert("e2", "boilers"),
      expert("e3", "lifts", "boilers"),
      expert("e4"),
      expert("e5", "lifts"),
    ];
    const { columns, problem } = matching([withExperts(asked)], inspectors);
    expect(columns.map(({ id }) => id)).toEqual(["a", "e1", "e2", "e3", "e5"]);
    expect(problem.rows[1]!.columns).toEqual([1, 2, 3, 4]);
  });

  test("leave out whom the target or the visit does not admit", () => {
    const avoidances = [
      smallAvoidance({ id: "V-1", inspectorId: "x", against: "group", refId: "G" }),
      smallAvoidance({ id: "V-2", inspectorId: "b", against: "target", refId: "U-1" }),
    ];
    const visits = ["U-1", "U-2"].map((targetId) => withExperts([{ experts: 1 }], { targetId }));
    const { problem, visits: asked } = matching(visits, [...people("a", "b", "c"), expert("x"), expert("y")], {
      avoidances,
    });
    expect(problem.rows.map(({ role, visit, columns }) => [role, visit, columns])).toEqual([
      ["member", 0, [0, 2]],
      ["expert", 0, [3, 4]],
      ["member", 1, [0, 1, 2]],
      ["expert", 1, [4]],
    ]);
    expect(asked.map(({ avoided }) => avoided)).toEqual([new Map([["b", "V-2"]]), new Map([["x", "V-1"]])]);
    expect(asked[0]!.reasons).toEqual([undefined, "avoids-target", undefined, "expert", "expert"]);
  });
});

describe("people who keep away from each other", () => {
  const june = { start: "2024-06-01", end: "2024-06-30" };
  const apart = (id: string, inspectorId: string, refId: string, validTo?: string): Avoidance =>
    smallAvoidance({ id, inspectorId, against: "inspector", refId, ...(validTo !== undefined && { validTo }) });

  test("are known of each visit by its window, and of the whole problem together", () => {
    const avoidances = [apart("V-1", "d", "b"), apart("V-2", "c", "a", "2024-05-31"), apart("V-3", "b", "d")];
    const visits = [plannedVisit({ window: june }), plannedVisit({ targetId: "U-2" }), plannedVisit({ window: june })];
    const made = matching(visits, people("a", "b", "c", "d"), { avoidances });
    expect(made.visits.map((visit) => visit.apart)).toEqual([
      [[1, 3]],
      [
        [0, 2],
        [1, 3],
      ],
      [[1, 3]],
    ]);
    expect(made.problem.apart).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });
});

describe("standing teams", () => {
  const inspectors = [
    ...["a", "d"].map((id) => smallInspector({ id, standingTeamId: "T-2" })),
    ...["b", "c"].map((id) => smallInspector({ id, standingTeamId: "T-1" })),
    smallInspector({ id: "e" }),
  ];

  test("are the columns, and who is in none or in one that cannot go says so", () => {
    const avoidances = [
      smallAvoidance({ id: "V-1", inspectorId: "a", against: "target", refId: "U-1" }),
      smallAvoidance({ id: "V-2", inspectorId: "b", against: "inspector", refId: "c", validFrom: "2024-06-01" }),
    ];
    const window = { start: "2024-06-01", end: "2024-06-30" };
    const visits = [plannedVisit(), plannedVisit({ targetId: "U-2" }), plannedVisit({ targetId: "U-2", window })];
    const made = matching(visits, inspectors, { formation: "standing-teams", avoidances });
    expect(made.columns.map(({ id }) => id)).toEqual(["T-1", "T-2"]);
    expect(made.problem.rows.map(({ columns, demand }) => [columns, demand])).toEqual([
      [[0], 1],
      [[0, 1], 1],
      [[1], 1],
    ]);
    const [out, none] = ["standing-team", "no-standing-team"];
    expect(made.visits.map(({ reasons }) => reasons)).toEqual([
      ["avoids-target", undefined, undefined, out, none],
      [undefined, undefined, undefined, undefined, none],
      [undefined, out, out, undefined, none],
    ]);
  });

  test("say so of each visit by its own members, also where visits have experts", () => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "d", against: "target", refId: "U-2" })];
    const visits = ["U-1", "U-2"].map((targetId) => withExperts([{ experts: 1 }], { targetId }));
    const made = matching(visits, [...inspectors.slice(0, 4), expert("x")], {
      formation: "standing-teams",
      avoidances,
    });
    expect(made.visits.map(({ reasons }) => reasons)).toEqual([
      [undefined, undefined, undefined, undefined, "expert"],
      ["standing-team", undefined, undefined, "avoids-target", "expert"],
    ]);
  });

  test("are none where inspectors are drawn one by one", () => {
    const made = matching([plannedVisit()], inspectors);
    expect(made.columns.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
    expect(made.visits[0]!.reasons).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});
