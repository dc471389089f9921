import { formatFraction, fraction, multiply } from "../exact/fraction.js";

/** The rate of a stratum or tier as exact text. */
export function formatRate(count: number, size: number): string {
  return size === 0 ? "0" : formatFraction(multiply(fraction(BigInt(count)), fraction(1n, BigInt(size))));
}
