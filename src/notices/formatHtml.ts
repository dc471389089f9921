import { formatCell } from "./formatCell.js";
import type { Block, Fact, Notice, NoticeLanguage, SignatureBlock, TableBlock, VerificationBlock } from "./notice.js";
import { noticeStyle } from "./noticeStyle.js";
import type { Column, Table } from "./table.js";
import { visibleText } from "./visibleText.js";
import { wordsIn } from "./wordsIn.js";

const LANGUAGE_TAGS: Readonly<Record<NoticeLanguage, string>> = { zh: "zh-CN", en: "en" };

/** Nothing but the style sheet in the page itself: no script, picture, font, frame or form, from here or elsewhere. */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A table with at most so many rows is not divided between pages. */
const SHORT_TABLE = 12;

/**
 * A notice as one HTML file for the screen and for A4 paper. It needs no other file and no script.
 *
 * Guarantees: text of the notice is text on the page whatever it holds, and characters that cannot be seen are written out; tables
 * have captions and headers with their scope; on paper their headers are repeated and no row is split.
 *
 * @example
 * ```ts
 * import { formatHtml } from "double-random/notices";
 *
 * const page = formatHtml({ title: "Plan <2024>", language: "en", blocks: [{ kind: "paragraph", text: "A & B" }] });
 * console.log(page.split("\n").filter((line) => /<h1|<p/.test(line)).join("\n"));
 * ```
 * ```text
 * <h1><span>Plan &lt;2024&gt;</span></h1>
 * <p>A &amp; B</p>
 * ```
 */
export function formatHtml(notice: Notice): string {
  const { title, titleLines = [title], language, documentNumber, blocks } = notice;
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [shownTable(block)] : []));
  const parts = placeBlocks(blocks).map((placed) => blockHtml(language, placed));
  return [
    "<!DOCTYPE html>",
    `<html lang="${LANGUAGE_TAGS[language]}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${noticeStyle(language, tables)}\n</style>`,
    "</head>",
    "<body>",
    isLandscape(blocks) ? '<main class="wide">' : "<main>",
    `<h1>${titleLines.map((line) => `<span>${escapeHtml(line)}</span>`).join(language === "zh" ? "<wbr>" : " ")}</h1>`,
    ...(documentNumber === undefined ? [] : [`<p class="document-number">${escapeHtml(documentNumber)}</p>`]),
    ...parts,
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** A wide table that is not in an annex makes the whole document wide, so that its beginning has no page alone. */
function isLandscape(blocks: readonly Block[]): boolean {
  const end = blocks.findIndex(({ kind }) => kind === "annex");
  return (end < 0 ? blocks : blocks.slice(0, end)).some((block) => block.kind === "table" && block.isWide === true);
}

/** A block and what its neighbours tell of it. */
interface Placed {
  readonly block: Block;
  /** Of a table: which of the page it is, from 1. */
  readonly number: number;
  /** Of the title of an annex: whether what it holds is wide, so that both stand on the same page. */
  readonly opensWide: boolean;
}

function placeBlocks(blocks: readonly Block[]): readonly Placed[] {
  const tables = blocks.filter(({ kind }) => kind === "table");
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    return { block, number: tables.indexOf(block) + 1, opensWide: next?.kind === "table" && next.isWide === true };
  });
}

function blockHtml(language: NoticeLanguage, { block, number, opensWide }: Placed): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case "paragraph":
      return `<p${/[0-9a-f]{32}/.test(block.text) ? ' class="plain"' : ""}>${escapeHtml(block.text)}</p>`;
    case "note":
      return `<div class="note ${block.tone}" role="note"><p>${escapeHtml(block.text)}</p></div>`;
    case "facts":
      return factsHtml(block.facts, block.toFillIn === true ? "facts form" : "facts");
    case "table":
      return tableHtml(language, block, number);
    case "verification":
      return verificationHtml(block);
    case "signature":
      return signatureHtml(language, block);
    case "annex":
      return `<h2 class="annex${opensWide ? " wide" : ""}">${escapeHtml(block.text)}</h2>`;
  }
}

