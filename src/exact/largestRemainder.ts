import { compare, floor, subtract, fraction, type Fraction } from "./fraction.js";

/**
 * Rounds exact values to integers with the same sum (Hamilton): everybody gets the floor, and the largest
 * fractional parts get one more. Each result is the floor or the ceiling of its value, so integer bounds that
 * held before still hold.
 *
 * @param total - the sum of the values, an integer
 * @param tieOrder - orders two indices whose fractional parts are equal; the smaller gets the unit first
 */
export function largestRemainder(
  values: readonly Fraction[],
  total: bigint,
  tieOrder: (first: number, second: number) => number,
): bigint[] {
  const counts = values.map(floor);
  const remainders = values.map((value, index) => subtract(value, fraction(counts[index]!)));
  const missing = Number(total - counts.reduce((a, b) => a + b, 0n));
  const ranked = [...values.keys()].sort((a, b) => compare(remainders[b]!, remainders[a]!) || tieOrder(a, b));
  for (const index of ranked.slice(0, missing)) counts[index] = counts[index]! + 1n;
  return counts;
}
