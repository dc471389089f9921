import type { SourceRow } from "./splitCells.js";

const STROKE = /[|｜\u2502]/;
/** A cell that is broken over more lines than this is no cell. */
const MOST_PIECES = 12;

/**
 * Reads a table whose cells stand one on a line, each with a stroke behind it, as web pages give them when they are copied: a line that
 * begins with a stroke begins a row, unless the row above is as short as none can be. A cell ends at its stroke, on whatever line.
 */
export function splitRuledLines(text: string): readonly SourceRow[] {
  const rows: { line: number; cells: string[] }[] = [];
  let pieces: readonly string[] = [];
  let begun = 0;
  let current: { line: number; cells: string[] } | undefined;
  const giveBack = (): void => {
    rows.push(...pieces.map((piece, index) => ({ line: begun + index, cells: [piece] })));
    pieces = [];
  };
  for (const [index, printed] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const shown = printed.trim();
    if (STROKE.test(shown[0] ?? "")) {
      giveBack();
      current = { line, cells: [] };
      rows.push(current);
    }
    const parts = (shown[0] !== undefined && STROKE.test(shown[0]) ? shown.slice(1) : shown).split(STROKE);
    const last = parts.pop()!.trim();
    for (const part of parts) {
      const cell = [...pieces, part.trim()].join("\n");
      pieces = [];
      if (current) current.cells.push(cell);
      else rows.push({ line, cells: [cell] });
    }
    if (last === "" && shown !== "") continue;
    // A blank line, or a text that goes on without a stroke, ends the table.
    if (shown === "" || !current || pieces.length === MOST_PIECES) {
      giveBack();
      current = undefined;
      rows.push({ line, cells: [last] });
      continue;
    }
    if (pieces.length === 0) begun = line;
    pieces = [...pieces, last];
  }
  giveBack();
  return rows;
}
