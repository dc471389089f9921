import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import type { Warning } from "../errors/warnings.js";
import { parseWith } from "../model/parse.js";
import { seedSchema, type Seed } from "../model/seed.js";
import { deriveSeed } from "../random/deriveSeed.js";
import { seedEntropy } from "../random/seedEntropy.js";

/** Fewer bits than this, and every outcome can be computed beforehand. */
const REFUSED_BELOW = 64;
/** Fewer bits than this, and the record says so. */
const WARNED_BELOW = 128;

/** A seed that has been found fit, with the bits counted. */
export interface CheckedSeed {
  readonly seed: Seed;
  readonly countedBits: number;
  readonly warnings: readonly Warning[];
}

/** Refuses a seed that is missing, is not text or is too short, and says how weak it is otherwise. */
export function checkSeed(input: unknown): CheckedSeed {
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
  const countedBits = seedEntropy(seed.sources);
  if (countedBits < REFUSED_BELOW) {
    throw new DoubleRandomError({
      code: "SEED_WEAK",
      path: "seed",
      expected: `at least ${String(REFUSED_BELOW)} bits that nobody could know beforehand, such as 20 digits rolled with ten-sided dice`,
      received: `${String(countedBits)} bits`,
    });
  }
  const warnings: Warning[] = [
    {
      code: "SEED_DECLARED",
      message:
        "The seed was typed in by the bureau. Nothing shows that it was not chosen among several; this is the weakest kind.",
    },
  ];
  if (countedBits < WARNED_BELOW) {
    const message = `The seed carries ${String(countedBits)} bits, fewer than ${String(WARNED_BELOW)}.`;
    warnings.push({ code: "SEED_SHORT", message });
  }
  return { seed, countedBits, warnings };
}
