import jStat from "jstat";

/** The probabilities that a chi-squared variable is at most, and at least, a value. */
export interface Tails {
  readonly lowerTail: number;
  readonly upperTail: number;
}

/**
 * By the package jstat. For 1 to 100 000 degrees of freedom both tails are within 1e-7 of themselves wherever they are above
 * 1e-9, which is where verdicts look; test/fairness/statistics.test.ts compares them with sums in decimal arithmetic.
 */
export function chiSquareTails(value: number, degreesOfFreedom: number): Tails {
  const lowerTail = jStat.chisquare.cdf(value, degreesOfFreedom);
  return { lowerTail, upperTail: 1 - lowerTail };
}
