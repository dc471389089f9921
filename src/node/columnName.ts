const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The letters of a column as a spreadsheet program names it: `A` for 0, `Z` for 25, `AA` for 26. */
export function columnName(index: number): string {
  let [before, last] = [0, index];
  for (; last >= LETTERS.length; last -= LETTERS.length) before += 1;
  return (before > 0 ? columnName(before - 1) : "") + LETTERS[last]!;
}