function factsHtml(facts: readonly Fact[], className: string): string {
  const rows = facts.map(
    ({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${valueHtml(value)}</td></tr>`,
  );
  return `<div class="scroll"><table class="${className}"><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

/** A table as the page shows it, without the column that groups its rows. */
function shownTable({ table, groupBy }: TableBlock): Table {
  const at = table.columns.findIndex(({ key }) => key === groupBy);
  const without = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, index) => index !== at);
  return { name: table.name, columns: without(table.columns), rows: table.rows.map(without) };
}

function tableHtml(language: NoticeLanguage, block: TableBlock, number: number): string {
  const { name, columns, rows } = shownTable(block);
  const id = `t${String(number)}`;
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join("");
  const at = block.table.columns.findIndex(({ key }) => key === block.groupBy);
  const groups = groupRows(block.table.rows.map((row, index) => ({ group: row[at] ?? "", row: rows[index]! })));
  const bodies = groups.map(({ group, rows: members }) => {
    const title =
      at < 0
        ? []
        : [`<tr class="group"><th scope="rowgroup" colspan="${String(columns.length)}">${escapeHtml(group)}</th></tr>`];
    return ["<tbody>", ...title, ...members.map((row) => rowHtml(language, columns, row)), "</tbody>"].join("\n");
  });
  const classes = ["scroll", id, ...(rows.length <= SHORT_TABLE ? ["short"] : []), ...(block.isWide ? ["wide"] : [])];
  return [
    `<div class="${classes.join(" ")}" role="region" aria-labelledby="${id}" tabindex="0">`,
    `<table><caption id="${id}">${escapeHtml(name)}</caption>`,
    `<colgroup>${"<col>".repeat(columns.length)}</colgroup>`,
    `<thead><tr>${head}</tr></thead>`,
    ...bodies,
    "</table></div>",
  ].join("\n");
}

interface RowGroup {
  readonly group: string;
  readonly rows: readonly (readonly string[])[];
}

/** Rows that follow each other and share a value. */
function groupRows(rows: readonly { readonly group: string; readonly row: readonly string[] }[]): readonly RowGroup[] {
  const groups: { group: string; rows: (readonly string[])[] }[] = [];
  for (const { group, row } of rows) {
    const last = groups.at(-1);
    if (last?.group === group) last.rows.push(row);
    else groups.push({ group, rows: [row] });
  }
  return groups;
}

function rowHtml(language: NoticeLanguage, columns: readonly Column[], row: readonly string[]): string {
  const cells = columns.map(({ kind }, index) => {
    const isNumber = kind === "number" || kind === "ratio";
    const name = index === 0 ? 'th scope="row"' : "td";
    const text = valueHtml(formatCell(language, kind, row[index] ?? ""));
    return `<${name}${isNumber ? ' class="number"' : ""}>${text}</${index === 0 ? "th" : "td"}>`;
  });
  return `<tr>${cells.join("")}</tr>`;
}

function verificationHtml({ title, facts, steps, limitsTitle, limits }: VerificationBlock): string {
  const stepHtml = steps.map(({ text, command, output }) => {
    const lines = [command, output].filter((line) => line !== undefined);
    return `<li><p>${escapeHtml(text)}</p>${lines.map((line) => `<pre><code>${escapeHtml(line)}</code></pre>`).join("")}</li>`;
  });
  return [
    '<section class="verification" aria-label="' + escapeHtml(title) + '">',
    `<h3>${escapeHtml(title)}</h3>`,
    factsHtml(facts, "facts"),
    `<ol class="steps">\n${stepHtml.join("\n")}\n</ol>`,
    `<p>${escapeHtml(limitsTitle)}</p>`,
    `<ul class="limits">\n${limits.map((limit) => `<li>${escapeHtml(limit)}</li>`).join("\n")}\n</ul>`,
    "</section>",
  ].join("\n");
}

function signatureHtml(language: NoticeLanguage, { issuer, date }: SignatureBlock): string {
  const day = escapeHtml(wordsIn(language).common.day(date));
  const time = `<time datetime="${escapeHtml(date)}">${day}</time>`;
  return `<div class="signature">\n<p>${escapeHtml(issuer)}</p>\n<p>${time}</p>\n</div>`;
}

/** A hash stands in letters of one width. */
function valueHtml(text: string): string {
  return /^[0-9a-f]{64}$/.test(text) ? `<code>${text}</code>` : escapeHtml(text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}
