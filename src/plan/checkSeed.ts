import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import type { Warning } from "../errors/warnings.js";
import { parseWith } from "../model/parse.js";
import { seedSchema, type Seed } from "../model/seed.js";
import { deriveSeed } from "../random/deriveSeed.js";
import type { HashSuite } from "../random/hashing.js";
import { judgeSeed } from "./judgeSeed.js";

/** A seed that has been found fit, with the bits counted. */
export interface CheckedSeed {
  readonly seed: Seed;
  readonly countedBits: number;
  readonly warnings: readonly Warning[];
}

/**
 * Refuses a seed that is missing, is not text, does not fit its sources or is too short, and says how weak it is otherwise.
 *
 * @param suite - the hash of the draw, for the digests of secrets
 */
export function checkSeed(input: unknown, suite: HashSuite = "sha256"): CheckedSeed {
  if (input === undefined || input === null) {
    const expected = "an object { sources }; there is no default seed";
    throw new DoubleRandomError({ code: "SEED_MISSING", path: "seed", expected, received: describeValue(input) });
  }
  const { sources } = input as { readonly sources?: unknown };
  if (typeof input !== "object" || !Array.isArray(sources)) {
    const expected = "an object { sources: [{ type, ref, value }] }";
    const code = typeof input === "object" ? "SEED_MISSING" : "SEED_TYPE";
    throw new DoubleRandomError({ code, path: "seed", expected, received: describeValue(input) });
  }
  deriveSeed({ drawId: "check", sources: sources as Seed["sources"] });
  const seed = parseWith(seedSchema, input, "seed");
  const { countedBits, warnings, problem } = judgeSeed(seed, suite);
  if (problem) throw new DoubleRandomError(problem);
  return { seed, countedBits, warnings };
}
