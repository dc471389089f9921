import { looksOf } from "./anchors.js";
import { joinBroken, type Header } from "./findHeaders.js";
import type { PlacedIssue } from "./planPlace.js";
import { headsSection } from "./headsSection.js";
import { LIMITS } from "./limits.js";
import { readNumber } from "./readNumber.js";
import type { PlanLayout, SourceTable } from "./sourceTable.js";
import type { SourceRow } from "./splitCells.js";

/** A row of the table, put together from its parts. */
export interface PlanRow {
  /** Where it begins: line of the text or row of the sheet, from 1. */
  readonly line: number;
  readonly number: number;
  /** As many as the header has. */
  readonly cells: readonly string[];
  readonly header: Header;
  /** Columns whose cell was printed in several parts. */
  readonly joined: readonly number[];
}

/** Text of the source that is no row of the table. */
export interface TextAround {
  readonly line: number;
  readonly text: string;
  /** The header that it stands right above. */
  readonly above?: Header;
}

/** The rows of a plan and the text around them. */
export interface PlanRows {
  readonly rows: readonly PlanRow[];
  readonly around: readonly TextAround[];
  readonly issues: readonly PlacedIssue[];
}

/** Rows below a table, or within it, that are no tasks. */
const NO_TASK =
  /^\s*(?:合\s*计|总\s*计|小\s*计|注\s*[:：\d]|备\s*注\s*[:：]|说\s*明\s*[:：]|填表|制表|审核|联系|附件|附[:：]|单位[:：]|第.{1,6}页|共.{1,6}页|[-—–\s\d/]+$)/;
const TITLE = /计划|清单|附件|附表|年度|抽查表|一览表|汇总表/;

const PASTE_CELLS =
  "copy the table from Word or Excel, so that tabs part its cells, or save it as .xlsx or .csv; a PDF does not say where a cell ends";

interface Draft {
  readonly line: number;
  readonly header: Header;
  readonly block: number | undefined;
  number: number | undefined;
  cells: readonly string[];
  readonly joined: Set<number>;
}

/** Reads rows below their headers: repeated headers and titles are passed over, broken and continued rows put together. */
export function planRows({ layout, rows, headers }: SourceTable): PlanRows {
  const drafts: Draft[] = [];
  const around: TextAround[] = [];
  const issues: PlacedIssue[] = [];
  const headerAt = new Map(headers.map((header) => [header.at, header]));
  const titles = titlesOf(rows, headers);
  let header: Header | undefined;
  let blocks: ReadonlySet<number> = new Set();
  let [current, afterBlank]: [Draft | undefined, boolean] = [undefined, true];

  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const found = headerAt.get(at);
    if (found) {
      [header, afterBlank] = [found, false];
      at += found.taken - 1;
      blocks = numberedBlocks(rows, headers, found);
      continue;
    }
    if (row.problem !== undefined) {
      issues.push({ ...rowIssue(row.line, "cells that can be told apart", row.problem), advice: PASTE_CELLS });
      continue;
    }
    const said = saidIn(row.cells);
    if (said.length === 0) {
      afterBlank = true;
      continue;
    }
    const text = { line: row.line, text: said.join(" ") };
    const above = titles.get(at);
    if (!header || above) {
      around.push(above ? { ...text, above } : text);
      continue;
    }
    const part = partOf(row, header, layout, current, { afterBlank, blocks, said });
    afterBlank = false;
    if (part === "around") around.push(text);
    else if (part === "row") {
      current = begin(row, header);
      drafts.push(current);
    } else if (!current) {
      issues.push(rowIssue(row.line, "a number in the first row of the table", `"${said[0]!.slice(0, 20)}"`));
    } else if (part === "broken") {
      current.joined.add(current.cells.length - 1);
      current.cells = joinBroken(current.cells, row.cells);
    } else if (part === "last-cell") {
      current.joined.add(current.cells.length - 1);
      current.cells = joinBroken(current.cells, said.slice(0, 1));
    } else if (layout !== "html" && printsTask(row, header) && printsTask(current, header)) {
      issues.push(rowIssue(row.line, "a number, for the row has all that a task has", "none"));
      current = begin(row, header);
    } else join(current, row, layout);
  }
  const checked = drafts.map((draft, index) => finish(draft, index, issues));
  return { rows: checked, around, issues };
}

/** What a row prints; words that stand in all of its cells, as merged ones can, once. */
function saidIn(cells: readonly string[]): readonly string[] {
  const said = cells.filter((cell) => cell.trim() !== "");
  return said.length > 2 && new Set(said).size === 1 ? said.slice(0, 1) : said;
}

/** Whether a row has a ratio and a time of its own. */
function printsTask({ cells }: { readonly cells: readonly string[] }, { columns }: Header): boolean {
  return (["quota", "window"] as const).every((field) => looksOf(field)!(cells[columns.get(field) ?? -1] ?? ""));
}

