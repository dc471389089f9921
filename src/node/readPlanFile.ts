import { quote } from "../errors/describeValue.js";
import { decodeText } from "../zh/decodeText.js";
import type { ReadPlanOptions } from "../zh/planOptions.js";
import { readPlan, type PlanReading } from "../zh/readPlan.js";
import { fileError } from "./fileError.js";
import { fileKind } from "./fileKind.js";
import { withFile, type FileInput } from "./fileSource.js";
import { MOST_ROW_CHARACTERS, tooLarge } from "./limits.js";
import { readTable } from "./readTable.js";

/** How a printed plan is read from a file. */
export interface ReadPlanFileOptions extends ReadPlanOptions {
  /** The sheet of a workbook. Default: the only one that is not hidden and holds something. */
  readonly sheet?: string;
}

/**
 * Reads a printed plan from a file: an XLSX workbook, CSV, or text as pasted from Word or a PDF, in UTF-8 or GB18030. The cells
 * are read by {@link readPlan}.
 *
 * @throws `DoubleRandomError` as {@link readTable} and {@link readPlan}; `SHEET_UNKNOWN` if a workbook has several sheets
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
  return readPlan(await planSource(input, sheet), planOptions);
}

/**
 * What a file holds for {@link readPlan}: the rows of a sheet, or text.
 *
 * @internal
 */
export async function planSource(input: FileInput, sheet?: string): Promise<string | readonly (readonly string[])[]> {
  const isWorkbook = await withFile(input, (source) => Promise.resolve(fileKind(source) === "xlsx"));
  if (isWorkbook) return sheetOf(input, sheet);
  return withFile(input, async (source) => {
    const most = 16 * MOST_ROW_CHARACTERS;
    if (source.size > most) {
      throw tooLarge({ file: source.name }, `at most ${String(most)} bytes`, "more", "check that it is a plan");
    }
    return decodeText(await source.slice(0, source.size), source.name).text;
  });
}

async function sheetOf(input: FileInput, name: string | undefined): Promise<readonly (readonly string[])[]> {
  const sheets = await readTable(input);
  const filled = sheets.filter(({ rows, hidden }) => rows.length > 0 && !hidden);
  const [sheet, second] = name === undefined ? filled : sheets.filter((each) => each.name === name);
  if (sheet && !second) return sheet.rows;
  throw fileError({
    code: "SHEET_UNKNOWN",
    location: { file: typeof input === "string" ? input : input.name },
    expected: `one sheet of ${sheets.map((each) => each.name).join("、")}`,
    received: name === undefined ? `${String(filled.length)} that hold something` : quote(name),
    advice: "say which (sheet, or --sheet)",
  });
}
