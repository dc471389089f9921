import type { Visit } from "../model/assignment.js";
import type { RecordEvent } from "../model/event.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { VisitRecord } from "../record/eventRecord.js";
import { readVisitChain } from "./readChain.js";

/**
 * The visits of a record with the teams that the events have led to, those to reserves included. Everything else of a visit, such as
 * its chances, is as it was at the draw.
 *
 * Guarantees: the events are the unbroken chain of the record. Whether they are right is for `verifyEvents` to say, and
 * whether there are later ones nobody can tell from them.
 *
 * @param events - all events of the record, in order
 * @returns by visit id
 * @throws `DoubleRandomError` `CHAIN_BROKEN` for a record or events that were edited, and for events that are missing,
 *   doubled or out of order; `INPUT_INVALID`
 *
 * @example See `replaceInspector`.
 */
export function currentVisits(record: VisitRecord, events: readonly RecordEvent[]): readonly Visit[] {
  const visits = [...readVisitChain(record, events).states.values()].map(({ visit }) => visit);
  return visits.sort((a, b) => byCodePoint(a.visitId, b.visitId));
}
