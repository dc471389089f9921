import { looksOf } from "./anchors.js";
import type { Field } from "./columns.js";

/** A piece of a row between spaces and line breaks. */
export interface Token {
  readonly text: string;
  readonly onNewLine: boolean;
}

/** A row in cells, with the columns whose cell was put together. */
export interface PartedRow {
  readonly cells: readonly string[];
  readonly joined: readonly number[];
}

const MOST_TOKENS = 80;
/** A cell that is known by its looks has no more pieces than this. */
const MOST_PIECES = 12;
/** Columns whose cells look like no others. */
const TELLING: readonly Field[] = ["quota", "count", "risk", "window", "mode"];
const ENDS_OPEN = /[、,，;；:：(（《“—–-]$/;
const BEGINS_OPEN = /^[、,，;；:：)）》”。]/;

/**
 * Parts the pieces of a row into as many cells as the header has, each that can be known by its looks looking so. If there is no such way,
 * cells at the end can be lost, as merged cells are. The answer is `undefined` unless exactly one way remains, and unless the cells that
 * can hold any words are parted by spaces: a line break does not say whether a cell ends at it.
 */
export function partRow(tokens: readonly Token[], fields: readonly Field[]): PartedRow | undefined {
  if (tokens.length > MOST_TOKENS) return undefined;
  const total = tokens.length;
  const whole = countWays(tokens, fields, false);
  const isWhole = whole.ways[fields.length]![total]! > 0;
  const { ways, begins } = isWhole ? whole : countWays(tokens, fields, true);
  const shorter = fields.map((_, column) => column).filter((column) => column > 2 && ways[column]![total]! > 0);
  const [width, other] = isWhole ? [fields.length] : shorter;
  if (width === undefined || other !== undefined || ways[width]![total] !== 1) return undefined;

  const cells = fields.map(() => "");
  const joined: number[] = [];
  for (let [column, to] = [width, total]; column > 0; column -= 1) {
    const from = begins[column]![to]!;
    const isFree = looksOf(fields[column - 1]!) === undefined;
    const followsFree = column > 1 && looksOf(fields[column - 2]!) === undefined;
    if (isFree && followsFree && tokens[from]!.onNewLine) return undefined;
    cells[column - 1] = cellOf(tokens, from, to);
    if (to - from > 1) joined.unshift(column - 1);
    to = from;
  }
  return { cells, joined };
}

/**
 * How many ways there are to make the first cells of the first tokens, 2 standing for more, and where the last cell then begins. A cell of
 * several pieces holds none that looks like the cell of another column; in a row with lost cells, nor is a cell of any words one.
 */
function countWays(
  tokens: readonly Token[],
  fields: readonly Field[],
  isShort: boolean,
): { readonly ways: readonly (readonly number[])[]; readonly begins: readonly (readonly number[])[] } {
  const empty = (): number[] => Array.from({ length: tokens.length + 1 }, () => 0);
  const ways = [[1, ...empty().slice(1)]];
  const begins = [empty()];
  const told = TELLING.filter((field) => fields.includes(field));
  const tells = tokens.map(({ text }) => new Set(told.filter((field) => looksOf(field)!(text))));
  for (const field of fields) {
    const looks = looksOf(field);
    const [before, now, starts] = [ways.at(-1)!, empty(), empty()];
    const isForeign = tells.map((telling) => telling.size > 0 && !telling.has(field));
    for (let from = 0; from < tokens.length; from += 1) {
      if (before[from] === 0 || BEGINS_OPEN.test(tokens[from]!.text)) continue;
      const last = looks ? Math.min(tokens.length, from + MOST_PIECES) : tokens.length;
      for (let to = from + 1; to <= last; to += 1) {
        if (isForeign[to - 1]! && (to > from + 1 || (isShort && !looks))) break;
        if (isForeign[from]! && to > from + 1) break;
        const end = tokens[to - 1]!.text;
        if (ENDS_OPEN.test(end) && end.length > 1) continue;
        if (looks && !looks(cellOf(tokens, from, to))) continue;
        now[to] = Math.min(2, now[to]! + before[from]!);
        starts[to] = from;
      }
    }
    ways.push(now);
    begins.push(starts);
  }
  return { ways, begins };
}

function cellOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text, onNewLine }, index) => (index === 0 ? text : `${onNewLine ? "\n" : " "}${text}`))
    .join("");
}
