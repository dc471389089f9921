import type { Inspector } from "double-random";
import { pairByTicket, workablePairs } from "../../src/assignment/pairByTicket.js";
import { allSubsets } from "./allSubsets.js";
import { equallyLikely } from "./distribution.js";
import { everyOrderOfTickets } from "./orderedTickets.js";
import type { WalkedOutcome } from "./walkAnswers.js";

/** Two inspectors as one text. */
export function pairKey(first: string, second: string): string {
  return first < second ? `${first} and ${second}` : `${second} and ${first}`;
}

/** What `pair-ticket/1` is to know of a target besides its roster. */
export interface PairRules {
  readonly required?: readonly string[];
  /** Keys of the pairs that are kept apart. */
  readonly apart?: readonly string[];
  /** Inspectors who keep away from the target. */
  readonly avoided?: readonly string[];
}

/** The exact law of `pair-ticket/1`: the pair, or `nobody`, over every order of the tickets of all pairs. */
export function lawOfPair(
  roster: readonly Inspector[],
  { required = [], apart = [], avoided = [] }: PairRules = {},
): readonly WalkedOutcome<string>[] {
  const pairs = workablePairs(roster, required, (first, second) => apart.includes(pairKey(first, second)));
  const keys = allSubsets(roster, 2).map(([first, second]) => pairKey(first!.id, second!.id));
  return equallyLikely(
    everyOrderOfTickets(keys).map((ticketOf) => {
      const chosen = pairByTicket(pairs, new Set(avoided), (first, second) => ticketOf(pairKey(first, second)));
      return chosen ? pairKey(chosen.first.id, chosen.second.id) : "nobody";
    }),
  );
}
