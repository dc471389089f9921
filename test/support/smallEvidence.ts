import type { Evidence, Inspector, Plan, Seed, Target, Task } from "double-random";

/** A seed of 32 digits. */
export const SMALL_SEED: Seed = {
  sources: [{ type: "declared", ref: "test", value: "47110815162342990371286455019283" }],
};

/** A task over everything in the region; fields can be replaced. */
export function smallTask(id: string, sequence: number, changes: Partial<Task> = {}): Task {
  return {
    id,
    sequence,
    name: `Task ${id}`,
    kind: "targeted",
    items: [{ id: "registration", name: "Registration" }],
    scope: { regionCodes: ["140581"] },
    quota: { kind: "ratio", ratio: "20%" },
    frequency: { drawsPerYear: 1 },
    risk: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
    window: { start: "2024-05-01", end: "2024-11-30" },
    mode: { drawnBy: "county", inspectedBy: "county" },
    ...changes,
  };
}

/** A plan with the given tasks. */
export function smallPlan(tasks: readonly Task[]): Plan {
  return {
    id: "plan-2024",
    year: 2024,
    title: "Invented plan",
    issuer: { id: "140581", name: "Invented bureau", regionCode: "140581" },
    scopeKind: "internal",
    tasks,
  };
}

/** Two tasks, forty targets of all classes, six inspectors, one withdrawal, one exclusion. */
export function smallEvidence(): Required<Evidence> {
  const classes = ["A", "A", "B", "C", "D"] as const;
  const targets = Array.from({ length: 40 }, (_, index): Target => {
    const creditClass = classes[index % 6];
    return {
      id: `T-${String(index + 1).padStart(2, "0")}`,
      subjectType: index % 4 === 3 ? "individual" : "enterprise",
      status: index === 17 ? "deregistered" : "existing",
      regionCode: "140581",
      ...(creditClass && { creditClass }),
    };
  });
  const inspectors = Array.from({ length: 6 }, (_, index): Inspector => ({
    id: `I-${index + 1}`,
    unitId: index < 3 ? "office-01" : "office-02",
    active: index !== 5,
    certificates: [{ validFrom: "2021-01-01", validTo: "2026-12-31" }],
  }));
  return {
    plan: smallPlan([
      smallTask("T01", 1),
      smallTask("T02", 2, { scope: { subjectTypes: ["individual"] }, quota: { kind: "census" }, risk: { kind: "none" } }),
    ]),
    targets,
    inspectors,
    avoidances: [
      { id: "V-1", inspectorId: "I-1", against: "target", refId: "T-04", ground: "kinship", status: "declared" },
    ],
    exclusions: [
      { taskId: "T01", targetId: "T-02", reason: "recently-inspected", decidedBy: "credit section", decidedOn: "2024-04-01" },
    ],
  };
}
