import {
  compare,
  formatFraction,
  fraction,
  leastCommonMultiple,
  multiply,
  ONE,
  subtract,
  type Fraction,
} from "../exact/fraction.js";
import { formatDecimal } from "../exact/formatDecimal.js";
import { rescale } from "../exact/rescale.js";

/** A probability: exact, and for people. */
export interface Chance {
  /** In lowest terms: `1/8`. */
  readonly exact: string;
  /** With four decimals, rounded half up: `12.5000 %`. What is not zero is never shown as zero: `< 0.0001 %`. */
  readonly percent: string;
}

const PERCENT_PLACES = 4;
const LEAST_SHOWN = fraction(1n, 1_000_000n);

/** A probability from its fraction. */
export function chanceOf(probability: Fraction): Chance {
  const isTiny = probability.numerator > 0n && compare(probability, LEAST_SHOWN) < 0;
  return {
    exact: formatFraction(probability),
    percent: isTiny ? "< 0.0001 %" : `${formatDecimal(multiply(probability, fraction(100n)), PERCENT_PLACES)} %`,
  };
}

/** The probability that at least one of independent events happens: `1 - (1 - p) * (1 - q) * ...`. */
export function anyOf(probabilities: readonly Fraction[]): Fraction {
  return subtract(ONE, probabilities.map((probability) => subtract(ONE, probability)).reduce(multiply, ONE));
}

/** A value that counts several times. */
export interface Weighted {
  readonly weight: number;
  readonly value: Fraction;
}

/** The sum of `weight * value`. Adding one by one would reduce ever longer numbers; here the one sum is reduced. */
export function weightedSum(terms: readonly Weighted[]): Fraction {
  const byDenominator = new Map<bigint, bigint>();
  for (const { weight, value } of terms) {
    const sum = byDenominator.get(value.denominator) ?? 0n;
    byDenominator.set(value.denominator, sum + BigInt(weight) * value.numerator);
  }
  const common = [...byDenominator.keys()].reduce(leastCommonMultiple, 1n);
  const parts = [...byDenominator].map(([denominator, numerator]) => rescale(numerator, denominator, common));
  return fraction(
    parts.reduce((a, b) => a + b, 0n),
    common,
  );
}
