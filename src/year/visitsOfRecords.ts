import type { Outcome, RecordEvent } from "../model/event.js";
import type { Plan } from "../model/plan.js";
import { findTask } from "../plan/findTask.js";
import type { Chain } from "../plan/readChain.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { YearVisit } from "./joinVisits.js";
import { standingDraws } from "./standingDraws.js";
import type { YearNote } from "./yearNotes.js";

/** A visit of a record that has a result. */
export interface MadeVisit {
  readonly visitId: string;
  readonly targetId: string;
  /** By code point. */
  readonly taskIds: readonly string[];
  /** The hash of the record. */
  readonly record: string;
  /** The day that the result states. */
  readonly date: string;
  readonly outcome: Outcome;
}

/** The visits of some records. */
export interface VisitsOfRecords {
  /** Not made yet, one for each visit of a record, by visit id. */
  readonly open: readonly YearVisit[];
  /** By visit id. */
  readonly made: readonly MadeVisit[];
  readonly notes: readonly YearNote[];
}

/**
 * The visits that records have led to, without those parts that a later draw of the same batch has replaced. A visit that was made
 * stays made, whatever was drawn again.
 */
export function visitsOfRecords(plan: Plan, chains: readonly Chain[]): VisitsOfRecords {
  const { draws, notes } = standingDraws(
    plan,
    chains.map(({ record }) => record),
  );
  const standing = new Set(draws.map(({ record, draw }) => `${record.recordHash}/${draw.taskId}`));
  const visits = chains.flatMap(({ record, events, states }) => {
    const dateOf = new Map(events.filter(({ kind }) => kind === "result-recorded").map(dayOf));
    return [...states.values()].map(({ visit, outcome }) => ({
      record,
      visit,
      outcome,
      date: dateOf.get(visit.visitId),
    }));
  });
  const open = visits.flatMap(({ record, visit, outcome }): YearVisit[] => {
    const taskIds = visit.taskIds.filter((taskId) => standing.has(`${record.recordHash}/${taskId}`));
    if (outcome !== undefined || taskIds.length === 0) return [];
    const tasks = taskIds.map((taskId) => findTask(plan, taskId));
    const { visitId, targetId, window, team } = visit;
    return [
      {
        visitId,
        targetId,
        level: tasks[0]!.mode.inspectedBy,
        taskIds,
        items: distinctItems(tasks.flatMap(({ items }) => items)),
        window,
        parts: [{ planId: plan.id, record: record.recordHash, visitId, taskIds, window, team }],
      },
    ];
  });
  const made = visits.flatMap(({ record, visit, outcome, date }): MadeVisit[] => {
    if (outcome === undefined || date === undefined) return [];
    const { visitId, targetId, taskIds } = visit;
    return [{ visitId, targetId, taskIds, record: record.recordHash, date, outcome }];
  });
  const byVisit = (a: { readonly visitId: string }, b: { readonly visitId: string }): number =>
    byCodePoint(a.visitId, b.visitId);
  return { open: open.sort(byVisit), made: made.sort(byVisit), notes };
}

function dayOf({ visitId, at }: RecordEvent): readonly [string, string] {
  return [visitId, at];
}

function distinctItems(items: YearVisit["items"]): YearVisit["items"] {
  const byId = new Map(items.map(({ id, name }) => [id, { id, name }]));
  return [...byId.values()].sort((a, b) => byCodePoint(a.id, b.id));
}
