import { checkBound } from "./checkBound.js";

/**
 * An integer from `0` to `bound - 1`, exactly uniform if the words are: as many words as the bound needs are
 * joined, first word most significant, and a value at or above the largest multiple of the bound is thrown away.
 *
 * @param bound - exclusive, at least 1
 * @param wordBits - the width of a word
 * @param nextWord - the next word, from `0` to `2 ** wordBits - 1`
 */
export function uniformInt(bound: bigint, wordBits: bigint, nextWord: () => bigint): bigint {
  checkBound(bound);
  let range = 1n << wordBits;
  let words = 1;
  while (range < bound) {
    range <<= wordBits;
    words += 1;
  }
  const limit = range - (range % bound);
  for (;;) {
    let value = 0n;
    for (let k = 0; k < words; k++) value = (value << wordBits) | nextWord();
    if (value < limit) return value % bound;
  }
}
