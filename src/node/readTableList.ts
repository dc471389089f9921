import { quote } from "../errors/describeValue.js";
import type { ErrorIssue, FileLocation } from "../errors/DoubleRandomError.js";
import type { TableMapping } from "../model/tableMapping.js";
import { textOf, type SheetRow } from "./cell.js";
import { columnName } from "./columnName.js";
import { columnReader, type ColumnReader } from "./columnReader.js";
import { fileError } from "./fileError.js";
import type { FileOrigin } from "./fileReading.js";
import type { FileSource } from "./fileSource.js";
import type { Header } from "./header.js";
import { headerIndex } from "./header.js";
import { makeId } from "./makeId.js";
import { readRange } from "./mergedCells.js";
import { openTable, type OpenTable } from "./openTable.js";
import type { Repair } from "./repair.js";
import { repairLog, type RepairLog } from "./repairLog.js";
import type { RowCollector } from "./rowCollector.js";
import { emptyDraft, putInGroup, type RowDraft } from "./rowObject.js";
import { assembleRow } from "./assembleRow.js";
import type { KindOfTable } from "./tableKinds.js";

/** Reads the rows of a CSV file or workbook into a collector. */
export async function readTableList<T extends object>(
  source: FileSource,
  format: "csv" | "xlsx",
  {
    kind,
    mapping,
    collector,
    mostBytes,
    log,
  }: {
    readonly kind: KindOfTable<T>;
    readonly mapping: TableMapping;
    readonly collector: RowCollector<T>;
    readonly mostBytes: number | undefined;
    readonly log: RepairLog;
  },
): Promise<{ readonly origin: FileOrigin; readonly repairs: readonly Repair[] }> {
  const index = headerIndex(kind.fields, mapping.columns ?? {}, mapping.ignored ?? []);
  const table = await openTable(source, format, { index, mapping, mostBytes, log });
  const { header, location, rows } = table;
  const readers = readersOf(kind, header, mapping);
  refuseMissing(kind, readers, mapping, { ...location, row: header.row });
  const ignored = header.unknown.filter(({ label }) => label !== "").map(({ label }) => repairLog(label));
  for (const each of ignored) each.add("COLUMN_IGNORED", header.row);
  let blanks: number[] = [];
  for await (const row of rows) {
    if (row.cells.every((cell) => textOf(cell).trim() === "")) {
      blanks.push(row.number);
      continue;
    }
    for (const blank of blanks) log.add("ROWS_BLANK", blank);
    blanks = [];
    if (row.number < (mapping.firstRow ?? 0)) {
      log.add("ROWS_SKIPPED", row.number, textOf(row.cells.find((cell) => textOf(cell) !== "")));
      continue;
    }
    if (row.hidden === true) log.add("ROWS_HIDDEN", row.number);
    readRow(row, table, { kind, mapping, collector, readers, log });
  }
  for (const issue of mergedIssues(table, readers)) collector.report(issue);
  return {
    origin: table.origin,
    repairs: [...ignored, ...readers.map((reader) => reader.log)].flatMap((each) => each.repairs()),
  };
}

function readersOf<T extends object>(
  { fields }: KindOfTable<T>,
  { columns }: Header,
  mapping: TableMapping,
): readonly ColumnReader[] {
  const known = new Set(fields.map(({ name }) => name));
  for (const [option, named] of [
    ["values", Object.keys(mapping.values ?? {})],
    ["constants", Object.keys(mapping.constants ?? {})],
    ["columns", Object.values(mapping.columns ?? {}).map((name) => name.replace(/[1-9]\d?$/, ""))],
  ] as const) {
    const strange = named.find((name) => !known.has(name));
    if (strange === undefined) continue;
    throw fileError({
      code: "COLUMN_MISSING",
      location: { file: "mapping" },
      expected: `${option} for fields among ${[...known].join(", ")}`,
      received: quote(strange),
      advice: "correct the name of the field",
    });
  }
  const bound = columns.map((column) => columnReader(column, mapping));
  const constants = Object.keys(mapping.constants ?? {})
    .filter((name) => !columns.some(({ field, number }) => field.name === name && number === 1))
    .map((name) => {
      const field = fields.find((each) => each.name === name)!;
      return columnReader({ field, number: 1, index: -1, label: "" }, mapping);
    });
  return [...bound, ...constants];
}

function refuseMissing<T extends object>(
  { fields, requiredGroups }: KindOfTable<T>,
  readers: readonly ColumnReader[],
  { id }: TableMapping,
  location: FileLocation,
): void {
  const has = (name: string): boolean => readers.some(({ column }) => column.field.name === name);
  const missing = [
    ...fields.filter(
      ({ name, required }) => required === true && !has(name) && !(name === "id" && (id?.from ?? "id") !== "id"),
    ),
    ...requiredGroups
      .filter((group) => !readers.some(({ column }) => column.field.name.startsWith(`${group}.`)))
      .map((group) => fields.find(({ name }) => name.startsWith(`${group}.`))!),
  ];
  if (missing.length === 0) return;
  throw fileError({
    code: "COLUMN_MISSING",
    location,
    expected: `columns for ${missing.map(({ header: [zh], name }) => `${zh} (${name})`).join(", ")}`,
    received: `only ${readers.map(({ column }) => column.label || column.field.name).join(", ")}`,
    advice: "add them, or say in the mapping which columns they are (columns) or what every row has (constants)",
  });
}

