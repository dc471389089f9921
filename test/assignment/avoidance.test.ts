import { describe, expect, test } from "vitest";
import type { Assignment, Avoidance, Policies, Target } from "double-random";
import { assignAll, expertsOf, membersOf, smallAvoidance, teamsSeen } from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const METHODS = ["balanced/1", "pair-ticket/1"] as const;
const BY_TICKET = { assignment: "pair-ticket/1" } as const;
const INSPECTORS = idsOf("I", 3).map((id) => smallInspector({ id }));

/** Forty targets that the withdrawal of I001 is about, and forty that it is not about. */
function twoHalves(inside: Partial<Target>, outside: Partial<Target>): readonly Target[] {
  return [
    ...idsOf("IN", 40).map((id) => smallTarget({ id, ...inside })),
    ...idsOf("OUT", 40).map((id) => smallTarget({ id, ...outside })),
  ];
}

function targetsVisitedBy(inspectorId: string, { visits }: Assignment): readonly string[] {
  return visits.filter((visit) => membersOf(visit).includes(inspectorId)).map(({ targetId }) => targetId);
}

describe("a withdrawal of one inspector", () => {
  const kinds: Readonly<Record<string, { against: Avoidance["against"]; refId: string; targets: readonly Target[] }>> =
    {
      "from a group": { against: "group", refId: "G-1", targets: twoHalves({ groupId: "G-1" }, { groupId: "G-10" }) },
      "from a group, others without one": {
        against: "group",
        refId: "G-1",
        targets: twoHalves({ groupId: "G-1" }, {}),
      },
      "from a local office": {
        against: "unit",
        refId: "office-1",
        targets: twoHalves({ localOfficeId: "office-1" }, { localOfficeId: "office-11" }),
      },
      "from a county": { against: "region", refId: "140581", targets: twoHalves({}, { regionCode: "140582" }) },
      "from a township of the county": {
        against: "region",
        refId: "140581103",
        targets: twoHalves({ regionCode: "140581103" }, { regionCode: "140581104" }),
      },
      "from a county, meant for its townships too": {
        against: "region",
        refId: "140581",
        targets: twoHalves({ regionCode: "140581103" }, { regionCode: "140525103" }),
      },
    };

  test.each(METHODS.flatMap((method) => Object.entries(kinds).map(([name, kind]) => [name, method, kind] as const)))(
    "%s keeps that inspector off its targets and off no others (%s)",
    (_, assignmentMethod, { against, refId, targets }) => {
      const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against, refId })];
      const policies = { assignment: assignmentMethod };
      const assignment = assignAll({ targets, inspectors: INSPECTORS, avoidances, policies });
      const visited = targetsVisitedBy("I001", assignment);
      expect(visited.length).toBeGreaterThan(10);
      expect(visited.filter((id) => id.startsWith("IN"))).toEqual([]);
      for (const { targetId, avoided, eligible, eligibleTeams, leastChance, mostChance } of assignment.visits) {
        const inside = targetId.startsWith("IN");
        expect(avoided).toEqual(inside ? [{ inspectorId: "I001", avoidanceId: "V-1" }] : []);
        expect(eligible).toBe(inside ? 2 : 3);
        if (assignmentMethod === "pair-ticket/1") expect(eligibleTeams).toBe(inside ? 1 : 3);
        else expect([leastChance, mostChance]).toEqual(inside ? ["1", "1"] : ["2/3", "2/3"]);
      }
      expect(assignment.ineligible).toEqual([{ inspectorId: "I001", reason: "avoids-target", visits: 40 }]);
    },
  );

  test("from one target keeps that inspector off it, and off no target whose id only begins alike", () => {
    const targets = [smallTarget({ id: "U1" }), ...idsOf("U1", 40).map((id) => smallTarget({ id }))];
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "target", refId: "U1" })];
    const draw = (rules: readonly Avoidance[]): readonly Assignment[] =>
      [0, 1, 2, 3, 4, 5].map((seed) =>
        assignAll({ targets, inspectors: INSPECTORS, seed, avoidances: rules, policies: BY_TICKET }),
      );
    const [withoutRule, withRule] = [draw([]), draw(avoidances)];
    expect(withoutRule.some((assignment) => targetsVisitedBy("I001", assignment).includes("U1"))).toBe(true);
    expect(withRule.some((assignment) => targetsVisitedBy("I001", assignment).includes("U1"))).toBe(false);
    for (const [index, { visits }] of withRule.entries()) {
      const others = ({ visits: all }: Assignment): unknown => all.filter(({ targetId }) => targetId !== "U1");
      expect(others(withRule[index]!)).toEqual(others(withoutRule[index]!));
      expect(visits.filter(({ avoided }) => avoided.length > 0).map(({ targetId }) => targetId)).toEqual(["U1"]);
    }
  });

  test.each([
    ["I001", "I002"],
    ["I002", "I001"],
  ])("from another, written as %s against %s, keeps the two apart and nobody else", (inspectorId, refId) => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId, against: "inspector", refId })];
    for (const assignment of METHODS) {
      const policies = { assignment };
      const drawn = assignAll({ targets: twoHalves({}, {}), inspectors: INSPECTORS, avoidances, policies });
      expect(teamsSeen(drawn)).toEqual(["I001 I003", "I002 I003"]);
      expect(drawn.visits.every(({ eligible, avoided }) => eligible === 3 && avoided.length === 0)).toBe(true);
      expect(drawn.ineligible).toEqual([]);
      if (assignment === "pair-ticket/1") expect(drawn.visits.every((visit) => visit.eligibleTeams === 2)).toBe(true);
      // One of the two, whichever, and always the third.
      else expect(drawn.visits.every((visit) => visit.leastChance === "1/2" && visit.mostChance === "1")).toBe(true);
    }
  });

  test.each(METHODS)("from an expert, or of an expert from a target, counts for experts too (%s)", (assignment) => {
    const inspectors = [
      ...INSPECTORS,
      ...["E1", "E2"].map((id) => smallInspector({ id, isExpert: true, certificates: [] })),
    ];
    const avoidances = [
      smallAvoidance({ id: "V-1", inspectorId: "I001", against: "inspector", refId: "E1" }),
      smallAvoidance({ id: "V-2", inspectorId: "E2", against: "group", refId: "G-1" }),
    ];
    const targets = twoHalves({ groupId: "G-1" }, { groupId: "G-2" });
    const task = { team: { experts: [{ experts: 1 }] } };
    const policies = { assignment };
    const { visits } = assignAll({ targets: targets.slice(40), inspectors, avoidances, task, policies });
    expect(visits.filter((visit) => membersOf(visit).includes("I001") && expertsOf(visit).includes("E1"))).toEqual([]);
    expect(new Set(visits.flatMap(expertsOf))).toEqual(new Set(["E1", "E2"]));
    // To the targets of the group only E1 can come, so that I001 has to stay away as well.
    const away = [...avoidances, smallAvoidance({ id: "V-3", inspectorId: "I001", against: "group", refId: "G-1" })];
    for (const visit of assignAll({ targets, inspectors, avoidances: away, task, policies }).visits) {
      if (!visit.targetId.startsWith("IN")) continue;
      expect([membersOf(visit), expertsOf(visit)]).toEqual([["I002", "I003"], ["E1"]]);
    }
  });

  test("of several that apply the first by id is named", () => {
    const rule = { inspectorId: "I001", against: "target", refId: "U001" } as const;
    const avoidances = ["V-3", "V-1", "V-2"].map((id) => smallAvoidance({ id, ...rule }));
    const { visits } = assignAll({ targets: [smallTarget({ id: "U001" })], inspectors: INSPECTORS, avoidances });
    expect(visits[0]!.avoided).toEqual([{ inspectorId: "I001", avoidanceId: "V-1" }]);
  });
});

