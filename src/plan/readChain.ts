import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { recordEventSchema, type ChainedEvent, type RecordEvent } from "../model/event.js";
import { date, label } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parseList } from "../model/parseList.js";
import { planRecordSchema, type PlanRecord } from "../model/record.js";
import { teamRecordSchema } from "../model/teamRecord.js";
import { eventRecord, type VisitRecord } from "../record/eventRecord.js";
import { replayEvents, type VisitState, type VisitStates } from "../record/replayEvents.js";
import { recordHash } from "../record/sealRecord.js";

/** A record and its events, read and found unbroken. */
export interface Chain<R extends VisitRecord = PlanRecord> {
  readonly record: R;
  readonly events: readonly RecordEvent[];
  readonly states: VisitStates;
}

/** Reads a record and the events after it, and refuses them if anything was edited, left out or put elsewhere. */
export function readChain(recordInput: unknown, eventsInput: unknown): Chain {
  return checkChain(parseWith(planRecordSchema, recordInput, "record"), eventsInput);
}

/** {@link readChain} for a record of teams as well. */
export function readVisitChain(recordInput: unknown, eventsInput: unknown): Chain<VisitRecord> {
  return isPlainObject(recordInput) && recordInput["kind"] === "team-record"
    ? checkChain(parseWith(teamRecordSchema, recordInput, "record"), eventsInput)
    : readChain(recordInput, eventsInput);
}

function checkChain<R extends VisitRecord>(record: R, eventsInput: unknown): Chain<R> {
  if (recordHash(record) !== record.recordHash) {
    const expected = "a record as it was sealed";
    refuse("record", expected, "one that was changed afterwards: its hash does not fit its contents");
  }
  const events = parseList(recordEventSchema, eventsInput, "events", []);
  const { states, problems } = replayEvents(eventRecord(record), events);
  const [first] = problems;
  if (first) refuse("events", "all events of the record, unchanged and in order", first.message);
  return { record, events, states };
}

/** Where a visit stands. */
export function visitOfRecord({ states }: Chain<VisitRecord>, visitId: string): VisitState {
  const state = states.get(visitId);
  if (state) return state;
  const expected = `a visit of the record, such as ${states.keys().next().value ?? "none: it has no visits"}`;
  const received = describeValue(visitId);
  throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "visitId", expected, received });
}

/** Where a visit stands that has no result yet. */
export function openVisit(chain: Chain<VisitRecord>, visitId: string): VisitState {
  const state = visitOfRecord(chain, visitId);
  if (state.outcome === undefined) return state;
  throw new DoubleRandomError({
    code: "RESULT_RECORDED",
    path: "visitId",
    expected: "a visit without a result",
    received: `${describeValue(visitId)}, which has the result ${state.outcome}`,
  });
}

/** What the next event of a chain says besides its kind. */
export function nextEvent(
  { record, events }: Chain<VisitRecord>,
  { visitId, by, at }: Pick<ChainedEvent, "visitId" | "by" | "at">,
): Omit<ChainedEvent, "eventHash"> {
  return {
    protocol: "dr1",
    record: record.recordHash,
    number: events.length + 1,
    previous: events.at(-1)?.eventHash ?? record.recordHash,
    visitId,
    by: parseWith(label, by, "by"),
    at: parseWith(date, at, "at"),
  };
}

function refuse(path: string, expected: string, received: string): never {
  throw new DoubleRandomError({ code: "CHAIN_BROKEN", path, expected, received });
}
