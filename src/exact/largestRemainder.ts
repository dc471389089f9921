import { add, compare, floor, fraction, subtract, ZERO, type Fraction } from "./fraction.js";

/** Orders two indices whose fractional parts are equal; the smaller gets the unit first. */
export type TieOrder = (first: number, second: number) => number;

/**
 * Rounds exact values to integers with the same sum (Hamilton): everybody gets the floor, and the largest
 * fractional parts get one more. Each result is the floor or the ceiling of its value, so integer bounds that
 * held before still hold.
 *
 * @param total - the sum of the values, an integer
 */
export function largestRemainder(values: readonly Fraction[], total: bigint, tieOrder: TieOrder): bigint[] {
  const { floors, ranked, missing } = remainders(values, total, tieOrder);
  return withUnits(
    floors,
    ranked.slice(0, missing).map(({ index }) => index),
  );
}

/**
 * As {@link largestRemainder}, but among the roundings that a caller admits: the one whose raised values have the largest
 * sum of fractional parts, and among equals the one that raises values earlier in the order of the largest remainders.
 * `undefined` if none is admitted. Tries every choice of raised values, so it is for a handful of values.
 */
export function largestAdmittedRemainder(
  values: readonly Fraction[],
  total: bigint,
  tieOrder: TieOrder,
  admits: (counts: readonly bigint[]) => boolean,
): bigint[] | undefined {
  const { floors, ranked, missing } = remainders(values, total, tieOrder);
  const raisable = ranked.filter(({ remainder }) => remainder.numerator > 0n);
  let best: { readonly counts: bigint[]; readonly sum: Fraction } | undefined;
  for (const chosen of subsets(raisable, missing)) {
    const counts = withUnits(
      floors,
      chosen.map(({ index }) => index),
    );
    if (!admits(counts)) continue;
    const sum = chosen.map(({ remainder }) => remainder).reduce(add, ZERO);
    if (!best || compare(sum, best.sum) > 0) best = { counts, sum };
  }
  return best?.counts;
}

interface Remainder {
  readonly index: number;
  readonly remainder: Fraction;
}

function remainders(
  values: readonly Fraction[],
  total: bigint,
  tieOrder: TieOrder,
): { readonly floors: readonly bigint[]; readonly ranked: readonly Remainder[]; readonly missing: number } {
  const floors = values.map(floor);
  const ranked = values
    .map((value, index) => ({ index, remainder: subtract(value, fraction(floors[index]!)) }))
    .sort((a, b) => compare(b.remainder, a.remainder) || tieOrder(a.index, b.index));
  return { floors, ranked, missing: Number(total - floors.reduce((a, b) => a + b, 0n)) };
}

function withUnits(floors: readonly bigint[], raised: readonly number[]): bigint[] {
  const counts = [...floors];
  for (const index of raised) counts[index] = counts[index]! + 1n;
  return counts;
}

/** Every choice of `size` items, those with early items first. */
function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}
