import type { TeamMember, Visit } from "../model/assignment.js";
import type { Outcome, RecordEvent, ReplacementEvent } from "../model/event.js";
import type { PlanRecord } from "../model/record.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { replacementTicket } from "../random/ticketOf.js";
import { eventHash } from "./sealEvent.js";

/** Where a visit stands after some events. */
export interface VisitState {
  /** With the team of now. */
  readonly visit: Visit;
  /** How many replacements there have been. */
  readonly rounds: number;
  /** Everybody who was replaced, in the order of the events. */
  readonly left: readonly string[];
  readonly outcome?: Outcome;
}

/** Where every visit of a record stands, by visit id. */
export type VisitStates = ReadonlyMap<string, VisitState>;

/** What the events of a record must keep, in the order in which it is looked at. */
export const CHAIN_RULES = ["hashes", "links", "visits", "teams", "tickets"] as const;

/** What is wrong with an event. */
export interface ChainProblem {
  readonly rule: (typeof CHAIN_RULES)[number];
  /** A sentence that names the event and the visit. */
  readonly message: string;
}

/** What events lead to. */
export interface Replay {
  readonly states: VisitStates;
  /** In the order of the events; none if they are the unbroken chain of the record. */
  readonly problems: readonly ChainProblem[];
}

/** What {@link replayEvents} tells of each replacement. */
export type ReplacementObserver = (event: ReplacementEvent, before: VisitStates) => void;

/**
 * Goes through the events of a record, looks at everything that record and events alone can tell, and says where every visit
 * stands at the end. An event with a problem counts all the same, as far as it can.
 *
 * @param record - its own hash has been checked
 * @param onReplacement - told of each replacement before it counts; `before` changes when the observer has returned
 */
export function replayEvents(
  record: PlanRecord,
  events: readonly RecordEvent[],
  onReplacement?: ReplacementObserver,
): Replay {
  const states = new Map(
    record.assignment.visits.map((visit): [string, VisitState] => [visit.visitId, { visit, rounds: 0, left: [] }]),
  );
  const problems: ChainProblem[] = [];
  for (const [index, event] of events.entries()) {
    const state = states.get(event.visitId);
    const found: Readonly<Record<ChainProblem["rule"], string | undefined>> = {
      hashes: hashProblem(record, event),
      links: linkProblem(record, event, events[index - 1], index + 1),
      visits: visitProblem(state),
      teams: state && event.kind === "inspector-replaced" ? teamProblem(record, state, event) : undefined,
      tickets: state && event.kind === "inspector-replaced" ? ticketProblem(record, state, event) : undefined,
    };
    for (const rule of CHAIN_RULES) {
      const problem = found[rule];
      if (problem !== undefined) problems.push({ rule, message: `${nameOf(event, index + 1)}: ${problem}.` });
    }
    if (!state) continue;
    if (event.kind === "inspector-replaced") onReplacement?.(event, states);
    states.set(event.visitId, stateAfter(state, event));
  }
  return { states, problems };
}

/** `Event 3 (visit T01/OPT-12)`. */
export function nameOf({ visitId }: RecordEvent, place: number): string {
  return `Event ${String(place)} (visit ${visitId})`;
}

function stateAfter(state: VisitState, event: RecordEvent): VisitState {
  if (event.kind === "result-recorded") return { ...state, outcome: event.outcome };
  return {
    ...state,
    visit: { ...state.visit, team: event.team },
    rounds: state.rounds + 1,
    left: [...state.left, ...event.leaves],
  };
}

function hashProblem({ policies }: PlanRecord, event: RecordEvent): string | undefined {
  try {
    return eventHash(policies.suite, event) === event.eventHash ? undefined : "it was changed after it was sealed";
  } catch {
    return "it holds text that has no hash";
  }
}

