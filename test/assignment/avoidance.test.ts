import { describe, expect, test } from "vitest";
import type { Assignment, Avoidance, Target } from "double-random";
import { assignAll, membersOf, smallAvoidance } from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const INSPECTORS = idsOf("I", 3).map((id) => smallInspector({ id }));

/** Forty targets that the withdrawal of I001 is about, and forty that it is not about. */
function twoHalves(inside: Partial<Target>, outside: Partial<Target>): readonly Target[] {
  return [
    ...idsOf("IN", 40).map((id) => smallTarget({ id, ...inside })),
    ...idsOf("OUT", 40).map((id) => smallTarget({ id, ...outside })),
  ];
}

function targetsVisitedBy(inspectorId: string, { teams }: Assignment): readonly string[] {
  return teams.filter((team) => membersOf(team).includes(inspectorId)).map(({ targetId }) => targetId);
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

  test.each(Object.entries(kinds))(
    "%s keeps that inspector off its targets and off no others",
    (_, { against, refId, targets }) => {
      const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against, refId })];
      const assignment = assignAll({ targets, inspectors: INSPECTORS, avoidances });
      const visited = targetsVisitedBy("I001", assignment);
      expect(visited.length).toBeGreaterThan(10);
      expect(visited.filter((id) => id.startsWith("IN"))).toEqual([]);
      for (const { targetId, avoided, eligiblePairs } of assignment.teams) {
        const inside = targetId.startsWith("IN");
        expect(avoided).toEqual(inside ? [{ inspectorId: "I001", avoidanceId: "V-1" }] : []);
        expect(eligiblePairs).toBe(inside ? 1 : 3);
      }
    },
  );

  test("from one target keeps that inspector off it, and off no target whose id only begins alike", () => {
    const targets = [smallTarget({ id: "U1" }), ...idsOf("U1", 40).map((id) => smallTarget({ id }))];
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "target", refId: "U1" })];
    const withoutRule = [0, 1, 2, 3, 4, 5].map((seed) => assignAll({ targets, inspectors: INSPECTORS, seed }));
    const withRule = [0, 1, 2, 3, 4, 5].map((seed) => assignAll({ targets, inspectors: INSPECTORS, seed, avoidances }));
    expect(withoutRule.some((assignment) => targetsVisitedBy("I001", assignment).includes("U1"))).toBe(true);
    expect(withRule.some((assignment) => targetsVisitedBy("I001", assignment).includes("U1"))).toBe(false);
    for (const [index, { teams }] of withRule.entries()) {
      const others = ({ teams: all }: Assignment): unknown => all.filter(({ targetId }) => targetId !== "U1");
      expect(others(withRule[index]!)).toEqual(others(withoutRule[index]!));
      expect(teams.filter(({ avoided }) => avoided.length > 0).map(({ targetId }) => targetId)).toEqual(["U1"]);
    }
  });

  test.each([
    ["I001", "I002"],
    ["I002", "I001"],
  ])("from another, written as %s against %s, keeps the two apart and nobody else", (inspectorId, refId) => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId, against: "inspector", refId })];
    const { teams } = assignAll({ targets: twoHalves({}, {}), inspectors: INSPECTORS, avoidances });
    expect([...new Set(teams.map((team) => membersOf(team).join(" ")))].sort()).toEqual(["I001 I003", "I002 I003"]);
    expect(teams.every(({ eligiblePairs, avoided }) => eligiblePairs === 2 && avoided.length === 0)).toBe(true);
  });

  test("of several that apply the first by id is named", () => {
    const rule = { inspectorId: "I001", against: "target", refId: "U001" } as const;
    const avoidances = ["V-3", "V-1", "V-2"].map((id) => smallAvoidance({ id, ...rule }));
    const { teams } = assignAll({ targets: [smallTarget({ id: "U001" })], inspectors: INSPECTORS, avoidances });
    expect(teams[0]!.avoided).toEqual([{ inspectorId: "I001", avoidanceId: "V-1" }]);
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
  };
  const targets = idsOf("U", 20).map((id) => smallTarget({ id, groupId: "G-1" }));
  const againstWhat = [
    { against: "group", refId: "G-1" },
    { against: "inspector", refId: "I002" },
  ] as const;

  test.each(Object.entries(cases).flatMap(([name, each]) => againstWhat.map((rule) => ({ name, ...each, ...rule }))))(
    "$name, against $against",
    ({ fields, counts, against, refId }) => {
      const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against, refId, ...fields })];
      const withRule = assignAll({ targets, inspectors: INSPECTORS, avoidances });
      const without = assignAll({ targets, inspectors: INSPECTORS });
      if (counts) expect(withRule).not.toEqual(without);
      else expect(withRule).toEqual(without);
    },
  );

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
