/** Whether a column is among others; `columns` ascending. */
export function includesColumn(columns: readonly number[], column: number): boolean {
  let from = 0;
  let to = columns.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (columns[middle]! < column) from = middle + 1;
    else to = middle;
  }
  return columns[from] === column;
}
