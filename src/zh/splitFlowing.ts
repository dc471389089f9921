import { flowingHeader, type FlowingHeader } from "./flowingHeader.js";
import { partRow, type Token } from "./partRow.js";
import type { SourceRow } from "./splitCells.js";

/** Lines below a table or between its rows that are no cells. */
const NO_CELL =
  /^\s*(?:注\s*[:：]|备\s*注\s*[:：]|说\s*明\s*[:：]|填表|制表|审核人|附件|第.{1,6}页|共.{1,6}页|[-—–\s\d/]+$)/;
/** No plan that is pasted so has more rows than this. */
const MOST_ROWS = 300;

/**
 * Reads a table as PDF programs give it when it is copied: single spaces and line breaks both between cells and within them. Headers are
 * put together from the wordings that are known; rows begin with the numbers 1, 2, 3; their cells are found by what they look like. Where
 * that leaves more than one way, the row has a problem and no reading.
 */
export function splitFlowing(text: string): readonly SourceRow[] {
  const lines = text.split(/\r?\n/);
  const alone = (from: number, to: number): readonly SourceRow[] =>
    lines.slice(from, to).map((line, index) => ({ line: from + index + 1, cells: [line.trim()] }));
  const header = headerIn(lines);
  if (!header) return alone(0, lines.length);

  const rows: SourceRow[] = [...alone(0, header.from), { line: header.from + 1, cells: header.cells }];
  let at = header.to;
  for (let number = 1; at < lines.length; number += 1) {
    const next = startsOf(lines, at + 1, number + 1);
    const end = next[0] ?? endOf(lines, at + 1);
    rows.push(rowOf(lines, at, end, header, number, number <= MOST_ROWS));
    if (next.length === 0) {
      rows.push(...alone(end, lines.length));
      break;
    }
    at = next[0]!;
  }
  return rows;
}

function headerIn(
  lines: readonly string[],
): (FlowingHeader & { readonly from: number; readonly to: number }) | undefined {
  for (let from = 0; from < Math.min(lines.length, 400); from += 1) {
    if (!/^\s*(?:序\s*号|编\s*号)/.test(lines[from]!)) continue;
    const to = startsOf(lines, from + 1, 1)[0];
    if (to === undefined || to - from > 30) continue;
    const header = flowingHeader(lines.slice(from, to));
    if (header) return { ...header, from, to };
  }
  return undefined;
}

/** Lines that begin with the number and go on with a word. */
function startsOf(lines: readonly string[], from: number, number: number): readonly number[] {
  const begins = new RegExp(`^\\s*${String(number)}[ \\u3000]+[^\\s\\d%‰]`);
  const at = lines.findIndex((line, index) => index >= from && begins.test(line));
  return at < 0 ? [] : [at];
}

/** The last row ends where a blank line or a note follows. */
function endOf(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, index) => index >= from && (line.trim() === "" || NO_CELL.test(line)));
  return end < 0 ? lines.length : end;
}

function rowOf(
  lines: readonly string[],
  from: number,
  end: number,
  header: FlowingHeader,
  number: number,
  tried: boolean,
): SourceRow {
  const repeated = new Set(header.pieces);
  const printed = lines.slice(from, end).filter((line) => !NO_CELL.test(line));
  const tokens = printed.flatMap((line, index): readonly Token[] => {
    const words = line
      .trim()
      .split(/[\s\u3000]+/)
      .filter((word) => word !== "");
    // The header of the next page stands between two rows.
    if (index > 0 && words.length > 0 && words.every((word) => repeated.has(word))) return [];
    return words.map((text, place) => ({ text, onNewLine: place === 0 }));
  });
  const parted = tried ? partRow(tokens, header.fields) : undefined;
  if (parted) return { line: from + 1, ...parted };
  return {
    line: from + 1,
    cells: [String(number)],
    problem: `a row whose ${String(tokens.length)} pieces of text can be parted in no way, or in more than one`,
  };
}
