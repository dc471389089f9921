import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { add, fraction, ZERO, type Fraction } from "../exact/fraction.js";
import { checkBound } from "../random/checkBound.js";
import type { RandomSource } from "../random/randomSource.js";
import { outcomeKey } from "./outcomeKey.js";
import { readLimit } from "./readLimit.js";

/** How far a walk goes. */
export interface WalkLimits {
  /** The most times that the program is run. Default 1 000 000. */
  readonly mostRuns?: number;
  /** The most answers that one run may ask for, so that a loop that never ends is noticed. Default 10 000. */
  readonly mostAnswers?: number;
  /**
   * What becomes of a run that asks for more answers: the walk is refused, or the probability of such runs is reported as
   * `undecided`, which is how a sampler that rejects and tries again is walked to a depth. Default `refuse`.
   */
  readonly beyondMostAnswers?: "refuse" | "undecided";
}

/** One outcome of a program. */
export interface OutcomeProbability<T> {
  readonly outcome: T;
  /** Exact, above 0. */
  readonly probability: Fraction;
}

/** The law of a program: everything that can come out, with its probability. */
export interface ExactDistribution<T> {
  /** In the order in which they first came out; equal outcomes are one. */
  readonly outcomes: readonly OutcomeProbability<T>[];
  /** The probability of the runs that were left because they asked for too many answers; 0 unless that was allowed. */
  readonly undecided: Fraction;
  /** How often the program was run. */
  readonly runs: number;
}

/**
 * The exact law of a program that asks nothing of chance but the integers of a {@link RandomSource}: the program is run
 * once for every sequence of answers that the source can give.
 *
 * A source answers every bound evenly and independently, so a sequence of answers has the probability `1 / product of
 * the bounds`, and an outcome the sum over its sequences. Nothing is estimated: the fractions add up to 1 exactly. Later bounds
 * may depend on earlier answers. The number of runs is the number of sequences, so keep the program small: all orders of
 * nine things are 362 880 runs.
 *
 * @param program - is run many times and must do the same on the same answers; returns plain data
 * @throws `DoubleRandomError` `PROGRAM_TOO_LARGE` beyond the limits; `PROGRAM_ERRATIC` where the program asks for other
 *   bounds after the same answers, so that it depends on something else than its source; `PROGRAM_FAILED` where it throws, with
 *   the answers that led there and the error in `details`; `FIELD_INVALID` for an outcome that is no plain data, such as a
 *   promise, and for other limits
 *
 * @example
 * ```ts
 * import { exactDistribution } from "double-random/fairness";
 *
 * const naive = exactDistribution((source) => {
 *   const order = ["a", "b", "c"];
 *   for (const place of order.keys()) {
 *     const other = Number(source.uniformInt(3n));
 *     [order[place], order[other]] = [order[other], order[place]];
 *   }
 *   return order.join("");
 * });
 * for (const { outcome, probability } of naive.outcomes) {
 *   console.log(outcome, `${probability.numerator}/${probability.denominator}`);
 * }
 * ```
 * ```text
 * cab 4/27
 * bca 5/27
 * bac 5/27
 * cba 4/27
 * acb 5/27
 * abc 4/27
 * ```
 */
export function exactDistribution<T>(
  program: (source: RandomSource) => T,
  limits: WalkLimits = {},
): ExactDistribution<T> {
  const mostRuns = readLimit(limits.mostRuns, "mostRuns", 1_000_000);
  const mostAnswers = readLimit(limits.mostAnswers, "mostAnswers", 10_000);
  const found = new Map<string, { readonly outcome: T; readonly sequences: Sequences }>();
  const undecided: Sequences = new Map();
  const path: Asked[] = [];
  let runs = 0;
  do {
    if (++runs > mostRuns) throw tooLarge(`more than ${String(mostRuns)} sequences of answers`);
    const { outcome, stopped } = follow(program, path, mostRuns, mostAnswers);
    if (stopped && limits.beyondMostAnswers !== "undecided") {
      throw tooLarge(`a run that asks for more than ${String(mostAnswers)} answers`);
    }
    const likelihood = path.at(-1)?.sequences ?? 1n;
    if (stopped) {
      count(undecided, likelihood);
      continue;
    }
    const key = outcomeKey(outcome);
    const known = found.get(key);
    if (known) count(known.sequences, likelihood);
    else found.set(key, { outcome, sequences: new Map([[likelihood, 1n]]) });
  } while (hasNext(path));
  return {
    outcomes: [...found.values()].map(({ outcome, sequences }) => ({ outcome, probability: sumOf(sequences) })),
    undecided: sumOf(undecided),
    runs,
  };
}

