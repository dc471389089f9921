import { describeValue, quote } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { MOST_COLUMNS, MOST_SHEET_ROWS } from "./limits.js";
import type { Table } from "../notices/table.js";

/**
 * Refuses a table that cannot be written as it is.
 *
 * @param table - whatever a caller passed
 * @throws DoubleRandomError `TABLE_INVALID` if a row has more or fewer cells than there are columns, `FILE_TOO_LARGE`, or
 *   `ENCODING_INVALID` for text that no file can hold: half of a surrogate pair, a NUL character
 */
export function checkTable(table: Table): void {
  const { name, columns, rows } = table;
  if (typeof name !== "string" || !/^[^[\]:*?/\\\p{Cc}]{1,31}$/u.test(name) || /^'|'$/.test(name)) {
    throw new DoubleRandomError({
      code: "FIELD_INVALID",
      path: "table.name",
      expected: "1 to 31 characters, none of them [ ] : * ? / \\",
      received: describeValue(name),
    });
  }
  if (columns.length === 0 || columns.length > MOST_COLUMNS || rows.length >= MOST_SHEET_ROWS) {
    const expected = `1 to ${String(MOST_COLUMNS)} columns and fewer than ${String(MOST_SHEET_ROWS)} rows`;
    const received = `${String(columns.length)} columns, ${String(rows.length)} rows`;
    throw new DoubleRandomError({ code: "FILE_TOO_LARGE", path: "table", expected, received });
  }
  checkRow(
    columns.map(({ title }) => title),
    columns.length,
    "table.columns",
  );
  for (const [index, row] of rows.entries()) checkRow(row, columns.length, `table.rows[${String(index)}]`);
}

function checkRow(cells: readonly string[], width: number, path: string): void {
  if (cells.length !== width) {
    const [expected, received] = [`${String(width)} cells`, `${String(cells.length)} cells`];
    throw new DoubleRandomError({ code: "TABLE_INVALID", path, expected, received });
  }
  for (const [index, cell] of cells.entries()) {
    if (typeof cell === "string" && cell.isWellFormed() && !cell.includes("\0")) continue;
    throw new DoubleRandomError({
      code: typeof cell === "string" ? "ENCODING_INVALID" : "FIELD_INVALID",
      path: `${path}[${String(index)}]`,
      expected: "text without NUL characters and halves of characters",
      received: typeof cell === "string" ? quote(cell) : describeValue(cell),
    });
  }
}
