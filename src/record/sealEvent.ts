import type { RecordEvent, ReplacementEvent, ReserveEvent, ResultEvent } from "../model/event.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { hashText, type HashSuite } from "../random/hashing.js";

/** An event without its own hash. */
export type UnsealedEvent =
  Omit<ReplacementEvent, "eventHash"> | Omit<ResultEvent, "eventHash"> | Omit<ReserveEvent, "eventHash">;

/** Adds the hash of everything else in the event: `H("dr1:event:" + JCS(event))`. */
export function sealEvent<E extends UnsealedEvent>(suite: HashSuite, event: E): E & Pick<RecordEvent, "eventHash"> {
  return { ...event, eventHash: eventHash(suite, event) };
}

/** The hash of an event; an `eventHash` in it is left out. */
export function eventHash(suite: HashSuite, event: UnsealedEvent | RecordEvent): string {
  const { eventHash: _, ...rest } = event as RecordEvent;
  return hashText(suite, `dr1:event:${canonicalJson(rest, "event")}`);
}
