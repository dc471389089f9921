/**
 * A statistic that should follow a chi-squared distribution, with limits that a right method exceeds, on either side, about
 * once in a million. Too even is as wrong as too uneven.
 */
export interface ChiSquared {
  readonly value: number;
  readonly degreesOfFreedom: number;
  readonly least: number;
  readonly greatest: number;
}

/** How often each of N units was drawn in R samples of n: `counts[k]`, and for pairs `counts[k][l]`. */
export interface InclusionCounts {
  readonly draws: number;
  readonly sampleSize: number;
  readonly units: readonly number[];
  readonly pairs: readonly (readonly number[])[];
}

/** Counts units and pairs over samples given as indices from 0. */
export function countInclusions(
  frameSize: number,
  sampleSize: number,
  samples: Iterable<readonly number[]>,
): InclusionCounts {
  const pairs = Array.from({ length: frameSize }, () => new Array<number>(frameSize).fill(0));
  const units = new Array<number>(frameSize).fill(0);
  let draws = 0;
  for (const sample of samples) {
    draws += 1;
    for (const k of sample) {
      units[k]! += 1;
      for (const l of sample) if (l !== k) pairs[k]![l]! += 1;
    }
  }
  return { draws, sampleSize, units, pairs };
}

/** Whether units are drawn equally often: `(N-1) / (N R f (1-f)) * sum (c_k - R f)^2`, which corrects for the fixed size. */
export function firstOrder({ draws, sampleSize, units }: InclusionCounts): ChiSquared {
  const size = units.length;
  const rate = sampleSize / size;
  const squares = units.reduce((sum, drawn) => sum + (drawn - draws * rate) ** 2, 0);
  return chiSquared(((size - 1) / (size * draws * rate * (1 - rate))) * squares, size - 1);
}

/**
 * Whether pairs of units are drawn together equally often, apart from what the units alone explain.
 *
 * The pair counts split into their mean, a part `(d_k + d_l) / (N - 2)` that follows from the counts of the units, and a
 * remainder in a space of N (N - 3) / 2 dimensions. By symmetry a simple random sample has the same variance in all of
 * them, which is its expected squared length there divided by the dimension.
 */
export function secondOrder({ draws, sampleSize: n, units, pairs }: InclusionCounts): ChiSquared {
  const size = units.length;
  const dimension = (size * (size - 3)) / 2;
  const pairCount = (size * (size - 1)) / 2;
  const perSample = (n * (n - 1)) / 2;
  const ofUnits = ((n - 1) ** 2 * n * (1 - n / size)) / (size - 2);
  const variance = (perSample - perSample ** 2 / pairCount - ofUnits) / dimension;
  let squares = 0;
  for (let k = 0; k < size; k++) {
    for (let l = k + 1; l < size; l++) {
      const unitPart = ((n - 1) * (units[k]! + units[l]! - (2 * draws * n) / size)) / (size - 2);
      squares += (pairs[k]![l]! - (draws * perSample) / pairCount - unitPart) ** 2;
    }
  }
  return chiSquared(squares / (draws * variance), dimension);
}

/** What is wrong with a statistic, or nothing. */
export function outsideLimits(name: string, { value, least, greatest }: ChiSquared): readonly string[] {
  return value >= least && value <= greatest
    ? []
    : [`${name}: ${value.toFixed(1)} is outside ${least.toFixed(1)} to ${greatest.toFixed(1)}`];
}

/** The point of the standard normal distribution that is exceeded with probability one in a million. */
const ONE_IN_A_MILLION = 4.753424;

/** Limits by Wilson and Hilferty, "The distribution of chi-square", PNAS 17 (1931), 684-688. */
function chiSquared(value: number, degreesOfFreedom: number): ChiSquared {
  const spread = 2 / (9 * degreesOfFreedom);
  const pointAt = (z: number): number => degreesOfFreedom * Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3;
  return { value, degreesOfFreedom, least: pointAt(-ONE_IN_A_MILLION), greatest: pointAt(ONE_IN_A_MILLION) };
}
