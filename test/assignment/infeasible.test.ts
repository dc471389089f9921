import { describe, expect, test } from "vitest";
import { drawPlan, type AssignmentInfeasibility, type Avoidance, type Inspector } from "double-random";
import { assignAll, errorOf, smallAvoidance } from "../support/assignAll.js";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

const TARGETS = idsOf("U", 3).map((id) => smallTarget({ id }));

function infeasibilityOf(
  inspectors: readonly Inspector[],
  avoidances: readonly Avoidance[] = [],
): readonly AssignmentInfeasibility[] {
  const error = errorOf(() => assignAll({ targets: TARGETS, inspectors, avoidances }));
  expect(error).toMatchObject({ name: "DoubleRandomError", code: "ASSIGNMENT_INFEASIBLE", path: "inspectors" });
  return error.details as readonly AssignmentInfeasibility[];
}

describe("targets without a team", () => {
  test("every inspector of the roster is named with a reason", () => {
    const inspectors = [
      smallInspector({ id: "away", active: false }),
      smallInspector({ id: "expert", isExpert: true }),
      smallInspector({ id: "free" }),
      smallInspector({ id: "lapsed", certificates: [{ validFrom: "2022-01-01", validTo: "2024-06-30" }] }),
      smallInspector({ id: "new", certificates: [{ validFrom: "2024-06-30", validTo: "2029-06-30" }] }),
      smallInspector({ id: "relative" }),
      smallInspector({ id: "uncertified", certificates: [] }),
    ];
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "relative", against: "region", refId: "1405" })];
    const [{ taskId, groups }, ...others] = infeasibilityOf(inspectors, avoidances) as [AssignmentInfeasibility];
    expect(others).toEqual([]);
    expect(taskId).toBe("T01");
    expect(groups).toHaveLength(1);
    expect([...groups[0]!.targetIds].sort()).toEqual(["U001", "U002", "U003"]);
    expect([...groups[0]!.inspectors].sort((a, b) => (a.inspectorId < b.inspectorId ? -1 : 1))).toEqual([
      { inspectorId: "away", reason: "inactive" },
      { inspectorId: "expert", reason: "expert" },
      { inspectorId: "free", reason: "no-partner" },
      { inspectorId: "lapsed", reason: "certificate-expires-in-window" },
      { inspectorId: "new", reason: "certificate-not-yet-valid" },
      { inspectorId: "relative", reason: "avoids-target", avoidanceId: "V-1" },
      { inspectorId: "uncertified", reason: "no-certificate" },
    ]);
  });

  test("only those are named, and those with different reasons stand apart", () => {
    const inspectors = idsOf("I", 3).map((id) => smallInspector({ id }));
    const avoidances = [
      smallAvoidance({ id: "V-1", inspectorId: "I001", against: "target", refId: "U001" }),
      smallAvoidance({ id: "V-2", inspectorId: "I002", against: "target", refId: "U001" }),
      smallAvoidance({ id: "V-3", inspectorId: "I002", against: "target", refId: "U003" }),
      smallAvoidance({ id: "V-4", inspectorId: "I003", against: "target", refId: "U003" }),
    ];
    const [{ groups }] = infeasibilityOf(inspectors, avoidances) as [AssignmentInfeasibility];
    expect(groups.map(({ targetIds }) => targetIds).sort()).toEqual([["U001"], ["U003"]]);
    const ofFirst = groups.find(({ targetIds }) => targetIds.includes("U001"))!;
    expect(ofFirst.inspectors).toEqual([
      { inspectorId: "I001", reason: "avoids-target", avoidanceId: "V-1" },
      { inspectorId: "I002", reason: "avoids-target", avoidanceId: "V-2" },
      { inspectorId: "I003", reason: "no-partner" },
    ]);
  });

  test.each([
    ["kept apart", [{}, {}], [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "inspector", refId: "I002" })]],
    ["both unable to lead", [{ canLead: false }, { canLead: false }], []],
  ] as [string, Partial<Inspector>[], Avoidance[]][])("two who are %s have no partner", (_, fields, avoidances) => {
    const inspectors = fields.map((each, index) => smallInspector({ id: idsOf("I", 2)[index]!, ...each }));
    const [{ groups }] = infeasibilityOf(inspectors, avoidances) as [AssignmentInfeasibility];
    expect(groups[0]!.inspectors).toEqual(
      ["I001", "I002"].map((inspectorId) => ({ inspectorId, reason: "no-partner" })),
    );
  });

  test("the message says how many, and for what reasons", () => {
    const inspectors = [smallInspector({ id: "I001" }), smallInspector({ id: "I002", active: false })];
    const { message } = errorOf(() => assignAll({ targets: TARGETS, inspectors }));
    expect(message).toContain("task T01: no team of two for U");
    expect(message).toContain("of 2 inspectors: 1 inactive, 1 no-partner");
  });

  test("no drawn target, no error: an empty roster inspects an empty frame", () => {
    expect(assignAll({ targets: [], inspectors: [] }).teams).toEqual([]);
  });
});

describe("a plan with several such tasks", () => {
  const draw = (inspectors: readonly Inspector[]): unknown =>
    drawPlan({
      plan: smallPlan(
        smallTask({ id: "T01", sequence: 1 }),
        smallTask({ id: "T02", sequence: 2, items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }] }),
        smallTask({ id: "T03", sequence: 3, window: { start: "2027-01-01", end: "2027-06-30" } }),
      ),
      targets: TARGETS,
      inspectors,
      avoidances: [],
      asOf: AS_OF,
      seed: seedNumber(0),
    });

  test("is refused as a whole, with all of the tasks in one error", () => {
    const error = errorOf(() => draw(idsOf("I", 3).map((id) => smallInspector({ id }))));
    expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
    const details = error.details as readonly AssignmentInfeasibility[];
    expect(details.map(({ taskId }) => taskId)).toEqual(["T02", "T03"]);
    expect(details.map(({ groups }) => groups.map(({ inspectors }) => inspectors.map(({ reason }) => reason)))).toEqual(
      [
        [["no-partner", "no-partner", "no-partner"]],
        [["certificate-expires-in-window", "certificate-expires-in-window", "certificate-expires-in-window"]],
      ],
    );
    expect(error.message).toContain("task T02");
    expect(error.message).toContain("task T03");
  });

  test("is drawn when what the error asks for is there", () => {
    const certificates = [{ validFrom: "2022-01-01", validTo: "2027-12-31" }];
    const inspectors = idsOf("I", 3).map((id, index) =>
      smallInspector({ id, certificates, ...(index === 0 && { competences: ["lifts"] }) }),
    );
    expect(() => draw(inspectors)).not.toThrow();
  });
});
