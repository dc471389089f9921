import type { SourceRow } from "./splitCells.js";

/** Marks between the cells of a line: ASCII and full-width strokes, and the upright lines of box drawing. */
const UPRIGHT = /[|｜\u2502\u2503\u2551\u2506\u2507\u250a\u250b]/;
/** A line that holds rules alone: of Markdown, of an ASCII grid, of box drawing. */
const RULE = /^[\s|｜:+=\-\u2500-\u257f]*[-=\u2500-\u257f][\s|｜:+=\-\u2500-\u257f]*$/;

/** Splits lines at strokes: Markdown, ASCII grids and box drawing. Rules part blocks; the padding of cells is dropped. */
export function splitRuled(text: string): readonly SourceRow[] {
  let block = 0;
  const rows: SourceRow[] = [];
  for (const [index, printed] of text.split(/\r?\n/).entries()) {
    if (printed.trim() !== "" && !UPRIGHT.test(printed) && !RULE.test(printed)) {
      rows.push({ line: index + 1, cells: [printed.trim()], block });
      continue;
    }
    if (RULE.test(printed)) {
      block += 1;
      continue;
    }
    const cells = atStrokes(printed.trim());
    rows.push({ line: index + 1, cells, block });
  }
  return rows;
}

function atStrokes(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === "\\" && line[at + 1] === "|") {
      cell += "|";
      at += 1;
    } else if (UPRIGHT.test(character)) {
      cells.push(cell.trim());
      cell = "";
    } else {
      cell += character;
    }
  }
  cells.push(cell.trim());
  if (cells.length > 1 && cells[0] === "") cells.shift();
  if (cells.length > 1 && cells.at(-1) === "" && UPRIGHT.test(line.at(-1) ?? "")) cells.pop();
  return cells;
}