/** What a row of the source is to the table. */
function partOf(
  row: SourceRow,
  header: Header,
  layout: PlanLayout,
  current: Draft | undefined,
  seen: { readonly afterBlank: boolean; readonly blocks: ReadonlySet<number>; readonly said: readonly string[] },
): "row" | "broken" | "last-cell" | "more" | "around" {
  const { cells, block } = row;
  const width = header.cells.length;
  const byLine = layout === "tabs" || layout === "ruled" || layout === "commas";
  const numberColumn = header.columns.get("number");
  const first = cells[numberColumn ?? header.columns.get("name") ?? 0] ?? "";
  const number = numberColumn === undefined ? undefined : readNumber(first);
  const [only] = seen.said;
  const whole = Math.min(width, 2) <= cells.length;

  if (seen.said.length === 1 && NO_TASK.test(only!) && number === undefined) return "around";
  if (NO_TASK.test(first) && number === undefined) return "around";
  if (headsSection(seen.said, header)) return "around";
  if (block !== undefined && seen.blocks.has(block)) return current?.block === block ? "more" : "row";
  if (current && byLine && current.header === header && missing(current) > 0 && !(number !== undefined && whole)) {
    if (current.cells.length + cells.length - 1 <= width + 1) return "broken";
  }
  if (number !== undefined && whole) {
    return layout === "html" && number === current?.number ? "more" : "row";
  }
  if (numberColumn === undefined && first.trim() !== "" && whole) return "row";
  if (cells.length === 1 && width > 1)
    return byLine && current && !seen.afterBlank && !TITLE.test(only!) ? "last-cell" : "around";
  // A single cell that stands where the number would be heads a section.
  if (seen.said.length === 1 && first.trim() !== "") return "around";
  if (numberColumn !== undefined && first.trim() !== "") return "row";
  return "more";
}

function missing({ header, cells }: Draft): number {
  return header.cells.length - cells.length;
}

function begin({ line, cells, block, joined }: SourceRow, header: Header): Draft {
  const at = header.columns.get("number");
  return {
    line,
    header,
    block,
    number: at === undefined ? undefined : readNumber(cells[at] ?? ""),
    cells,
    joined: new Set(joined),
  };
}

/** Adds the cells of a row that goes on with the one above. */
function join(draft: Draft, { cells }: SourceRow, layout: PlanLayout): void {
  const at = draft.header.columns.get("number");
  draft.number ??= at === undefined ? undefined : readNumber(cells[at] ?? "");
  const width = Math.max(draft.cells.length, cells.length);
  draft.cells = Array.from({ length: width }, (_, column) => {
    const [above, below] = [draft.cells[column] ?? "", cells[column] ?? ""];
    // A merged cell of HTML stands in every row that it spans.
    if (below.trim() === "" || (layout === "html" && above === below)) return above;
    if (above.trim() === "") return below;
    draft.joined.add(column);
    return `${above}\n${below}`;
  });
}

/** Checks a row that is complete, and gives it as many cells as the header has. */
function finish(draft: Draft, index: number, issues: PlacedIssue[]): PlanRow {
  const { line, header, joined } = draft;
  const width = header.cells.length;
  const beyond = draft.cells.slice(width).filter((cell) => cell.trim() !== "");
  if (beyond.length > 0)
    issues.push(rowIssue(line, `${String(width)} cells, as the header has`, String(draft.cells.length)));
  const needed = [...header.columns]
    .filter(([field]) => field !== "remark" && field !== "basis")
    .map(([, column]) => column);
  const short = draft.cells.length < width && needed.some((column) => column >= draft.cells.length);
  if (short) issues.push(rowIssue(line, `${String(width)} cells, as the header has`, String(draft.cells.length)));
  const cells = Array.from({ length: width }, (_, column) => draft.cells[column] ?? "");
  for (const cell of cells) {
    if (cell.length > LIMITS.cell) {
      const expected = `at most ${String(LIMITS.cell)} characters in a cell`;
      issues.push({ ...rowIssue(line, expected, String(cell.length)), code: "PLAN_TOO_LARGE" });
    }
  }
  const numbered = header.columns.has("number");
  if (numbered && draft.number === undefined) {
    const printed = (cells[header.columns.get("number")!] ?? "").slice(0, 20);
    const advice = "number the tasks 1, 2, 3 in the order of print, or empty the column";
    issues.push({ ...rowIssue(line, "a number", `"${printed}"`), advice });
  }
  return {
    line,
    number: numbered ? (draft.number ?? 0) : index + 1,
    cells,
    header,
    joined: [...joined].sort((a, b) => a - b),
  };
}

/** The blocks that hold one number each: there a row is a block, wherever in it the number stands. */
function numberedBlocks(rows: readonly SourceRow[], headers: readonly Header[], header: Header): ReadonlySet<number> {
  const at = header.columns.get("number");
  const next = headers.find((other) => other.at > header.at)?.at ?? rows.length;
  const counts = new Map<number, number>();
  for (const { block, cells } of rows.slice(header.at + header.taken, next)) {
    if (block === undefined || at === undefined) return new Set();
    if (cells.length < 2) continue;
    counts.set(block, (counts.get(block) ?? 0) + (readNumber(cells[at] ?? "") === undefined ? 0 : 1));
  }
  return [...counts.values()].every((count) => count === 1) ? new Set(counts.keys()) : new Set();
}

/** Lines of one cell right above a header: the title that is repeated with it. */
function titlesOf(rows: readonly SourceRow[], headers: readonly Header[]): ReadonlyMap<number, Header> {
  const titles = new Map<number, Header>();
  for (const header of headers) {
    let titled = false;
    for (let at = header.at - 1; at >= 0; at -= 1) {
      const said = rows[at]!.cells.filter((cell) => cell.trim() !== "");
      if (said.length > 1 || (said.length === 0 && titled)) break;
      if (said.length === 0) continue;
      if (!TITLE.test(said[0]!)) break;
      titles.set(at, header);
      titled = true;
    }
  }
  return titles;
}

function rowIssue(line: number, expected: string, received: string): PlacedIssue {
  return { code: "PLAN_ROW_INVALID", path: `line ${String(line)}`, expected, received, place: { line } };
}
