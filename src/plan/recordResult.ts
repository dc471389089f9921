import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { planDigest } from "../frame/digests.js";
import type { Visit } from "../model/assignment.js";
import {
  findingsSchema,
  outcome,
  type Finding,
  type Outcome,
  type RecordEvent,
  type ResultEvent,
} from "../model/event.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { VisitRecord } from "../record/eventRecord.js";
import { findingsProblem, itemProblem } from "../record/findingsProblem.js";
import { sealEvent } from "../record/sealEvent.js";
import { nextEvent, openVisit, readVisitChain } from "./readChain.js";
import type { Received } from "./readReceived.js";
import { readTeamPart } from "./readTeamPart.js";

/** What `recordResult` needs. */
export interface RecordResultOptions {
  readonly record: VisitRecord;
  /** All events of the record so far, in order. */
  readonly events: readonly RecordEvent[];
  /** `<first task>/<target>`. */
  readonly visitId: string;
  /** Of the visit as a whole; with `findings` one of theirs. */
  readonly outcome: Outcome;
  /** What was found about each item of each task of the visit, in any order, where these are told apart. */
  readonly findings?: readonly Finding[];
  /** The plan of the record; needed with `findings`, because it says which items there are. Not that of a record of teams. */
  readonly plan?: Plan;
  /** With `findings` of a record of teams: all records that it was drawn for, with their plans, in any order. */
  readonly received?: readonly Omit<Received, "targets">[];
  /** The office or role that records the result, not a person's name. */
  readonly by: string;
  /** The day, `YYYY-MM-DD`. */
  readonly at: string;
}

/**
 * Records what a visit found, as the next event of the record. A target that is gone, moved or closed is an outcome too; no other
 * target takes its place, unless `useReserve` is called afterwards.
 *
 * A visit has one outcome. Where a visit of several tasks or items found something else about each, `findings` has an outcome for every
 * item; that a target is gone, unreachable or refuses is said of the target as a whole and never of an item.
 *
 * Guarantees: a visit has at most one result, so nothing can contradict it later, and nobody is replaced on its team afterwards.
 *
 * @returns the event, to be appended to `events`
 * @throws `DoubleRandomError` `RESULT_RECORDED` for a visit that has a result; `REFERENCE_UNKNOWN` for a visit that the record
 *   does not have; `FIELD_INVALID` for findings that leave an item out, name another or one twice, or do not
 *   have the outcome; `EVIDENCE_MISMATCH` for another plan or other received records than those of the record; `CHAIN_BROKEN` as {@link currentVisits}; `INPUT_INVALID`
 *
 * @example See `replaceInspector`.
 */
export function recordResult(options: RecordResultOptions): ResultEvent {
  checkOptions(options);
  const chain = readVisitChain(options.record, options.events);
  const { visit } = openVisit(chain, options.visitId);
  const stated = parseWith(outcome, options.outcome, "outcome");
  const findings = options.findings && readFindings(chain.record, visit, stated, options);
  return sealEvent(chain.record.policies.suite, {
    ...nextEvent(chain, { ...options, visitId: visit.visitId }),
    kind: "result-recorded",
    outcome: stated,
    ...(findings && { findings }),
  });
}

function readFindings(
  record: VisitRecord,
  visit: Visit,
  stated: Outcome,
  options: RecordResultOptions,
): readonly Finding[] {
  const findings = [...parseWith(findingsSchema, options.findings, "findings")].sort(
    (a, b) => byCodePoint(a.taskId, b.taskId) || byCodePoint(a.itemId, b.itemId),
  );
  const plan = readItems(record, options);
  const problem = findingsProblem(visit, { outcome: stated, findings }) ?? itemProblem(plan, visit.taskIds, findings);
  if (problem === undefined) return findings;
  const expected = "one finding for each item of each task of the visit, the outcome among them";
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "findings", expected, received: problem });
}

function readItems(record: VisitRecord, options: RecordResultOptions): Pick<Plan, "tasks"> {
  if (record.kind === "team-record") return readTeamPart(record, options.received).plan;
  const plan = parsePlan(options.plan);
  const digest = planDigest(record.policies.suite, plan);
  if (digest !== record.evidence.plan) {
    const expected = `what the record was made from (${record.evidence.plan})`;
    throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: "plan", expected, received: digest });
  }
  return plan;
}
