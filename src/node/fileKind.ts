import { extname } from "node:path";
import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";

/** The kinds of files that can be read. */
export type FileKind = "csv" | "xlsx" | "json" | "json-lines";

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  ".csv": "csv",
  ".tsv": "csv",
  ".txt": "csv",
  ".json": "json",
  ".jsonl": "json-lines",
  ".ndjson": "json-lines",
};

const SAVE_AS = "open it in Excel or WPS and save it as .xlsx without a password, or as CSV";

const ZIP_STARTS = ["PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008"];

/** Files that look like a table to the people who send them, by their first bytes. */
const UNSUPPORTED: readonly (readonly [start: RegExp, what: string])[] = [
  [/^\u00d0\u00cf.\u00e0/, "an old .xls workbook, or one protected by a password"],
  [/^%PDF/, "a PDF"],
  [/^\{\\rtf/, "a text document (RTF)"],
  [
    /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta|head|style|script|div|workbook)/i,
    "a web page or XML under the name of a table",
  ],
];

/**
 * What kind of file it is: by its first bytes where they say it, else by its name, else by its first character.
 *
 * @throws DoubleRandomError `FILE_UNREADABLE` if it is empty, `FILE_UNSUPPORTED` if it is something else
 */
export function fileKind({ name, head, size }: FileSource): FileKind {
  const location = { file: name };
  if (size === 0) {
    const advice = "export it again, and look at it in the program that made it";
    throw fileError({ code: "FILE_UNREADABLE", location, expected: "a table", received: "an empty file", advice });
  }
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 512)).toString("latin1");
  for (const [form, received] of UNSUPPORTED) {
    if (!form.test(start)) continue;
    throw fileError({ code: "FILE_UNSUPPORTED", location, expected: "CSV, XLSX or JSON", received, advice: SAVE_AS });
  }
  if (ZIP_STARTS.some((each) => start.startsWith(each))) return "xlsx";
  const extension = extname(name).toLowerCase();
  if (extension === ".xlsx" || extension === ".xlsm") {
    const received = "a file that is no workbook";
    throw fileError({ code: "FILE_UNREADABLE", location, expected: "an XLSX workbook", received, advice: SAVE_AS });
  }
  return BY_EXTENSION[extension] ?? byFirstCharacter(start);
}

function byFirstCharacter(start: string): FileKind {
  const first = /[^\s\xef\xbb\xbf\xff\xfe]/.exec(start)?.[0];
  if (first === "[") return "json";
  return first === "{" ? "json-lines" : "csv";
}
