import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { leadFirst } from "../assignment/assignTeams.js";
import type { Column } from "../assignment/matchingOf.js";
import type { TeamMember } from "../model/assignment.js";
import type { ReplacementEvent } from "../model/event.js";
import type { Inspector } from "../model/inspector.js";
import type { HashSuite } from "../random/hashing.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { leadTicket, replacementTicket } from "../random/ticketOf.js";
import { replacementObstacles, replacementObstacle, type ObstacleOf } from "./replacementObstacle.js";
import { replacementPlace, type ReplacementOptions, type ReplacementPlace } from "./replacementPlace.js";

/** What chance and the rules decide of a replacement. */
export type DrawnReplacement = Pick<ReplacementEvent, "leaves" | "joins" | "round" | "ticket" | "candidates" | "team">;

/** Draws who comes in place of somebody: of all who can, the one with the smallest ticket. */
export function drawReplacement(options: ReplacementOptions): DrawnReplacement {
  const { policies } = options.record;
  const place = replacementPlace(options);
  const round = place.state.rounds + 1;
  const obstacleOf = replacementObstacle(place, options.states, policies);
  const candidates = place.columns.filter((column) => obstacleOf(column) === undefined);
  const first = smallestTicket(candidates, ({ id }) =>
    replacementTicket(policies.suite, place.visit.visit.seed, place.target.id, round, id),
  );
  if (!first) throw nobodyComes(place, obstacleOf);
  const joins = [...first.column.inspectors].sort((a, b) => byCodePoint(a.id, b.id));
  return {
    leaves: place.leaves,
    joins: joins.map(({ id }) => id),
    round,
    ticket: first.ticket,
    candidates: candidates.length,
    team: teamAfter(place, joins, policies.suite),
  };
}

interface TicketedColumn {
  readonly column: Column;
  readonly ticket: string;
}

/** If every order of the tickets is equally likely, so is every candidate. */
export function smallestTicket(
  candidates: readonly Column[],
  ticketOf: (column: Column) => string,
): TicketedColumn | undefined {
  return candidates
    .map((column) => ({ column, ticket: ticketOf(column) }))
    .sort((a, b) => byCodePoint(a.ticket, b.ticket))[0];
}

/** The lead first, then the members by id, then the experts by id. A lead who stays and may still lead goes on leading. */
function teamAfter(place: ReplacementPlace, joins: readonly Inspector[], suite: HashSuite): readonly TeamMember[] {
  const stays = (isExpert: boolean): readonly Inspector[] =>
    place.stays.filter(({ role }) => (role === "expert") === isExpert).map(({ inspector }) => inspector);
  const experts = [...stays(true), ...(place.isExpert ? joins : [])].map(({ id }) => id).sort(byCodePoint);
  const withExperts = (members: readonly TeamMember[]): readonly TeamMember[] => [
    ...members,
    ...experts.map((inspectorId): TeamMember => ({ inspectorId, role: "expert" })),
  ];
  if (place.isExpert) return withExperts(place.state.visit.team.filter(({ role }) => role !== "expert"));

  const { seed, targetId } = place.visit.visit;
  const lead = place.stays.find(({ role }) => role === "lead")?.inspector.id;
  const members = [...stays(false), ...joins].sort((a, b) => byCodePoint(a.id, b.id));
  // The empty text is before every ticket.
  return withExperts(leadFirst(members, (id) => (id === lead ? "" : leadTicket(suite, seed, targetId, id))));
}

function nobodyComes(place: ReplacementPlace, obstacleOf: ObstacleOf): DoubleRandomError {
  const obstacles = replacementObstacles(place, obstacleOf);
  const counts = new Map<string, number>();
  for (const { reason } of obstacles) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, count]) => `${String(count)} ${reason}`).join(", ");
  return new DoubleRandomError({
    code: "ASSIGNMENT_INFEASIBLE",
    path: "inspectors",
    expected: `somebody who can come to ${place.visit.visit.visitId} in place of ${place.leaves.join(", ")}`,
    received: `of ${String(obstacles.length)} inspectors: ${reasons || "none"}`,
    details: obstacles,
  });
}
