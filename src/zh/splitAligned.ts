import { mapColumns } from "./columns.js";
import type { SourceRow } from "./splitCells.js";

interface Piece {
  readonly text: string;
  /** Columns of a terminal before it. */
  readonly start: number;
}

/**
 * Splits lines at two or more spaces, as text pasted from Word or PDF has them. A line with as many pieces as the header has is taken in
 * order; in any other each piece belongs to the header that it stands under. Blank lines part blocks.
 */
export function splitAligned(text: string): readonly SourceRow[] {
  let header: readonly Piece[] | undefined;
  let block = 0;
  const rows: SourceRow[] = [];
  for (const [index, printed] of text.split(/\r?\n/).entries()) {
    const pieces = piecesOf(printed);
    if (pieces.length === 0) {
      block += 1;
      rows.push({ line: index + 1, cells: [""], block });
      continue;
    }
    const texts = pieces.map((piece) => piece.text);
    if (pieces.length >= 3 && mapColumns(texts)) {
      header = pieces;
      block += 1;
      rows.push({ line: index + 1, cells: texts, block });
      block += 1;
      continue;
    }
    const cells = !header || texts.length === header.length ? texts : underHeader(pieces, header);
    rows.push({ line: index + 1, cells, block });
  }
  return rows;
}

/** Splits lines at every space: for tables whose cells hold none. */
export function splitAtSpaces(text: string): readonly SourceRow[] {
  return text.split(/\r?\n/).map((printed, index) => ({ line: index + 1, cells: printed.trim().split(/[ \u3000]+/) }));
}

function underHeader(pieces: readonly Piece[], header: readonly Piece[]): readonly string[] {
  // A line of its own at the very left is text around the table, unless a cell could stand there.
  if (
    pieces.length === 1 &&
    pieces[0]!.start < (header[1]?.start ?? 0) &&
    !/^\s*[(（]?\d{1,4}[)）.、]?\s*$/.test(pieces[0]!.text)
  ) {
    return [pieces[0]!.text];
  }
  const cells = header.map(() => "");
  for (const { text, start } of pieces) {
    let column = header.length - 1;
    // A piece may begin a little to the left of its header.
    while (column > 0 && header[column]!.start > start + 1) column -= 1;
    cells[column] = cells[column] === "" ? text : `${cells[column]!} ${text}`;
  }
  return cells;
}

function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let [text, start, width, gap] = ["", 0, 0, 2];
  for (const character of line) {
    const wide = /[\u1100-\u115f\u2e80-\uffdc]|[^\0-\uffff]/u.test(character);
    if (/\s/.test(character)) {
      gap += wide || character === "\t" ? 2 : 1;
    } else {
      if (gap >= 2) {
        if (text !== "") pieces.push({ text, start });
        [text, start] = ["", width];
      } else if (gap === 1) text += " ";
      text += character;
      gap = 0;
    }
    width += wide ? 2 : 1;
  }
  if (text !== "") pieces.push({ text, start });
  return pieces;
}
