import type { Outcome, RecordEvent, ReplacementEvent, ReserveEvent } from "../model/event.js";
import type { EventRecord } from "./eventRecord.js";
import { eventHash } from "./sealEvent.js";
import { findingsProblem } from "./findingsProblem.js";
import { changeProblem, describeTeam, substitutionTicketProblem, teamAfter } from "./replaySubstitutions.js";
import { reserveProblem, reserveTeamProblem, reserveTicketProblem, usedKey } from "./replayReserve.js";
import type { VisitState, VisitStates } from "./visitState.js";

export type { VisitState, VisitStates } from "./visitState.js";

/** What the events of a record must keep, in the order in which it is looked at. */
export const CHAIN_RULES = ["hashes", "links", "visits", "reserves", "teams", "tickets"] as const;

/** What is wrong with an event. */
export interface ChainProblem {
  readonly rule: (typeof CHAIN_RULES)[number];
  /** A sentence that names the event and the visit. */
  readonly message: string;
}

/** What is wrong with one event, by rule. */
type FoundProblems = Readonly<Partial<Record<ChainProblem["rule"], string | undefined>>>;

/** What events lead to. */
export interface Replay {
  readonly states: VisitStates;
  /** In the order of the events; none if they are the unbroken chain of the record. */
  readonly problems: readonly ChainProblem[];
}

/** An event that draws people. */
export type DrawnEvent = ReplacementEvent | ReserveEvent;

/** What {@link replayEvents} tells of each event. */
export type EventObserver = (event: RecordEvent, before: VisitStates) => void;

/**
 * Goes through the events of a record, looks at everything that record and events alone can tell, and says where every visit
 * stands at the end. An event with a problem counts all the same, as far as it can.
 *
 * @param record - its own hash has been checked
 * @param onEvent - told of each event of a known visit before it counts; `before` changes when the observer has returned
 */
export function replayEvents(record: EventRecord, events: readonly RecordEvent[], onEvent?: EventObserver): Replay {
  const seeds = new Map(record.tasks.map(({ taskId, seed }) => [taskId, seed]));
  const states = new Map(
    record.assignment.visits.map((visit): [string, VisitState] => [
      visit.visitId,
      { visit, rounds: 0, left: [], seed: seeds.get(visit.taskIds[0] ?? "") ?? "", reserved: [] },
    ]),
  );
  const used = new Map<string, number>();
  const problems: ChainProblem[] = [];
  for (const [index, event] of events.entries()) {
    const state = states.get(event.visitId);
    const found: FoundProblems = {
      hashes: hashProblem(record, event),
      links: linkProblem(record, event, events[index - 1], index + 1),
      visits: visitProblem(state, event),
      ...drawnProblems(record, states, state, event, used),
    };
    for (const rule of CHAIN_RULES) {
      const problem = found[rule];
      if (problem !== undefined) problems.push({ rule, message: `${nameOf(event, index + 1)}: ${problem}.` });
    }
    if (!state) continue;
    onEvent?.(event, states);
    for (const [visitId, after] of statesAfter(states, state, event, seeds)) states.set(visitId, after);
    if (event.kind === "reserve-used") used.set(usedKey(event), (used.get(usedKey(event)) ?? 0) + 1);
  }
  return { states, problems };
}

/** `Event 3 (visit T01/OPT-12)`. */
export function nameOf({ visitId }: RecordEvent, place: number): string {
  return `Event ${String(place)} (visit ${visitId})`;
}