function linkProblem(
  { recordHash }: PlanRecord,
  event: RecordEvent,
  before: RecordEvent | undefined,
  place: number,
): string | undefined {
  if (event.record !== recordHash) return "it belongs to another record";
  if (event.number !== place) return `it has the number ${String(event.number)}`;
  if (event.previous === (before?.eventHash ?? recordHash)) return undefined;
  return before ? `it does not follow event ${String(place - 1)}` : "it is not the first of the record";
}

function visitProblem(state: VisitState | undefined): string | undefined {
  if (!state) return "the record has no such visit";
  return state.outcome && `the visit has a result already (${state.outcome})`;
}

function teamProblem(
  { policies }: PlanRecord,
  { visit, rounds, left }: VisitState,
  { round, leaves, joins, team }: ReplacementEvent,
): string | undefined {
  if (round !== rounds + 1) return `round ${String(round)}, where ${String(rounds + 1)} should be`;
  const present = visit.team.map(({ inspectorId }) => inspectorId);
  const absent = leaves.find((id) => !present.includes(id));
  if (absent !== undefined) return `${absent} leaves and is not on the team`;
  const unchanged = joins.find((id) => present.includes(id) || left.includes(id));
  if (unchanged !== undefined) return `${unchanged} joins and is or was on the team`;

  const members = visit.team.filter(({ role }) => role !== "expert").map(({ inspectorId }) => inspectorId);
  const experts = present.filter((id) => !members.includes(id));
  const asExpert = experts.includes(leaves[0]!);
  const wholeTeam = policies.formation === "standing-teams" && !asExpert;
  if (!wholeTeam && (leaves.length > 1 || joins.length > 1)) return "more than one person is replaced";
  if (wholeTeam && new Set(joins).size < Math.max(2, joins.length)) return "fewer than two different people join";
  if (wholeTeam && describe(leaves) !== describe([...members].sort(byCodePoint))) return "a part of a team is replaced";
  const replaced = (ids: readonly string[]): readonly string[] => [
    ...ids.filter((id) => !leaves.includes(id)),
    ...joins,
  ];
  const expected = asExpert ? teamOf(members, replaced(experts), team) : teamOf(replaced(members), experts, team);
  const [should, is] = [describeTeam(expected), describeTeam(team)];
  return should === is ? undefined : `the team is ${is}, where ${should} should be`;
}

/** The team of some people in the order of a record; who leads is taken from the event. */
function teamOf(
  members: readonly string[],
  experts: readonly string[],
  [first]: readonly TeamMember[],
): readonly TeamMember[] {
  const lead = first && members.includes(first.inspectorId) ? first.inspectorId : [...members].sort(byCodePoint)[0]!;
  const byId = (ids: readonly string[], role: TeamMember["role"]): readonly TeamMember[] =>
    [...ids].sort(byCodePoint).map((inspectorId) => ({ inspectorId, role }));
  return [
    { inspectorId: lead, role: "lead" },
    ...byId(
      members.filter((id) => id !== lead),
      "member",
    ),
    ...byId(experts, "expert"),
  ];
}

/** The ticket of a standing team is not checked here: neither record nor event says its id. */
function ticketProblem(
  { policies, tasks }: PlanRecord,
  { visit }: VisitState,
  { round, leaves, joins, ticket }: ReplacementEvent,
): string | undefined {
  const role = visit.team.find(({ inspectorId }) => inspectorId === leaves[0])?.role;
  if (policies.formation === "standing-teams" && role !== "expert") return undefined;
  const seed = tasks.find(({ taskId }) => taskId === visit.taskIds[0])?.seed ?? "";
  const own = replacementTicket(policies.suite, seed, visit.targetId, round, joins[0]!);
  return own === ticket ? undefined : `the ticket of ${joins[0]!} is ${own}, but the event says ${ticket}`;
}

function describe(ids: readonly string[]): string {
  return ids.join(", ");
}

function describeTeam(team: readonly TeamMember[]): string {
  return describe(team.map(({ inspectorId, role }) => `${inspectorId} (${role})`));
}
