import { byCodePoint } from "../random/byCodePoint.js";

/** A unit with the ticket that decided about it. */
export interface TicketedUnit {
  readonly id: string;
  readonly ticket: string;
}

/**
 * The units with the smallest tickets, ascending: `ticket/1`. If every order of the tickets is equally likely, so is every
 * subset of the given size, and the result does not depend on the order of `ids`.
 *
 * The first 52 bits of each ticket are sorted as numbers to find the threshold; only the units at or below it are ordered by their full
 * tickets, and equal tickets by id. That takes 16 bytes a unit instead of a string.
 *
 * @param ids - distinct
 * @param count - at least 0; more than there are units gives all
 */
export function selectByTicket(
  ids: readonly string[],
  count: number,
  ticketOf: (id: string) => string,
): readonly TicketedUnit[] {
  if (count <= 0) return [];
  const ticketed = (id: string): TicketedUnit => ({ id, ticket: ticketOf(id) });
  return candidates(ids, count, ticketOf).map(ticketed).sort(byTicket).slice(0, count);
}

/** Ascending by ticket, then by id. */
export function byTicket(a: TicketedUnit, b: TicketedUnit): number {
  return byCodePoint(a.ticket, b.ticket) || byCodePoint(a.id, b.id);
}

function candidates(ids: readonly string[], count: number, ticketOf: (id: string) => string): readonly string[] {
  if (count >= ids.length) return ids;
  const leading = new Float64Array(ids.length);
  for (const [index, id] of ids.entries()) leading[index] = Number.parseInt(ticketOf(id).slice(0, 13), 16);
  const threshold = leading.slice().sort()[count - 1]!;
  return ids.filter((_, index) => leading[index]! <= threshold);
}
