import { openCsv, type Delimiter } from "./csvRows.js";
import { fileError } from "./fileError.js";
import { fileKind } from "./fileKind.js";
import { withFile, type FileInput } from "./fileSource.js";
import { textRows } from "./textRows.js";

/** A sheet as a person sees it: the text of its cells. */
export interface TextSheet {
  /** The name of the sheet; of a CSV file, the file name. */
  readonly name: string;
  /** Whether the spreadsheet hides it. */
  readonly hidden: boolean;
  /** From row 1 to the last that holds something; shorter rows and blank ones are as they are. */
  readonly rows: readonly (readonly string[])[];
  /** The ranges of merged cells, `A1:B2`; the value is in the first. */
  readonly merged: readonly string[];
}

/** How {@link readTable} reads. */
export interface ReadTableOptions {
  /** What separates the cells of a CSV file. Default: found from the file. */
  readonly delimiter?: Delimiter;
  /** The most bytes that a workbook may unpack to. Default 2147483648 (2 GiB). */
  readonly mostBytes?: number;
}

/**
 * Reads a CSV file or an XLSX workbook as sheets of text, without looking for a header or knowing what the columns mean: for
 * plans and other tables whose layout is read elsewhere. Numbers are as their format shows them (`5%`, `0007`, `2024-05-01`)
 * without rounding; errors such as `#N/A` are their text.
 *
 * @throws `DoubleRandomError` `FILE_UNREADABLE`, `FILE_UNSUPPORTED` (also for JSON), `FILE_TOO_LARGE`, `ENCODING_INVALID`
 *   or `TABLE_INVALID`
 *
 * @example
 * ```ts
 * import { readTable } from "double-random/node";
 *
 * const bytes = Buffer.from("抽查任务,抽查比例\n虚构任务,5%\n");
 * console.log(await readTable({ name: "plan.csv", bytes }));
 * ```
 * ```text
 * [
 *   {
 *     name: 'plan.csv',
 *     hidden: false,
 *     rows: [ [Array], [Array] ],
 *     merged: []
 *   }
 * ]
 * ```
 */
export async function readTable(input: FileInput, options: ReadTableOptions = {}): Promise<readonly TextSheet[]> {
  return withFile(input, async (source) => {
    const kind = fileKind(source);
    if (kind === "csv") {
      const { rows } = await openCsv(source, options.delimiter);
      return [{ name: source.name, hidden: false, rows: await textRows(rows), merged: [] }];
    }
    if (kind !== "xlsx") {
      const [expected, received] = ["a CSV file or an XLSX workbook", "JSON"];
      const advice = "read it with parseJson, or save the table as CSV or .xlsx";
      throw fileError({ code: "FILE_UNSUPPORTED", location: { file: source.name }, expected, received, advice });
    }
    const { workbookSheets } = await import("./workbookSheets.js");
    return workbookSheets(source, options.mostBytes);
  });
}
