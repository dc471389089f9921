import { describe, expect, test } from "vitest";
import { distinctPairs, rosterOf, type Roster } from "../../../src/assignment/rosterOf.js";
import { visitDemand } from "../../../src/assignment/visitDemand.js";
import type { Avoidance } from "../../../src/model/avoidance.js";
import type { Inspector } from "../../../src/model/inspector.js";
import type { Policies } from "../../../src/model/policies.js";
import { plannedVisit, policiesWith } from "../../support/plannedVisits.js";
import { smallAvoidance, smallInspector, smallTarget } from "../../support/smallPlan.js";

const TARGET = smallTarget({ id: "U-1", localOfficeId: "office" });
const JUNE = { start: "2024-06-01", end: "2024-06-30" };
const LIFTS = [{ id: "lifts", name: "Invented lifts", competence: "lifts" }];

function roster(
  inspectors: readonly Inspector[],
  { avoidances = [], ...policies }: Partial<Policies> & { avoidances?: readonly Avoidance[] } = {},
): Roster {
  return rosterOf(inspectors, avoidances, policiesWith(policies));
}

function reasonsOf(
  { forVisit }: Roster,
  visit = plannedVisit(),
  policies: Partial<Policies> = {},
): readonly (string | undefined)[] {
  return forVisit(visit, visitDemand(visit, policiesWith(policies)), TARGET).reasons;
}

