import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { binomial } from "../exact/binomial.js";
import type { HashSuite } from "../random/hashing.js";
import { expertTicket, teamTicket } from "../random/ticketOf.js";
import { includesColumn } from "../matching/includesColumn.js";
import type { MatchingFailure } from "../matching/matchBalanced.js";
import type { Column, Matching, NamedRow } from "./matchingOf.js";
import { forEachTeam, hasTeam } from "../matching/teamsOfRow.js";

/** More teams than this for one visit, and drawing by ticket would take minutes. */
const MOST_TEAMS = 5_000_000n;

type Apart = Matching["problem"]["apart"];

/** The team of one visit by `pair-ticket/1`. */
export interface TicketedTeam {
  readonly ticket: string;
  /** How many teams were eligible. */
  readonly eligibleTeams: number;
}

/** A solution by `pair-ticket/1`. */
export interface TicketMatching {
  readonly kind: "matched";
  /** For each row: its columns, ascending. */
  readonly teams: readonly (readonly number[])[];
  /** For each visit. */
  readonly tickets: readonly TicketedTeam[];
}

/**
 * `pair-ticket/1`: for each visit, of the teams that keep all rules the one with the smallest ticket. If every order of the tickets
 * is equally likely, so is every eligible team, whatever teams are excluded; and a visit can be recomputed without the
 * others. The experts are then chosen likewise, by tickets of their own, among those who need not keep away from the members.
 */
export function matchByTicket(
  { problem, columns, visits }: Matching,
  suite: HashSuite,
): TicketMatching | MatchingFailure {
  const teams: (readonly number[])[] = [];
  const tickets: TicketedTeam[] = [];
  const without: number[] = [];
  for (const [index, row] of problem.rows.entries()) {
    const { visit, apart } = visits[row.visit]!;
    checkTeamCount(row);
    const isMember = row.role === "member";
    const next = problem.rows[index + 1];
    const experts = next?.visit === row.visit ? next : undefined;
    const best = smallestTeam({
      row: isMember ? row : withoutThoseKeptApart(row, teams[index - 1]!, apart),
      apart,
      columns,
      isEligible: expertsCanCome(experts, apart),
      ticketOf: (ids) => (isMember ? teamTicket : expertTicket)(suite, visit.seed, visit.targetId, ids),
    });
    if (!best) without.push(index);
    else if (isMember) tickets.push(best);
    teams.push(best?.team ?? []);
  }
  return without.length > 0 ? { kind: "no-team", rows: without } : { kind: "matched", teams, tickets };
}

/** Whether a team leaves enough experts who need not keep away from its members. */
function expertsCanCome(experts: NamedRow | undefined, apart: Apart): (team: readonly number[]) => boolean {
  if (!experts) return () => true;
  const concerned = apart.some((pair) => pair.some((column) => includesColumn(experts.columns, column)));
  if (!concerned) return () => true;
  return (team) => hasTeam(withoutThoseKeptApart(experts, team, apart), apart);
}

/** The row of the experts follows that of the members, and experts keep away from whom they must. */
function withoutThoseKeptApart(row: NamedRow, present: readonly number[], apart: Apart): NamedRow {
  const away = new Set(
    apart.flatMap(([a, b]) => [...(present.includes(a) ? [b] : []), ...(present.includes(b) ? [a] : [])]),
  );
  return away.size === 0 ? row : { ...row, columns: row.columns.filter((column) => !away.has(column)) };
}

interface TeamChoice {
  readonly row: NamedRow;
  readonly apart: Apart;
  readonly columns: readonly Column[];
  readonly isEligible: (team: readonly number[]) => boolean;
  readonly ticketOf: (ids: readonly string[]) => string;
}

function smallestTeam({
  row,
  apart,
  columns,
  isEligible,
  ticketOf,
}: TeamChoice): (TicketedTeam & { readonly team: readonly number[] }) | undefined {
  let best: { readonly team: readonly number[]; readonly ticket: string } | undefined;
  let eligibleTeams = 0;
  forEachTeam(row, apart, (team) => {
    if (!isEligible(team)) return;
    eligibleTeams += 1;
    const ticket = ticketOf(inspectorIds(team, columns));
    if (!best || ticket < best.ticket) best = { team: [...team], ticket };
  });
  return best && { ...best, eligibleTeams };
}

/** The ids of the inspectors of a team, by code point, as columns and their inspectors are: a standing team is one column. */
function inspectorIds(team: readonly number[], columns: readonly Column[]): readonly string[] {
  return team.flatMap((column) => columns[column]!.inspectors.map(({ id }) => id));
}

function checkTeamCount({ columns, demand }: NamedRow): void {
  const count = binomial(BigInt(columns.length), BigInt(demand));
  if (count <= MOST_TEAMS) return;
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "policies.assignment",
    expected: `balanced/1, because pair-ticket/1 hashes every possible team, at most ${String(MOST_TEAMS)} for a visit`,
    received: `pair-ticket/1 with ${String(count)} teams of ${String(demand)}`,
  });
}
