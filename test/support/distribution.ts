import { add, compare, formatFraction, fraction, ZERO, type Fraction } from "../../src/exact/fraction.js";
import type { WalkedOutcome } from "./walkAnswers.js";

/** The exact probability of each outcome, by a key. */
export type Distribution = ReadonlyMap<string, Fraction>;

/** Adds up the probabilities of outcomes with the same keys; an outcome may have several keys. */
export function distributionOf<T>(
  outcomes: readonly WalkedOutcome<T>[],
  keysOf: (outcome: T) => readonly string[],
): Distribution {
  const probabilities = new Map<string, Fraction>();
  for (const { outcome, probability } of outcomes) {
    for (const key of keysOf(outcome)) probabilities.set(key, add(probabilities.get(key) ?? ZERO, probability));
  }
  return probabilities;
}

/** Outcomes that are all equally likely, such as the orders of tickets. */
export function equallyLikely<T>(outcomes: readonly T[]): readonly WalkedOutcome<T>[] {
  const probability = fraction(1n, BigInt(outcomes.length));
  return outcomes.map((outcome) => ({ outcome, probability }));
}

/** What breaks the law that each of these keys has this probability and that nothing else happens; empty if it holds. */
export function unequalProbabilities(
  distribution: Distribution,
  keys: readonly string[],
  probability: Fraction,
): readonly string[] {
  const expected = new Set(keys);
  const unknown = [...distribution.keys()].filter((key) => !expected.has(key));
  const uneven = keys
    .map((key) => ({ key, actual: distribution.get(key) ?? ZERO }))
    .filter(({ actual }) => compare(actual, probability) !== 0);
  return [
    ...unknown.map((key) => `${key} should not happen`),
    ...uneven.map(({ key, actual }) => `${key} has ${formatFraction(actual)}, not ${formatFraction(probability)}`),
  ];
}