describe("the roster", () => {
  test("is in the order of the ids, and says of each inspector why not", () => {
    const { inspectors, ...rest } = roster([
      smallInspector({ id: "c", active: false }),
      smallInspector({ id: "a" }),
      smallInspector({ id: "b", regionCode: "99" }),
    ]);
    expect(inspectors.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(reasonsOf({ inspectors, ...rest })).toEqual([undefined, "other-region", "inactive"]);
  });

  test("says what is wrong with an inspector before what is wrong with the inspector for this target", () => {
    expect(reasonsOf(roster([smallInspector({ id: "a", active: false, regionCode: "99" })]))).toEqual(["inactive"]);
  });

  test("asks every member for the competences of the items only if the policy says so", () => {
    const inspectors = [smallInspector({ id: "a", competences: ["lifts"] }), smallInspector({ id: "b" })];
    const visit = plannedVisit({ task: { items: LIFTS } });
    expect(reasonsOf(roster(inspectors), visit)).toEqual([undefined, undefined]);
    const all = { competence: "all-members" } as const;
    expect(reasonsOf(roster(inspectors, all), visit, all)).toEqual([undefined, "not-competent"]);
  });

  test("keeps the policies on absences and territory", () => {
    const inspectors = [
      smallInspector({ id: "a", unitId: "other", absences: [{ from: "2024-05-31", reason: "leave" }] }),
      smallInspector({ id: "b", unitId: "office" }),
    ];
    expect(reasonsOf(roster(inspectors))).toEqual([undefined, undefined]);
    expect(reasonsOf(roster(inspectors, { absence: "touches-window" }))).toEqual(["absent", undefined]);
    expect(reasonsOf(roster(inspectors, { territory: "notHomeOffice" }))).toEqual([undefined, "home-office"]);
  });

  test("tells visits apart by window, level and competences", () => {
    const inspectors = [
      smallInspector({ id: "a", certificates: [{ validFrom: "2024-01-01", validTo: "2024-05-31" }] }),
      smallInspector({ id: "b", level: "county", competences: ["lifts"] }),
      smallInspector({ id: "c", certificates: [{ validFrom: "2024-05-01", validTo: "2024-12-31" }] }),
    ];
    const policies = { competence: "all-members" } as const;
    const one = roster(inspectors, policies);
    const of = (visit: ReturnType<typeof plannedVisit>): unknown => reasonsOf(one, visit, policies);
    const expires = "certificate-expires-in-window";
    expect(of(plannedVisit())).toEqual([undefined, undefined, undefined]);
    expect(of(plannedVisit({ window: { start: "2024-05-01", end: "2024-06-30" } }))).toEqual([
      expires,
      undefined,
      undefined,
    ]);
    expect(of(plannedVisit({ window: { start: "2024-04-30", end: "2024-05-31" } }))).toEqual([
      undefined,
      undefined,
      "certificate-not-yet-valid",
    ]);
    const mode = { drawnBy: "county", inspectedBy: "prefecture" } as const;
    expect(of(plannedVisit({ task: { mode } }))).toEqual([undefined, "other-level", undefined]);
    expect(of(plannedVisit({ task: { items: LIFTS } }))).toEqual(["not-competent", undefined, "not-competent"]);
    expect(of(plannedVisit())).toEqual([undefined, undefined, undefined]);
  });

  test("finds what does not depend on the target once for each window, level and set of competences", () => {
    let looks = 0;
    const counted = {
      ...smallInspector({ id: "a", isExpert: true }),
      get absences() {
        looks += 1;
        return [];
      },
    };
    const one = roster([counted]);
    const expert = (visit: ReturnType<typeof plannedVisit>, competence?: string): unknown =>
      one.expertsFor(visit, competence, TARGET, new Map());
    expert(plannedVisit());
    expert(plannedVisit({ targetId: "U-2" }));
    expect(looks).toBe(1);
    expert(plannedVisit({ window: JUNE }));
    expert(plannedVisit(), "lifts");
    expect(looks).toBe(3);
  });
});

describe("who has withdrawn", () => {
  const inspectors = ["a", "b", "c"].map((id) => smallInspector({ id }));
  const avoidances = [
    smallAvoidance({ id: "V-2", inspectorId: "b", against: "target", refId: "U-1", validTo: "2024-05-31" }),
    smallAvoidance({ id: "V-1", inspectorId: "b", against: "region", refId: "14" }),
    smallAvoidance({ id: "V-3", inspectorId: "c", against: "target", refId: "U-1", validFrom: "2024-06-01" }),
  ];

  test("is known of each visit, with the avoidance that says so", () => {
    const { forVisit } = roster(inspectors, { avoidances });
    const of = (visit: ReturnType<typeof plannedVisit>): ReturnType<typeof forVisit> =>
      forVisit(visit, visitDemand(visit, policiesWith()), TARGET);
    expect(of(plannedVisit())).toEqual({
      reasons: [undefined, "avoids-target", undefined],
      avoided: new Map([["b", "V-1"]]),
    });
    expect(of(plannedVisit({ window: { start: "2024-05-01", end: "2024-06-01" } }))).toEqual({
      reasons: [undefined, "avoids-target", "avoids-target"],
      avoided: new Map([
        ["b", "V-1"],
        ["c", "V-3"],
      ]),
    });
  });

  test("need not stay away if the policy ignores withdrawals until they are decided", () => {
    expect(reasonsOf(roster(inspectors, { avoidances, ignoredWithdrawals: ["declared"] }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("experts for a visit", () => {
  const inspectors = [
    smallInspector({ id: "a", competences: ["lifts"] }),
    smallInspector({ id: "b", isExpert: true, certificates: [] }),
    smallInspector({ id: "c", isExpert: true, competences: ["lifts"] }),
    smallInspector({ id: "d", isExpert: true, active: false }),
    smallInspector({ id: "e", isExpert: true, regionCode: "99" }),
    smallInspector({ id: "f", isExpert: true, absences: [{ from: "2024-05-31", reason: "leave" }] }),
  ];

  test("are experts in service who may go to the target and have the competence, if one is asked for", () => {
    const { expertsFor } = roster(inspectors);
    expect(expertsFor(plannedVisit(), undefined, TARGET, new Map())).toEqual([1, 2, 5]);
    expect(expertsFor(plannedVisit(), "lifts", TARGET, new Map())).toEqual([2]);
    expect(expertsFor(plannedVisit(), undefined, TARGET, new Map([["c", "V-1"]]))).toEqual([1, 5]);
  });

  test("are bound by the policy on absences and not by the one on territory", () => {
    const policies = { absence: "touches-window", territory: "notHomeOffice" } as const;
    expect(roster(inspectors, policies).expertsFor(plannedVisit(), undefined, TARGET, new Map())).toEqual([1, 2]);
  });
});

describe("those who keep away from each other at a visit", () => {
  const inspectors = ["c", "a", "b", "d"].map((id) => smallInspector({ id }));
  const apart = (id: string, inspectorId: string, refId: string, validFrom = "2024-01-01"): Avoidance =>
    smallAvoidance({ id, inspectorId, against: "inspector", refId, validFrom });
  const avoidances = [
    apart("V-1", "c", "b"),
    apart("V-2", "c", "a"),
    apart("V-3", "a", "c"),
    apart("V-4", "d", "a", "2024-06-30"),
  ];

  test("are pairs of numbers, each once, of those whose withdrawal has a day in the window", () => {
    const { apartAt } = roster(inspectors, { avoidances });
    expect(apartAt(plannedVisit())).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(apartAt(plannedVisit({ window: JUNE }))).toEqual([
      [0, 2],
      [0, 3],
      [1, 2],
    ]);
    expect(apartAt(plannedVisit({ window: { start: "2024-05-01", end: "2024-06-30" } }))).toHaveLength(3);
    expect(apartAt(plannedVisit({ window: { start: "2024-06-30", end: "2024-06-30" } }))).toHaveLength(3);
  });

  test("are the same list for visits of the same window, so that it need be turned into columns once only", () => {
    const { apartAt } = roster(inspectors, { avoidances });
    expect(apartAt(plannedVisit({ targetId: "U-2" }))).toBe(apartAt(plannedVisit()));
  });
});

test("distinct pairs are ascending, the smaller number first, each once, compared as numbers", () => {
  const pairs = [
    [10, 2],
    [2, 10],
    [11, 1],
    [1, 2],
    [2, 3],
    [2, 10],
  ];
  expect(distinctPairs(pairs)).toEqual([
    [1, 2],
    [1, 11],
    [2, 3],
    [2, 10],
  ]);
  expect(distinctPairs([])).toEqual([]);
});
