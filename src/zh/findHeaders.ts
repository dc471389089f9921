import { headerKind, mapColumns, type ColumnMap } from "./columns.js";
import { fold } from "./foldText.js";
import type { SourceRow } from "./splitCells.js";

/** A header row, which may be printed on every page. */
export interface Header {
  /** The first of its rows, from 0, and how many there are. */
  readonly at: number;
  readonly taken: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly columns: ColumnMap;
  /** How many columns were known, also such as hold nothing. */
  readonly known: number;
}

/** What the first cell of a broken header can hold. */
const BEGINS =
  /^(?:序号?|编号|行业|领域|抽查|检查|任务|计划|联合|抽查领域|(?:联合)?(?:抽查|检查)?(?:任务|计划|事项|项目)(?:名称|编号)?)$/;
/** Broken headers that are looked for. */
const MOST_BROKEN = 200;
/** A header is broken into no more lines than this. */
const MOST_LINES = 24;

/**
 * Finds the rows that name the columns of a plan.
 *
 * @param byLine - whether a line break inside a cell can have broken a row in two
 */
export function findHeaders(rows: readonly SourceRow[], byLine: boolean): readonly Header[] {
  const headers: Header[] = [];
  // Joining lines is tried where a header could begin, and no plan has so many broken ones.
  let attempts = byLine ? MOST_BROKEN : 0;
  for (let at = 0; at < rows.length; at += 1) {
    const begins = attempts > 0 && BEGINS.test(fold((rows[at]!.cells[0] ?? "").slice(0, 40)));
    if (begins) attempts -= 1;
    const found = headerAt(rows, at, begins);
    if (!found) continue;
    const header = withSubHeader(rows, found);
    headers.push(header);
    at += header.taken - 1;
  }
  return headers.map((header, index) => withoutEmptyNumbers(rows, header, headers[index + 1]?.at));
}

/** The header without its column of numbers, if that holds nothing down to the next header. */
function withoutEmptyNumbers(rows: readonly SourceRow[], header: Header, end: number | undefined): Header {
  const at = header.columns.get("number");
  const isNumbered = rows
    .slice(header.at + header.taken, end)
    .some(({ cells }) => cells.length < 3 || (cells[at ?? 0] ?? "").trim() !== "");
  if (at === undefined || isNumbered) return header;
  return { ...header, columns: new Map([...header.columns].filter(([field]) => field !== "number")) };
}

function headerAt(rows: readonly SourceRow[], at: number, byLine: boolean): Header | undefined {
  const { line } = rows[at]!;
  let cells = rows[at]!.cells;
  let best = headerOf(cells, at, 1, line);
  if (!byLine || best?.columns.size === cells.length) return best;
  for (let taken = 2; taken <= MOST_LINES && cells.length <= 40; taken += 1) {
    const next = rows[at + taken - 1]?.cells;
    if (
      !next ||
      next.some((cell) => cell.length > 40) ||
      /^\s*\d/.test(next[0] ?? "") ||
      isDivision(rows[at]!.cells, next) ||
      mapColumns(next)?.get("number") === 0
    )
      break;
    cells = joinBroken(cells, next);
    const found = headerOf(cells, at, taken, line);
    if (found && found.columns.size > (best?.columns.size ?? 0)) best = found;
  }
  return best;
}

function headerOf(cells: readonly string[], at: number, taken: number, line: number): Header | undefined {
  if (cells.length < 3) return undefined;
  const columns = mapColumns(cells);
  return columns && { at, taken, line, cells, columns, known: columns.size };
}

/** A second row of headers, under some that it divides. */
function withSubHeader(rows: readonly SourceRow[], header: Header): Header {
  const below = rows[header.at + header.taken]?.cells;
  const number = header.columns.get("number") ?? 0;
  const first = below?.[number]?.trim() ?? "";
  // A merged cell of HTML stands in both rows.
  if (!below || below.length > header.cells.length || (first !== "" && first !== header.cells[number]!.trim()))
    return header;
  let parent = "";
  const divided = header.cells.map((cell, index) => {
    if (cell.trim() !== "") parent = cell;
    const child = below[index] ?? "";
    if (child.trim() === "" || child === cell) return cell;
    // 范围 under 抽查对象 is 抽查对象范围; 数量 needs nothing above it.
    const joined = `${parent}${child}`;
    return headerKind(child)?.whole !== true && headerKind(joined)?.whole === true ? joined : child;
  });
  const columns = mapColumns(divided);
  const said = below.filter((cell) => cell.trim() !== "");
  // Every cell of a second header is short, and together they name more than the first did.
  if (!columns || said.length < 2 || said.some((cell) => cell.length > 20) || columns.size <= header.columns.size)
    return header;
  return { ...header, taken: header.taken + 1, cells: divided, columns, known: columns.size };
}

/** Whether a row divides the one above: as wide, nothing under its first cell, and something under the others. */
function isDivision(above: readonly string[], below: readonly string[]): boolean {
  return (
    below.length === above.length && below[0]!.trim() === "" && below.filter((cell) => cell.trim() !== "").length > 1
  );
}

/** Puts a row together that a line break inside a cell has broken in two. */
export function joinBroken(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...first.slice(0, -1), `${first.at(-1) ?? ""}\n${second[0] ?? ""}`, ...second.slice(1)];
}
