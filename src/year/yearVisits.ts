import { checkOptions } from "../errors/checkOptions.js";
import type { RecordEvent } from "../model/event.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { joinVisits, type YearVisit } from "./joinVisits.js";
import { noteOf } from "./noteOf.js";
import { readRecords } from "./readRecords.js";
import { visitsOfRecords, type MadeVisit } from "./visitsOfRecords.js";
import type { YearNote } from "./yearNotes.js";

/** What {@link yearVisits} needs. */
export interface YearVisitsOptions {
  readonly plan: Plan;
  /** The records of the year, of all tasks and batches, in any order. */
  readonly records: readonly PlanRecord[];
  /** The events of all of them, in any order. */
  readonly events?: readonly RecordEvent[];
}

/** A target that more than one task has drawn. */
export interface TargetOverlap {
  readonly targetId: string;
  /** By code point. */
  readonly taskIds: readonly string[];
  /** How many visits these tasks come to, made or to be made. */
  readonly visits: number;
}

/** The visits of a year. */
export interface YearVisits {
  /** What is to be visited, by visit id. */
  readonly open: readonly YearVisit[];
  /** What has been visited, by visit id. */
  readonly made: readonly MadeVisit[];
  /** By target id. */
  readonly overlaps: readonly TargetOverlap[];
  /** How often tasks have drawn targets. */
  readonly hits: number;
  /** `hits` less visits, made or to be made. */
  readonly saved: number;
  readonly notes: readonly YearNote[];
}

/**
 * What is to be visited: the visits of all records of a year that have no result yet, those of one target joined over tasks and batches as
 * {@link joinVisits} does, and which targets several tasks have drawn.
 *
 * Guarantees: the order of records and events does not matter, and adding a record changes only the visits of its targets. Of several draws
 * of the same batch, the last one counts. Joining changes nothing that was drawn, so every chance stays what it was.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN` for a record or events that were edited, and for events that are missing or doubled;
 *   `EVIDENCE_MISMATCH` for a record of another plan; `DUPLICATE_ID` for two records of the same draw; `REFERENCE_UNKNOWN`;
 *   `INPUT_INVALID`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { recordResult } from "double-random/events";
 * import { yearVisits } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const [plan, targets, inspectors, avoidances] = ["plan", "targets", "inspectors", "avoidances"].map(read);
 * const seed = { sources: [{ type: "declared", ref: "dice", value: "6195028617330249156824750623946182371025" }] };
 * const record = drawPlan({ plan, targets, inspectors, avoidances, asOf: "2024-04-30", seed });
 * const [{ visitId }] = record.assignment.visits;
 * const told = { outcome: "no-problem", by: "credit section", at: "2024-06-03" };
 * const events = [recordResult({ record, events: [], visitId, ...told })];
 * const { open, made } = yearVisits({ plan, records: [record], events });
 * console.log("open", open.map(({ visitId }) => visitId), "made", made.map(({ visitId, date }) => `${visitId} ${date}`));
 * ```
 * ```text
 * open [ 'T12/OPT-11', 'T12/OPT-12' ] made [ 'T12/OPT-09 2024-06-03' ]
 * ```
 */
export function yearVisits(options: YearVisitsOptions): YearVisits {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const { open, made, notes } = visitsOfRecords(plan, readRecords(options.records, options.events));
  const joint = joinVisits(open);
  const visits = [...joint, ...made];
  const hits = visits.reduce((sum, { taskIds }) => sum + taskIds.length, 0);
  const overlaps = overlapsOf(visits);
  const apart = overlaps.filter((overlap) => overlap.visits > 1);
  return {
    open: joint,
    made,
    overlaps,
    hits,
    saved: hits - visits.length,
    notes: [...notes, ...noteOf("VISITS_APART", "More than one visit", apart.map(described))],
  };
}

function overlapsOf(visits: readonly Pick<YearVisit, "targetId" | "taskIds">[]): readonly TargetOverlap[] {
  const byTarget = new Map<string, { readonly taskIds: string[]; visits: number }>();
  for (const { targetId, taskIds } of visits) {
    const known = byTarget.get(targetId) ?? { taskIds: [], visits: 0 };
    known.taskIds.push(...taskIds);
    known.visits += 1;
    byTarget.set(targetId, known);
  }
  return [...byTarget]
    .map(([targetId, known]) => ({ targetId, ...known, taskIds: [...new Set(known.taskIds)].sort(byCodePoint) }))
    .filter(({ taskIds }) => taskIds.length > 1)
    .sort((a, b) => byCodePoint(a.targetId, b.targetId));
}

function described({ targetId, taskIds, visits }: TargetOverlap): string {
  return `${targetId} (${taskIds.join("+")}: ${String(visits)})`;
}
