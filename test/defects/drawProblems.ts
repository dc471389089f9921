import { fraction } from "../../src/exact/fraction.js";
import { allSubsets } from "../support/allSubsets.js";
import { distributionOf, unequalProbabilities } from "../support/distribution.js";
import { countInclusions, firstOrder, outsideLimits, secondOrder } from "../support/inclusionStatistics.js";
import type { WalkedOutcome } from "../support/walkAnswers.js";

/**
 * What breaks the law of a simple random sample without replacement: every sample has exactly n distinct units of
 * the frame, every unit is drawn with probability n / N, every two with n (n - 1) / (N (N - 1)). Empty if it holds.
 */
export function drawProblems(
  outcomes: readonly WalkedOutcome<readonly string[]>[],
  ids: readonly string[],
  count: number,
): readonly string[] {
  return [
    ...outcomes.flatMap(({ outcome }) => sampleProblems(outcome, ids, count)),
    ...unevenUnits(outcomes, ids, count),
    ...unevenPairs(outcomes, ids, count),
  ];
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

/** Units whose probability is not n / N. */
function unevenUnits(
  outcomes: readonly WalkedOutcome<readonly string[]>[],
  ids: readonly string[],
  count: number,
): readonly string[] {
  const probability = fraction(BigInt(count), BigInt(ids.length));
  return unequalProbabilities(
    distributionOf(outcomes, (sample) => sample),
    ids,
    probability,
  );
}

/** Pairs whose probability is not that of a simple random sample. */
function unevenPairs(
  outcomes: readonly WalkedOutcome<readonly string[]>[],
  ids: readonly string[],
  count: number,
): readonly string[] {
  if (count < 2) return [];
  const [n, size] = [BigInt(count), BigInt(ids.length)];
  const pairKeys = (units: readonly string[]): readonly string[] =>
    allSubsets([...units].sort(), 2).map((pair) => pair.join(" and "));
  const probability = fraction(n * (n - 1n), size * (size - 1n));
  return unequalProbabilities(distributionOf(outcomes, pairKeys), pairKeys(ids), probability);
}

/** The same law where the frame is too large to walk: over many seeds, by statistics of units and of pairs. */
export function drawProblemsOverSeeds(
  draw: (number: number) => readonly string[],
  ids: readonly string[],
  count: number,
  seeds: number,
): readonly string[] {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const samples = Array.from({ length: seeds }, (_, number) => draw(number));
  const wrong = samples.flatMap((sample) => sampleProblems(sample, ids, count));
  if (wrong.length > 0) return wrong;
  const counts = countInclusions(
    ids.length,
    count,
    samples.map((sample) => sample.map((id) => indexOf.get(id)!)),
  );
  const never = counts.units.flatMap((drawn, index) => (drawn === 0 ? [`${ids[index]!} is never drawn`] : []));
  return [...never, ...outsideLimits("units", firstOrder(counts)), ...outsideLimits("pairs", secondOrder(counts))];
}
