import { formatCell } from "./formatCell.js";
import type { Block, Fact, Notice, NoticeLanguage, VerificationBlock } from "./notice.js";
import type { Table } from "./table.js";
import { visibleText } from "./visibleText.js";
import { wordsIn } from "./wordsIn.js";

/**
 * A notice as Markdown (CommonMark with the tables of GitHub).
 *
 * Guarantees: text of the notice is text on the page whatever it holds: nothing in it becomes markup, a link, a cell or a line, and
 * characters that cannot be seen are written out.
 *
 * @example
 * ```ts
 * import { formatMarkdown } from "double-random/notices";
 *
 * const table = { name: "tasks", columns: [{ key: "name", title: "task", kind: "text" }], rows: [["a | b"], ["<b>"]] };
 * console.log(formatMarkdown({ title: "Plan", language: "en", blocks: [{ kind: "table", table }] }).trimEnd());
 * ```
 * ```text
 * # Plan
 *
 * **tasks**
 *
 * | task |
 * | --- |
 * | a \| b |
 * | \<b\> |
 * ```
 */
export function formatMarkdown(notice: Notice): string {
  const { title, documentNumber, blocks } = notice;
  const parts = [
    `# ${escapeText(title)}`,
    ...(documentNumber === undefined ? [] : [escapeText(documentNumber)]),
    ...blocks.flatMap((block) => blockText(notice, block)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function blockText({ language }: Notice, block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [`## ${escapeText(block.text)}`];
    case "paragraph":
      return [escapeText(block.text)];
    case "note":
      return [`> ${block.tone === "warning" ? `**${escapeText(block.text)}**` : escapeText(block.text)}`];
    case "facts":
      return [factLines(language, block.facts)];
    case "table":
      return [`**${escapeText(block.table.name)}**`, tableText(block.table, language)];
    case "verification":
      return verificationText(language, block);
    case "signature":
      return [`${escapeText(block.issuer)}\\\n${escapeText(wordsIn(language).common.day(block.date))}`];
    case "annex":
      return [`## ${escapeText(block.text)}`];
  }
}

function factLines(language: NoticeLanguage, facts: readonly Fact[]): string {
  const { fact } = wordsIn(language).common;
  return facts.map(({ label, value }) => `- ${escapeText(fact(label, value))}`).join("\n");
}

function tableText({ columns, rows }: Table, language: NoticeLanguage): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => escapeText(title))),
    line(columns.map(({ kind }) => (kind === "number" || kind === "ratio" ? "--:" : "---"))),
    ...rows.map((row) =>
      line(columns.map(({ kind }, index) => escapeText(formatCell(language, kind, row[index] ?? "")))),
    ),
  ].join("\n");
}

function verificationText(
  language: NoticeLanguage,
  { title, facts, steps, limitsTitle, limits }: VerificationBlock,
): readonly string[] {
  return [
    `### ${escapeText(title)}`,
    factLines(language, facts),
    ...steps.flatMap(({ text, command, output }) => [
      escapeText(text),
      ...(command === undefined ? [] : [fence("sh", command)]),
      ...(output === undefined ? [] : [fence("text", output)]),
    ]),
    escapeText(limitsTitle),
    limits.map((limit) => `- ${escapeText(limit)}`).join("\n"),
  ];
}

/** Longer than any run of graves within. */
function fence(language: string, text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const mark = "`".repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${mark}${language}\n${visibleText(text)}\n${mark}`;
}

/** Marks that mean something anywhere, and those that do at the start of a line or within an address. */
function escapeText(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_{}<>[\]|~#!&$@]/g, "\\$&")
    .replace(/^(\s*)([-+=:])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(?<=\bwww)\./gi, "\\.")
    .replace(/^ {1,}| {1,}$/g, (spaces) => "&#32;".repeat(spaces.length));
}
