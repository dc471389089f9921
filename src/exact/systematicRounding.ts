import { leastCommonMultiple, type Fraction } from "./fraction.js";

/**
 * The common denominator D of the values: a start is drawn from `0` to `D - 1`, inclusive.
 */
export function commonDenominator(values: readonly Fraction[]): bigint {
  return values.reduce((common, { denominator }) => leastCommonMultiple(common, denominator), 1n);
}

/**
 * Exact systematic rounding at a random start `u`: `n_h = floor((c_h + u) / D) - floor((c_(h-1) + u) / D)` with
 * the running sums `c_h` in units of `1 / D`.
 *
 * With u uniform on `0 .. D - 1` the mean of every result is its value exactly, the sum is kept, and every result
 * and every sum over consecutive values is within one of its exact value.
 *
 * @param values - their sum is an integer; the order matters, neighbours share a unit
 * @param start - u, at least 0 and below `commonDenominator(values)`
 */
export function systematicRounding(values: readonly Fraction[], start: bigint): bigint[] {
  const common = commonDenominator(values);
  let running = start;
  return values.map(({ numerator, denominator }) => {
    const before = running / common;
    running += (numerator * common) / denominator;
    return running / common - before;
  });
}
