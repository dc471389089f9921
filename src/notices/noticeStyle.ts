import { formatDecimal } from "../exact/formatDecimal.js";
import { fraction } from "../exact/fraction.js";
import type { NoticeLanguage } from "./notice.js";
import type { Table } from "./table.js";

/** Where a column says nothing of its width. */
const USUAL_WIDTH = 8;

const PAGE_NUMBERS: Readonly<Record<NoticeLanguage, string>> = {
  zh: `"第 " counter(page) " 页\u3000共 " counter(pages) " 页"`,
  en: `counter(page) " / " counter(pages)`,
};

/** 仿宋 for text, 小标宋 for the title, 黑体 for headings, 宋体 for tables, each with what other systems call it. */
const FONTS: string = `
:root {
  --text: FangSong, "FangSong_GB2312", STFangsong, "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif;
  --title: "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", STZhongsong, "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif;
  --heading: SimHei, STHeiti, "Heiti SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  --table: SimSun, "Songti SC", STSong, "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", serif;
  --code: Consolas, Menlo, "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace;
}
:root:lang(en) {
  --text: "Times New Roman", "Liberation Serif", "Noto Serif", "Noto Serif CJK SC", serif;
  --title: "Times New Roman", "Liberation Serif", "Noto Serif", "Noto Serif CJK SC", serif;
  --heading: Arial, "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", sans-serif;
  --table: "Times New Roman", "Liberation Serif", "Noto Serif", "Noto Serif CJK SC", serif;
}`;

const SCREEN: string = `
* { box-sizing: border-box; }
html { background: #f2f2f0; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; color: #111; font: 1.0625rem/1.8 var(--text); overflow-wrap: anywhere; }
main { max-width: 54rem; margin: 2rem auto; padding: 3.5rem 4rem; background: #fff; box-shadow: 0 0 0.4rem rgb(0 0 0 / 20%); }
h1 { margin: 0 0 0.5rem; font: bold 1.75rem/1.4 var(--title); text-align: center; }
h1 span { display: inline-block; }
.document-number { margin: 0 0 1.5rem; text-align: center; }
h2 { margin: 1.8rem 0 0.6rem; font: bold 1.125rem/1.6 var(--heading); }
h3 { margin: 0 0 0.6rem; font: bold 1.0625rem/1.6 var(--heading); text-align: center; }
p { margin: 0.5rem 0; text-align: justify; }
:lang(zh) p { text-indent: 2em; }
.plain { text-align: left; }
.steps p { text-align: left; }
.document-number, .signature p, .note p, .steps p { text-indent: 0 !important; }
.scroll { margin: 0.8rem 0 1.2rem; overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid #0a58ca; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font: 0.9375rem/1.5 var(--table); }
caption { padding: 0.2rem 0 0.4rem; font-family: var(--heading); text-align: center; }
th, td { padding: 0.25rem 0.4rem; border: 1px solid #444; text-align: left; vertical-align: middle; font-weight: normal; }
thead th { overflow-wrap: normal; background: #eee; font-family: var(--heading); text-align: center; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.group th { background: #f6f6f4; font-family: var(--heading); }
.facts { table-layout: auto; }
.facts th { width: 11em; background: #f6f6f4; font-family: var(--heading); }
.form td { height: 2.6em; }
code, pre { font-family: var(--code); font-size: 0.86em; }
pre { margin: 0.3rem 0 0.6rem; padding: 0.4rem 0.6rem; background: #f4f4f2; border: 1px solid #bbb; white-space: pre-wrap; overflow-wrap: anywhere; text-indent: 0; }
.note { margin: 0.8rem 0; padding: 0.4rem 0.8rem; border: 1px solid #888; border-left-width: 0.35rem; }
.note.warning { border-color: #a00000; color: #a00000; font-weight: bold; }
.verification { margin: 1rem 0; padding: 1rem 1.2rem; border: 2px solid #111; }
.steps { margin: 0.6rem 0; padding-left: 1.6em; }
.limits { margin: 0; padding-left: 1.6em; }
.annex { margin: 3rem 0 0.5rem; }
.signature { margin-top: 3rem; margin-left: auto; width: fit-content; min-width: 12em; max-width: 75%; text-align: center; break-inside: avoid; }
.signature p { margin: 0.2rem 0; text-align: center; }
@media (max-width: 46rem) {
  html { background: #fff; }
  main { margin: 0; padding: 1.2rem 1rem 2rem; box-shadow: none; }
  h1 { font-size: 1.35rem; }
  .verification { padding: 0.7rem 0.7rem; }
  .facts th { width: 7em; }
}`;

/** Margins as GB/T 9704 has them, but for narrower sides, which the tables need. */
const PRINT: string = `
@media print {
  html { background: none; }
  body { font-size: 12pt; line-height: 1.7; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  h1 { font-size: 20pt; }
  h2 { font-size: 13pt; break-after: avoid; }
  .scroll { overflow: visible; }
  table { min-width: 0 !important; font-size: 9pt; line-height: 1.4; }
  .wide { page: wide; }
  .annex { break-before: page; margin-top: 0; }
  caption { break-after: avoid; }
  thead { display: table-header-group; }
  tr, .note, .short { break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; }
  .group { break-after: avoid; }
  th, td { padding: 1.2pt 3pt; border-width: 0.5pt; }
  thead th, .group th, .facts th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  pre { font-size: 8.5pt; }
  p { orphans: 2; widows: 2; }
}`;

/** The style sheet of a page with these tables. It names no other file. */
export function noticeStyle(language: NoticeLanguage, tables: readonly Table[]): string {
  const landscape = "@page wide { size: A4 landscape; margin: 20mm 18mm; }";
  const page = `@page { size: A4; margin: 25mm 18mm 22mm; @bottom-center { content: ${PAGE_NUMBERS[language]}; font: 10pt serif; } }`;
  return [FONTS, SCREEN, PRINT, page, landscape, ...tables.map(tableRules)].join("\n");
}

/** How the columns of a table share its width; on a narrow screen the table is scrolled and not squeezed. */
function tableRules({ columns }: Table, index: number): string {
  const widths = columns.map(({ width = USUAL_WIDTH }) => width);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const name = `.t${String(index + 1)}`;
  const rules = widths.map((width, column) => {
    const share = formatDecimal(fraction(BigInt(100 * width), BigInt(total)), 2);
    return `${name} col:nth-child(${String(column + 1)}) { width: ${share}%; }`;
  });
  const narrow = `@media (max-width: 46rem) { ${name} table { min-width: min(${String(total)}em, 50em); } }`;
  return [narrow, ...rules].join("\n");
}
