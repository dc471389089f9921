import { describe, expect, it } from "vitest";
import { assignInspectors, DoubleRandomError, drawPlan, drawTask, type Batch, type Exclusion } from "double-random";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

const evidence = smallEvidence();
const options = { ...evidence, asOf: "2024-04-30", seed: SMALL_SEED };

function codesOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof DoubleRandomError) return error.issues.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

describe("what a draw reads again, wherever it comes from", () => {
  it("refuses a misspelt withdrawal instead of never applying it", () => {
    const avoidances = [{ ...evidence.avoidances[0]!, against: "targets" as "target" }];
    expect(codesOf(() => drawPlan({ ...options, avoidances }))).toEqual(["FIELD_INVALID avoidances[0].against"]);
    const draw = drawTask({ ...options, taskId: "T01" });
    expect(codesOf(() => assignInspectors({ ...evidence, draw, avoidances }))).toEqual([
      "FIELD_INVALID avoidances[0].against",
    ]);
  });

  it("refuses an empty reference, which would match every region", () => {
    const avoidances = [{ ...evidence.avoidances[0]!, against: "region" as const, refId: "" }];
    expect(codesOf(() => drawPlan({ ...options, avoidances }))).toEqual(["FIELD_INVALID avoidances[0].refId"]);
  });

  it("refuses a withdrawal of somebody who is not in the roster", () => {
    const avoidances = [{ ...evidence.avoidances[0]!, inspectorId: "I-9" }];
    expect(codesOf(() => drawPlan({ ...options, avoidances }))).toEqual([
      "REFERENCE_UNKNOWN avoidances[0].inspectorId",
    ]);
  });

  it("refuses two exclusions of one target, an unknown reason, task or target", () => {
    const [exclusion] = evidence.exclusions;
    const draw =
      (...exclusions: Exclusion[]) =>
      (): unknown =>
        drawPlan({ ...options, exclusions });
    expect(codesOf(draw(exclusion!, { ...exclusion!, reason: "exempt-by-policy" }))).toEqual([
      "DUPLICATE_ID exclusions[1].targetId",
    ]);
    expect(codesOf(draw({ ...exclusion!, reason: "because" as "other-decision" }))).toEqual([
      "FIELD_INVALID exclusions[0].reason",
    ]);
    expect(codesOf(draw({ ...exclusion!, taskId: "T99", targetId: "T-99" }))).toEqual([
      "REFERENCE_UNKNOWN exclusions[0].taskId",
      "REFERENCE_UNKNOWN exclusions[0].targetId",
    ]);
  });

  it("refuses a plan that names a credit class nobody has", () => {
    const plan = smallPlan(smallTask({ scope: { creditClasses: ["D", "Z"] } }));
    expect(codesOf(() => drawPlan({ ...options, exclusions: [], plan }))).toEqual([
      "CREDIT_CLASS_UNKNOWN plan.tasks[0].scope.creditClasses[1]",
    ]);
  });

  it.each([
    { kind: "count-range", minimum: 70, maximum: 60 } as const,
    { kind: "ratio-range", minimum: "20%", maximum: "1/10" } as const,
  ])("refuses the range $minimum to $maximum", (quota) => {
    const plan = smallPlan(smallTask({ quota }));
    expect(codesOf(() => drawPlan({ ...options, exclusions: [], plan }))).toEqual([
      "FIELD_INVALID plan.tasks[0].quota.maximum",
    ]);
  });

  it("refuses to draw no task at all", () => {
    expect(codesOf(() => drawPlan({ ...options, taskIds: [] }))).toEqual(["FIELD_INVALID taskIds"]);
  });
});

describe("a frame that shrinks between batches", () => {
  const plan = smallPlan(smallTask({ quota: { kind: "ratio", ratio: "10%" } }));
  const hundred = Array.from({ length: 100 }, (_, index) => smallTarget({ id: `S-${index}` }));
  const first = drawTask({
    ...options,
    exclusions: [],
    plan,
    taskId: "T01",
    targets: hundred,
    batch: { number: 1, cumulativeShare: "1/2", alreadyDrawn: [] },
  });
  const alreadyDrawn = first.selected.map(({ targetId }) => targetId);
  const batch: Batch = { number: 2, cumulativeShare: "100%", alreadyDrawn };

  it("draws no more when more were drawn than are due, and says so", () => {
    const kept = new Set([
      ...alreadyDrawn,
      ...hundred
        .map(({ id }) => id)
        .filter((id) => !alreadyDrawn.includes(id))
        .slice(0, 35),
    ]);
    const targets = hundred.map((target) => (kept.has(target.id) ? target : { ...target, status: "revoked" as const }));
    const second = drawTask({ ...options, exclusions: [], plan, taskId: "T01", targets, batch });
    expect([first.drawn, second.frame.size, second.quotaCount, second.drawn]).toEqual([5, 40, 4, 0]);
    expect(second.warnings.map(({ code }) => code)).toContain("QUOTA_MET_BEFORE");
  });

  it("counts what was drawn and has left the frame since", () => {
    const targets = hundred.map((target) =>
      target.id === alreadyDrawn[0] ? { ...target, status: "revoked" as const } : target,
    );
    const second = drawTask({ ...options, exclusions: [], plan, taskId: "T01", targets, batch });
    expect([second.frame.size, second.quotaCount, second.drawn]).toEqual([99, 10, 5]);
  });
});
