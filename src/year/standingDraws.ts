import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { TaskDraw } from "../model/draw.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { findTask } from "../plan/findTask.js";
import { noteOf } from "./noteOf.js";
import type { YearNote } from "./yearNotes.js";

/** A draw that counts, with the record that it is in. */
export interface StandingDraw {
  readonly record: PlanRecord;
  readonly draw: TaskDraw;
}

/** The draws of some records that count, and what is to be said of the others. */
export interface StandingDraws {
  /** By task, then by batch; each pair once. */
  readonly draws: readonly StandingDraw[];
  readonly notes: readonly YearNote[];
}

/**
 * Of several draws of the same batch of a task the last one counts, the one with the greatest number of the draw. The order of the
 * records does not matter; the same record twice is that record once.
 *
 * @param records - each read and found unchanged
 * @throws `DoubleRandomError` `EVIDENCE_MISMATCH` for a record of another plan; `DUPLICATE_ID` for two different records that claim
 *   the same number of the draw for a batch; `REFERENCE_UNKNOWN` for a task that the plan does not have
 */
export function standingDraws(plan: Plan, records: readonly PlanRecord[]): StandingDraws {
  const distinct = [...new Map(records.map((record) => [record.recordHash, record])).values()];
  const last = new Map<string, StandingDraw>();
  const superseded: string[] = [];
  for (const record of distinct) {
    if (record.planId !== plan.id) refusePlan(plan, record);
    for (const draw of record.tasks) {
      findTask(plan, draw.taskId);
      const key = `${draw.taskId}/${String(draw.batch.number)}`;
      const known = last.get(key);
      if (known?.record.drawNumber === record.drawNumber) refuseTwice(known, { record, draw });
      if (known) superseded.push((known.record.drawNumber < record.drawNumber ? known.draw : draw).drawId);
      if (!known || known.record.drawNumber < record.drawNumber) last.set(key, { record, draw });
    }
  }
  const draws = [...last.values()].sort(
    (a, b) => byCodePoint(a.draw.taskId, b.draw.taskId) || a.draw.batch.number - b.draw.batch.number,
  );
  const notes = noteOf("DRAW_SUPERSEDED", "Replaced by a later draw of the same batch", superseded.sort(byCodePoint));
  return { draws, notes };
}

function refusePlan(plan: Plan, { planId, recordHash }: PlanRecord): never {
  throw new DoubleRandomError({
    code: "EVIDENCE_MISMATCH",
    path: "records",
    expected: `records of plan ${plan.id}`,
    received: `record ${recordHash} of plan ${planId}`,
  });
}

function refuseTwice(a: StandingDraw, b: StandingDraw): never {
  throw new DoubleRandomError({
    code: "DUPLICATE_ID",
    path: "records",
    expected: "one record for each number of the draw of a batch",
    received: `${describeValue(a.draw.drawId)} in the records ${[a, b]
      .map(({ record }) => record.recordHash)
      .sort(byCodePoint)
      .join(" and ")}`,
  });
}
