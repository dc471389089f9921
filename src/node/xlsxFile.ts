import type writeExcelFile from "write-excel-file/node";
import type { Cell } from "write-excel-file/node";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { ceilingQuotient } from "../exact/ceilingQuotient.js";
import { serialOfDay } from "../exact/serialOfDay.js";
import { isCalendarDate } from "../model/fields.js";
import { checkTable } from "./checkTable.js";
import type { Column, Table } from "../notices/table.js";
import { withoutTimes } from "./withoutTimes.js";

type Sheet = Parameters<typeof writeExcelFile>[0][number];
type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>["features"]>[number];

const [LEAST_WIDTH, MOST_WIDTH] = [8, 60];
const ROWS_MEASURED = 200;
/** Of a line of 11-point text, in points; the tallest row that Excel has is 409 points high. */
const [LINE_HEIGHT, MOST_HEIGHT] = [15, 405];
const MOST_CELL_CHARACTERS = 32_767;

const HEADER = {
  type: String,
  format: "@",
  fontWeight: "bold",
  backgroundColor: "#DDEBF7",
  borderStyle: "thin",
  borderColor: "#808080",
  align: "center",
  alignVertical: "center",
  wrap: true,
} as const;

const BODY = { borderStyle: "thin", borderColor: "#BFBFBF", alignVertical: "center" } as const;

/**
 * The bytes of an XLSX workbook with a sheet for each table. Text is stored as text, so that no program runs it as a formula
 * or turns a credit code into 9.1E+17; numbers, percentages and days are stored as such where they mean the same. The first
 * row stays in view and is printed again on every page; pages are A4 across, as wide as the table. The same tables give the
 * same bytes.
 *
 * @throws `DoubleRandomError` as {@link formatCsv}; `FILE_TOO_LARGE` for a cell of more than 32767 characters;
 *   `DUPLICATE_ID` for two tables of one name
 *
 * @example
 * ```ts
 * import { readTable, xlsxFile } from "double-random/node";
 *
 * const columns = [{ key: "code", title: "统一社会信用代码", kind: "text" }, { key: "on", title: "日期", kind: "date" }] as const;
 * const bytes = await xlsxFile([{ name: "清单", columns, rows: [["911400000000000018", "2024-05-01"]] }]);
 * console.log(await readTable({ name: "list.xlsx", bytes }));
 * ```
 * ```text
 * [
 *   { name: '清单', hidden: false, rows: [ [Array], [Array] ], merged: [] }
 * ]
 * ```
 */
export async function xlsxFile(tables: readonly Table[]): Promise<Uint8Array> {
  const names = new Set<string>();
  for (const table of tables) {
    checkTable(table);
    const key = table.name.toLowerCase();
    if (names.has(key)) {
      const expected = "sheets with names of their own";
      throw new DoubleRandomError({ code: "DUPLICATE_ID", path: "table.name", expected, received: table.name });
    }
    names.add(key);
  }
  const write = (await import("write-excel-file/node")).default;
  const workbook = write(tables.map(sheetOf), {
    fontFamily: "SimSun",
    fontSize: 11,
    features: [printing(tables)],
  });
  return withoutTimes(await workbook.toBuffer());
}

function sheetOf({ name, columns, rows }: Table): Sheet {
  const widths = columns.map((column, index) => widthOf(column, rows, index));
  const header: Cell[] = columns.map(({ title }) => ({ ...HEADER, value: escaped(title) }));
  const titles = columns.map(({ title }) => title);
  return {
    sheet: name,
    data: [
      tall(header, titles, widths),
      ...rows.map((row) =>
        tall(
          row.map((cell, index) => cellOf(cell, columns[index]!, widths[index]!)),
          row,
          widths,
        ),
      ),
    ],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: "landscape",
  };
}

/** A row as high as its longest cell: programs that print a workbook do not all find the height themselves. */
function tall(cells: readonly Cell[], texts: readonly string[], widths: readonly number[]): Cell[] {
  const lines = texts.reduce((most, text, index) => Math.max(most, linesOf(text, widths[index]!)), 1);
  if (lines === 1) return [...cells];
  const height = Math.min(MOST_HEIGHT, lines * LINE_HEIGHT);
  return cells.map((cell) => ({ ...(cell as object), height }));
}

