import { allOrders } from "./allSubsets.js";

/** The places of a 64-digit ticket that tell two tickets apart; the rest are equal. */
export const DECIDING_DIGITS = {
  "the first digit": (rank: number): string => rank.toString(16).padEnd(64, "0"),
  "the last digit": (rank: number): string => rank.toString(16).padStart(64, "0"),
  "digits 13 and 14, the 52nd bit and those after it": (rank: number): string =>
    `${"0".repeat(12)}${(rank >> 1).toString(16)}${(rank & 1).toString(16)}`.padEnd(64, "0"),
} as const;

/** For every order of the keys, which an ideal hash makes equally likely, a function from key to ticket. */
export function everyOrderOfTickets(
  keys: readonly string[],
  ticketOfRank: (rank: number) => string = DECIDING_DIGITS["the first digit"],
): readonly ((key: string) => string)[] {
  return allOrders(keys).map((order) => {
    const tickets = new Map(order.map((key, rank) => [key, ticketOfRank(rank)]));
    return (key) => {
      const ticket = tickets.get(key);
      if (ticket === undefined) throw new Error(`a ticket was asked for ${key}, which is not in the draw`);
      return ticket;
    };
  });
}
