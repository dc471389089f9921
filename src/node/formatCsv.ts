import { checkTable } from "./checkTable.js";
import { guardFormula } from "./guardFormula.js";
import type { Table } from "../notices/table.js";

/** Cells that need quotation marks: also those that a reader could take for other delimiters, or for a mark at the start. */
const NEEDS_QUOTES = /[",;\t\r\n]|^(?:\ufeff|sep=)/;

/**
 * A table as CSV text (RFC 4180): a header of titles, CRLF after every row, cells in quotation marks where they need it. Text
 * that a spreadsheet program would run as a formula gets an apostrophe before it, which the readers of this library take off
 * again; numbers and percentages do not need one.
 *
 * @throws `DoubleRandomError` `TABLE_INVALID`, `FIELD_INVALID`, `FILE_TOO_LARGE` or `ENCODING_INVALID` for a table that
 *   cannot be written
 *
 * @example
 * ```ts
 * import { formatCsv } from "double-random/node";
 *
 * const columns = [{ key: "name", title: "主体名称", kind: "text" }, { key: "rate", title: "比例", kind: "ratio" }] as const;
 * const rows = [["虚构“甲”公司, 分店", "-3.5%"], ["=HYPERLINK(\"x\")", "5%"]];
 * console.log(formatCsv({ name: "清单", columns, rows }).trimEnd().split("\r\n").join("\n"));
 * ```
 * ```text
 * 主体名称,比例
 * "虚构“甲”公司, 分店",-3.5%
 * "'=HYPERLINK(""x"")",5%
 * ```
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function formatCsv(table: Table): string {
  checkTable(table);
  const { columns, rows } = table;
  const isNumeric = columns.map(({ kind }) => kind === "number" || kind === "ratio");
  const line = (cells: readonly string[], guarded: (cell: string, index: number) => string): string => {
    const written = cells.map((cell, index) => quoted(guarded(cell, index)));
    // A row of one empty cell would be a blank line.
    return `${written.length === 1 && written[0] === "" ? '""' : written.join(",")}\r\n`;
  };
  const header = line(
    columns.map(({ title }) => title),
    guardFormula,
  );
  const guardCell = (cell: string, index: number): string =>
    isNumeric[index] === true && /^[-+]?\d+(?:\.\d+)?%?$/.test(cell) ? cell : guardFormula(cell);
  return header + rows.map((row) => line(row, guardCell)).join("");
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
