import { describe, expect, test } from "vitest";
import type { Inspector, IneligibleReason, Policies } from "double-random";
import { assignAll, errorOf, membersOf } from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

/** The window of the task is 2024-05-01 to 2024-11-30. */
const CASES: Readonly<Record<string, { fields: Partial<Inspector>; reason: IneligibleReason | undefined }>> = {
  "not active": { fields: { active: false }, reason: "inactive" },
  "an expert": { fields: { isExpert: true }, reason: "expert" },
  "expressly no expert": { fields: { isExpert: false }, reason: undefined },
  "without a certificate": { fields: { certificates: [] }, reason: "no-certificate" },
  "certified from the first day of the window to the last": certified("2024-05-01", "2024-11-30"),
  "certified one day too late": certified("2024-05-02", "2026-12-31", "certificate-not-yet-valid"),
  "certified one day too short": certified("2022-01-01", "2024-11-29", "certificate-expires-in-window"),
  "certified until the day before the window": certified("2022-01-01", "2024-04-30", "certificate-expires-in-window"),
  "certified from the day after the window": certified("2024-12-01", "2026-12-31", "certificate-not-yet-valid"),
  "with an old certificate and a good one": {
    fields: {
      certificates: [
        { validFrom: "2018-01-01", validTo: "2021-12-31" },
        { validFrom: "2022-01-01", validTo: "2026-12-31" },
      ],
    },
    reason: undefined,
  },
  "not active and an expert and without a certificate: the first reason": {
    fields: { active: false, isExpert: true, certificates: [] },
    reason: "inactive",
  },
};

function certified(
  validFrom: string,
  validTo: string,
  reason?: IneligibleReason,
): { fields: Partial<Inspector>; reason: IneligibleReason | undefined } {
  return { fields: { certificates: [{ validFrom, validTo }] }, reason };
}

const TARGETS = idsOf("U", 40).map((id) => smallTarget({ id }));
const SOUND = idsOf("I", 2).map((id) => smallInspector({ id }));

describe("an inspector who is", () => {
  test.each(Object.entries(CASES))("%s", (_, { fields, reason }) => {
    const assignment = assignAll({ targets: TARGETS, inspectors: [...SOUND, smallInspector({ id: "X", ...fields })] });
    expect(assignment.ineligible).toEqual(reason ? [{ inspectorId: "X", reason }] : []);
    expect(assignment.eligibleInspectors).toBe(reason ? 2 : 3);
    expect(assignment.teams.some((team) => membersOf(team).includes("X"))).toBe(reason === undefined);
    expect(assignment.teams.every(({ eligiblePairs }) => eligiblePairs === (reason ? 1 : 3))).toBe(true);
  });

  test("ineligible is listed by id, each with a reason", () => {
    const inspectors = [
      smallInspector({ id: "z", active: false }),
      smallInspector({ id: "B", isExpert: true }),
      ...SOUND,
      smallInspector({ id: "a", certificates: [] }),
    ];
    expect(assignAll({ targets: TARGETS, inspectors }).ineligible).toEqual([
      { inspectorId: "B", reason: "expert" },
      { inspectorId: "a", reason: "no-certificate" },
      { inspectorId: "z", reason: "inactive" },
    ]);
  });
});

describe("competence", () => {
  const task = {
    items: [
      { id: "meals", name: "Invented meals", competence: "food" },
      { id: "tags", name: "Invented price tags", competence: "prices" },
      { id: "signs", name: "Invented signs" },
    ],
  };
  const inspectors = [
    smallInspector({ id: "both-1", competences: ["food", "prices"] }),
    smallInspector({ id: "both-2", competences: ["prices", "food", "weights"] }),
    smallInspector({ id: "food", competences: ["food"] }),
    smallInspector({ id: "none" }),
    smallInspector({ id: "prices", competences: ["prices"] }),
  ];
  const pairs = (competence: Policies["competence"]): readonly string[] => {
    const { teams } = assignAll({
      targets: idsOf("U", 400).map((id) => smallTarget({ id })),
      inspectors,
      task,
      policies: { competence },
    });
    return [...new Set(teams.map((team) => membersOf(team).join(" ")))].sort();
  };

  test("one-member: each item is covered by one of the two, not necessarily the same", () => {
    expect(pairs("one-member")).toEqual([
      "both-1 both-2",
      "both-1 food",
      "both-1 none",
      "both-1 prices",
      "both-2 food",
      "both-2 none",
      "both-2 prices",
      "food prices",
    ]);
  });

  test("all-members: each of the two covers all items, and the others are ineligible", () => {
    expect(pairs("all-members")).toEqual(["both-1 both-2"]);
    const { ineligible } = assignAll({ targets: TARGETS, inspectors, task, policies: { competence: "all-members" } });
    expect(ineligible).toEqual(
      ["food", "none", "prices"].map((inspectorId) => ({ inspectorId, reason: "not-competent" })),
    );
  });

  test("an item that nobody masters leaves the targets without a team", () => {
    const weights = { items: [{ id: "scales", name: "Invented scales", competence: "lifts" }] };
    for (const competence of ["one-member", "all-members"] as const) {
      const error = errorOf(() => assignAll({ targets: TARGETS, inspectors, task: weights, policies: { competence } }));
      expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
    }
  });
});
