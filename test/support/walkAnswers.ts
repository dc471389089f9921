import { fraction, type Fraction } from "../../src/exact/fraction.js";
import type { RandomSource } from "../../src/random/randomSource.js";

/** What a program came to on one sequence of answers, and how likely that sequence is. */
export interface WalkedOutcome<T> {
  readonly outcome: T;
  readonly probability: Fraction;
}

/**
 * Runs a program once for every sequence of answers that its source can give, so that its law is known exactly: the
 * probability of an outcome is the sum over the entries that have it.
 *
 * Each answer is equally likely below its bound, so a sequence has the probability `1 / product of the bounds`; bounds
 * may depend on earlier answers. The number of runs is the number of sequences: keep the program small.
 *
 * @param program - asks nothing of chance but the source
 */
export function walkAnswers<T>(program: (source: RandomSource) => T): WalkedOutcome<T>[] {
  const walked: WalkedOutcome<T>[] = [];
  const answers: bigint[] = [];
  for (;;) {
    const bounds: bigint[] = [];
    const uniformInt = (bound: bigint): bigint => {
      if (typeof bound !== "bigint" || bound < 1n) throw new RangeError(`asked for an integer below ${String(bound)}`);
      const answer = answers[bounds.length] ?? 0n;
      answers[bounds.length] = answer;
      bounds.push(bound);
      return answer;
    };
    const outcome = program({ uniformInt });
    if (bounds.length < answers.length) throw new Error("the program does not depend on its source alone");
    walked.push({
      outcome,
      probability: fraction(
        1n,
        bounds.reduce((product, bound) => product * bound, 1n),
      ),
    });

    while (answers.length > 0 && answers.at(-1)! + 1n === bounds[answers.length - 1]) answers.pop();
    if (answers.length === 0) return walked;
    answers[answers.length - 1] = answers.at(-1)! + 1n;
  }
}
