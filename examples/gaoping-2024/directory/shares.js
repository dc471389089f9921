// @ts-check
/** @import { RandomSource } from "double-random" */
import { shuffle } from "double-random";
import { present } from "./randomStreams.js";

/**
 * Values with whole-number weights.
 *
 * @template T
 * @typedef {readonly (readonly [value: T, weight: number])[]} Shares
 */

/**
 * Whole numbers in the proportion of the weights that add up to the total, by largest remainder; ties go to the
 * first. So each share is less than one away from its exact value, and a test needs no tolerance of luck.
 *
 * @param {number} total
 * @param {readonly number[]} weights - whole numbers
 * @returns {readonly number[]}
 */
export function apportion(total, weights) {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const remainders = weights.map((weight) => (total * weight) % sum);
  const counts = weights.map((weight, index) => (total * weight - present(remainders[index])) / sum);
  const short = total - counts.reduce((a, b) => a + b, 0);
  const largest = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, short);
  const raised = new Set(largest.map(({ index }) => index));
  return counts.map((count, index) => (raised.has(index) ? count + 1 : count));
}

/**
 * As many values as asked for, in the proportion of the shares and in random order.
 *
 * @template T
 * @param {RandomSource} source
 * @param {number} total
 * @param {Shares<T>} shares
 * @returns {T[]}
 */
export function deal(source, total, shares) {
  const counts = apportion(
    total,
    shares.map(([, weight]) => weight),
  );
  const hand = shares.flatMap(([value], index) => Array.from({ length: present(counts[index]) }, () => value));
  return shuffle(hand, source);
}

/**
 * A column that deals to each kind of row by shares of its own; rows of a kind without shares get nothing.
 *
 * @template {string} K
 * @template T
 * @param {RandomSource} source
 * @param {readonly K[]} kinds - the kind of each row
 * @param {Readonly<Partial<Record<K, Shares<T>>>>} sharesOf
 * @returns {readonly (T | undefined)[]}
 */
export function dealByKind(source, kinds, sharesOf) {
  /** @type {Map<K, number>} */
  const sizes = new Map();
  for (const kind of kinds) sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
  /** @type {Map<K, T[]>} */
  const hands = new Map();
  for (const [kind, size] of sizes) {
    const shares = sharesOf[kind];
    if (shares) hands.set(kind, deal(source, size, shares));
  }
  return kinds.map((kind) => hands.get(kind)?.pop());
}
