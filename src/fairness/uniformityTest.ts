import { fraction } from "../exact/fraction.js";
import { checkOptions } from "../errors/checkOptions.js";
import { checkSampleOptions, drawSamples } from "./drawSamples.js";
import type { FairnessTest, SampleTestOptions } from "./fairnessTest.js";
import { countUnits, inclusionStatistic } from "./inclusionTest.js";
import { checkDraws, judgeCounts } from "./judgeCounts.js";

/** What {@link uniformityTest} asks for. */
export interface UniformityTestOptions extends Pick<SampleTestOptions, "draws" | "significance" | "comparisons"> {
  /** Everything that can come out, as distinct texts; at least 2. */
  readonly cells: readonly string[];
  /** The cell of a draw, numbered from 0. */
  readonly sampler: (index: number) => string;
}

/**
 * Whether everything that can come out comes out equally often: whole samples, orders, pairs of answers, digits. This is Pearson's
 * test, with both tails, and with the exact binomial law of each cell beside it.
 *
 * @throws `DoubleRandomError` as `inclusionTest`, with 20 expected hits of every cell
 *
 * @example
 * ```ts
 * import { hashStream } from "double-random";
 * import { describeFairness, uniformityTest } from "double-random/fairness";
 *
 * const dice = hashStream({ seed: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", label: "dice" });
 * const cells = ["1", "2", "3", "4", "5", "6"];
 * const test = uniformityTest({ cells, draws: 6000, sampler: () => cells[Number(dice.uniformInt(6n))] });
 * console.log(describeFairness(test));
 * console.log(describeFairness(test, "zh"));
 * ```
 * ```text
 * In 6000 draws every cell, due with probability 1/6, came 952 to 1086 times, where 848 to 1158 pass: nothing speaks against equal chances.
 * 抽取6000次，每个结果应有概率1/6，实际出现952至1086次，合格范围848至1158次：未发现机会不均等。
 * ```
 */
export function uniformityTest(options: UniformityTestOptions): FairnessTest {
  checkOptions(options);
  const { cells, sampler, ...rest } = options;
  const asSample = { ...rest, units: cells, sampleSize: 1, sampler: (index: number) => [sampler(index)] };
  checkSampleOptions(asSample, 1, 1);
  const chance = fraction(1n, BigInt(cells.length));
  checkDraws(asSample, chance);
  const { samples, malformed } = drawSamples(asSample);
  const counts = countUnits(samples, cells.length);
  return judgeCounts({
    kind: "uniformity",
    options: asSample,
    chance,
    counts: cells.map((cell, place) => ({ event: [cell], count: counts[place]! })),
    malformed,
    statistic: inclusionStatistic(counts, samples.length, 1),
    degreesOfFreedom: cells.length - 1,
  });
}
