import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { leadFirst } from "../assignment/assignTeams.js";
import type { PlannedVisit } from "../assignment/mergeVisits.js";
import type { TeamMember, Visit } from "../model/assignment.js";
import type { ReserveEvent, Substitution } from "../model/event.js";
import type { Inspector } from "../model/inspector.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { leadTicket } from "../random/ticketOf.js";
import { reserveOf } from "../record/replayReserve.js";
import type { VisitState, VisitStates } from "../record/visitState.js";
import { findTask } from "./drawTask.js";
import { drawReplacement } from "./drawReplacement.js";
import { plannedAgain, type VisitOptions } from "./replacementPlace.js";
import { teamForReserve, type TeamForReserve } from "./teamForReserve.js";

/** What a reserve is used from; `visitId` is the visit that could not be made. */
export interface ReserveOptions extends VisitOptions {
  readonly taskId: string;
  /** The place of the reserve that comes next in the stratum of the target. */
  readonly position: number;
}

/** What the record and the rules decide when a reserve is used. */
export type DrawnReserve = Pick<ReserveEvent, "stratum" | "position" | "ticket" | "visit" | "replaced">;

/**
 * The next reserve and the visit that it gets: one that it gets for another task anyway, if this task can join it and its team may go for
 * both; otherwise a new one by the team that has become free.
 */
export function drawReserve(options: ReserveOptions): DrawnReserve {
  const { record, visitId, taskId, position } = options;
  const free = options.states.get(visitId)!;
  const own = reserveOf(record, taskId, free.visit.targetId);
  const next = own?.reserve[position - 1];
  if (!own || !next) {
    throw new DoubleRandomError({
      code: "RESERVE_UNAVAILABLE",
      path: "taskId",
      expected: `a reserve ${String(position)} of task ${taskId} in the stratum of ${free.visit.targetId}`,
      received: `${String(own?.reserve.length ?? 0)} reserves in the record (the policy reservePerStratum)`,
    });
  }
  const { ticket, targetId } = next;
  const states = new Map(options.states);
  states.set(visitId, { ...free, reserved: [...free.reserved, taskId] });
  const since = { ...options, states };
  const drawn = joinedVisit(since, targetId) ?? newVisit(since, targetId, free.visit.team);
  return { stratum: own.stratum, position, ...(ticket !== undefined && { ticket }), ...drawn };
}

type VisitDrawn = Pick<ReserveEvent, "visit" | "replaced">;

/** Of the open visits of the reserve that the task may join, the first by id whose team may go for all of its tasks. */
function joinedVisit(options: ReserveOptions, targetId: string): VisitDrawn | undefined {
  const { record, plan, states, taskId } = options;
  if (record.policies.visits === "separate") return undefined;
  const task = findTask(plan, taskId);
  const others = [...states.values()]
    .filter(({ visit, outcome }) => visit.targetId === targetId && outcome === undefined)
    .sort((a, b) => byCodePoint(a.visit.visitId, b.visit.visitId));
  for (const state of others) {
    const { taskIds, window, team, visitId } = state.visit;
    const together = {
      start: later(window.start, task.window.start),
      end: earlier(window.end, task.window.end),
    };
    const level = findTask(plan, taskIds[0]!).mode.inspectedBy;
    if (level !== task.mode.inspectedBy || together.start > together.end) continue;
    const visit: Visit = { ...state.visit, taskIds: [...taskIds, taskId].sort(byCodePoint), window: together };
    const planned = plannedAgain(plan, { visit, seed: state.seed });
    const { cannotGo, lacks } = teamForReserve({ ...options, states: without(states, visitId) }, planned, team);
    if (cannotGo === undefined && lacks === undefined) return { visit, replaced: [] };
  }
  return undefined;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/** The team that has become free goes; whoever cannot is replaced, one after the other. */
function newVisit(options: ReserveOptions, targetId: string, free: readonly TeamMember[]): VisitDrawn {
  const { record, plan, states, taskId } = options;
  const task = findTask(plan, taskId);
  const seed = record.tasks.find((drawn) => drawn.taskId === taskId)!.seed;
  const planned: PlannedVisit = {
    visitId: `${taskId}/${targetId}`,
    targetId,
    tasks: [task],
    window: task.window,
    seed,
  };
  const asksForExperts = (task.team?.experts ?? []).length > 0;
  let team = free.filter(({ role }) => asksForExperts || role !== "expert");
  let left: readonly string[] = [];
  const replaced: Substitution[] = [];
  for (;;) {
    const going = teamForReserve(options, planned, team);
    const visit = visitWith(planned, team, going);
    if (going.cannotGo === undefined) {
      if (going.lacks !== undefined) throw incomplete(planned, team, going.lacks);
      return { visit: { ...visit, team: led(options.inspectors, planned, team, record.policies.suite) }, replaced };
    }
    const provisional: VisitState = { visit, rounds: replaced.length, left, seed, reserved: [] };
    const { team: after, ...substitution } = drawReplacement({
      ...options,
      states: new Map([...states, [planned.visitId, provisional]]),
      visitId: planned.visitId,
      inspectorId: going.cannotGo,
    });
    team = [...after];
    left = [...left, ...substitution.leaves];
    replaced.push(substitution);
  }
}

function visitWith(
  { visitId, targetId, tasks, window }: PlannedVisit,
  team: readonly TeamMember[],
  { seen }: TeamForReserve,
): Visit {
  return { visitId, targetId, taskIds: tasks.map(({ id }) => id), window, team, ...seen };
}

/** Who led goes on leading, if still allowed to; otherwise the member with the smallest ticket who may. */
function led(
  inspectors: readonly Inspector[],
  { seed, targetId }: PlannedVisit,
  team: readonly TeamMember[],
  suite: "sha256" | "sm3",
): readonly TeamMember[] {
  const byId = new Map(inspectors.map((inspector) => [inspector.id, inspector]));
  const lead = team.find(({ role }) => role === "lead")?.inspectorId;
  const members = team
    .filter(({ role }) => role !== "expert")
    .map(({ inspectorId }) => byId.get(inspectorId)!)
    .sort((a, b) => byCodePoint(a.id, b.id));
  return [
    // The empty text is before every ticket.
    ...leadFirst(members, (id) => (id === lead ? "" : leadTicket(suite, seed, targetId, id))),
    ...team.filter(({ role }) => role === "expert"),
  ];
}

function without(states: VisitStates, visitId: string): VisitStates {
  return new Map([...states].filter(([id]) => id !== visitId));
}

function incomplete({ visitId }: PlannedVisit, team: readonly TeamMember[], lacks: string): DoubleRandomError {
  return new DoubleRandomError({
    code: "ASSIGNMENT_INFEASIBLE",
    path: "inspectors",
    expected: `a team for ${visitId} that keeps every rule`,
    received: `${team.map(({ inspectorId }) => inspectorId).join(", ")}, which lacks ${describeValue(lacks)}`,
  });
}
