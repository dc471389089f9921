import type { Avoidance, Inspector, Plan, Seed, Target, Task } from "double-random";

/** The date of all frames in tests that use {@link smallPlan}. */
export const AS_OF = "2024-04-30";

/** A task that inspects every target of the directory from May to November unless stated otherwise. */
export function smallTask(fields: Partial<Task> = {}): Task {
  return {
    id: "T01",
    sequence: 1,
    name: "An invented task",
    kind: "targeted",
    items: [{ id: "item", name: "An invented item" }],
    scope: {},
    quota: { kind: "census" },
    risk: { kind: "none" },
    frequency: { drawsPerYear: 1 },
    window: { start: "2024-05-01", end: "2024-11-30" },
    mode: { drawnBy: "county", inspectedBy: "county" },
    ...fields,
  };
}

/** A plan of these tasks. */
export function smallPlan(...tasks: readonly Task[]): Plan {
  return {
    id: "plan-2024",
    year: 2024,
    title: "An invented plan",
    scopeKind: "internal",
    issuer: { id: "bureau", name: "An invented bureau", regionCode: "140581" },
    tasks,
  };
}

/** Ids `<prefix>001`, `<prefix>002`, ... in the order of their code points. */
export function idsOf(prefix: string, length: number): readonly string[] {
  return Array.from({ length }, (_, index) => `${prefix}${String(index + 1).padStart(3, "0")}`);
}

/** A target that exists. */
export function smallTarget(fields: Partial<Target> & { readonly id: string }): Target {
  return { subjectType: "enterprise", status: "existing", regionCode: "140581", ...fields };
}

/** An inspector who may inspect all year. */
export function smallInspector(fields: Partial<Inspector> & { readonly id: string }): Inspector {
  return {
    unitId: "office",
    active: true,
    certificates: [{ validFrom: "2022-01-01", validTo: "2026-12-31" }],
    ...fields,
  };
}

/** A withdrawal that counts. */
export function smallAvoidance(
  fields: Partial<Avoidance> & Pick<Avoidance, "id" | "inspectorId" | "against" | "refId">,
): Avoidance {
  return { ground: "self-declared", status: "declared", ...fields };
}

/** The seeds 0, 1, 2, ... as a bureau would declare them, with digits enough to be accepted. */
export function seedNumber(number: number): Seed {
  return { sources: [{ type: "declared", ref: "test", value: String(number).padStart(40, "0") }] };
}
