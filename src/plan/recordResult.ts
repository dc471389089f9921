import { checkOptions } from "../errors/checkOptions.js";
import { outcome, type Outcome, type RecordEvent, type ResultEvent } from "../model/event.js";
import { parseWith } from "../model/parse.js";
import type { PlanRecord } from "../model/record.js";
import { sealEvent } from "../record/sealEvent.js";
import { nextEvent, openVisit, readChain } from "./readChain.js";

/** What `recordResult` needs. */
export interface RecordResultOptions {
  readonly record: PlanRecord;
  /** All events of the record so far, in order. */
  readonly events: readonly RecordEvent[];
  /** `<first task>/<target>`. */
  readonly visitId: string;
  readonly outcome: Outcome;
  /** The office or role that records the result, not a person's name. */
  readonly by: string;
  /** The day, `YYYY-MM-DD`. */
  readonly at: string;
}

/**
 * Records what a visit found, as the next event of the record. A target that is gone, moved or closed is an outcome too; no other
 * target takes its place.
 *
 * Guarantees: a visit has at most one result, and nobody is replaced on its team afterwards.
 *
 * @returns the event, to be appended to `events`
 * @throws `DoubleRandomError` `RESULT_RECORDED` for a visit that has a result; `REFERENCE_UNKNOWN` for a visit that the record
 *   does not have; `CHAIN_BROKEN` as {@link currentVisits}; `INPUT_INVALID`
 *
 * @example See `replaceInspector`.
 */
export function recordResult(options: RecordResultOptions): ResultEvent {
  checkOptions(options);
  const chain = readChain(options.record, options.events);
  const { visit } = openVisit(chain, options.visitId);
  return sealEvent(chain.record.policies.suite, {
    ...nextEvent(chain, { ...options, visitId: visit.visitId }),
    kind: "result-recorded",
    outcome: parseWith(outcome, options.outcome, "outcome"),
  });
}