/** How many lines a text takes in a column, whose margins take a place. */
function linesOf(text: string, width: number): number {
  return text
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, ceilingQuotient(placesOf(line), Math.max(1, width - 1))), 0);
}

function cellOf(text: string, { kind }: Column, width: number): Cell {
  if (text === "") return BODY;
  const number = numberOf(text, kind);
  if (number !== undefined) return { ...BODY, ...number, type: Number };
  return {
    ...BODY,
    type: String,
    format: "@",
    wrap: linesOf(text, width) > 1,
    value: escaped(text),
  };
}

/** A cell as a number, if the number means the same as the text and is shown the same. */
function numberOf(text: string, kind: Column["kind"]): { readonly value: number; readonly format: string } | undefined {
  if (kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text)) {
    const serial = serialOfDay(text);
    return serial === undefined ? undefined : { value: serial, format: "yyyy-mm-dd" };
  }
  const [, whole, fraction = ""] = /^(-?(?:0|[1-9]\d{0,11}))(?:\.(\d{1,4}))?%?$/.exec(text) ?? [];
  if (whole === undefined || text === "-0" || text.endsWith("%") !== (kind === "ratio")) return undefined;
  const format = fraction === "" ? "0" : `0.${"0".repeat(fraction.length)}`;
  if (kind === "number") return { value: Number(text), format };
  return kind === "ratio" ? { value: Number(`${text.slice(0, -1)}e-2`), format: `${format}%` } : undefined;
}

/** Characters that XML does not have or that its writers leave out, and text that looks like one written so: ECMA-376, Part 1, 22.9.2.19. */
function escaped(text: string): string {
  if (text.length > MOST_CELL_CHARACTERS) {
    const expected = `cells of at most ${String(MOST_CELL_CHARACTERS)} characters`;
    const received = `${String(text.length)} characters`;
    throw new DoubleRandomError({ code: "FILE_TOO_LARGE", path: "table", expected, received });
  }
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[^\t\n\u0020-\u007e\u0085\u00a0-\ufdcf\ufdf0-\ufffc]/gu, (character) =>
      isCharacter(character) ? character : character.replace(/[^]/g, (unit) => `_x${hex(unit)}_`),
    );
}

/** Whether a code point beyond those is one that XML writers keep: not the last two of a plane. */
function isCharacter(character: string): boolean {
  return character.length > 1 && (character.codePointAt(0)! & 0xfffe) !== 0xfffe;
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

/** A width for the longest cell of the first rows; Chinese characters take two places. */
function widthOf({ title, width }: Column, rows: Table["rows"], index: number): number {
  if (width !== undefined) return 2 * width + 2;
  const texts = [title, ...rows.slice(0, ROWS_MEASURED).map((row) => row[index] ?? "")];
  const longest = texts.reduce((most, text) => Math.max(most, placesOf(text)), 0);
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, longest + 2));
}

function placesOf(text: string): number {
  let places = 0;
  for (const character of text) places += character > "\u2e7f" ? 2 : 1;
  return places;
}

/** What the library does not offer: the header on every printed page, pages as wide as the table, their numbers. */
function printing(tables: readonly Table[]): Feature {
  const titles = tables
    .map(({ name }, index) => {
      const sheet = escapeXml(name.replace(/'/g, "''"));
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${String(index)}">'${sheet}'!$1:$1</definedName>`;
    })
    .join("");
  return {
    files: {
      transform: {
        "xl/workbook.xml": {
          transform: (xml) => xml.replace("<definedNames/>", `<definedNames>${titles}</definedNames>`),
        },
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml) =>
            xml
              .replace(/<worksheet\b[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(
                /<pageSetup [^>]*\/>/,
                `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${FOOTER}`,
              ),
        },
      },
    },
  };
}

const FOOTER = "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>";

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