/** The visits that an event changes, as they are after it. */
function statesAfter(
  states: VisitStates,
  state: VisitState,
  event: RecordEvent,
  seeds: ReadonlyMap<string, string>,
): readonly (readonly [string, VisitState])[] {
  switch (event.kind) {
    case "result-recorded":
      return [
        [event.visitId, { ...state, outcome: event.outcome, ...(event.findings && { findings: event.findings }) }],
      ];
    case "inspector-replaced":
      return [
        [
          event.visitId,
          {
            ...state,
            visit: { ...state.visit, team: event.team },
            rounds: state.rounds + 1,
            left: [...state.left, ...event.leaves],
          },
        ],
      ];
    case "reserve-used": {
      const { visit, replaced, taskId } = event;
      const fresh = {
        rounds: replaced.length,
        left: replaced.flatMap(({ leaves }) => leaves),
        seed: seeds.get(taskId) ?? "",
        reserved: [],
      };
      return [
        [visit.visitId, { ...(states.get(visit.visitId) ?? fresh), visit }],
        [event.visitId, { ...state, reserved: [...state.reserved, taskId] }],
      ];
    }
  }
}

/** What is wrong with an event that draws people, as far as record and events tell. */
function drawnProblems(
  record: EventRecord,
  states: VisitStates,
  state: VisitState | undefined,
  event: RecordEvent,
  used: ReadonlyMap<string, number>,
): FoundProblems {
  if (!state || event.kind === "result-recorded") return {};
  if (event.kind === "inspector-replaced") {
    const { seed, visit } = state;
    return {
      teams: teamProblem(record, state, event),
      tickets: substitutionTicketProblem(record, { seed, targetId: visit.targetId, team: visit.team }, event),
    };
  }
  return {
    reserves: reserveProblem(record, states, event, used.get(usedKey(event)) ?? 0),
    teams: reserveTeamProblem(record, states, state, event),
    tickets: reserveTicketProblem(record, state, event),
  };
}

function hashProblem({ policies }: EventRecord, event: RecordEvent): string | undefined {
  try {
    return eventHash(policies.suite, event) === event.eventHash ? undefined : "it was changed after it was sealed";
  } catch {
    return "it holds text that has no hash";
  }
}

function linkProblem(
  { recordHash }: EventRecord,
  event: RecordEvent,
  before: RecordEvent | undefined,
  place: number,
): string | undefined {
  if (event.record !== recordHash) return "it belongs to another record";
  if (event.number !== place) return `it has the number ${String(event.number)}`;
  if (event.previous === (before?.eventHash ?? recordHash)) return undefined;
  return before ? `it does not follow event ${String(place - 1)}` : "it is not the first of the record";
}

function visitProblem(state: VisitState | undefined, event: RecordEvent): string | undefined {
  if (!state) return "the record has no such visit";
  if (event.kind === "reserve-used") return unusableProblem(state, event);
  if (state.outcome !== undefined) return `the visit has a result already (${state.outcome})`;
  return event.kind === "result-recorded" ? findingsProblem(state.visit, event) : undefined;
}

/** Whether a task could not inspect the target for the reason that an event gives. */
function unusableProblem(state: VisitState, { reason, taskId }: ReserveEvent): string | undefined {
  if (state.outcome === undefined) return "the visit has no result yet";
  if (!state.visit.taskIds.includes(taskId)) return `the visit is not one of task ${taskId}`;
  const outcome = outcomeOfTask(state, taskId);
  if (outcome !== reason) return `task ${taskId} did not find ${reason} (${outcome ?? "its items differ"})`;
  return state.reserved.includes(taskId) ? `a reserve was used for task ${taskId} already` : undefined;
}

/** The result of a visit for one of its tasks; `undefined` if its items have different ones, or there is none. */
export function outcomeOfTask({ outcome, findings }: VisitState, taskId: string): Outcome | undefined {
  if (!findings) return outcome;
  const found = new Set(findings.filter((finding) => finding.taskId === taskId).map((finding) => finding.outcome));
  return found.size === 1 ? [...found][0] : undefined;
}

function teamProblem(record: EventRecord, state: VisitState, event: ReplacementEvent): string | undefined {
  const before = { ...state, team: state.visit.team };
  const problem = changeProblem(record, before, event);
  if (problem !== undefined) return problem;
  const [should, is] = [teamAfter(before.team, event, event.team), event.team].map(describeTeam);
  return should === is ? undefined : `the team is ${is!}, where ${should!} should be`;
}
