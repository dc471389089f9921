import { checkOptions } from "../errors/checkOptions.js";
import type { RecordEvent } from "../model/event.js";
import type { Inspection } from "../model/inspection.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import { findTask } from "../plan/findTask.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { checkPlanOfRecords, readRecords } from "./readRecords.js";
import { visitsOfRecords, type MadeVisit } from "./visitsOfRecords.js";

/** What {@link inspectionsOf} needs. */
export interface InspectionsOfOptions {
  /** The plan of the record, for the items of its tasks. */
  readonly plan: Plan;
  readonly record: PlanRecord;
  /** All events of the record. */
  readonly events: readonly RecordEvent[];
}

/**
 * The history that a record and its events make: one inspection for each task of each visit with a result, to be added to the history
 * from which the next draws are made.
 *
 * Guarantees: record and events are an unbroken chain; visits without a result are not in it; sorted by day, target and task.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN`; `EVIDENCE_MISMATCH` for a record of another plan; `REFERENCE_UNKNOWN`; `INPUT_INVALID`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { recordResult } from "double-random/events";
 * import { inspectionsOf } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const [plan, targets, inspectors, avoidances] = ["plan", "targets", "inspectors", "avoidances"].map(read);
 * const seed = { sources: [{ type: "declared", ref: "dice", value: "6195028617330249156824750623946182371025" }] };
 * const record = drawPlan({ plan, targets, inspectors, avoidances, asOf: "2024-04-30", seed });
 * const [{ visitId }] = record.assignment.visits;
 * const told = { outcome: "no-problem", by: "credit section", at: "2024-06-03" };
 * const events = [recordResult({ record, events: [], visitId, ...told })];
 * const [{ targetId, date, taskId, itemIds, outcome }] = inspectionsOf({ plan, record, events });
 * console.log(targetId, date, taskId, itemIds, outcome);
 * ```
 * ```text
 * OPT-09 2024-06-03 T12 [ 'measuring-instruments-in-use', 'registration' ] no-problem
 * ```
 */
export function inspectionsOf(options: InspectionsOfOptions): readonly Inspection[] {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const chains = readRecords([options.record], options.events);
  checkPlanOfRecords(plan, chains);
  return inspectionsOfVisits(plan, visitsOfRecords(plan, chains).made);
}

/** The history that visits with results make. */
export function inspectionsOfVisits(plan: Plan, made: readonly MadeVisit[]): readonly Inspection[] {
  return made
    .flatMap(({ visitId, targetId, taskIds, record, date, outcome }) =>
      taskIds.map((taskId): Inspection & { readonly taskId: string } => ({
        targetId,
        date,
        planId: plan.id,
        taskId,
        itemIds: findTask(plan, taskId)
          .items.map(({ id }) => id)
          .sort(byCodePoint),
        outcome,
        cause: "random",
        source: { record, visitId },
      })),
    )
    .sort(
      (a, b) => byCodePoint(a.date, b.date) || byCodePoint(a.targetId, b.targetId) || byCodePoint(a.taskId, b.taskId),
    );
}
