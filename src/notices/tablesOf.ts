import type { Notice } from "./notice.js";
import type { Table } from "./table.js";

/**
 * The tables of a notice, for a workbook or for CSV files. What a spreadsheet program would run as a formula is for the writer to
 * neutralise.
 *
 * @returns in the order of the notice, each with a name of its own
 *
 * @example
 * ```ts
 * import { tablesOf } from "double-random/notices";
 *
 * const table = { name: "tasks", columns: [{ key: "name", title: "task", kind: "text" }], rows: [["opticians"]] };
 * const notice = { title: "Plan", language: "en", blocks: [{ kind: "heading", text: "Tasks" }, { kind: "table", table }] };
 * for (const { name, rows } of tablesOf(notice)) console.log(name, rows);
 * ```
 * ```text
 * tasks [ [ 'opticians' ] ]
 * ```
 */
export function tablesOf({ blocks }: Notice): readonly Table[] {
  return blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
}
