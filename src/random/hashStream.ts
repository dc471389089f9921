import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { checkSuite, hashText, type HashSuite } from "./hashing.js";
import { checkSeedForm } from "./ticketOf.js";
import type { RandomSource } from "./randomSource.js";
import { uniformInt } from "./uniformInt.js";

/** What {@link hashStream} needs. */
export interface HashStreamOptions {
  /** S, the derived seed of the draw. */
  readonly seed: string;
  /** What the stream is used for; streams with different labels are independent. */
  readonly label: string;
  /** Default `sha256`. */
  readonly suite?: HashSuite;
}

/**
 * A source of uniform integers from the seed of a draw: the words are
 * `H("dr1:stream:" + S + ":" + label + ":" + k)` for k = 0, 1, 2, ..., each read as a 256-bit number.
 *
 * @throws {@link DoubleRandomError} `SEED_TYPE` when `seed` is not a derived seed
 *
 * @example
 * ```ts
 * import { hashStream } from "double-random";
 *
 * const seed = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
 * const dice = hashStream({ seed, label: "dice" });
 * console.log(dice.uniformInt(6n) + 1n, dice.uniformInt(6n) + 1n, dice.uniformInt(6n) + 1n);
 * ```
 * ```text
 * 5n 2n 4n
 * ```
 */
export function hashStream(options: HashStreamOptions): RandomSource {
  checkOptions(options);
  const { seed, label, suite = "sha256" } = options;
  checkSuite(suite);
  checkSeedForm(seed);
  if (typeof label !== "string") {
    const expected = "text";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "label", expected, received: describeValue(label) });
  }
  let k = 0;
  const nextWord = (): bigint => BigInt(`0x${hashText(suite, `dr1:stream:${seed}:${label}:${String(k++)}`)}`);
  return { uniformInt: (bound) => uniformInt(bound, 256n, nextWord) };
}
