import { quote } from "../errors/describeValue.js";
import type { FileLocation } from "../errors/DoubleRandomError.js";
import { decodeText } from "../zh/decodeText.js";
import type { ReadPlanOptions } from "../zh/planOptions.js";
import { readLocatedPlan, type PlanReading } from "../zh/readLocatedPlan.js";
import { columnName } from "./columnName.js";
import { fileError } from "./fileError.js";
import { fileKind } from "./fileKind.js";
import { withFile, type FileInput } from "./fileSource.js";
import { MOST_ROW_CHARACTERS, tooLarge } from "./limits.js";
import { readTable, type TextSheet } from "./readTable.js";

interface PlanSource {
  readonly content: string | readonly (readonly string[])[];
  readonly location: FileLocation;
}

/** How files begin that are archives, old workbooks or PDFs. */
const NO_TEXT = /^(?:PK|\u00d0\u00cf|%PDF)/;

/** How a printed plan is read from a file. */
export interface ReadPlanFileOptions extends ReadPlanOptions {
  /** The sheet of a workbook. Default: the only one that is not hidden and holds something. */
  readonly sheet?: string;
}

/**
 * Reads a printed plan from a file: an XLSX workbook, CSV, or text as pasted from Word or a PDF, in UTF-8 or GB18030. The cells
 * are read by `readPlan` of `double-random/zh`. Problems of a workbook or of CSV have the place as a spreadsheet program names it.
 *
 * @throws `DoubleRandomError` as {@link readTable} and `readPlan`; `SHEET_UNKNOWN` if a workbook has several sheets
 *   that hold something, or none of the name
 *
 * @example
 * ```ts
 * import { readPlanFile } from "double-random/node";
 *
 * const reading = await readPlanFile("test/data/gaoping-2024.txt", { issuer: { id: "gaoping", regionCode: "140581" } });
 * console.log(reading.plan.title, reading.plan.tasks.length);
 * ```
 * ```text
 * 高平市市场监督管理局2024年度双随机抽查工作计划 23
 * ```
 */
export async function readPlanFile(input: FileInput, options: ReadPlanFileOptions): Promise<PlanReading> {
  const { sheet, ...planOptions } = options;
  const source = await planSource(input, sheet);
  return readLocatedPlan(source.content, planOptions, ({ row, column, header }) => ({
    ...source.location,
    row,
    ...(column === undefined ? {} : { column: [columnName(column), header].join(" ") }),
  }));
}

/** The rows of a sheet, or text. */
async function planSource(input: FileInput, sheet: string | undefined): Promise<PlanSource> {
  return withFile(input, async (source) => {
    const location = { file: source.name };
    // Web pages are text whose tables are read, so only what is no text is looked at as a table.
    if (NO_TEXT.test(String.fromCharCode(...source.head.subarray(0, 4))) && fileKind(source) === "xlsx") {
      return sheetOf(await readTable(input), location.file, sheet);
    }
    const most = 16 * MOST_ROW_CHARACTERS;
    if (source.size > most)
      throw tooLarge(location, `at most ${String(most)} bytes`, "more", "check that it is a plan");
    return { content: decodeText(await source.slice(0, source.size), source.name).text, location };
  });
}

function sheetOf(sheets: readonly TextSheet[], file: string, name: string | undefined): PlanSource {
  const filled = sheets.filter(({ rows, hidden }) => rows.length > 0 && !hidden);
  const [sheet, second] = name === undefined ? filled : sheets.filter((each) => each.name === name);
  if (sheet && !second) return { content: sheet.rows, location: { file, sheet: sheet.name } };
  throw fileError({
    code: "SHEET_UNKNOWN",
    location: { file },
    expected: `one sheet of ${sheets.map((each) => each.name).join("、")}`,
    received: name === undefined ? `${String(filled.length)} that hold something` : quote(name),
    advice: "say which (sheet, or --sheet)",
  });
}
