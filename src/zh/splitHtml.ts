import { LIMITS } from "./limits.js";
import type { SourceRow } from "./splitCells.js";

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ensp: " ",
  emsp: " ",
  mdash: "—",
  ldquo: "“",
  rdquo: "”",
};

/** A cell that goes on below, and in how many rows yet. */
interface Span {
  readonly text: string;
  readonly left: number;
}

/**
 * The rows of the tables in HTML text; text between them is a row of one cell. A cell that spans rows or columns stands in each of them, as a
 * reader sees it. No program is a browser for less: tags are read for tables alone.
 */
export function splitHtml(text: string): readonly SourceRow[] {
  const rows: SourceRow[] = [];
  let line = 1;
  let [cells, spans]: [string[] | undefined, (Span | undefined)[]] = [undefined, []];
  let [open, words]: [{ down: number; across: number } | undefined, string] = [undefined, ""];

  const closeCell = (): void => {
    if (!cells || !open) return;
    fillSpans(cells, spans);
    const content = withEntities(words)
      .replace(/[^\S\n]+/g, " ")
      .trim();
    for (let column = 0; column < open.across && cells.length <= LIMITS.columns; column += 1) {
      if (open.down > 1) spans[cells.length] = { text: content, left: open.down - 1 };
      cells.push(content);
    }
    [open, words] = [undefined, ""];
  };
  const closeRow = (): void => {
    closeCell();
    if (cells) {
      fillSpans(cells, spans, true);
      rows.push({ line, cells });
    }
    cells = undefined;
  };
  const closeText = (): void => {
    for (const each of withEntities(words).split("\n")) {
      if (each.trim() !== "") rows.push({ line, cells: [each.trim()] });
    }
    words = "";
  };

  for (const token of text.split(/(<[^<>]{0,2000}>)/)) {
    const tag = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(token);
    if (!tag) {
      if (!token.startsWith("<!--")) words += cells && !open ? "" : token.replace(/\r/g, "");
    } else {
      const [closing, name] = [tag[1] === "/", tag[2]!.toLowerCase()];
      if (name === "tr" || name === "table") {
        closeRow();
        if (!cells) closeText();
        if (name === "tr" && !closing) cells = [];
        if (name === "table") spans = [];
      } else if (name === "td" || name === "th") {
        closeCell();
        if (!closing) {
          cells ??= [];
          words = "";
          open = { down: spanOf(token, "rowspan"), across: spanOf(token, "colspan") };
        }
      } else if (/^(?:br|p|div|h[1-6]|li)$/.test(name) && words !== "" && !words.endsWith("\n")) words += "\n";
    }
    line += token.split("\n").length - 1;
  }
  closeRow();
  closeText();
  return rows;
}

/** Puts the cells from above into the row, up to the next free place, or to the end. */
function fillSpans(cells: string[], spans: (Span | undefined)[], toEnd = false): void {
  while (cells.length < spans.length || !toEnd) {
    const span = spans[cells.length];
    if (!span) {
      if (!toEnd || !spans.slice(cells.length).some(Boolean)) return;
      cells.push("");
      continue;
    }
    spans[cells.length] = span.left > 1 ? { text: span.text, left: span.left - 1 } : undefined;
    cells.push(span.text);
  }
}

function spanOf(tag: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s{0,9}=\\s{0,9}["']?(\\d{1,4})`, "i").exec(tag)?.[1];
  return Math.min(Math.max(Number(found ?? 1), 1), LIMITS.columns);
}

function withEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
