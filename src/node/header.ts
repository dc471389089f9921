import { quote } from "../errors/describeValue.js";
import type { FileLocation } from "../errors/DoubleRandomError.js";
import { textOf, type SheetRow } from "./cell.js";
import { columnName } from "./columnName.js";
import type { Field } from "./field.js";
import { fileError } from "./fileError.js";
import { foldHeader } from "./foldWord.js";

/** The rows at the start of a table among which its header is looked for. */
export const ROWS_WITH_HEADER = 20;

/** A column that stands for a field. */
export interface BoundColumn {
  /** From 0. */
  readonly index: number;
  readonly field: Field;
  /** Which of several groups it belongs to, from 1. */
  readonly number: number;
  /** Its letters and header, for people. */
  readonly label: string;
}

/** The header of a table. */
export interface Header {
  readonly row: number;
  readonly columns: readonly BoundColumn[];
  /** Columns with a header that stands for no field. */
  readonly unknown: readonly { readonly index: number; readonly label: string }[];
  /** How many columns the row has. */
  readonly width: number;
}

/** Finds the field that a header stands for. */
export interface HeaderIndex {
  readonly find: (header: string) => { readonly field: Field; readonly number: number } | undefined;
  readonly isIgnored: (header: string) => boolean;
}

/** An index of all headers that are known, those of the mapping first. */
export function headerIndex(
  fields: readonly Field[],
  columns: Readonly<Record<string, string>>,
  ignored: readonly string[],
): HeaderIndex {
  const byHeader = new Map<string, Field>();
  for (const field of fields) {
    for (const header of [field.name, ...field.header, ...field.synonyms]) {
      const folded = foldHeader(header);
      if (!byHeader.has(folded)) byHeader.set(folded, field);
    }
  }
  const byName = new Map(fields.map((field) => [field.name, field]));
  const stated = new Map(Object.entries(columns).map(([header, name]) => [foldHeader(header), name]));
  const ignoredHeaders = new Set(ignored.map(foldHeader));
  const numbered = (text: string): readonly [string, number] => {
    const [, start, number] = /^(.*?[^\d])([1-9]\d?)$/.exec(text) ?? [];
    return start === undefined ? [text, 1] : [start, Number(number)];
  };
  return {
    isIgnored: (header) => ignoredHeaders.has(foldHeader(header)),
    find: (header) => {
      const folded = foldHeader(header);
      if (folded === "" || ignoredHeaders.has(folded)) return undefined;
      const mapped = stated.get(folded);
      if (mapped !== undefined) {
        const [name, number] = numbered(mapped);
        const field = byName.get(name);
        return field && { field, number };
      }
      const whole = byHeader.get(folded);
      if (whole) return { field: whole, number: 1 };
      const [start, number] = numbered(folded);
      const field = byHeader.get(start);
      return field && isRepeatable(field) ? { field, number } : undefined;
    },
  };
}

/** Whether a field belongs to a group of which a row may have several. */
export function isRepeatable({ name, helper }: Field): boolean {
  return name.includes(".") && (helper !== true || name === "certificates.period");
}

/**
 * The header among the first rows: the row that is stated, else the first in which at least two columns are known, or the one
 * column of a table of one.
 *
 * @throws DoubleRandomError `COLUMN_MISSING` if there is none, `COLUMN_REPEATED` if two columns stand for one field
 */
export function findHeader(
  rows: readonly SheetRow[],
  index: HeaderIndex,
  stated: number | undefined,
  location: FileLocation,
): Header | undefined {
  for (const row of rows) {
    if (stated !== undefined && row.number !== stated) continue;
    const header = headerOf(row, index);
    const enough =
      stated !== undefined ? 1 : Math.min(2, row.cells.filter((cell) => textOf(cell).trim() !== "").length);
    if (header.columns.length >= Math.max(1, enough)) {
      refuseRepeated(header, location);
      return header;
    }
  }
  return undefined;
}

function headerOf(row: SheetRow, index: HeaderIndex): Header {
  const columns: BoundColumn[] = [];
  const unknown: { index: number; label: string }[] = [];
  let width = 0;
  for (const [at, cell] of row.cells.entries()) {
    const text = textOf(cell).trim();
    if (text === "") continue;
    width = at + 1;
    const label = `${columnName(at)} ${text.replace(/\s+/g, " ").slice(0, 40)}`;
    const found = index.find(text);
    if (found) columns.push({ index: at, ...found, label });
    else unknown.push({ index: at, label: index.isIgnored(text) ? "" : label });
  }
  return { row: row.number, columns, unknown, width };
}

function refuseRepeated({ columns, row }: Header, location: FileLocation): void {
  const seen = new Map<string, BoundColumn>();
  for (const column of columns) {
    const key = `${column.field.name} ${String(column.number)}`;
    const first = seen.get(key);
    seen.set(key, column);
    if (!first) continue;
    throw fileError({
      code: "COLUMN_REPEATED",
      location: { ...location, row, column: column.label },
      expected: `one column for ${column.field.name} (column ${first.label} is there already)`,
      received: quote(column.label),
      advice:
        "say in the mapping that one of them is left out (ignored), or number them if they are several: 许可证种类2",
    });
  }
}
