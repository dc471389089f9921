import {
  drawPlan,
  type Batch,
  type Evidence,
  type Plan,
  type PlanRecord,
  type RecordEvent,
  type Target,
  type Task,
} from "double-random";
import { recordResult } from "double-random/events";
import { AS_OF, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "./smallPlan.js";

/** A year of three tasks over six targets: T1 and T2 meet in May, T3 comes in autumn. */
export interface SmallYear extends Evidence {
  readonly draw: (number: number, fields?: DrawFields) => PlanRecord;
  readonly result: (record: PlanRecord, visitId: string, fields?: ResultFields) => RecordEvent;
}

interface DrawFields {
  readonly taskIds?: readonly string[];
  readonly batches?: Readonly<Record<string, Batch>>;
  readonly asOf?: string;
  /** Above 1, with a reason. */
  readonly drawNumber?: number;
}

interface ResultFields {
  readonly events?: readonly RecordEvent[];
  readonly outcome?: "no-problem" | "moved-out";
  readonly at?: string;
}

/** The year of these tasks, or of those that {@link SmallYear} says. */
export function smallYear(
  tasks: readonly Task[] = smallYearTasks(),
  targets: readonly Target[] = smallYearTargets(),
): SmallYear {
  const plan: Plan = smallPlan(...tasks);
  const inspectors = ["I1", "I2", "I3", "I4"].map((id) => smallInspector({ id }));
  const evidence = { plan, targets, inspectors, avoidances: [] };
  return {
    ...evidence,
    draw: (number, { drawNumber = 1, asOf = AS_OF, ...fields } = {}) =>
      drawPlan({
        ...evidence,
        ...fields,
        asOf,
        seed: seedNumber(number),
        ...(drawNumber > 1 && { drawNumber, redrawReason: "a misprint" }),
      }),
    result: (record, visitId, { events = [], outcome = "no-problem", at = "2024-05-20" } = {}) =>
      recordResult({ record, events, visitId, outcome, by: "section", at }),
  };
}

/** T1 and T2 meet in May, T3 comes in autumn; each looks at an item that T1 has too, and at one of its own. */
export function smallYearTasks(): readonly Task[] {
  const items = (id: string): Task["items"] => [
    { id: "shared", name: "Shared" },
    { id, name: `Item ${id}` },
  ];
  return [
    smallTask({ id: "T1", items: items("one"), window: { start: "2024-03-01", end: "2024-06-30" } }),
    smallTask({ id: "T2", sequence: 2, items: items("two"), window: { start: "2024-05-01", end: "2024-09-30" } }),
    smallTask({ id: "T3", sequence: 3, items: items("three"), window: { start: "2024-10-01", end: "2024-11-30" } }),
  ];
}

function smallYearTargets(): readonly Target[] {
  return ["A", "B", "C", "D", "A", "B"].map((creditClass, index) => smallTarget({ id: `U${index + 1}`, creditClass }));
}
