import type { TeamMember, Visit } from "../model/assignment.js";
import type { Ticketed } from "../model/draw.js";
import type { ReserveEvent } from "../model/event.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { unitTicket } from "../random/ticketOf.js";
import type { EventRecord } from "./eventRecord.js";
import {
  changeProblem,
  describeTeam,
  partsOf,
  substitutionTicketProblem,
  teamAfter,
  teamOf,
  type TeamSoFar,
} from "./replaySubstitutions.js";
import type { VisitState, VisitStates } from "./visitState.js";

/** The stratum that a reserve is counted in. */
export function usedKey({ taskId, stratum }: Pick<ReserveEvent, "taskId" | "stratum">): string {
  return `${taskId}/${stratum}`;
}

/** A target of a task: its stratum, and the reserve of that stratum in its order. */
export interface StratumReserve {
  readonly stratum: string;
  readonly reserve: readonly Ticketed[];
}

/** The stratum that a task drew a target from, or had it as a reserve in. */
export function reserveOf({ tasks }: EventRecord, taskId: string, targetId: string): StratumReserve | undefined {
  const task = tasks.find((each) => each.taskId === taskId);
  const key = task?.selected.find((unit) => unit.targetId === targetId)?.stratum;
  return task?.strata.find(({ stratum, reserve }) =>
    key === undefined ? reserve.some((unit) => unit.targetId === targetId) : stratum === key,
  );
}

/** Whether the reserve is the next of its stratum, and its visit a new one or one that may be joined. */
export function reserveProblem(
  record: EventRecord,
  states: VisitStates,
  event: ReserveEvent,
  used: number,
): string | undefined {
  const { taskId, position, visit } = event;
  const own = reserveOf(record, taskId, states.get(event.visitId)!.visit.targetId);
  if (!own || own.stratum !== event.stratum) {
    return `the stratum is ${event.stratum}, where ${own?.stratum ?? "none"} should be`;
  }
  if (position !== used + 1) return `the reserve ${String(position)} is used, where ${String(used + 1)} comes next`;
  const next = own.reserve[position - 1];
  if (!next) return `the record has no reserve ${String(position)} of stratum ${own.stratum}`;
  if (next.targetId !== visit.targetId) {
    return `${visit.targetId} is visited, where the reserve ${String(position)}, ${next.targetId}, should be`;
  }
  const before = states.get(visit.visitId);
  return before ? joinProblem(record, before, event) : newVisitProblem(event);
}

function newVisitProblem({ taskId, visit }: ReserveEvent): string | undefined {
  if (visit.visitId !== `${taskId}/${visit.targetId}`) return `the visit ${visit.visitId} is not named by its task`;
  if (visit.taskIds.join() !== taskId) return "the new visit is not for its task alone";
  if (visit.window.start > visit.window.end) return "the window ends before it begins";
  const { leastChance, mostChance, ticket, eligibleTeams } = visit;
  const drawn = leastChance ?? mostChance ?? ticket ?? eligibleTeams;
  return drawn === undefined ? undefined : "the new visit has numbers of a draw";
}

function joinProblem(
  { policies }: EventRecord,
  { visit: before, outcome }: VisitState,
  { taskId, visit, replaced }: ReserveEvent,
): string | undefined {
  if (before.visitId === `${taskId}/${visit.targetId}` || before.taskIds.includes(taskId)) {
    return `there is a visit of ${visit.targetId} for task ${taskId} already`;
  }
  if (policies.visits === "separate") return "it joins another visit, which the policies forbid";
  if (outcome !== undefined) return `it joins a visit that has a result (${outcome})`;
  if (replaced.length > 0) return "it joins a visit and changes the team";
  const { start, end } = visit.window;
  if (start < before.window.start || end > before.window.end || start > end) {
    return `the window ${start} to ${end} is not part of that of the visit that it joins`;
  }
  const joined: Visit = {
    ...before,
    taskIds: [...before.taskIds, taskId].sort(byCodePoint),
    window: visit.window,
    team: visit.team,
  };
  try {
    if (canonicalJson(joined) === canonicalJson(visit)) return undefined;
  } catch {
    // Text that has no canonical form is the same as nothing.
  }
  return "it changes more of the visit that it joins";
}

/** Whether the team is the one that has become free, changed as it says, or that of the visit which is joined. */
export function reserveTeamProblem(
  record: EventRecord,
  states: VisitStates,
  free: VisitState,
  { visit, replaced }: ReserveEvent,
): string | undefined {
  const joined = states.get(visit.visitId)?.visit.team;
  if (joined) return differenceOf(joined, visit.team);
  const withoutExperts = visit.team.every(({ role }) => role !== "expert");
  let before: TeamSoFar = {
    team: withoutExperts ? free.visit.team.filter(({ role }) => role !== "expert") : free.visit.team,
    rounds: 0,
    left: [],
  };
  for (const change of replaced) {
    const problem = changeProblem(record, before, change);
    if (problem !== undefined) return problem;
    before = {
      team: teamAfter(before.team, change, before.team),
      rounds: before.rounds + 1,
      left: [...before.left, ...change.leaves],
    };
  }
  const { members, experts } = partsOf(before.team);
  return differenceOf(teamOf(members, experts, visit.team), visit.team);
}

function differenceOf(expected: readonly TeamMember[], stated: readonly TeamMember[]): string | undefined {
  const [should, is] = [describeTeam(expected), describeTeam(stated)];
  return should === is ? undefined : `the team is ${is}, where ${should} should be`;
}

/** Whether the reserve has its own ticket, and everybody who joins one of the new visit. */
export function reserveTicketProblem(
  record: EventRecord,
  free: VisitState,
  { taskId, ticket, visit: { targetId }, replaced }: ReserveEvent,
): string | undefined {
  const { suite, selection } = record.policies;
  const seed = record.tasks.find((task) => task.taskId === taskId)?.seed ?? "";
  const own = selection === "ticket/1" ? unitTicket(suite, seed, targetId) : undefined;
  if (own !== ticket) return `the ticket of ${targetId} is ${own ?? "none"}, but the event says ${ticket ?? "none"}`;
  let { team } = free.visit;
  for (const change of replaced) {
    const problem = substitutionTicketProblem(record, { seed, targetId, team }, change);
    if (problem !== undefined) return problem;
    team = teamAfter(team, change, team);
  }
  return undefined;
}
