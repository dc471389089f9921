import type { TeamMember } from "../model/assignment.js";
import type { Substitution } from "../model/event.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { replacementTicket } from "../random/ticketOf.js";
import type { EventRecord } from "./eventRecord.js";

/** A team between two substitutions. */
export interface TeamSoFar {
  readonly team: readonly TeamMember[];
  /** How many substitutions there have been. */
  readonly rounds: number;
  /** Everybody who has left. */
  readonly left: readonly string[];
}

/** The team that a ticket is for. */
export interface TicketedTeam {
  /** S of the visit. */
  readonly seed: string;
  readonly targetId: string;
  /** Before the substitution. */
  readonly team: readonly TeamMember[];
}

type Change = Pick<Substitution, "leaves" | "joins">;

/** What is wrong with who leaves and who joins; the ticket and the team that it makes are looked at elsewhere. */
export function changeProblem(
  { policies }: EventRecord,
  { team, rounds, left }: TeamSoFar,
  { round, leaves, joins }: Substitution,
): string | undefined {
  if (round !== rounds + 1) return `round ${String(round)}, where ${String(rounds + 1)} should be`;
  const present = team.map(({ inspectorId }) => inspectorId);
  const absent = leaves.find((id) => !present.includes(id));
  if (absent !== undefined) return `${absent} leaves and is not on the team`;
  const unchanged = joins.find((id) => present.includes(id) || left.includes(id));
  if (unchanged !== undefined) return `${unchanged} joins and is or was on the team`;

  const { members, experts } = partsOf(team);
  const wholeTeam = policies.formation === "standing-teams" && !experts.includes(leaves[0]!);
  if (!wholeTeam && (leaves.length > 1 || joins.length > 1)) return "more than one person is replaced";
  if (wholeTeam && new Set(joins).size < Math.max(2, joins.length)) return "fewer than two different people join";
  if (wholeTeam && describe(leaves) !== describe([...members].sort(byCodePoint))) return "a part of a team is replaced";
  return undefined;
}

/** The team after a change, in the order of a record; who leads is taken from the team that is stated. */
export function teamAfter(
  team: readonly TeamMember[],
  { leaves, joins }: Change,
  stated: readonly TeamMember[],
): readonly TeamMember[] {
  const { members, experts } = partsOf(team);
  const replaced = (ids: readonly string[]): readonly string[] => [
    ...ids.filter((id) => !leaves.includes(id)),
    ...joins,
  ];
  return experts.includes(leaves[0]!)
    ? teamOf(members, replaced(experts), stated)
    : teamOf(replaced(members), experts, stated);
}

/** The team of some people in the order of a record; who leads is taken from the team that is stated. */
export function teamOf(
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

/** The ids on a team, in its order. */
export function partsOf(team: readonly TeamMember[]): {
  readonly members: readonly string[];
  readonly experts: readonly string[];
} {
  const idsOf = (isExpert: boolean): readonly string[] =>
    team.filter(({ role }) => (role === "expert") === isExpert).map(({ inspectorId }) => inspectorId);
  return { members: idsOf(false), experts: idsOf(true) };
}

/** The ticket of a standing team is not checked here: neither record nor event says its id. */
export function substitutionTicketProblem(
  { policies }: EventRecord,
  { seed, targetId, team }: TicketedTeam,
  { round, leaves, joins, ticket }: Substitution,
): string | undefined {
  const role = team.find(({ inspectorId }) => inspectorId === leaves[0])?.role;
  if (policies.formation === "standing-teams" && role !== "expert") return undefined;
  const own = replacementTicket(policies.suite, seed, targetId, round, joins[0]!);
  return own === ticket ? undefined : `the ticket of ${joins[0]!} is ${own}, but the event says ${ticket}`;
}

export function describeTeam(team: readonly TeamMember[]): string {
  return describe(team.map(({ inspectorId, role }) => `${inspectorId} (${role})`));
}

function describe(ids: readonly string[]): string {
  return ids.join(", ");
}
