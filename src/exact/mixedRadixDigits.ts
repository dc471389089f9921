/**
 * The digits of a whole number in places of different bases, from the lowest; what is left above them is the last.
 *
 * @param value - a whole number of at least 0
 * @param bases - of each place, at least 2
 */
export function mixedRadixDigits(value: number, bases: readonly number[]): readonly number[] {
  const digits: number[] = [];
  let rest = value;
  for (const base of bases) {
    digits.push(rest % base);
    rest = Math.floor(rest / base);
  }
  return [...digits, rest];
}
