import fc from "fast-check";
import type { Exclusion, Plan, Policies, Quota, Risk, Scope, Target, Task, TeamRequirement } from "double-random";
import { AS_OF, idsOf, smallPlan, smallTarget, smallTask } from "./smallPlan.js";

/** What the looks ahead are made from. */
export interface YearInputs {
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly asOf: string;
  readonly policies: Partial<Policies>;
  readonly exclusions: readonly Exclusion[];
}

/** How large generated inputs may be. */
export interface YearSize {
  readonly targets: number;
  readonly tasks: number;
}

const WINDOWS = [
  { start: "2024-03-01", end: "2024-05-31" },
  { start: "2024-05-01", end: "2024-11-30" },
  { start: "2024-05-31", end: "2024-06-30" },
  { start: "2024-07-01", end: "2024-11-30" },
  { start: "2024-03-01", end: "2024-11-30" },
];

/** Plans whose tasks share targets, have windows that meet and windows that do not, and ask for different teams. */
export function yearInputs({ targets, tasks }: YearSize): fc.Arbitrary<YearInputs> {
  return fc
    .record({
      targets: fc.array(target(), { minLength: 1, maxLength: targets }),
      tasks: fc.array(task(), { minLength: 1, maxLength: tasks }),
      policies: policies(),
      excluded: fc.nat(),
    })
    .map(({ targets: fields, tasks: stated, policies: chosen, excluded }) => {
      const ids = idsOf("U", fields.length);
      const plan = smallPlan(
        ...stated.map((each, index) => smallTask({ ...each, id: `T${index + 1}`, sequence: index + 1 })),
      );
      const decision = { decidedBy: "section", decidedOn: "2024-04-01", reason: "other-decision" } as const;
      return {
        plan,
        targets: fields.map((each, index) => smallTarget({ ...each, id: ids[index]! })),
        asOf: AS_OF,
        policies: chosen,
        exclusions: excluded % 3 === 0 ? [{ taskId: "T1", targetId: ids[excluded % ids.length]!, ...decision }] : [],
      };
    });
}

function target(): fc.Arbitrary<Partial<Target>> {
  return fc
    .record({
      subjectType: fc.constantFrom("enterprise", "individual"),
      status: fc.constantFrom("existing", "existing", "existing", "deregistered"),
      creditClass: fc.constantFrom("A", "B", "D", undefined),
      industryTier: fc.constantFrom("low", "high", undefined),
    } as const)
    .map(({ creditClass, industryTier, ...fields }) => ({
      ...fields,
      ...(creditClass && { creditClass }),
      ...(industryTier && { industryTier }),
    }));
}

function task(): fc.Arbitrary<Partial<Task>> {
  return fc
    .record({
      quota: fc.constantFrom<Quota>(
        { kind: "ratio", ratio: "50%" },
        { kind: "ratio", ratio: "1/3" },
        { kind: "count", count: 1 },
        { kind: "count", count: 2 },
        { kind: "census" },
      ),
      risk: fc.constantFrom<Risk>({ kind: "none" }, { kind: "uniform" }, { kind: "escalating" }),
      scope: fc.constantFrom<Scope>({}, { subjectTypes: ["enterprise"] }, { creditClasses: ["B", "D"] }),
      window: fc.constantFrom(...WINDOWS),
      inspectedBy: fc.constantFrom("county", "county", "county", "prefecture"),
      team: fc.constantFrom<TeamRequirement | undefined>(
        undefined,
        { size: 3 },
        { departments: [{ departmentId: "food", members: 2 }], experts: [{ competence: "lifts", experts: 1 }] },
        { departments: [{ departmentId: "fire", members: 1 }], experts: [{ experts: 2 }] },
      ),
    } as const)
    .map(({ inspectedBy, team, ...fields }) => ({
      ...fields,
      mode: { drawnBy: "county", inspectedBy },
      ...(team && { team }),
    }));
}

function policies(): fc.Arbitrary<Partial<Policies>> {
  return fc.record({
    visits: fc.constantFrom("merge", "merge", "separate"),
    tierCombination: fc.constantFrom("max", "credit"),
    rounding: fc.constantFrom("ceil", "floor"),
    apportionment: fc.constantFrom("largest-remainder", "largest-remainder", "webster"),
    strata: fc.constantFrom([], ["subject-type"]),
    ratioBase: fc.constantFrom("frame", "eligible"),
    onInfeasible: fc.constant("adjust-total"),
    minimumPerTask: fc.constantFrom(0, 1),
  } as const);
}
