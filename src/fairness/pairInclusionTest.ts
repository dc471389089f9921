import { fraction, type Fraction } from "../exact/fraction.js";
import { checkSampleOptions, drawSamples } from "./drawSamples.js";
import type { EventCount, FairnessTest, SampleTestOptions } from "./fairnessTest.js";
import { countUnits } from "./inclusionTest.js";
import { checkDraws, judgeCounts } from "./judgeCounts.js";

/**
 * Whether every two units are drawn together with the same probability n (n-1) / (N (N-1)), over many samples of a fixed size n
 * without replacement from N units. Samplers that take every k-th row, or neighbours, pass {@link inclusionTest} and fail here.
 *
 * If the law holds, the count of a pair is binomial, exactly. The statistic is about what the counts of the units do not
 * explain already: the counts of the pairs are split into their mean, a part `(n-1) (c_k + c_l - 2 R n / N) / (N-2)` that follows from the
 * units, and a remainder in a space of N (N-3) / 2 dimensions. A simple random sample treats all units alike, and under the
 * permutations of the units that space has no smaller invariant part, so by Schur's lemma the variance is the same in each of its
 * dimensions, and the squared length of the remainder by that variance is chi-squared with as many degrees of freedom as R
 * grows; its mean is that number for every R.
 *
 * @param options - with at least 4 units, samples of at least 2, and at least 2 left out: elsewhere the pairs follow from the units
 * @throws `DoubleRandomError` as `inclusionTest`, with 20 expected hits of every pair
 *
 * @example
 * ```ts
 * import { describeFairness, inclusionTest, pairInclusionTest } from "double-random/fairness";
 * import { hashStream } from "double-random";
 *
 * const units = ["a", "b", "c", "d", "e", "f"];
 * const everyThird = (index) => {
 *   const source = hashStream({ seed: index.toString(16).padStart(64, "0"), label: "start" });
 *   const start = Number(source.uniformInt(3n));
 *   return [units[start], units[start + 3]];
 * };
 * const options = { units, sampleSize: 2, draws: 3000, sampler: everyThird };
 * console.log(describeFairness(inclusionTest(options)));
 * console.log(describeFairness(pairInclusionTest(options)));
 * ```
 * ```text
 * In 3000 draws every unit, due with probability 1/3, came 965 to 1024 times, where 863 to 1140 pass: nothing speaks against equal chances.
 * In 3000 draws every pair, due with probability 1/15, came 0 to 1024 times, where 129 to 280 pass: this was not drawn with equal chances (15 outside, first a + b, a + c, a + d; too uneven together: chi-squared 12004.8 with 9 degrees of freedom).
 * ```
 */
export function pairInclusionTest(options: SampleTestOptions): FairnessTest {
  checkSampleOptions(options, 2, 2);
  const { units, sampleSize } = options;
  const [size, taken] = [BigInt(units.length), BigInt(sampleSize)];
  const chance = fraction(taken * (taken - 1n), size * (size - 1n));
  checkDraws(options, chance);
  const { samples, malformed } = drawSamples(options);
  const pairs = countPairs(samples, units.length);
  return judgeCounts({
    kind: "pair-inclusion",
    options,
    chance,
    counts: units.flatMap((unit, place) =>
      units.slice(place + 1).map((other, offset): EventCount => {
        return { event: [unit, other], count: pairs[place]![place + 1 + offset]! };
      }),
    ),
    malformed,
    statistic: pairStatistic(pairs, countUnits(samples, units.length), samples.length, sampleSize),
    degreesOfFreedom: Number((size * (size - 3n)) >> 1n),
  });
}

/** How often each two units were drawn together: `counts[k][l]` for k below l. */
function countPairs(samples: readonly (readonly number[])[], frameSize: number): readonly Float64Array[] {
  const counts = Array.from({ length: frameSize }, () => new Float64Array(frameSize));
  for (const sample of samples) {
    for (const place of sample) for (const other of sample) if (place < other) counts[place]![other]! += 1;
  }
  return counts;
}

/** Exact: the squares of the remainders, each in units of `1 / (N (N-1) (N-2))`, by their variance. */
function pairStatistic(
  pairs: readonly Float64Array[],
  units: readonly number[],
  draws: number,
  sampleSize: number,
): Fraction {
  const [size, total, taken] = [BigInt(units.length), BigInt(draws), BigInt(sampleSize)];
  if (total === 0n) return fraction(0n);
  const scale = size * (size - 1n) * (size - 2n);
  const mean = total * taken * (taken - 1n) * (size - 2n);
  const ofUnit = units.map((count) => (taken - 1n) * (size - 1n) * (size * BigInt(count) - total * taken));
  let squares = 0n;
  for (const [place, row] of pairs.entries()) {
    for (let other = place + 1; other < units.length; other++) {
      squares += (scale * BigInt(row[other]!) - mean - ofUnit[place]! - ofUnit[other]!) ** 2n;
    }
  }
  const variance = varianceOfRemainder(size, taken);
  return fraction(squares * variance.denominator, scale ** 2n * total * variance.numerator);
}

/** That of one sample in each dimension: the squared length of its remainder by the number of dimensions. */
function varianceOfRemainder(size: bigint, taken: bigint): Fraction {
  // Twice the number of pairs in the sample, in the frame, and twice the dimension.
  const [inSample, inFrame, dimension] = [taken * (taken - 1n), size * (size - 1n), size * (size - 3n)];
  // inSample/2 - (inSample/2)^2 / (inFrame/2) - (n-1)^2 n (N-n) / (N (N-2)), by dimension/2
  const numerator =
    inSample * inFrame * size * (size - 2n) -
    inSample ** 2n * size * (size - 2n) -
    2n * (taken - 1n) ** 2n * taken * (size - taken) * inFrame;
  return fraction(numerator, inFrame * size * (size - 2n) * dimension);
}
