import { exactSampleTest, inclusionTest, pairInclusionTest, type OutcomeProbability } from "double-random/fairness";
import { departures } from "../support/departures.js";

/**
 * What breaks the law of a simple random sample without replacement: every sample of n units of the frame has the same
 * probability, and nothing else happens. Empty if it holds.
 */
export function drawProblems(
  outcomes: readonly OutcomeProbability<readonly string[]>[],
  ids: readonly string[],
  count: number,
): readonly string[] {
  return departures(exactSampleTest({ units: ids, sampleSize: count, outcomes }));
}

/** What is wrong with one sample by itself. */
export function sampleProblems(sample: readonly string[], ids: readonly string[], count: number): readonly string[] {
  const distinct = new Set(sample);
  return [
    ...(sample.length === count ? [] : [`${String(sample.length)} drawn instead of ${String(count)}`]),
    ...(distinct.size === sample.length ? [] : ["a unit is drawn twice"]),
    ...[...distinct].filter((id) => !ids.includes(id)).map((id) => `${id} is not in the frame`),
  ];
}

/** The same law where the frame is too large to walk: over many seeds, by statistics of units and of pairs. */
export function drawProblemsOverSeeds(
  draw: (number: number) => readonly string[],
  ids: readonly string[],
  count: number,
  seeds: number,
): readonly string[] {
  const samples = Array.from({ length: seeds }, (_, number) => draw(number));
  const options = {
    units: ids,
    sampleSize: count,
    draws: seeds,
    sampler: (number: number) => samples[number]!,
    comparisons: 2,
  };
  return departures(inclusionTest(options), pairInclusionTest(options));
}