function readRow<T extends object>(
  row: SheetRow,
  { header, location, isEven }: OpenTable,
  {
    kind,
    mapping,
    collector,
    readers,
    log,
  }: {
    readonly kind: KindOfTable<T>;
    readonly mapping: TableMapping;
    readonly collector: RowCollector<T>;
    readonly readers: readonly ColumnReader[];
    readonly log: RepairLog;
  },
): void {
  const path = `${kind.kind}[${String(collector.met())}]`;
  const stray = strayCells(row, header, isEven);
  if (stray) {
    collector.report({ code: "TABLE_INVALID", path, ...stray, location: { ...location, row: row.number } });
    return;
  }
  const draft: RowDraft = emptyDraft();
  let isGood = true;
  for (const reader of readers) {
    const { field, number, label } = reader.column;
    const read = reader.read(row);
    if (read.problem) {
      isGood = false;
      const { code, expected, advice, received } = read.problem;
      collector.report({
        code,
        path: `${path}.${field.name}`,
        expected,
        received,
        location: { ...location, row: row.number, ...(label !== "" && { column: label }) },
        advice,
      });
    } else if (read.value !== undefined) put(draft, reader.path, number, read.value);
  }
  const made = makeId(draft, kind, mapping);
  if (made.problem) {
    isGood = false;
    collector.report({ ...made.problem, path: `${path}.id`, location: { ...location, row: row.number } });
  } else if (made.derived) log.add("ID_DERIVED", row.number, made.from, made.id);
  if (!isGood) return;
  const { object, sourceOf } = assembleRow(kind.kind, draft, mapping);
  if (sourceOf.assumed) log.add("LISTED_SINCE_ASSUMED", row.number);
  const readerAt = (suffix: string): ColumnReader | undefined => {
    const { field, number } = sourceOf.column(suffix);
    return readers.find(({ column }) => column.field.name === field && column.number === number);
  };
  collector.add(object, {
    row: row.number,
    locate: (suffix) => {
      const label = readerAt(suffix)?.column.label ?? "";
      return { ...location, row: row.number, ...(label !== "" && { column: label }) };
    },
    rawAt: (suffix) => {
      const at = readerAt(suffix)?.column.index ?? -1;
      const text = at < 0 ? "" : textOf(row.cells[at]);
      return text === "" ? undefined : text;
    },
  });
}

function put(draft: RowDraft, [group, key]: ColumnReader["path"], number: number, value: unknown): void {
  if (key === undefined) draft.values.set(group, value);
  else if (key === "period") {
    for (const [part, day] of Object.entries(value as object)) {
      if (day !== undefined) putInGroup(draft, group, number, part, day);
    }
  } else putInGroup(draft, group, number, key, value);
}

/** Cells that belong to no column, or columns without their cell. */
function strayCells(
  { cells }: SheetRow,
  header: Header,
  isEven: boolean,
): Pick<ErrorIssue, "expected" | "received" | "advice"> | undefined {
  const expected = `${String(header.width)} cells, as the header has`;
  if (isEven && cells.length < header.width) {
    const advice = "look for a line break inside a cell without quotation marks, or add the empty cells";
    return { expected, received: `${String(cells.length)} cells`, advice };
  }
  const named = new Set([...header.columns, ...header.unknown].map(({ index }) => index));
  const at = cells.findIndex((cell, index) => !named.has(index) && textOf(cell).trim() !== "");
  if (at < 0) return undefined;
  const advice = "give the column a header, or look for a delimiter inside a cell without quotation marks";
  return {
    expected: "cells under a header only",
    received: `${quote(textOf(cells[at]))} in column ${columnName(at)}`,
    advice,
  };
}

function* mergedIssues(
  { merged, header, location }: OpenTable,
  readers: readonly ColumnReader[],
): Generator<ErrorIssue, void, undefined> {
  for (const text of merged) {
    const range = readRange(text);
    if (!range || range.bottom <= header.row) continue;
    const reader = readers.find(({ column: { index } }) => index >= range.left && index <= range.right);
    if (!reader) continue;
    yield {
      code: "CELL_INVALID",
      path: location.file,
      expected: "cells that are not merged",
      received: `merged cells ${text}`,
      location: { ...location, row: Math.max(range.top, header.row + 1), column: reader.column.label },
      advice: "undo the merge and fill every cell, or, within a column, let all of them have the value (mergedCells)",
    };
  }
}
