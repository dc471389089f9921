import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem } from "./matching.js";

/** How many places of each rule of each row are taken, kept up while people come and go. */
export interface PlaceTally {
  /** Missing and surplus places, of all rules of all rows. */
  readonly broken: () => number;
  /** Missing and surplus places, of all rules of one row. */
  readonly brokenAt: (row: number) => number;
  readonly join: (row: number, column: number) => void;
  readonly leave: (row: number, column: number) => void;
}

/** A tally in which all rows are vacant, so that they miss all places that their rules ask for. */
export function placeTally({ rows }: MatchingProblem): PlaceTally {
  const counts = rows.map(({ rules }) => new Array<number>(rules.length).fill(0));
  const brokenOfRow = rows.map(({ rules }) => rules.reduce((sum, { least }) => sum + least, 0));
  let broken = brokenOfRow.reduce((sum, places) => sum + places, 0);

  const move = (row: number, column: number, step: 1 | -1): void => {
    const { rules } = rows[row]!;
    const countsOfRow = counts[row]!;
    let change = 0;
    for (let index = 0; index < rules.length; index += 1) {
      const { columns, least, most } = rules[index]!;
      if (!includesColumn(columns, column)) continue;
      const before = countsOfRow[index]!;
      const after = before + step;
      countsOfRow[index] = after;
      change += Math.max(0, least - after, after - most) - Math.max(0, least - before, before - most);
    }
    brokenOfRow[row]! += change;
    broken += change;
  };

  return {
    broken: () => broken,
    brokenAt: (row) => brokenOfRow[row]!,
    join: (row, column) => {
      move(row, column, 1);
    },
    leave: (row, column) => {
      move(row, column, -1);
    },
  };
}
