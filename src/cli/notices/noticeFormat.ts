import { formatHtml, formatMarkdown, tablesOf, type Notice, type Table } from "../../notices/index.js";
import { csvFile, xlsxFile } from "../../node/index.js";
import { UsageError } from "../usage.js";

/** How a notice is written. */
export type NoticeFormat = "html" | "md" | "csv" | "xlsx";

type Printer = (notice: Notice, tableName: string | undefined) => string | Uint8Array | Promise<Uint8Array>;

const PRINTERS: Readonly<Record<NoticeFormat, Printer>> = {
  html: formatHtml,
  md: formatMarkdown,
  csv: (notice, tableName) => csvFile(oneTable(tablesOf(notice), tableName)),
  xlsx: (notice) => xlsxFile(tablesOf(notice)),
};

/** The format that a word names: an extension without its full stop. */
export function noticeFormat(word: string): NoticeFormat {
  const lower = word.toLowerCase();
  if (Object.hasOwn(PRINTERS, lower)) return lower as NoticeFormat;
  const known = Object.keys(PRINTERS).join(", ");
  throw new UsageError(`a notice can be written as ${known}, not as ${word || "nothing"}`);
}

/** The format of a file by the end of its name. */
export function formatOfFile(path: string): NoticeFormat {
  return noticeFormat(/\.([^./\\]*)$/.exec(path)?.[1] ?? "");
}

/** What a file of a notice holds. */
export async function printNotice(
  notice: Notice,
  format: NoticeFormat,
  tableName?: string,
): Promise<string | Uint8Array> {
  return PRINTERS[format](notice, tableName);
}

/** A CSV file holds one table; a notice with several needs to know which. */
function oneTable(tables: readonly Table[], name: string | undefined): Table {
  const [first, second] = tables;
  if (first && name === undefined && !second) return first;
  const found = tables.find((table) => table.name === name);
  if (found) return found;
  const names = tables.map((table) => table.name).join(", ");
  throw new UsageError(
    name === undefined
      ? `a CSV file holds one table; say which with --table: ${names || "there is none"}`
      : `there is no table ${name}; there are ${names || "none"}`,
  );
}
