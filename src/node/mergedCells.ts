import type { Cell, SheetRow } from "./cell.js";
import { columnIndex } from "./columnIndex.js";
import { MOST_COLUMNS } from "./limits.js";
import type { RepairLog } from "./repairLog.js";
import { sheetRows } from "./sheetRows.js";
import type { SheetPart, Workbook } from "./workbook.js";

/** The corners of merged cells: columns from 0, rows from 1, all inclusive. */
export interface MergedRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Reads a range such as `B5:B9`. */
export function readRange(text: string): MergedRange | undefined {
  const [, first = "", top, last = "", bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(text) ?? [];
  const [left, right] = [columnIndex(first), columnIndex(last)];
  if (left === undefined || right === undefined) return undefined;
  return { top: Number(top), bottom: Number(bottom), left, right };
}

/** The cells of a sheet that are merged within a column. They stand after its rows, so that all of it is read once for them. */
export async function columnMerges(workbook: Workbook, sheet: SheetPart): Promise<readonly MergedRange[]> {
  const ranges: MergedRange[] = [];
  const rows = sheetRows(workbook, sheet, (text) => {
    const range = readRange(text);
    if (range && isWithinColumn(range) && range.right < MOST_COLUMNS) ranges.push(range);
  });
  for await (const _ of rows);
  const bottoms = new Map<number, number>();
  // Ranges that overlap, which no program writes, would make this slow.
  return ranges
    .sort((a, b) => a.top - b.top)
    .filter(({ top, bottom, left }) => {
      if (top <= (bottoms.get(left) ?? 0)) return false;
      bottoms.set(left, bottom);
      return true;
    });
}

/** Whether merged cells are of one column, so that each can have the value of the first. */
export function isWithinColumn({ left, right }: MergedRange): boolean {
  return left === right;
}

/** Rows in which every one of the cells that are merged within a column has the value of the first. */
export async function* filledRows(
  rows: AsyncGenerator<SheetRow, void, undefined>,
  ranges: readonly MergedRange[],
  log: RepairLog,
): AsyncGenerator<SheetRow, void, undefined> {
  const values = new Map<MergedRange, Cell>();
  let open: readonly MergedRange[] = [];
  let next = 0;
  for await (const row of rows) {
    open = open.filter(({ bottom }) => bottom >= row.number);
    while (next < ranges.length && ranges[next]!.top <= row.number) open = [...open, ranges[next++]!];
    if (open.length === 0) {
      yield row;
      continue;
    }
    const cells = [...row.cells];
    for (const range of open) {
      if (range.top === row.number) values.set(range, cells[range.left] ?? "");
      const value = values.get(range) ?? "";
      while (cells.length <= range.left) cells.push("");
      if (value === "" || cells[range.left] !== "") continue;
      cells[range.left] = value;
      log.add("CELLS_FILLED", row.number);
    }
    yield { ...row, cells };
  }
}
