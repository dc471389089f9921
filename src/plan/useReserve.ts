import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { rosterDigests } from "../frame/digests.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import type { Target } from "../model/target.js";
import { RESERVE_REASONS, type RecordEvent, type ReserveEvent, type ReserveReason } from "../model/event.js";
import { sealEvent } from "../record/sealEvent.js";
import { outcomeOfTask } from "../record/replayEvents.js";
import { reserveOf, usedKey } from "../record/replayReserve.js";
import type { VisitState } from "../record/visitState.js";
import { drawReserve } from "./drawReserve.js";
import { nextEvent, readChain, visitOfRecord } from "./readChain.js";
import { readEvidence } from "./readEvidence.js";
import type { ReplaceInspectorOptions } from "./replaceInspector.js";

/** What `useReserve` needs. */
export interface UseReserveOptions extends Pick<
  ReplaceInspectorOptions,
  "events" | "inspectors" | "avoidances" | "by" | "at"
> {
  readonly record: PlanRecord;
  /** The plan and the directory that the record was made from. */
  readonly plan: Plan;
  readonly targets: readonly Target[];
  /** The visit that could not be made; its result is recorded. */
  readonly visitId: string;
  /** The task of the visit that a reserve is used for. May be left out if the visit is for one task. */
  readonly taskId?: string;
}

/**
 * Uses the next reserve of the stratum in place of a target that is gone or does nothing that the task is about, as the next event of
 * the record. The default is to use none: the result is recorded, and that is all.
 *
 * The reserves of a stratum come strictly in their order; none is passed over. A reserve that has a visit for another task, by the same
 * level, with no result yet and days in common, is inspected at that visit, if its team may go for both tasks. Otherwise it gets a visit of
 * its own, and the team that has become free goes, experts only if the task asks for any. Whoever of them cannot go is replaced, the lead
 * first, as by `replaceInspector`: of those who may come, the one with the smallest ticket of the new visit, in rounds from 1.
 *
 * What it does to the sample: with reserves for targets that are gone, a stratum is drawn until so many are found that can be inspected
 * (inverse sampling), so rates are estimated from these and from how many had to be tried, not from the chances in the record. Whoever uses
 * none, and counts the gone as they are, keeps the chances of the record.
 *
 * Guarantees: nobody chooses the reserve or its team; a visit uses one reserve at most for each of its tasks, and only for one of six
 * results, which cannot be changed afterwards. Somebody unreachable or uncooperative has no reserve.
 *
 * @returns the event, to be appended to `events`; results and replacements of its visit may follow
 * @throws `DoubleRandomError` `RESERVE_UNAVAILABLE` for a visit without such a result, a task that has had its reserve, or a stratum
 *   that has none left, and for a record of teams: the reserves are in the record of the upper level, which alone sees all regions;
 *   `ASSIGNMENT_INFEASIBLE` if no team can go; `REFERENCE_UNKNOWN` for a visit or a task that is not there, or a
 *   roster without somebody of the team that is free; `EVIDENCE_MISMATCH`, `CHAIN_BROKEN` and `INPUT_INVALID` as `replaceInspector`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { currentVisits, recordResult, useReserve, verifyEvents } from "double-random/events";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const seed = { sources: [{ type: "declared", ref: "dice", value: "6195028617330249156824750623946182371025" }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed, policies: { reservePerStratum: 1 } });
 * const [{ visitId }] = record.assignment.visits;
 * const decided = { visitId, by: "credit section", at: "2024-05-06" };
 *
 * const gone = recordResult({ record, events: [], ...decided, outcome: "moved-out" });
 * const used = useReserve({ ...evidence, record, events: [gone], ...decided });
 * const events = [gone, used];
 * console.log(used.stratum, used.position, used.visit.visitId, "for", visitId, "because", used.reason);
 * console.log(currentVisits(record, events).map(({ visitId }) => visitId).join(" "));
 * console.log(verifyEvents(record, events, evidence).ok);
 * ```
 * ```text
 * general 1 T12/OPT-10 for T12/OPT-09 because moved-out
 * T12/OPT-09 T12/OPT-10 T12/OPT-11 T12/OPT-12
 * true
 * ```
 */
export function useReserve(options: UseReserveOptions): ReserveEvent {
  checkOptions(options);
  refuseTeamRecord(options.record);
  const chain = readChain(options.record, options.events);
  const { record, states, events } = chain;
  const state = visitOfRecord(chain, options.visitId);
  const { visitId, targetId } = state.visit;
  const origin = nextEvent(chain, { ...options, visitId });
  const taskId = readTask(state, options.taskId);
  const reason = readReason(state, taskId);
  const evidence = readEvidence(record, options, ["plan", "targets"]);
  const stratum = reserveOf(record, taskId, targetId)?.stratum ?? "";
  const drawn = drawReserve({
    record,
    states,
    ...evidence,
    visitId,
    taskId,
    position: reservesUsed(events, usedKey({ taskId, stratum })) + 1,
  });
  return sealEvent(record.policies.suite, {
    ...origin,
    kind: "reserve-used",
    reason,
    taskId,
    ...drawn,
    evidence: rosterDigests(record.policies.suite, evidence),
  });
}

/** A stratum may reach over several regions, and none of them knows how many of its reserves the others have used. */
function refuseTeamRecord(record: unknown): void {
  if (!isPlainObject(record) || record["kind"] !== "team-record") return;
  throw new DoubleRandomError({
    code: "RESERVE_UNAVAILABLE",
    path: "record",
    expected: "a record that has drawn its targets, and so has their reserves",
    received:
      "a record of teams: whoever drew the targets has the reserves and decides, by a further record of targets",
  });
}

function readTask({ visit }: VisitState, taskId: unknown): string {
  const { taskIds, visitId } = visit;
  const [only, ...others] = taskIds;
  const named = taskId === undefined && others.length === 0 ? only : taskIds.find((id) => id === taskId);
  if (named !== undefined) return named;
  const expected = `one of the tasks of ${visitId}: ${taskIds.join(", ")}`;
  throw new DoubleRandomError({
    code: "REFERENCE_UNKNOWN",
    path: "taskId",
    expected,
    received: describeValue(taskId),
  });
}

function readReason(state: VisitState, taskId: string): ReserveReason {
  const outcome = outcomeOfTask(state, taskId);
  const reason = RESERVE_REASONS.find((listed) => listed === outcome);
  const isUsed = state.reserved.includes(taskId);
  if (reason !== undefined && !isUsed) return reason;
  const { visitId } = state.visit;
  throw new DoubleRandomError({
    code: "RESERVE_UNAVAILABLE",
    path: "visitId",
    expected: isUsed
      ? "one reserve for each task of a visit"
      : `a visit with one of the results ${RESERVE_REASONS.join(", ")} for task ${taskId}`,
    received: isUsed
      ? `${visitId}, where one was used for task ${taskId}`
      : `${visitId} with ${outcome ?? (state.outcome === undefined ? "no result yet" : "another result for each item")}`,
  });
}

/** How many reserves of a stratum events have used. */
function reservesUsed(events: readonly RecordEvent[], key: string): number {
  return events.filter((event) => event.kind === "reserve-used" && usedKey(event) === key).length;
}
