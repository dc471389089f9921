import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { binomial } from "../exact/binomial.js";
import { fraction } from "../exact/fraction.js";
import { eventProbabilities, unequalProbabilities, type Departure } from "./eventProbabilities.js";
import type { OutcomeProbability } from "./exactDistribution.js";
import type { Verdict } from "./fairnessTest.js";
import { readUnits } from "./readUnits.js";

/** What {@link exactSampleTest} asks for. */
export interface ExactSampleTestOptions {
  /** The frame, as distinct texts. */
  readonly units: readonly string[];
  /** n; from 0 to the number of units. */
  readonly sampleSize: number;
  /** The exact law of the sampler, from `exactDistribution` or `exactOverOrders`; units of a sample in any order. */
  readonly outcomes: readonly OutcomeProbability<readonly string[]>[];
}

/** What {@link exactSampleTest} finds. There is no significance: fractions are compared. */
export interface ExactSampleTest {
  readonly kind: "exact";
  /** `departs` if there is anything below. */
  readonly verdict: Verdict;
  readonly frameSize: number;
  readonly sampleSize: number;
  /** Samples of another size, with a unit twice, or with something outside the frame. */
  readonly malformed: readonly (readonly string[])[];
  /** Units whose probability is not n / N. */
  readonly units: readonly Departure[];
  /** Pairs, `a + b`, whose probability is not n (n-1) / (N (N-1)). */
  readonly pairs: readonly Departure[];
  /** Samples, `a + b + c`, that happen with another probability than 1 over the number of all. */
  readonly samples: readonly Departure[];
  /** How many samples of this size never happen. */
  readonly never: bigint;
}

/**
 * Whether a sampler draws simple random samples of a fixed size without replacement, exactly: every sample of that size with the same
 * probability, and nothing else. That implies equal units and equal pairs, which are listed for the reader.
 *
 * @throws `DoubleRandomError` `FIELD_INVALID` for options that are not as described
 *
 * @example
 * ```ts
 * import { describeFairness, exactDistribution, exactSampleTest } from "double-random/fairness";
 *
 * // The reservoir of a popular package: at row i it takes a place below i, where i + 1 rows have been seen.
 * const units = ["a", "b", "c", "d", "e"];
 * const reservoir = exactDistribution((source) => {
 *   const sample = units.slice(0, 3);
 *   for (let i = 3; i < units.length; i++) {
 *     const place = Number(source.uniformInt(BigInt(i)));
 *     if (place < 3) sample[place] = units[i];
 *   }
 *   return sample;
 * });
 * const test = exactSampleTest({ units, sampleSize: 3, outcomes: reservoir.outcomes });
 * console.log(describeFairness(test));
 * console.log(test.units.map(({ event, probability }) => `${event} ${probability}`).join(", "));
 * ```
 * ```text
 * Samples of 3 of 5 are not equally likely: 5 units have another probability, 10 pairs have another probability, 9 samples have another probability, 1 sample never happens.
 * a 1/2, b 1/2, c 1/2, d 3/4, e 3/4
 * ```
 */
export function exactSampleTest(options: ExactSampleTestOptions): ExactSampleTest {
  checkOptions(options);
  const { units, sampleSize, outcomes } = options;
  readUnits(units, 1);
  if (!Number.isSafeInteger(sampleSize) || sampleSize < 0 || sampleSize > units.length) {
    const expected = `a whole number from 0 to ${String(units.length)}`;
    const received = describeValue(sampleSize);
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "sampleSize", expected, received });
  }
  const [n, size] = [BigInt(sampleSize), BigInt(units.length)];
  const malformed = outcomes
    .map(({ outcome }) => outcome)
    .filter(
      (sample) =>
        sample.length !== sampleSize ||
        new Set(sample).size < sample.length ||
        sample.some((unit) => !units.includes(unit)),
    );
  const nameOf = (sample: readonly string[]): string => units.filter((unit) => sample.includes(unit)).join(" + ");
  const samples = eventProbabilities(
    outcomes.filter(({ outcome }) => !malformed.includes(outcome)),
    (sample) => [nameOf(sample)],
  );
  const every = binomial(size, n);
  const found = {
    malformed,
    units: unequalProbabilities(
      eventProbabilities(outcomes, (sample) => sample),
      units,
      fraction(n, size),
    ),
    pairs: size < 2n || n < 2n ? [] : unequalPairs(options),
    samples: unequalProbabilities(samples, [...samples.keys()], fraction(1n, every)),
  };
  const never = every - BigInt(samples.size);
  const departs = never > 0n || Object.values(found).some(({ length }) => length > 0);
  const verdict = departs ? "departs" : "consistent";
  return { kind: "exact", verdict, frameSize: units.length, sampleSize, ...found, never };
}

function unequalPairs({ units, sampleSize, outcomes }: ExactSampleTestOptions): readonly Departure[] {
  const [n, size] = [BigInt(sampleSize), BigInt(units.length)];
  const place = new Map(units.map((unit, index) => [unit, index]));
  const pairsOf = (sample: readonly string[]): readonly string[] => {
    const ordered = [...sample].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    return ordered.flatMap((unit, index) => ordered.slice(index + 1).map((other) => `${unit} + ${other}`));
  };
  const chance = fraction(n * (n - 1n), size * (size - 1n));
  return unequalProbabilities(eventProbabilities(outcomes, pairsOf), pairsOf(units), chance);
}
