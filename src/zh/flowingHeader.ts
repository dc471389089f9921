import { headerKind, type Field } from "./columns.js";

/** A header that was put together from its pieces. */
export interface FlowingHeader {
  readonly cells: readonly string[];
  readonly fields: readonly Field[];
  readonly pieces: readonly string[];
}

interface Best {
  /** Cells, and how many characters stand in wordings that are known as a whole. */
  readonly cells: number;
  readonly whole: number;
  /** Where the last cell begins; `undefined` if two ways are as good. */
  readonly from: number | undefined;
}

/** A header cell is broken into no more pieces than this. */
const MOST_PIECES = 4;

/**
 * Puts the cells of a header together that line breaks have broken: each must be a wording that is known, none is a rest such as 及频次. Of
 * all ways the one with the most columns is taken, then the one with the longest wordings known as a whole; `undefined` if there is not exactly one.
 */
export function flowingHeader(lines: readonly string[]): FlowingHeader | undefined {
  const pieces = lines.flatMap((line) =>
    line
      .trim()
      .split(/[\s\u3000]+/)
      .filter((word) => word !== "")
      .map((text, place) => ({ text, joins: place === 0 })),
  );
  if (pieces.length < 3 || pieces.length > 80) return undefined;
  const best: (Best | undefined)[] = [{ cells: 0, whole: 0, from: 0 }];
  for (let to = 1; to <= pieces.length; to += 1) {
    let found: Best | undefined;
    for (let from = to - 1; from >= Math.max(0, to - MOST_PIECES); from -= 1) {
      const before = best[from];
      const text = textOf(pieces, from, to);
      const kind = headerKind(text);
      if (before && kind && !/^[及和与(（、]/.test(pieces[from]!.text)) {
        const now = { cells: before.cells + 1, whole: before.whole + (kind.whole ? text.length : 0), from };
        const order = found ? now.cells - found.cells || now.whole - found.whole : 1;
        if (order > 0) found = now;
        else if (order === 0) found = { ...now, from: undefined };
      }
      // Pieces of one line are different cells.
      if (!pieces[from]!.joins) break;
    }
    best[to] = found;
  }
  const cells: string[] = [];
  for (let to = pieces.length; to > 0;) {
    const from = best[to]?.from;
    if (from === undefined) return undefined;
    cells.unshift(textOf(pieces, from, to));
    to = from;
  }
  const fields = cells.map((cell) => headerKind(cell)!.field);
  if (new Set(fields).size < fields.length) return undefined;
  return { cells, fields, pieces: pieces.map(({ text }) => text) };
}

function textOf(pieces: readonly { readonly text: string }[], from: number, to: number): string {
  return pieces
    .slice(from, to)
    .map(({ text }) => text)
    .join("");
}
