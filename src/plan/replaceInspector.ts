import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { rosterDigests } from "../frame/digests.js";
import type { Avoidance } from "../model/avoidance.js";
import {
  EXPLANATION_EXPECTED,
  isExplained,
  replacementReason,
  type RecordEvent,
  type ReplacementEvent,
  type ReplacementReason,
} from "../model/event.js";
import { label } from "../model/fields.js";
import type { Inspector } from "../model/inspector.js";
import { parseWith } from "../model/parse.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import { eventRecord, type VisitRecord } from "../record/eventRecord.js";
import { sealEvent } from "../record/sealEvent.js";
import { drawReplacement } from "./drawReplacement.js";
import { nextEvent, openVisit, readVisitChain } from "./readChain.js";
import type { Received } from "./readReceived.js";
import { readVisitEvidence } from "./readVisitEvidence.js";

/** What `replaceInspector` needs. */
export interface ReplaceInspectorOptions {
  readonly record: VisitRecord;
  /** All events of the record so far, in order. */
  readonly events: readonly RecordEvent[];
  /** The plan that the record was made from; needed unless it is a record of teams. */
  readonly plan?: Plan;
  /** The directory that the record was made from; needed unless it is a record of teams. */
  readonly targets?: readonly Target[];
  /** Needed for a record of teams: all records that it was drawn for, with plans and rows, in any order. */
  readonly received?: readonly Received[];
  /**
   * The roster of today, in any order. Everybody who stays on the team is in it; `priorVisits` still counts what was before
   * the draw, and visits of the record are counted here.
   */
  readonly inspectors: readonly Inspector[];
  /** The withdrawals of today. */
  readonly avoidances: readonly Avoidance[];
  /** `<first task>/<target>`. */
  readonly visitId: string;
  /** Who leaves. */
  readonly inspectorId: string;
  readonly reason: ReplacementReason;
  /** Needed for `other`. */
  readonly note?: string;
  /** The office or role that decides, not a person's name. */
  readonly by: string;
  /** The day, `YYYY-MM-DD`. */
  readonly at: string;
}

/**
 * Draws who comes to a visit in place of an inspector who cannot, as the next event of the record. Of those who may come by the
 * roster and the withdrawals of today, and with whom the team keeps every rule and capacity, the one with the smallest
 * `H("dr1:replace:" + S + ":" + target + ":" + round + ":" + id)` comes. Where standing teams are drawn, another team comes in
 * place of the whole team.
 *
 * Guarantees: over the seeds each candidate is equally likely, whatever the draw came to. A replacement cannot be rolled
 * again, because round, visit and seed are fixed; who has left a visit never returns to it, and a visit with a result keeps its
 * team. It is no secret: everybody who has the record and the roster can compute who would come, so a reason needs its proof.
 *
 * @returns the event, to be appended to `events`
 * @throws `DoubleRandomError` `ASSIGNMENT_INFEASIBLE` if nobody can come, with a list of `ReplacementObstacle` in
 *   `details`; `RESULT_RECORDED` for a visit that has a result; `REFERENCE_UNKNOWN` for a visit that the record does not have,
 *   somebody who is not on its team, or a roster without somebody who stays; `EVIDENCE_MISMATCH` for another plan,
 *   directory or other received records and rows than those of the record; `CHAIN_BROKEN` as {@link currentVisits}; `INPUT_INVALID`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { currentVisits, recordResult, replaceInspector, verifyEvents } from "double-random/events";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const seed = { sources: [{ type: "declared", ref: "dice", value: "6195028617330249156824750623946182371025" }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 * const [{ visitId, team }] = record.assignment.visits;
 * const decided = { visitId, by: "credit section", at: "2024-05-06" };
 *
 * const inspectorId = team[1].inspectorId;
 * const replaced = replaceInspector({ ...evidence, record, events: [], ...decided, inspectorId, reason: "illness" });
 * const result = recordResult({ record, events: [replaced], ...decided, outcome: "no-problem" });
 * const events = [replaced, result];
 * console.log(visitId, replaced.joins, "for", replaced.leaves, "of", replaced.candidates);
 * const [{ team: now }] = currentVisits(record, events);
 * console.log(now.map((member) => `${member.inspectorId} ${member.role}`).join(", "));
 * console.log(verifyEvents(record, events, evidence).ok);
 * ```
 * ```text
 * T12/OPT-09 [ 'INS-1' ] for [ 'INS-3' ] of 2
 * INS-2 lead, INS-1 member
 * true
 * ```
 */
export function replaceInspector(options: ReplaceInspectorOptions): ReplacementEvent {
  checkOptions(options);
  const chain = readVisitChain(options.record, options.events);
  const { record, states } = chain;
  const { visit } = openVisit(chain, options.visitId);
  const origin = nextEvent(chain, { ...options, visitId: visit.visitId });
  const explanation = readExplanation(options);
  const leaving = visit.team.find(({ inspectorId }) => inspectorId === options.inspectorId);
  if (!leaving) {
    const expected = `one of the team: ${visit.team.map(({ inspectorId }) => inspectorId).join(", ")}`;
    const received = describeValue(options.inspectorId);
    throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "inspectorId", expected, received });
  }
  const evidence = readVisitEvidence(record, options);
  const { visitId } = visit;
  const drawn = drawReplacement({
    record: eventRecord(record),
    states,
    ...evidence,
    visitId,
    inspectorId: leaving.inspectorId,
  });
  return sealEvent(record.policies.suite, {
    ...origin,
    kind: "inspector-replaced",
    ...drawn,
    ...explanation,
    evidence: rosterDigests(record.policies.suite, evidence),
  });
}

function readExplanation(options: ReplaceInspectorOptions): Pick<ReplacementEvent, "reason" | "note"> {
  const reason = parseWith(replacementReason, options.reason, "reason");
  const explanation = { reason, ...(options.note !== undefined && { note: parseWith(label, options.note, "note") }) };
  if (isExplained(explanation)) return explanation;
  const received = describeValue(options.note);
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "note", expected: EXPLANATION_EXPECTED, received });
}
