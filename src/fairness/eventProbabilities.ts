import { add, compare, formatFraction, ZERO, type Fraction } from "../exact/fraction.js";
import type { OutcomeProbability } from "./exactDistribution.js";

/**
 * The exact probability of each event: of a unit being drawn, of two being drawn together, of a first place.
 *
 * @param eventsOf - the names of the events that an outcome belongs to; an event named twice counts twice
 *
 * @example
 * ```ts
 * import { shuffle } from "double-random";
 * import { eventProbabilities, exactDistribution } from "double-random/fairness";
 *
 * const draw = exactDistribution((source) => shuffle(["a", "b", "c", "d"], source, 2));
 * for (const [unit, { numerator, denominator }] of eventProbabilities(draw.outcomes, (sample) => sample)) {
 *   console.log(unit, `${numerator}/${denominator}`);
 * }
 * ```
 * ```text
 * a 1/2
 * b 1/2
 * c 1/2
 * d 1/2
 * ```
 */
export function eventProbabilities<T>(
  outcomes: readonly OutcomeProbability<T>[],
  eventsOf: (outcome: T) => readonly string[],
): ReadonlyMap<string, Fraction> {
  const probabilities = new Map<string, Fraction>();
  for (const { outcome, probability } of outcomes) {
    for (const event of eventsOf(outcome)) {
      probabilities.set(event, add(probabilities.get(event) ?? ZERO, probability));
    }
  }
  return probabilities;
}

/** An event that has not the probability that it should have. */
export interface Departure {
  readonly event: string;
  /** Exact, as text: `1/4`. */
  readonly probability: string;
  /** Exact, as text. */
  readonly expected: string;
}

/**
 * What breaks the law that each of these events has this probability and that nothing else happens; empty if it holds. Nothing
 * is estimated: the fractions are compared as they are.
 *
 * @param events - all that may happen
 *
 * @example
 * ```ts
 * import { eventProbabilities, exactDistribution, unequalProbabilities } from "double-random/fairness";
 *
 * const die = exactDistribution((source) => String((source.uniformInt(8n) % 6n) + 1n));
 * const sixth = { numerator: 1n, denominator: 6n };
 * const faces = ["1", "2", "3", "4", "5", "6"];
 * console.log(unequalProbabilities(eventProbabilities(die.outcomes, (face) => [face]), faces, sixth).slice(0, 3));
 * ```
 * ```text
 * [
 *   { event: '1', probability: '1/4', expected: '1/6' },
 *   { event: '2', probability: '1/4', expected: '1/6' },
 *   { event: '3', probability: '1/8', expected: '1/6' }
 * ]
 * ```
 */
export function unequalProbabilities(
  probabilities: ReadonlyMap<string, Fraction>,
  events: readonly string[],
  expected: Fraction,
): readonly Departure[] {
  const known = new Set(events);
  const others = [...probabilities.keys()].filter((event) => !known.has(event));
  return [...others.map((event) => ({ event, law: ZERO })), ...events.map((event) => ({ event, law: expected }))]
    .map(({ event, law }) => ({ event, law, actual: probabilities.get(event) ?? ZERO }))
    .filter(({ law, actual }) => compare(actual, law) !== 0)
    .map(({ event, law, actual }) => ({
      event,
      probability: formatFraction(actual),
      expected: formatFraction(law),
    }));
}
