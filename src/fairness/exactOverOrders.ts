import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { fraction, ZERO } from "../exact/fraction.js";
import { everyOrder } from "./everyOrder.js";
import type { ExactDistribution } from "./exactDistribution.js";
import { outcomeKey } from "./outcomeKey.js";
import { readLimit } from "./readLimit.js";
import { readUnits } from "./readUnits.js";

/** How {@link exactOverOrders} goes about it. */
export interface OrderOptions {
  /** The most orders that are tried. Default 1 000 000, which is enough for nine units. */
  readonly mostRuns?: number;
  /**
   * The ticket of the unit that comes at a place of the order, from 0: a text that grows with the place and is different
   * for each. Default 64 hexadecimal characters that differ in the first places.
   */
  readonly ticketOfRank?: (rank: number) => string;
}

/**
 * The exact law of a program that decides by the order of tickets: the program is run once for every order that the
 * tickets of the units can have.
 *
 * An ideal hash function gives different units independent tickets of 256 bits. Given that no two are equal, which fails with
 * a probability below 2^-200 for a million units, every order is equally likely; that is all of the hash that this
 * assumes. The fractions are exact.
 *
 * @param units - whatever has a ticket: ids of targets, of inspectors, of teams; distinct
 * @param program - gets a function that gives the ticket of a unit, and returns plain data
 * @throws `DoubleRandomError` `PROGRAM_TOO_LARGE` for too many units; `PROGRAM_FAILED` where the program throws, with the order
 *   and the error in `details`, for instance because it asked for the ticket of something else; `FIELD_INVALID` for units that are
 *   no list of distinct texts, and for an outcome that is no plain data
 *
 * @example
 * ```ts
 * import { exactOverOrders } from "double-random/fairness";
 *
 * const smallest = exactOverOrders(["a", "b", "c"], (ticketOf) =>
 *   ["a", "b", "c"].sort((one, other) => (ticketOf(one) < ticketOf(other) ? -1 : 1))[0],
 * );
 * for (const { outcome, probability } of smallest.outcomes) {
 *   console.log(outcome, `${probability.numerator}/${probability.denominator}`);
 * }
 * ```
 * ```text
 * a 1/3
 * b 1/3
 * c 1/3
 * ```
 */
export function exactOverOrders<T>(
  units: readonly string[],
  program: (ticketOf: (unit: string) => string) => T,
  options: OrderOptions = {},
): ExactDistribution<T> {
  readUnits(units, 1);
  const mostRuns = readLimit(options.mostRuns, "mostRuns", 1_000_000);
  const { ticketOfRank = leadingDigits } = options;
  const orders = units.reduce((product, _, index) => product * BigInt(index + 1), 1n);
  if (orders > BigInt(mostRuns)) {
    const expected = `units with at most ${String(mostRuns)} orders`;
    const received = `${String(units.length)} units`;
    throw new DoubleRandomError({ code: "PROGRAM_TOO_LARGE", path: "units", expected, received });
  }
  const found = new Map<string, { readonly outcome: T; runs: bigint }>();
  for (const order of everyOrder(units)) {
    const outcome = run(program, order, ticketOfRank);
    const key = outcomeKey(outcome);
    const known = found.get(key);
    if (known) known.runs += 1n;
    else found.set(key, { outcome, runs: 1n });
  }
  return {
    outcomes: [...found.values()].map(({ outcome, runs }) => ({ outcome, probability: fraction(runs, orders) })),
    undecided: ZERO,
    runs: Number(orders),
  };
}

function run<T>(
  program: (ticketOf: (unit: string) => string) => T,
  order: readonly string[],
  ticketOfRank: (rank: number) => string,
): T {
  const tickets = new Map(order.map((unit, rank) => [unit, ticketOfRank(rank)]));
  const ticketOf = (unit: string): string => {
    const ticket = tickets.get(unit);
    if (ticket !== undefined) return ticket;
    const expected = "one of the units";
    throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "unit", expected, received: describeValue(unit) });
  };
  try {
    return program(ticketOf);
  } catch (error) {
    throw new DoubleRandomError({
      code: "PROGRAM_FAILED",
      path: "program",
      expected: "an outcome for every order of the tickets",
      received: `${error instanceof Error ? `${error.name}: ${error.message}` : describeValue(error)} at the order ${order.join(", ")}`,
      details: { order, error },
    });
  }
}

function leadingDigits(rank: number): string {
  return rank.toString(16).padStart(8, "0").padEnd(64, "0");
}
