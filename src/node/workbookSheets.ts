import type { FileSource } from "./fileSource.js";
import type { TextSheet } from "./readTable.js";
import { sheetRows } from "./sheetRows.js";
import { textRows } from "./textRows.js";
import { openWorkbook } from "./workbook.js";

/** The sheets of a workbook as text. */
export async function workbookSheets(source: FileSource, mostBytes?: number): Promise<readonly TextSheet[]> {
  const workbook = await openWorkbook(source, mostBytes);
  const sheets: TextSheet[] = [];
  for (const sheet of workbook.sheets) {
    const merged: string[] = [];
    const rows = await textRows(sheetRows(workbook, sheet, (range) => merged.push(range)));
    sheets.push({ name: sheet.name, hidden: sheet.hidden, rows, merged });
  }
  return sheets;
}
