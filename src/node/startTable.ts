import { quote } from "../errors/describeValue.js";
import type { FileLocation } from "../errors/DoubleRandomError.js";
import type { TableMapping } from "../model/tableMapping.js";
import { textOf, type SheetRow } from "./cell.js";
import { fileError } from "./fileError.js";
import { findHeader, ROWS_WITH_HEADER, type Header, type HeaderIndex } from "./header.js";
import type { RepairLog } from "./repairLog.js";

/** Finds the header of a table; gives it with the rows that follow. */
export async function startTable(
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
export async function firstRows(
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

/** Whether a row holds anything. */
export function isFilled({ cells }: SheetRow): boolean {
  return cells.some((cell) => textOf(cell).trim() !== "");
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
