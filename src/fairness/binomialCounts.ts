import type { Fraction } from "../exact/fraction.js";
import { numberOf } from "./numberOf.js";

/** The law of how often an event happens in independent draws that have it with the same probability. */
export interface BinomialCounts {
  /** The probability of at most this count. */
  readonly atMost: (count: number) => number;
  /** The probability of at least this count. */
  readonly atLeast: (count: number) => number;
  /** The counts whose two tails are both above a probability, inclusive. */
  readonly between: (tail: number) => { readonly least: number; readonly greatest: number };
}

/**
 * The binomial law from whole numbers alone, with no special function: the probabilities follow from that of the likeliest count by
 * the ratio of neighbours, and are divided by their sum. With 320 bits each tail above 1e-60 is right to more digits than a
 * float has; counts beyond the window, where a probability has fallen below 2^-320 of the greatest, have the tail 0.
 *
 * @param draws - at least 1
 * @param chance - above 0 and below 1
 */
export function binomialCounts(draws: number, { numerator, denominator }: Fraction): BinomialCounts {
  const trials = BigInt(draws);
  const missed = denominator - numerator;
  const mode = Number(((trials + 1n) * numerator) / denominator);
  const start = Math.min(mode, draws);
  const below: bigint[] = [];
  for (let weight = UNIT, count = BigInt(start); weight > 0n && count > 0n; count--) {
    weight = (weight * count * missed) / ((trials - count + 1n) * numerator);
    below.push(weight);
  }
  const above: bigint[] = [];
  for (let weight = UNIT, count = BigInt(start); weight > 0n && count < trials; count++) {
    weight = (weight * (trials - count) * numerator) / ((count + 1n) * missed);
    above.push(weight);
  }
  const first = start - below.length;
  const running: bigint[] = [];
  let total = 0n;
  for (const weight of [...below.reverse(), UNIT, ...above]) running.push((total += weight));

  const upTo = (count: number): bigint => (count < first ? 0n : (running[count - first] ?? total));
  const atMost = (count: number): number => numberOf({ numerator: upTo(count), denominator: total });
  const atLeast = (count: number): number => numberOf({ numerator: total - upTo(count - 1), denominator: total });
  const between = (tail: number): { readonly least: number; readonly greatest: number } => {
    let least = first;
    while (atMost(least) <= tail) least += 1;
    let greatest = first + running.length - 1;
    while (atLeast(greatest) <= tail) greatest -= 1;
    return { least, greatest };
  };
  return { atMost, atLeast, between };
}

const UNIT = 1n << 320n;
