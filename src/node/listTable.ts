import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspection } from "../model/inspection.js";
import type { Inspector } from "../model/inspector.js";
import type { TableKind } from "../model/tableMapping.js";
import type { Target } from "../model/target.js";
import type { Field } from "./field.js";
import { isRepeatable } from "./header.js";
import { KINDS, type KindOfTable } from "./tableKinds.js";
import type { Column, Table } from "../notices/table.js";

/** The rows of each kind of list. */
export interface ListRows {
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly exclusions: readonly Exclusion[];
  readonly inspections: readonly Inspection[];
}

/** How {@link listTable} writes. */
export interface ListTableOptions {
  /** The language of headers and words. Default `zh`. */
  readonly language?: "zh" | "en";
}

/** A column with the values that stand in it. */
interface ListColumn {
  readonly column: Column;
  readonly field: Field;
  readonly valueOf: (row: object) => unknown;
}

/**
 * A list as a table: a column for every field that a row has, several for licences, certificates, absences and entries on
 * lists, with the headers and words that the readers of this library know. What {@link readTargets} and its kin read from it
 * is the same list again, but for lists without entries, which are left out.
 *
 * @param kind - what the rows are
 *
 * @example
 * ```ts
 * import { formatCsv, listTable } from "double-random/node";
 *
 * const licences = [{ kind: "food", validTo: "2026-01-31" }, { kind: "drug" }];
 * const target = { id: "T-1", name: "虚构甲公司", subjectType: "enterprise", status: "existing", regionCode: "140581", licences };
 * console.log(formatCsv(listTable("targets", [target])).trimEnd().split("\r\n").join("\n"));
 * ```
 * ```text
 * 编号,主体名称,主体类型,登记状态,行政区划,许可证种类,许可证种类2,许可证有效期止
 * T-1,虚构甲公司,企业,存续,140581,food,drug,2026-01-31
 * ```
 */
export function listTable<K extends TableKind>(
  kind: K,
  list: ListRows[K],
  { language = "zh" }: ListTableOptions = {},
): Table {
  const { fields, title, cellsOf } = KINDS[kind] as KindOfTable<ListRows[K][number]>;
  const rows: readonly object[] = cellsOf ? list.map((row) => cellsOf(row)) : list;
  const at = language === "zh" ? 0 : 1;
  const columns = fields
    .filter(({ helper }) => helper !== true)
    .flatMap((field) => columnsOf(field, rows, at))
    .filter(({ field, valueOf }) => field.required === true || rows.some((row) => valueOf(row) !== undefined));
  return {
    name: title[at],
    columns: columns.map(({ column }) => column),
    rows: rows.map((row) => columns.map(({ field, valueOf }) => textOfValue(valueOf(row), field, language))),
  };
}

function columnsOf(field: Field, rows: readonly object[], at: 0 | 1): readonly ListColumn[] {
  const [group = "", key] = field.name.split(".");
  const kind = field.type === "count" ? "number" : field.type.endsWith("date") ? "date" : "text";
  const header = field.header[at];
  if (key === undefined || !isRepeatable(field)) {
    const column: Column = { key: field.name, title: header, kind };
    return [{ column, field, valueOf: (row) => (row as Record<string, unknown>)[field.name] }];
  }
  const entries = (row: object): readonly object[] =>
    (row as Record<string, readonly object[] | undefined>)[group] ?? [];
  const most = rows.reduce((count, row) => Math.max(count, entries(row).length), 0);
  return Array.from({ length: most }, (_, index) => ({
    column: {
      key: `${field.name}${numbered(index, "")}`,
      title: `${header}${numbered(index, at === 0 ? "" : " ")}`,
      kind,
    },
    field,
    valueOf: (row) => (entries(row)[index] as Record<string, unknown> | undefined)?.[key],
  }));
}

function numbered(index: number, space: string): string {
  return index === 0 ? "" : `${space}${String(index + 1)}`;
}

function textOfValue(value: unknown, { words, type }: Field, language: "zh" | "en"): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.join(language === "zh" ? "、" : ", ");
  if (typeof value === "boolean") return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  const text = value as string;
  if (language === "en" || type !== "word") return text;
  return words?.find(([each]) => each === text)?.[1] ?? text;
}
