import { sourceEntropy, seedEntropy } from "../beacon/seedEntropy.js";
import { sourceMisfit } from "../beacon/sourceMisfit.js";
import { describeValue } from "../errors/describeValue.js";
import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import type { Warning } from "../errors/warnings.js";
import type { Seed, SeedSource } from "../model/seed.js";
import type { HashSuite } from "../random/hashing.js";

/** With fewer bits every outcome can be computed beforehand. */
export const LEAST_SEED_BITS = 64;
/** Fewer bits than this, and the record says so. */
const WARNED_BELOW = 128;

/** What a seed is worth. */
export interface SeedJudgement {
  readonly countedBits: number;
  readonly warnings: readonly Warning[];
  /** Why nothing may be drawn with it: `SEED_VALUE` or `SEED_WEAK`. */
  readonly problem?: ErrorIssue;
}

/**
 * Judges a seed that satisfies its schema: whether its values fit its sources, how many bits they carry, and who could have chosen
 * them. Never throws; the signatures of beacons are not checked here.
 *
 * @param suite - the hash of the draw, for the digests of secrets
 */
export function judgeSeed({ sources }: Seed, suite: HashSuite): SeedJudgement {
  const countedBits = seedEntropy(sources);
  const warnings = [...originWarnings(sources), ...lengthWarnings(countedBits)];
  const problem = valueProblem(sources, suite) ?? repeatProblem(sources) ?? weakness(countedBits);
  return { countedBits, warnings, ...(problem && { problem }) };
}

function valueProblem(sources: readonly SeedSource[], suite: HashSuite): ErrorIssue | undefined {
  for (const [index, source] of sources.entries()) {
    const misfit = sourceMisfit(source, suite);
    if (misfit) return valueIssue(index, misfit.field, misfit.expected, misfit.received);
  }
  return undefined;
}

/** One announcement listed twice would count twice. Typed text carries what it carries, whatever it is called. */
function repeatProblem(sources: readonly SeedSource[]): ErrorIssue | undefined {
  const seen = new Set<string>();
  for (const [index, { type, ref }] of sources.entries()) {
    const name = `${type} ${ref}`;
    if (type !== "declared" && seen.has(name)) return valueIssue(index, "ref", "a source not listed before", ref);
    seen.add(name);
  }
  return undefined;
}

function valueIssue(index: number, field: string, expected: string, received: unknown): ErrorIssue {
  const path = `seed.sources[${String(index)}].${field}`;
  return { code: "SEED_VALUE", path, expected, received: describeValue(received) };
}

function weakness(countedBits: number): ErrorIssue | undefined {
  if (countedBits >= LEAST_SEED_BITS) return undefined;
  return {
    code: "SEED_WEAK",
    path: "seed",
    expected: `at least ${String(LEAST_SEED_BITS)} bits that nobody could know beforehand, such as 20 digits rolled with ten-sided dice`,
    received: `${String(countedBits)} bits`,
  };
}

/** Who could have chosen the seed, or stopped the draw on seeing it. */
function originWarnings(sources: readonly SeedSource[]): Warning[] {
  const others = sources.filter(({ type }) => type !== "declared");
  const otherBits = others.reduce((bits, source) => bits + sourceEntropy(source), 0);
  const warnings: Warning[] = [];
  if (otherBits < LEAST_SEED_BITS) {
    const message =
      others.length === 0
        ? "The seed was typed in by the bureau. Nothing shows that it was not chosen among several; this is the weakest kind."
        : `Only ${String(otherBits)} bits of the seed come from outside; the rest was typed in by the bureau. Nothing shows that the rest was not chosen among several.`;
    warnings.push({ code: "SEED_DECLARED", message });
  }
  if (others.length > 0 && others.every(({ type }) => type === "reveal")) {
    const message =
      "The seed comes from secrets alone. Whoever reveals last knows the outcome first and can stop the draw; a beacon or a lottery announced after all secrets would prevent it.";
    warnings.push({ code: "SEED_LAST_REVEALER", message });
  }
  if (others.length > 0 && others.every(({ type }) => type === "nist")) {
    const message =
      "The seed comes from the NIST beacon alone, whose one operator knows every value before it is published.";
    warnings.push({ code: "SEED_ONE_OPERATOR", message });
  }
  return warnings;
}

function lengthWarnings(countedBits: number): Warning[] {
  if (countedBits >= WARNED_BELOW) return [];
  const message = `The seed carries ${String(countedBits)} bits, fewer than ${String(WARNED_BELOW)}.`;
  return [{ code: "SEED_SHORT", message }];
}
