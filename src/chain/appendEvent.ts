import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { EventEntry } from "../model/eventEntry.js";
import { recordEventSchema, type RecordEvent } from "../model/event.js";
import { parseWith } from "../model/parse.js";
import { eventHash } from "../record/sealEvent.js";
import { appendEntry, findDraw, nextHeader, readEntries, type EntryOptions } from "./appendEntry.js";

/** What {@link appendEvent} needs. */
export interface AppendEventOptions extends EntryOptions {
  /** As `replaceInspector`, `recordResult` or `useReserve` gives it. */
  readonly event: RecordEvent;
}

/**
 * Puts an event of a record into the chain, so that nobody can leave it out later.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN`, also for an event that was edited; `RESULT_RECORDED` for a visit that has its
 *   result; `ENTRY_OUT_OF_PLACE` for an event whose record has no result in the chain, that is not the next of its
 *   record, or whose outcome the commitment does not allow
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { recordResult } from "double-random/events";
 * import { appendEvent } from "double-random/chain";
 *
 * const lines = readFileSync("examples/published-draw/publication/chain.jsonl", "utf8").trim().split("\n");
 * const entries = lines.map((line) => JSON.parse(line));
 * const read = (name) => JSON.parse(readFileSync(`examples/published-draw/publication/draws/1/${name}.json`, "utf8"));
 * const chain = entries.slice(0, 3); // commitment, seed, result
 * const visit = { visitId: "T12/OPT-09", outcome: "no-problem", by: "credit section", at: "2023-10-20" };
 * const event = recordResult({ record: read("record"), events: [], ...visit });
 * console.log(appendEvent({ chain, event, at: "2023-10-20T09:00:00Z" }).number);
 * ```
 * ```text
 * 4
 * ```
 */
export function appendEvent(options: AppendEventOptions): EventEntry {
  checkOptions(options);
  const chain = readEntries(options.chain);
  const event = parseWith(recordEventSchema, options.event, "event");
  const { commitment, result, events } = findDraw(
    chain,
    chain.draws.find(({ result: drawn }) => drawn?.record === event.record)?.commitment.entryHash,
    (draw) => draw.result?.record === event.record,
    "a commitment whose record the event belongs to",
  );
  if (eventHash(commitment.suite, event) !== event.eventHash) {
    const expected = "an event as it was sealed";
    throw new DoubleRandomError({ code: "CHAIN_BROKEN", path: "event", expected, received: "one that was edited" });
  }
  const before = events.at(-1)?.event;
  const previous = before?.eventHash ?? event.record;
  if (event.previous !== previous || event.number !== events.length + 1) {
    const expected = `event ${String(events.length + 1)} of the record, which follows ${previous}`;
    const received = `event ${String(event.number)}, which follows ${event.previous}`;
    throw new DoubleRandomError({
      code: "ENTRY_OUT_OF_PLACE",
      path: "event",
      expected,
      received: describeValue(received),
    });
  }
  const done = events.find((other) => other.event.kind === "result-recorded" && other.event.visitId === event.visitId);
  if (done && event.kind !== "reserve-used") {
    const expected = "a visit without a result";
    throw new DoubleRandomError({ code: "RESULT_RECORDED", path: "event.visitId", expected, received: event.visitId });
  }
  return appendEntry<EventEntry>(chain, {
    ...nextHeader(chain, commitment, options.at),
    kind: "event",
    result: result!.entryHash,
    event,
  });
}
