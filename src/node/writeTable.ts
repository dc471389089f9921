import { rename, rm, writeFile, access } from "node:fs/promises";
import { extname } from "node:path";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { csvFile, type CsvOptions } from "./csvFile.js";
import type { Table } from "../notices/table.js";
import { xlsxFile } from "./xlsxFile.js";

/** How {@link writeTable} writes. */
export interface WriteTableOptions extends CsvOptions {
  /** Whether an existing file is overwritten. Default false, which is an error. */
  readonly overwrite?: boolean;
}

/**
 * Writes a table as a CSV file, or one or more as an XLSX workbook, by the extension of the path. The file is written under
 * another name and put in place when it is whole, so that there is all of it or nothing.
 *
 * @param tables - one table, or for a workbook a list of them
 * @throws `DoubleRandomError` as {@link csvFile} and {@link xlsxFile}; `FILE_UNSUPPORTED` for another extension;
 *   `FILE_UNREADABLE` if the place is taken or cannot be written
 *
 * @example
 * ```ts
 * import { mkdtemp } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { readTable, writeTable } from "double-random/node";
 *
 * const path = join(await mkdtemp(join(tmpdir(), "double-random-")), "list.csv");
 * await writeTable(path, { name: "清单", columns: [{ key: "id", title: "编号", kind: "text" }], rows: [["T-1"]] });
 * console.log((await readTable(path))[0]?.rows);
 * ```
 * ```text
 * [ [ '编号' ], [ 'T-1' ] ]
 * ```
 */
export async function writeTable(
  path: string,
  tables: Table | readonly Table[],
  { overwrite = false, ...csv }: WriteTableOptions = {},
): Promise<void> {
  const bytes = await tableFile(path, Array.isArray(tables) ? (tables as readonly Table[]) : [tables as Table], csv);
  const partial = await unusedName(path);
  try {
    if (!overwrite && (await exists(path))) throw new Error("the file is there already");
    await writeFile(partial, bytes, { flag: "wx" });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    const received = error instanceof Error ? error.message : String(error);
    throw new DoubleRandomError({ code: "FILE_UNREADABLE", path, expected: "a file that can be written", received });
  }
}

/**
 * The bytes of a file with these tables, whose kind follows from the extension of its name: `.csv` or `.xlsx`.
 *
 * @example
 * ```ts
 * import { tableFile } from "double-random/node";
 *
 * const table = { name: "清单", columns: [{ key: "id", title: "编号", kind: "text" }], rows: [["T-1"]] } as const;
 * const bytes = await tableFile("list.xlsx", [table]);
 * console.log(Buffer.from(bytes.subarray(0, 2)).toString());
 * ```
 * ```text
 * PK
 * ```
 */
export async function tableFile(name: string, tables: readonly Table[], options: CsvOptions = {}): Promise<Uint8Array> {
  const extension = extname(name).toLowerCase();
  const [first, second] = tables;
  if (first && extension === ".xlsx") return xlsxFile(tables);
  if (first && !second && extension === ".csv") return csvFile(first, options);
  const expected = "one table for .csv, one or more for .xlsx";
  const received = `${String(tables.length)} for ${describeValue(extension)}`;
  throw new DoubleRandomError({ code: "FILE_UNSUPPORTED", path: name, expected, received });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function unusedName(path: string): Promise<string> {
  let number = 0;
  while (await exists(`${path}.${String(number)}.partial`)) number += 1;
  return `${path}.${String(number)}.partial`;
}
