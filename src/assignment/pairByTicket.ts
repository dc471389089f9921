import type { Inspector } from "../model/inspector.js";

/** Two inspectors, `first` before `second` by code point of the id. */
export interface InspectorPair {
  readonly first: Inspector;
  readonly second: Inspector;
}

/** The pair of a target. */
export interface ChosenPair extends InspectorPair {
  readonly ticket: string;
  /** How many pairs were eligible. */
  readonly eligiblePairs: number;
}

/**
 * The pairs of a roster that may work together on a task: not kept apart by a withdrawal, competent together for every
 * item, and with one member at least who may lead.
 *
 * @param eligible - by code point of the id
 */
export function workablePairs(
  eligible: readonly Inspector[],
  required: readonly string[],
  keptApart: (first: string, second: string) => boolean,
): readonly InspectorPair[] {
  return eligible.flatMap((first, index) =>
    eligible
      .slice(index + 1)
      .filter((second) => {
        const canLead = first.canLead !== false || second.canLead !== false;
        const competent = required.every(
          (name) => first.competences?.includes(name) === true || second.competences?.includes(name) === true,
        );
        return canLead && competent && !keptApart(first.id, second.id);
      })
      .map((second) => ({ first, second })),
  );
}

/**
 * `pair-ticket/1`: among the pairs that may inspect a target, the one with the smallest ticket. If every order of the
 * tickets is equally likely, so is every eligible pair, whatever pairs are excluded.
 *
 * @param pairs - the workable pairs of the task
 * @param avoided - the inspectors who keep away from the target
 */
export function pairByTicket(
  pairs: readonly InspectorPair[],
  avoided: { has(inspectorId: string): boolean },
  ticketOf: (first: string, second: string) => string,
): ChosenPair | undefined {
  let best: InspectorPair | undefined;
  let bestTicket = "";
  let eligiblePairs = 0;
  for (const pair of pairs) {
    if (avoided.has(pair.first.id) || avoided.has(pair.second.id)) continue;
    eligiblePairs += 1;
    const ticket = ticketOf(pair.first.id, pair.second.id);
    if (!best || ticket < bestTicket) [best, bestTicket] = [pair, ticket];
  }
  return best && { ...best, ticket: bestTicket, eligiblePairs };
}
