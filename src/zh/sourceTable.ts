import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { findHeaders, type Header } from "./findHeaders.js";
import { checkSize } from "./limits.js";
import { readNumber } from "./readNumber.js";
import { splitAligned, splitAtSpaces } from "./splitAligned.js";
import { splitCells, type SourceRow } from "./splitCells.js";
import { splitFlowing } from "./splitFlowing.js";
import { splitHtml } from "./splitHtml.js";
import { splitLines } from "./splitLines.js";
import { splitRuled } from "./splitRuled.js";
import { splitRuledLines } from "./splitRuledLines.js";

/** How a source parts its cells. */
export type PlanLayout = "cells" | "tabs" | "ruled" | "html" | "commas" | "aligned" | "spaces" | "lines" | "flowing";

/** The rows of a source, the headers found in them, and how its cells are parted. */
export interface SourceTable {
  readonly layout: PlanLayout;
  readonly rows: readonly SourceRow[];
  readonly headers: readonly Header[];
}

/** In this order; the first with the most columns is taken. */
const LAYOUTS: readonly (readonly [PlanLayout, (text: string) => boolean, (text: string) => readonly SourceRow[]])[] = [
  ["tabs", (text) => text.includes("\t"), (text) => splitCells(text, "\t")],
  ["html", (text) => /<t[dh][\s>]/i.test(text), splitHtml],
  ["ruled", (text) => /[|｜\u2502\u2503\u2551\u2506]/.test(text), splitRuled],
  ["ruled", (text) => /[|｜\u2502]/.test(text), splitRuledLines],
  ["commas", (text) => text.includes(","), (text) => splitCells(text, ",")],
  ["aligned", () => true, splitAligned],
  ["spaces", () => true, splitAtSpaces],
  ["lines", () => true, splitLines],
  ["flowing", () => true, splitFlowing],
];

/**
 * Finds the table of a plan in text, whatever parts its cells, or in rows of cells.
 *
 * @throws {@link DoubleRandomError} `PLAN_TOO_LARGE`; `PLAN_LAYOUT_UNKNOWN` if no row names the columns of a plan
 */
export function sourceTable(source: string | readonly (readonly string[])[]): SourceTable {
  if (typeof source !== "string") return tableOf("cells", rowsOf(source)) ?? refuse("no row of the sheet");
  checkSize("characters", source.length, "source");
  const text = source.replace(/^\ufeff/, "");
  let best: SourceTable | undefined;
  for (const [layout, occurs, split] of LAYOUTS) {
    if (!occurs(text)) continue;
    const found = tableOf(layout, split(text));
    if (found && (sizeOf(found) > sizeOf(best) || (layout === "flowing" && best && holdsSpaces(best)))) best = found;
  }
  return best ?? refuse(text.trim() === "" ? "no text" : "no line of the text");
}

function sizeOf(table: SourceTable | undefined): number {
  return Math.max(0, ...(table?.headers ?? []).map(({ known }) => known));
}

/** Whether a table is parted at single spaces though its cells hold some, so that rows have too many. */
function holdsSpaces({ layout, rows, headers: [header] }: SourceTable): boolean {
  const width = header!.cells.length;
  return layout === "spaces" && rows.some(({ cells }) => cells.length > width && readNumber(cells[0]!) !== undefined);
}

function tableOf(layout: PlanLayout, rows: readonly SourceRow[]): SourceTable | undefined {
  checkSize("rows", rows.length, "source");
  const headers = findHeaders(rows, layout === "tabs" || layout === "ruled" || layout === "commas");
  return headers.length > 0 ? { layout, rows, headers } : undefined;
}

function rowsOf(source: readonly (readonly string[])[]): readonly SourceRow[] {
  if (!Array.isArray(source)) throw wrongType("source", source, "text, or rows of cells");
  checkSize("rows", source.length, "source");
  let characters = 0;
  return (source as readonly unknown[]).map((row, index) => {
    if (!Array.isArray(row)) throw wrongType(`source[${String(index)}]`, row, "a row of cells");
    checkSize("columns", row.length, `source[${String(index)}]`);
    for (const [column, cell] of (row as readonly unknown[]).entries()) {
      if (typeof cell !== "string")
        throw wrongType(`source[${String(index)}][${String(column)}]`, cell, "the text of a cell");
      characters += cell.length;
    }
    checkSize("characters", characters, "source");
    return { line: index + 1, cells: row as readonly string[] };
  });
}

function wrongType(path: string, value: unknown, expected: string): DoubleRandomError {
  return new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received: describeValue(value) });
}

function refuse(received: string): never {
  throw new DoubleRandomError({
    code: "PLAN_LAYOUT_UNKNOWN",
    path: "source",
    expected:
      "a table whose header names the task or the items (抽查任务名称, 抽查事项) and what is drawn (抽查对象, 抽查比例, 起止时间), with cells " +
      "parted by tabs, strokes, commas, two spaces or lines; save the plan as CSV or paste it from a spreadsheet",
    received: `${received} that does`,
  });
}
