// The ARC4 generator alone, without the five others of the package.
import seedrandom from "seedrandom/seedrandom.js";
import type { RandomSource } from "./randomSource.js";
import { checkSeedForm } from "./ticketOf.js";
import { uniformInt } from "./uniformInt.js";

/**
 * A source of uniform integers from the ARC4 generator of the seedrandom package, for `shuffle/1`.
 *
 * It takes a derived seed and nothing else: that package repeats short seeds and keeps the low byte of each
 * character, so that `"1"` and `"11"`, or `"a"` and `"š"`, would give one stream. Integers come from its 32-bit words by
 * rejection, never from its fractions.
 *
 * @param seed - S, 64 lower-case hexadecimal characters
 * @throws {@link DoubleRandomError} `SEED_TYPE` for anything else
 *
 * @example
 * ```ts
 * import { seedrandomSource } from "double-random";
 *
 * const source = seedrandomSource("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
 * console.log(source.uniformInt(1000n), source.uniformInt(1000n));
 * ```
 * ```text
 * 967n 713n
 * ```
 */
export function seedrandomSource(seed: string): RandomSource {
  checkSeedForm(seed);
  const generator = seedrandom(seed);
  const nextWord = (): bigint => BigInt(generator.int32() >>> 0);
  return { uniformInt: (bound) => uniformInt(bound, 32n, nextWord) };
}
