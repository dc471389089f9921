// @ts-check
/** @import { RandomSource } from "double-random" */
import { deriveSeed, hashStream, seedrandomSource } from "double-random";

/** @typedef {(label: string) => RandomSource} StreamOf */

/**
 * One random source per label, so that a change to one column of the directory leaves the others as they were. The hash
 * stream makes the seed of each; the generator behind it is many times faster, and a directory takes a million numbers.
 *
 * @param {string} seed
 * @returns {StreamOf}
 */
export function randomStreams(seed) {
  const sources = [{ type: "declared", ref: "directory", value: seed }];
  const derived = deriveSeed({ drawId: "invented-directory", sources });
  return (label) => {
    const word = hashStream({ seed: derived, label }).uniformInt(1n << 256n);
    return seedrandomSource(word.toString(16).padStart(64, "0"));
  };
}

/**
 * A whole number from 0 to `bound - 1`.
 *
 * @param {RandomSource} source
 * @param {number} bound
 */
export function below(source, bound) {
  return Number(source.uniformInt(BigInt(bound)));
}

/**
 * @template T
 * @param {RandomSource} source
 * @param {readonly T[]} list - not empty
 * @returns {T}
 */
export function pick(source, list) {
  return present(list[below(source, list.length)]);
}

/**
 * A value that the caller knows to be there.
 *
 * @template T
 * @param {T | undefined} value
 * @returns {T}
 */
export function present(value) {
  if (value === undefined) throw new RangeError("the directory generator asked for a value that is not there");
  return value;
}
