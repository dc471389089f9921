import { quote } from "../errors/describeValue.js";
import type { FileLocation } from "../errors/DoubleRandomError.js";
import type { TableMapping } from "../model/tableMapping.js";
import { textOf, type SheetRow } from "./cell.js";
import { openCsv } from "./csvRows.js";
import { fileError } from "./fileError.js";
import type { FileOrigin } from "./fileReading.js";
import type { FileSource } from "./fileSource.js";
import { findHeader, ROWS_WITH_HEADER, type Header, type HeaderIndex } from "./header.js";
import { columnMerges, filledRows, isWithinColumn, readRange } from "./mergedCells.js";
import type { RepairLog } from "./repairLog.js";
import { sheetRows } from "./sheetRows.js";
import { openWorkbook, type SheetPart, type Workbook } from "./workbook.js";

/** A table that was opened, its header found. */
export interface OpenTable {
  readonly origin: FileOrigin;
  readonly location: FileLocation;
  readonly header: Header;
  /** The rows after the header. */
  readonly rows: AsyncGenerator<SheetRow, void, undefined>;
  /** Whether rows have a cell for every column, as those of CSV must. */
  readonly isEven: boolean;
  /** The ranges of merged cells, once all rows were read. */
  readonly merged: readonly string[];
}

/** Opens the table in a CSV file or workbook whose header fits. */
export async function openTable(
  source: FileSource,
  kind: "csv" | "xlsx",
  {
    index,
    mapping,
    mostBytes,
    log,
  }: {
    readonly index: HeaderIndex;
    readonly mapping: TableMapping;
    readonly mostBytes?: number | undefined;
    readonly log: RepairLog;
  },
): Promise<OpenTable> {
  if (kind === "csv") return openCsvTable(source, index, mapping, log);
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

async function openCsvTable(
  source: FileSource,
  index: HeaderIndex,
  mapping: TableMapping,
  log: RepairLog,
): Promise<OpenTable> {
  const location = { file: source.name };
  const { encoding, delimiter, rows: all } = await openCsv(source, mapping.delimiter);
  const { header, rows } = await startTable(all, index, mapping, location, log);
  const origin = { file: source.name, kind: "csv", encoding, delimiter, headerRow: header.row } as const;
  return { origin, location, header, rows, isEven: true, merged: [] };
}

async function startTable(
  all: AsyncGenerator<SheetRow, void, undefined>,
  index: HeaderIndex,
  mapping: TableMapping,
  location: FileLocation,
  log: RepairLog,
): Promise<{ header: Header; rows: AsyncGenerator<SheetRow, void, undefined> }> {
  const start = await firstRows(all, Math.max(ROWS_WITH_HEADER, mapping.headerRow ?? 0));
  const header = findHeader(start, index, mapping.headerRow, location);
  if (!header) throw noHeader(start, mapping, location);
  for (const row of start)
    if (row.number < header.row && isFilled(row))
      log.add("ROWS_SKIPPED", row.number, textOf(row.cells.find((cell) => textOf(cell) !== "")));
  async function* rest(): AsyncGenerator<SheetRow, void, undefined> {
    for (const row of start) if (row.number > header!.row) yield row;
    yield* all;
  }
  return { header, rows: rest() };
}

/** Takes rows off a generator without ending it. */
async function firstRows(
  rows: AsyncGenerator<SheetRow, void, undefined>,
  lastRow: number,
): Promise<readonly SheetRow[]> {
  const taken: SheetRow[] = [];
  while ((taken.at(-1)?.number ?? 0) < lastRow) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

function isFilled({ cells }: SheetRow): boolean {
  return cells.some((cell) => textOf(cell).trim() !== "");
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

function noHeader(start: readonly SheetRow[], mapping: TableMapping, location: FileLocation): Error {
  const row = start.find((each) =>
    mapping.headerRow === undefined ? isFilled(each) : each.number === mapping.headerRow,
  );
  const shown = row?.cells.slice(0, 8).map(textOf).join(" | ");
  return fileError({
    code: "COLUMN_MISSING",
    location: { ...location, ...(row && { row: row.number }) },
    expected: `a header with known columns in one of the first ${String(ROWS_WITH_HEADER)} rows`,
    received: shown === undefined ? "an empty table" : quote(shown),
    advice: "start from the template, or say in the mapping what the columns are (columns, headerRow)",
  });
}
