import { quote } from "../errors/describeValue.js";
import type { TableMapping } from "../model/tableMapping.js";
import type { SheetRow } from "./cell.js";
import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";
import { findHeader, ROWS_WITH_HEADER, type HeaderIndex } from "./header.js";
import { columnMerges, filledRows, isWithinColumn, readRange } from "./mergedCells.js";
import type { OpenTable, OpenTableOptions } from "./openTable.js";
import { sheetRows } from "./sheetRows.js";
import { firstRows, isFilled, startTable } from "./startTable.js";
import type { RepairLog } from "./repairLog.js";
import { openWorkbook, type SheetPart, type Workbook } from "./workbook.js";

/** Opens the table in a workbook whose header fits. */
export async function openSheet(
  source: FileSource,
  { index, mapping, mostBytes, log }: OpenTableOptions,
): Promise<OpenTable> {
  const workbook = await openWorkbook(source, mostBytes);
  if (workbook.hasMacros) log.add("MACROS_IGNORED", undefined);
  const sheet = await chooseSheet(workbook, index, mapping, log);
  const location = { file: source.name, sheet: sheet.name };
  const merged: string[] = [];
  const fills = mapping.mergedCells === "fill" ? await columnMerges(workbook, sheet) : [];
  const all = sheetRows(workbook, sheet, (text) => {
    const range = readRange(text);
    if (mapping.mergedCells !== "fill" || !range || !isWithinColumn(range)) merged.push(text);
  });
  const { header, rows } = await startTable(filledRows(all, fills, log), index, mapping, location, log);
  const origin = { file: source.name, kind: "xlsx", sheet: sheet.name, headerRow: header.row } as const;
  return { origin, location, header, rows, isEven: false, merged };
}

async function chooseSheet(
  workbook: Workbook,
  index: HeaderIndex,
  mapping: TableMapping,
  log: RepairLog,
): Promise<SheetPart> {
  const { file, sheets } = workbook;
  const names = sheets.map(({ name }) => name).join("、");
  if (mapping.sheet !== undefined) {
    const named = sheets.find(({ name }) => name === mapping.sheet);
    if (named) return named;
    throw sheetUnknown(file, `one of the sheets ${names}`, quote(mapping.sheet), "name the sheet as its tab does");
  }
  const visible = sheets.filter(({ hidden }) => !hidden);
  const filled: SheetPart[] = [];
  const fitting: SheetPart[] = [];
  for (const sheet of visible) {
    const rows = sheetRows(workbook, sheet, () => undefined);
    const start = await firstRows(rows, ROWS_WITH_HEADER);
    await rows.return();
    if (start.some(isFilled)) filled.push(sheet);
    if (hasHeader(start, index, mapping.headerRow)) fitting.push(sheet);
  }
  const [sheet = filled[0], second] = fitting;
  if (!sheet)
    throw fileError({
      code: "FILE_UNREADABLE",
      location: { file },
      expected: "a sheet with a table",
      received: "empty sheets",
      advice: "check that it is the right file",
    });
  if (second) {
    const received = `several that fit: ${fitting.map(({ name }) => name).join("、")}`;
    throw sheetUnknown(file, "one sheet with such a table", received, "say which (sheet in the mapping, or --sheet)");
  }
  for (const { name } of filled) if (name !== sheet.name) log.add("SHEETS_SKIPPED", undefined, name);
  return sheet;
}

/** A sheet whose header names a field twice may be another one; if it is the only one, the error comes when it is read. */
function hasHeader(start: readonly SheetRow[], index: HeaderIndex, stated: number | undefined): boolean {
  try {
    return findHeader(start, index, stated, { file: "" }) !== undefined;
  } catch {
    return false;
  }
}

function sheetUnknown(file: string, expected: string, received: string, advice: string): Error {
  return fileError({ code: "SHEET_UNKNOWN", location: { file }, expected, received, advice });
}