/** How many sequences of answers there are of each kind: those of which one in so many happens. */
type Sequences = Map<bigint, bigint>;

function count(sequences: Sequences, oneIn: bigint): void {
  sequences.set(oneIn, (sequences.get(oneIn) ?? 0n) + 1n);
}

function sumOf(sequences: Sequences): Fraction {
  return [...sequences].reduce((sum, [oneIn, number]) => add(sum, fraction(number, oneIn)), ZERO);
}

/** A question to the source, with its answer. */
interface Asked {
  readonly bound: bigint;
  /** The product of the bounds up to this one. */
  readonly sequences: bigint;
  answer: bigint;
}

/** Runs the program along a path, and takes the first answer wherever the path goes on. */
function follow<T>(
  program: (source: RandomSource) => T,
  path: Asked[],
  mostRuns: number,
  mostAnswers: number,
): { readonly outcome: T; readonly stopped: false } | { readonly outcome?: never; readonly stopped: true } {
  const planned = path.length;
  let asked = 0;
  // Kept beside the throw, because a program may catch what it should not.
  let refusal: Error | undefined;
  const refuse = (error: Error): never => {
    refusal = error;
    throw error;
  };
  const uniformInt = (bound: bigint): bigint => {
    if (refusal !== undefined) throw refusal;
    checkBound(bound);
    if (asked >= mostAnswers) return refuse(STOPPED);
    const next = path[asked];
    if (!next) {
      if (bound > BigInt(mostRuns)) return refuse(tooLarge(`a bound of ${describeValue(bound)}`));
      path.push({ bound, sequences: (path.at(-1)?.sequences ?? 1n) * bound, answer: 0n });
    } else if (next.bound !== bound) {
      return refuse(erratic(`a bound of ${describeValue(bound)} instead of ${describeValue(next.bound)}`, path, asked));
    }
    return path[asked++]!.answer;
  };
  let outcome: T;
  try {
    outcome = program({ uniformInt });
  } catch (error) {
    if (refusal === STOPPED) return { stopped: true };
    throw refusal ?? failed(error, path.slice(0, asked));
  }
  if (refusal === STOPPED) return { stopped: true };
  if (refusal !== undefined) throw refusal;
  if (asked < planned) throw erratic("an end", path, asked);
  return { outcome, stopped: false };
}

const STOPPED: Error = new Error("more answers than the walk goes to");

/** Moves to the next sequence of answers: the last one that can still grow grows, and those after it are forgotten. */
function hasNext(path: Asked[]): boolean {
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    if (last.answer + 1n < last.bound) {
      last.answer += 1n;
      return true;
    }
    path.pop();
  }
  return false;
}

function tooLarge(received: string): DoubleRandomError {
  return new DoubleRandomError({
    code: "PROGRAM_TOO_LARGE",
    path: "program",
    expected: "a program whose every run can be tried within the limits",
    received,
  });
}

function erratic(received: string, path: readonly Asked[], asked: number): DoubleRandomError {
  return new DoubleRandomError({
    code: "PROGRAM_ERRATIC",
    path: "program",
    expected: "the same questions after the same answers, so that chance comes from the source alone",
    received: `${received} after the answers ${answersOf(path.slice(0, asked)).join(", ") || "of none"}`,
  });
}

function failed(error: unknown, path: readonly Asked[]): DoubleRandomError {
  const answers = answersOf(path);
  return new DoubleRandomError({
    code: "PROGRAM_FAILED",
    path: "program",
    expected: "an outcome for every sequence of answers",
    received: `${error instanceof Error ? `${error.name}: ${error.message}` : describeValue(error)} after the answers ${answers.join(", ") || "of none"}`,
    details: { answers, error },
  });
}

function answersOf(path: readonly Asked[]): readonly string[] {
  return path.map(({ answer }) => String(answer));
}