describe("whether a withdrawal counts, the window being 2024-05-01 to 2024-11-30", () => {
  const cases: Readonly<Record<string, { fields: Partial<Avoidance>; counts: boolean }>> = {
    declared: { fields: { status: "declared" }, counts: true },
    "applied, not yet decided": { fields: { status: "applied" }, counts: true },
    upheld: { fields: { status: "upheld" }, counts: true },
    rejected: { fields: { status: "rejected" }, counts: false },
    "until the day before the window": { fields: { validTo: "2024-04-30" }, counts: false },
    "until the first day of the window": { fields: { validTo: "2024-05-01" }, counts: true },
    "from the last day of the window": { fields: { validFrom: "2024-11-30" }, counts: true },
    "from the day after the window": { fields: { validFrom: "2024-12-01" }, counts: false },
    "for one day inside the window": { fields: { validFrom: "2024-07-01", validTo: "2024-07-01" }, counts: true },
    "from before to after": { fields: { validFrom: "2020-01-01", validTo: "2030-01-01" }, counts: true },
    "in another year": { fields: { validFrom: "2023-05-01", validTo: "2023-11-30" }, counts: false },
    "rejected, though valid": {
      fields: { status: "rejected", validFrom: "2024-05-01", validTo: "2024-11-30" },
      counts: false,
    },
    "upheld, though another year's": { fields: { status: "upheld", validTo: "2023-12-31" }, counts: false },
  };
  const targets = idsOf("U", 20).map((id) => smallTarget({ id, groupId: "G-1" }));
  const againstWhat = [
    { against: "group", refId: "G-1" },
    { against: "inspector", refId: "I002" },
  ] as const;

  /** Whether a withdrawal, alone, keeps I001 from what it is against; otherwise it changes nothing at all. */
  function counts(avoidance: Avoidance, policies: Partial<Policies>): boolean {
    const withRule = assignAll({ targets, inspectors: INSPECTORS, avoidances: [avoidance], policies });
    const together = avoidance.against === "inspector" ? "I001 I002" : "I001";
    const kept = !teamsSeen(withRule).some((team) => team.startsWith(together));
    if (!kept) expect(withRule).toEqual(assignAll({ targets, inspectors: INSPECTORS, policies }));
    return kept;
  }

  test.each(
    METHODS.flatMap((assignment) =>
      Object.entries(cases).flatMap(([name, each]) =>
        againstWhat.map((rule) => ({ name, assignment, ...each, ...rule })),
      ),
    ),
  )("$name, against $against ($assignment)", ({ fields, assignment, against, refId, counts: expected }) => {
    const avoidance = smallAvoidance({ id: "V-1", inspectorId: "I001", against, refId, ...fields });
    expect(counts(avoidance, { assignment })).toBe(expected);
  });

  const statuses = ["declared", "applied", "upheld", "rejected"] as const;
  const ignoring: readonly Policies["ignoredWithdrawals"][] = [[], ["declared"], ["applied"], ["applied", "declared"]];
  test.each(
    ignoring.flatMap((ignored) =>
      againstWhat.map((rule) => ({ ignored, ...rule, shown: ignored.join(" and ") || "nothing" })),
    ),
  )("against $against, where the policy ignores $shown", ({ ignored, against, refId }) => {
    const counting = statuses.filter((status) =>
      counts(smallAvoidance({ id: "V-1", inspectorId: "I001", against, refId, status }), {
        ignoredWithdrawals: ignored,
      }),
    );
    expect(counting).toEqual(
      statuses.filter((status) => status !== "rejected" && !ignored.some((each) => each === status)),
    );
  });

  test("of several against the same the first that counts is named", () => {
    const rule = { inspectorId: "I001", against: "group", refId: "G-1" } as const;
    const avoidances = [
      smallAvoidance({ ...rule, id: "V-1", status: "rejected" }),
      smallAvoidance({ ...rule, id: "V-2", status: "applied" }),
      smallAvoidance({ ...rule, id: "V-3", validTo: "2024-04-30" }),
      smallAvoidance({ ...rule, id: "V-4", status: "upheld" }),
    ];
    const named = (policies: Partial<Policies>): readonly unknown[] =>
      assignAll({ targets, inspectors: INSPECTORS, avoidances, policies }).visits[0]!.avoided;
    expect(named({})).toEqual([{ inspectorId: "I001", avoidanceId: "V-2" }]);
    expect(named({ ignoredWithdrawals: ["applied"] })).toEqual([{ inspectorId: "I001", avoidanceId: "V-4" }]);
  });

  describe("with two windows", () => {
    const tasks = [
      { window: { start: "2024-05-01", end: "2024-05-31" } },
      { window: { start: "2024-06-01", end: "2024-06-30" } },
    ];
    const untilMay = { inspectorId: "I001", validTo: "2024-05-31" };

    test("one against targets counts for the visits whose window it touches, and for no others", () => {
      const avoidances = [smallAvoidance({ ...untilMay, id: "V-1", against: "group", refId: "G-1" })];
      const { visits } = assignAll({ targets, inspectors: INSPECTORS, avoidances, tasks });
      for (const { visitId, eligible, avoided } of visits) {
        const inMay = visitId.startsWith("T01");
        expect([eligible, avoided.length]).toEqual(inMay ? [2, 1] : [3, 0]);
      }
    });

    test("one against an inspector counts for the visits whose window it touches, and for no others", () => {
      const avoidances = [smallAvoidance({ ...untilMay, id: "V-1", against: "inspector", refId: "I002" })];
      const { visits } = assignAll({ targets, inspectors: INSPECTORS, avoidances, tasks, policies: BY_TICKET });
      for (const { visitId, eligibleTeams } of visits) expect(eligibleTeams).toBe(visitId.startsWith("T01") ? 2 : 3);
    });
  });

  test("a withdrawal by somebody who is not in the roster is an error", () => {
    const rule = { id: "V-1", inspectorId: "I001", against: "inspector", refId: "I002" } as const;
    for (const fields of [{ inspectorId: "ghost" }, { refId: "ghost" }]) {
      const avoidances = [smallAvoidance({ ...rule, ...fields })];
      expect(() => assignAll({ targets, inspectors: INSPECTORS, avoidances })).toThrow(
        expect.objectContaining({ issues: [expect.objectContaining({ code: "REFERENCE_UNKNOWN" })] }),
      );
    }
  });
});
