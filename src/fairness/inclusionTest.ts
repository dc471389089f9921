import { fraction, type Fraction } from "../exact/fraction.js";
import { checkSampleOptions, drawSamples } from "./drawSamples.js";
import type { FairnessTest, SampleTestOptions } from "./fairnessTest.js";
import { checkDraws, judgeCounts } from "./judgeCounts.js";

/**
 * Whether every unit of a frame is drawn with the same probability n / N, over many samples of a fixed size n without
 * replacement from N units.
 *
 * If the law holds, a count is binomial, exactly; and `(N-1) / (N R f (1-f)) * sum (c_k - R f)^2` with `f = n / N` over R draws is
 * chi-squared with N - 1 degrees of freedom as R grows. The factor `(N-1) / N` is due to the fixed size of the samples, which makes the
 * counts depend on each other; without it the statistic would be too large by that factor. Its mean is N - 1 for every R. Too
 * even is as wrong as too uneven, so both tails are looked at. The statistic is computed from whole numbers; the tails of the
 * chi-squared law come from jstat.
 *
 * @returns counts, statistic and verdict; nothing is thrown for a sampler that departs
 * @throws `DoubleRandomError` `FIELD_INVALID` for options that are not as described, for fewer draws than would let every unit be
 *   drawn, and left out, 20 times on average, and for a sampler that gives no list; whatever the sampler throws
 *
 * @example
 * ```ts
 * import { hashStream, shuffle } from "double-random";
 * import { describeFairness, inclusionTest } from "double-random/fairness";
 *
 * const units = ["a", "b", "c", "d", "e"];
 * const seedOf = (index) => index.toString(16).padStart(64, "0");
 * const source = (index) => hashStream({ seed: seedOf(index), label: "example" });
 * const fair = (index) => shuffle(units, source(index), 2);
 * const lazy = (index) => [units[index % 5], units[(index + 1) % 5]];
 *
 * for (const sampler of [fair, lazy]) {
 *   console.log(describeFairness(inclusionTest({ units, sampleSize: 2, draws: 2000, sampler })));
 * }
 * ```
 * ```text
 * In 2000 draws every unit, due with probability 2/5, came 751 to 834 times, where 684 to 917 pass: nothing speaks against equal chances.
 * In 2000 draws every unit, due with probability 2/5, came 800 to 800 times, where 684 to 917 pass: this was not drawn with equal chances (too even together: chi-squared 0.0 with 4 degrees of freedom).
 * ```
 */
export function inclusionTest(options: SampleTestOptions): FairnessTest {
  checkSampleOptions(options, 1, 1);
  const chance = fraction(BigInt(options.sampleSize), BigInt(options.units.length));
  checkDraws(options, chance);
  const { samples, malformed } = drawSamples(options);
  const counts = countUnits(samples, options.units.length);
  return judgeCounts({
    kind: "inclusion",
    options,
    chance,
    counts: options.units.map((unit, place) => ({ event: [unit], count: counts[place]! })),
    malformed,
    statistic: inclusionStatistic(counts, samples.length, options.sampleSize),
    degreesOfFreedom: options.units.length - 1,
  });
}

/** How often each unit was drawn. */
export function countUnits(samples: readonly (readonly number[])[], frameSize: number): readonly number[] {
  const counts = new Array<number>(frameSize).fill(0);
  for (const sample of samples) for (const place of sample) counts[place]! += 1;
  return counts;
}

/** `(N-1) / (N R n (N-n)) * sum (N c_k - R n)^2`, exact; 0 without draws. */
export function inclusionStatistic(counts: readonly number[], draws: number, sampleSize: number): Fraction {
  const [size, total, taken] = [BigInt(counts.length), BigInt(draws), BigInt(sampleSize)];
  if (total === 0n) return fraction(0n);
  const squares = counts.reduce((sum, count) => sum + (size * BigInt(count) - total * taken) ** 2n, 0n);
  return fraction((size - 1n) * squares, size * total * taken * (size - taken));
}
