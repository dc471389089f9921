/** A row of the source, with the line that it begins on, from 1. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Rows between the same two rules or blank lines share a number, where the layout has such. */
  readonly block?: number;
  /** Columns whose cell was put together, where the layout does that. */
  readonly joined?: readonly number[];
  /** Why the row has no cells, if it is one. */
  readonly problem?: string;
}

/**
 * Splits text at a separator and at line breaks. A cell that begins with a quotation mark and ends with one before a separator or
 * the end of a line may hold both, with `""` for `"`; any other quotation mark is a character like others. Linear in the text: what
 * is looked through in vain for closing marks is bounded.
 */
export function splitCells(text: string, separator: string): readonly SourceRow[] {
  const rows: SourceRow[] = [];
  let [line, rowLine, cells, at] = [1, 1, [] as string[], 0];
  let budget = 4 * text.length;
  const endsCell = (place: number): boolean =>
    place >= text.length || text[place] === separator || text[place] === "\n" || text.startsWith("\r\n", place);

  /** The place behind the closing mark of the quoted cell at `at`. */
  const closing = (): number | undefined => {
    let place = at + 1;
    for (;;) {
      const found = budget > 0 ? text.indexOf('"', place) : -1;
      budget -= (found < 0 ? text.length : found) - place + 1;
      if (found < 0) return undefined;
      if (text[found + 1] === '"') place = found + 2;
      else return endsCell(found + 1) ? found + 1 : undefined;
    }
  };

  while (at <= text.length) {
    const quoted = text[at] === '"' ? closing() : undefined;
    let end = quoted ?? at;
    if (quoted === undefined) while (!endsCell(end)) end += 1;
    const cell = quoted === undefined ? text.slice(at, end) : text.slice(at + 1, end - 1).replaceAll('""', '"');
    cells.push(cell);
    if (quoted !== undefined) line += cell.split("\n").length - 1;
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    rows.push({ line: rowLine, cells });
    at = end + (text[end] === "\r" ? 2 : 1);
    line += 1;
    [rowLine, cells] = [line, []];
  }
  // A line break at the end begins no row.
  const last = rows.at(-1);
  if (rows.length > 1 && last?.cells.length === 1 && last.cells[0] === "") rows.pop();
  return rows;
}
