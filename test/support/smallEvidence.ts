import type { Evidence, Policies, Seed, Target } from "double-random";
import { smallInspector, smallPlan, smallTarget, smallTask } from "./smallPlan.js";

/** A seed of 32 digits. */
export const SMALL_SEED: Seed = {
  sources: [{ type: "declared", ref: "test", value: "47110815162342990371286455019283" }],
};

/** Two tasks, forty targets of all classes, six inspectors, one withdrawal, one exclusion. */
export function smallEvidence(): Required<Evidence> {
  const classes = ["A", "A", "B", "C", "D"] as const;
  const targets = Array.from({ length: 40 }, (_, index): Target => {
    const creditClass = classes[index % 6];
    return smallTarget({
      id: `T-${String(index + 1).padStart(2, "0")}`,
      subjectType: index % 4 === 3 ? "individual" : "enterprise",
      status: index === 17 ? "deregistered" : "existing",
      ...(creditClass && { creditClass }),
    });
  });
  const inspectors = Array.from({ length: 6 }, (_, index) =>
    smallInspector({ id: `I-${index + 1}`, unitId: index < 3 ? "office-01" : "office-02", active: index !== 5 }),
  );
  return {
    plan: smallPlan(
      smallTask({
        quota: { kind: "ratio", ratio: "20%" },
        risk: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
      }),
      smallTask({ id: "T02", sequence: 2, scope: { subjectTypes: ["individual"] } }),
    ),
    targets,
    inspectors,
    avoidances: [
      { id: "V-1", inspectorId: "I-1", against: "target", refId: "T-04", ground: "kinship", status: "declared" },
    ],
    exclusions: [
      {
        taskId: "T01",
        targetId: "T-02",
        reason: "recently-inspected",
        decidedBy: "credit section",
        decidedOn: "2024-04-01",
      },
    ],
  };
}

/** {@link smallEvidence} with an expert, bounds for one inspector and two windows, so that a record of it has every part. */
export function busyEvidence(): Required<Evidence> {
  const { plan, inspectors, ...others } = smallEvidence();
  const [first, second] = plan.tasks;
  return {
    ...others,
    plan: {
      ...plan,
      tasks: [
        { ...first!, team: { experts: [{ experts: 1 }] } },
        { ...second!, window: { start: "2024-07-01", end: "2024-12-31" } },
        { ...second!, id: "T03", sequence: 3, window: { start: "2025-01-01", end: "2025-06-30" } },
      ],
    },
    inspectors: [
      { ...inspectors[0]!, mostVisits: 5, priorVisits: 1, declaredOn: "2024-01-15" },
      ...inspectors.slice(1),
      smallInspector({ id: "X-1", isExpert: true, certificates: [] }),
      smallInspector({ id: "X-2", isExpert: true, certificates: [] }),
    ],
  };
}

/** Choices for {@link busyEvidence} that no chances can express. */
export const BUSY_POLICIES: Partial<Policies> = { reservePerStratum: 1, mostVisitsPerPair: 4 };
