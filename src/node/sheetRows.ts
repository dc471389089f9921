import type { Cell, SheetRow } from "./cell.js";
import { columnIndex } from "./columnIndex.js";
import { MOST_COLUMNS, MOST_SHEET_ROWS, tooLarge } from "./limits.js";
import { numberCell } from "./numberCell.js";
import { brokenPart, xmlPieces } from "./readXmlPart.js";
import { ownText, unescapeText } from "./sharedStrings.js";
import type { SheetPart, Workbook } from "./workbook.js";
import type { XmlHandlers } from "./xmlReader.js";

/** A row that is being read. */
interface OpenRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: Cell[];
  readonly formulas: number[];
}

/**
 * The rows of a sheet that hold something, in order: ECMA-376, Part 1, 18.3.1. Cells after the last one that holds something
 * are left out.
 *
 * @param merged - takes the range of each merged cell, `A1:B2`, after the last row
 */
export async function* sheetRows(
  workbook: Workbook,
  sheet: SheetPart,
  merged: (range: string) => void,
): AsyncGenerator<SheetRow, void, undefined> {
  let rows: OpenRow[] = [];
  const handlers = sheetHandlers(workbook, sheet, merged, (row) => rows.push(row));
  for await (const _ of xmlPieces(workbook.zip, sheet.part, workbook.file, handlers)) {
    for (const { number, cells, hidden, formulas } of rows) {
      if (cells.length === 0) continue;
      yield { number, cells, ...(hidden && { hidden }), ...(formulas.length > 0 && { formulas }) };
    }
    rows = [];
  }
}

function sheetHandlers(
  { file, strings, styles, from1904 }: Workbook,
  { name: sheet, part }: SheetPart,
  merged: (range: string) => void,
  done: (row: OpenRow) => void,
): XmlHandlers {
  let row: OpenRow | undefined;
  let lastRow = 0;
  let [column, type, style] = [-1, "n", 0];
  let [value, hasFormula, takesText, phonetic] = ["", false, false, 0];

  const openRow = (attribute: (name: string) => string | undefined): void => {
    const number = Number(attribute("r") ?? lastRow + 1);
    if (!Number.isSafeInteger(number) || number <= lastRow) throw brokenPart(file, part, "rows out of order");
    if (number > MOST_SHEET_ROWS) throw tooLarge({ file, sheet }, "at most 1048576 rows", "more", "split the table");
    lastRow = number;
    row = { number, hidden: ["1", "true"].includes(attribute("hidden") ?? ""), cells: [], formulas: [] };
    column = -1;
  };
  const openCell = (attribute: (name: string) => string | undefined): void => {
    const reference = attribute("r");
    const next = reference === undefined ? column + 1 : (columnIndex(reference) ?? -1);
    if (next <= column) throw brokenPart(file, part, "cells out of order");
    [column, type, style] = [next, attribute("t") ?? "n", Number(attribute("s") ?? 0)];
    [value, hasFormula] = ["", false];
  };
  const closeCell = (): void => {
    const cell = hasFormula && value === "" && type !== "str" ? { broken: "a formula without a result" } : readCell();
    if (cell === "" || !row) return;
    if (column >= MOST_COLUMNS) {
      const location = { file, sheet, row: row.number };
      throw tooLarge(
        location,
        `at most ${String(MOST_COLUMNS)} columns`,
        "more",
        "delete what stands far to the right",
      );
    }
    while (row.cells.length < column) row.cells.push("");
    row.cells.push(cell);
    if (hasFormula) row.formulas.push(column);
  };
  const readCell = (): Cell => {
    if (value === "") return "";
    switch (type) {
      case "s":
        return strings[Number(value)] ?? { broken: `text number ${value}` };
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      case "e":
        return { broken: value };
      case "n":
        return numberCell(value, styles[style] ?? { kind: "plain" }, from1904);
      default:
        return ownText(unescapeText(value));
    }
  };

  return {
    open: (name, attribute) => {
      if (name === "c") openCell(attribute);
      else if (name === "v" || name === "t") takesText = phonetic === 0;
      else if (name === "row") openRow(attribute);
      else if (name === "f") hasFormula = true;
      else if (name === "rPh") phonetic += 1;
      else if (name === "mergeCell") merged(attribute("ref") ?? "");
    },
    text: (text) => {
      if (takesText) value += text;
    },
    close: (name) => {
      if (name === "v" || name === "t") takesText = false;
      else if (name === "c") closeCell();
      else if (name === "rPh") phonetic -= 1;
      else if (name === "row" && row) {
        done(row);
        row = undefined;
      }
    },
  };
}
