import type { RandomSource } from "../random/randomSource.js";
import { shuffle } from "../random/shuffle.js";
import type { MatchingOrder, MatchingProblem } from "./matching.js";

/**
 * The order in which a balanced draw goes through its rows and columns: every order of the rows, of the columns and of
 * the columns of each row is equally likely, and all of them are independent.
 *
 * The source is asked for the rows first, then for the columns, then for each row in the shuffled order.
 */
export function shuffledOrder(
  { columnCount, rows }: Pick<MatchingProblem, "columnCount" | "rows">,
  source: RandomSource,
): MatchingOrder {
  const rowOrder = shuffle([...rows.keys()], source);
  const columns = shuffle(
    Array.from({ length: columnCount }, (_, column) => column),
    source,
  );
  const columnsOfRow = new Array<readonly number[]>(rows.length);
  for (const row of rowOrder) columnsOfRow[row] = shuffle(rows[row]!.columns, source);
  return { rows: rowOrder, columns, columnsOfRow };
}
