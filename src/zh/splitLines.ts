import { headerKind, mapColumns } from "./columns.js";
import { readNumber } from "./readNumber.js";
import type { SourceRow } from "./splitCells.js";
import { trimMarks } from "./trimMarks.js";

interface Token {
  readonly line: number;
  readonly text: string;
}

/** A header has no more cells and pieces of cells than these. */
const MOST_PIECES = 80;

/**
 * Reads a table whose cells stand one on a line, as web pages give them when they are copied: a header that begins with 序号 or a code, then
 * rows that begin with the numbers 1, 2, 3. An empty cell leaves no line, so a row with fewer lines than the header is only complete if
 * what is missing are remarks at its end.
 */
export function splitLines(text: string): readonly SourceRow[] {
  const tokens = text.split(/\r?\n/).flatMap((printed, index): readonly Token[] => {
    const cell = trimMarks(printed, " \t|｜\u3000");
    return cell === "" ? [] : [{ line: index + 1, text: cell }];
  });
  const alone = ({ line, text: cell }: Token): SourceRow => ({ line, cells: [cell] });
  const begin = tokens.findIndex(({ text: cell }) => ["number", "code"].includes(headerKind(cell)?.field ?? ""));
  const first =
    begin < 0
      ? -1
      : begin + 1 + tokens.slice(begin + 1, begin + MOST_PIECES).findIndex(({ text: cell }) => readNumber(cell) === 1);
  if (first <= begin) return tokens.map(alone);
  const header = joinPieces(tokens.slice(begin, first).map(({ text: cell }) => cell));
  if (!mapColumns(header)) return tokens.map(alone);

  const rows: SourceRow[] = [...tokens.slice(0, begin).map(alone), { line: tokens[begin]!.line, cells: header }];
  let at = first;
  for (let number = 1; at < tokens.length; number += 1) {
    const next = nextRow(tokens, at, header.length, number + 1);
    rows.push({
      line: tokens[at]!.line,
      cells: tokens.slice(at, next ?? at + header.length).map(({ text: cell }) => cell),
    });
    if (next === undefined) {
      rows.push(...tokens.slice(at + header.length).map(alone));
      break;
    }
    at = next;
  }
  return rows;
}

/** Where the next number stands: a full row on if it is there, for a cell can hold the same number; else at the first place. */
function nextRow(tokens: readonly Token[], at: number, width: number, number: number): number | undefined {
  const isNext = (place: number): boolean => place < tokens.length && readNumber(tokens[place]!.text) === number;
  if (isNext(at + width)) return at + width;
  if (at + width === tokens.length) return undefined;
  for (let place = at + 2; place < Math.min(tokens.length, at + 4 * width); place += 1) if (isNext(place)) return place;
  return undefined;
}

/** Puts headers together that line breaks have broken: 抽查任务 and 名称, 抽查 and 对象. */
function joinPieces(pieces: readonly string[]): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const alone = headerKind(pieces[at]!);
    let taken = 1;
    for (const many of [3, 2]) {
      const part = pieces.slice(at, at + many);
      const joined = headerKind(part.join(""));
      const free = part.slice(1).every((piece) => headerKind(piece)?.whole !== true);
      if (part.length === many && joined && ((joined.whole && !alone) || (free && (joined.whole || !alone)))) {
        taken = many;
        break;
      }
    }
    cells.push(pieces.slice(at, at + taken).join(""));
    at += taken;
  }
  return cells;
}
