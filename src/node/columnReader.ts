import { quote } from "../errors/describeValue.js";
import type { TableMapping } from "../model/tableMapping.js";
import { textOf, type Cell, type NumberCell, type SheetRow } from "./cell.js";
import { foldWord } from "./foldWord.js";
import type { BoundColumn } from "./header.js";
import { readValue, type ValueChoices, type ValueProblem, type ValueRead } from "./readValue.js";
import type { RepairCode } from "./repair.js";
import { repairLog, type RepairLog } from "./repairLog.js";

/** What a cell was read as. */
export interface CellRead {
  readonly value?: unknown;
  readonly problem?: ValueProblem & { readonly received: string };
}

/** Reads the cells of one column and counts what it did. */
export interface ColumnReader {
  readonly column: BoundColumn;
  /** The name of the field, in two parts for a group. */
  readonly path: readonly [group: string, key?: string];
  readonly log: RepairLog;
  readonly read: (row: SheetRow) => CellRead;
}

/** Different texts of a column that are remembered; ids, names and codes are all different. */
const MOST_REMEMBERED = 10_000;

const DATE_TYPES: readonly string[] = ["date", "end-date", "required-end-date", "flag-or-date"];

/** A reader for a column, or for a constant if the column has no place in the table. */
export function columnReader(column: BoundColumn, { values, constants, nonAsciiIds }: TableMapping): ColumnReader {
  const { field, index, label } = column;
  const log = repairLog(label === "" ? field.name : label);
  const choices: ValueChoices = {
    values: new Map(Object.entries(values?.[field.name] ?? {}).map(([raw, value]) => [foldWord(raw), value])),
    hashIds: nonAsciiIds === "hash",
  };
  const constant = column.number === 1 ? constants?.[field.name] : undefined;
  const remembers = field.name !== "id" && field.type !== "text" && field.type !== "credit-code";
  const known = new Map<string, ValueRead>();
  const readText = (text: string): ValueRead => {
    const before = remembers ? known.get(text) : undefined;
    if (before) return before;
    const read = readValue(text, field, choices);
    if (remembers && known.size < MOST_REMEMBERED) known.set(text, read);
    return read;
  };
  const finish = (text: string, { value, repairs, problem }: ValueRead, row: number, more?: RepairCode): CellRead => {
    if (problem) return { problem: { ...problem, received: quote(text) } };
    if (more) log.add(more, row, text, shown(value));
    for (const code of repairs) log.add(code, row, text, shown(value));
    return value === undefined ? {} : { value };
  };
  return {
    column,
    path: field.name.split(".") as [string, string?],
    log,
    read: ({ number, cells, formulas, guarded }) => {
      const cell = cells[index] ?? "";
      if (formulas?.includes(index) === true) log.add("FORMULA_VALUE", number);
      if (guarded?.includes(index) === true) log.add("GUARD_REMOVED", number, textOf(cell));
      const read = typeof cell === "string" ? finish(cell, readText(cell), number) : readTyped(cell, number);
      if (constant === undefined || read.value !== undefined || read.problem) return read;
      log.add("CONSTANT_USED", number, "", constant);
      return finish(constant, readText(constant), number);
    },
  };

  function readTyped(cell: Exclude<Cell, string>, row: number): CellRead {
    if ("broken" in cell) {
      const advice = "correct it in the spreadsheet, let it be calculated, and save it again";
      return refused("a value", cell.broken, advice);
    }
    if (DATE_TYPES.includes(field.type)) return readDayCell(cell, row);
    if (cell.isDate) {
      const read = finish(cell.shown, readText(cell.shown), row);
      return read.problem && field.type !== "period"
        ? refused("no date", cell.shown, "format the column as text and write the value again")
        : read;
    }
    if (/^-?\d{16,}$/.test(cell.plain) || cell.plain.includes("e")) {
      const advice = "the spreadsheet keeps 15 digits of a number: format the column as text and write the value again";
      return refused("text", cell.stored, advice);
    }
    const text = field.type === "count" ? cell.plain : cell.shown;
    return finish(text, readText(text), row);
  }

  function readDayCell(cell: NumberCell, row: number): CellRead {
    const isCompact = /^\d{8}$/.test(cell.shown);
    if (cell.day === undefined || (!cell.isDate && isCompact)) return finish(cell.shown, readText(cell.shown), row);
    const isPlausible = cell.isDate || (cell.day >= "1949-10-01" && cell.day <= "2199-12-31");
    if (!isPlausible) return refused("a date", cell.shown, "format the cell as a date");
    if (cell.hasTime) log.add("TIME_DROPPED", row, cell.stored, cell.day);
    return finish(cell.stored, readText(cell.day), row, cell.isDate ? undefined : "DATE_FROM_NUMBER");
  }

  function refused(expected: string, text: string, advice: string): CellRead {
    return { problem: { code: "CELL_INVALID", expected, received: quote(text), advice } };
  }
}

function shown(value: unknown): string {
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
