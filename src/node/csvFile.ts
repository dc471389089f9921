import { isUtf8 } from "node:buffer";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { formatCsv } from "./formatCsv.js";
import { gb18030Encoder } from "./gb18030Encoder.js";
import type { Table } from "../notices/table.js";

/** How a CSV file is encoded. */
export interface CsvOptions {
  /** Default `utf-8`. */
  readonly encoding?: "utf-8" | "gb18030";
  /** Whether UTF-8 begins with a byte order mark, without which Excel takes it for another encoding. Default true. */
  readonly byteOrderMark?: boolean;
}

/**
 * The bytes of a table as a CSV file.
 *
 * @throws `DoubleRandomError` as {@link formatCsv}, and `ENCODING_INVALID` for the rare text whose GB18030 bytes are
 *   UTF-8 too, so that nobody could tell what it is
 *
 * @example
 * ```ts
 * import { csvFile } from "double-random/node";
 *
 * const table = { name: "清单", columns: [{ key: "id", title: "编号", kind: "text" }], rows: [["T-1"]] } as const;
 * console.log(Buffer.from(csvFile(table)).toString("hex"));
 * console.log(Buffer.from(csvFile(table, { encoding: "gb18030" })).toString("hex"));
 * ```
 * ```text
 * efbbbfe7bc96e58fb70d0a542d310d0a
 * b1e0bac50d0a542d310d0a
 * ```
 */
export function csvFile(table: Table, { encoding = "utf-8", byteOrderMark = true }: CsvOptions = {}): Uint8Array {
  const text = formatCsv(table);
  if (encoding === "utf-8") return Buffer.from(byteOrderMark ? `\ufeff${text}` : text, "utf8");
  const bytes = gb18030Encoder()(text);
  if (bytes.some((byte) => byte >= 0x80) && isUtf8(bytes)) {
    const expected = "text that cannot be mistaken for UTF-8";
    throw new DoubleRandomError({
      code: "ENCODING_INVALID",
      path: "table",
      expected,
      received: "GB18030 that is UTF-8 too",
    });
  }
  return bytes;
}
