import type { Inspector } from "../model/inspector.js";
import type { FileReading, ReadFileOptions } from "./fileReading.js";
import type { FileInput } from "./fileSource.js";
import { readList } from "./readList.js";
import { INSPECTORS } from "./tableKinds.js";

/**
 * Reads an inspector directory (执法检查人员名录库) from a CSV file, an XLSX workbook, JSON or JSON Lines, with the guarantees and
 * errors of {@link readTargets}. Columns with identity numbers, telephones or birth dates stand for no field: they are left out,
 * and `repairs` says so.
 *
 * @example
 * ```ts
 * import { readInspectors } from "double-random/node";
 *
 * const csv = "人员编号,股室,是否在岗,执法证号,有效期,业务专长\nI-1,food,在岗,X-001,2022-01-01至2026-12-31,food、price\n";
 * const { rows } = await readInspectors({ name: "inspectors.csv", bytes: Buffer.from(csv) });
 * console.log(rows[0]?.certificates, rows[0]?.competences);
 * ```
 * ```text
 * [ { number: 'X-001', validFrom: '2022-01-01', validTo: '2026-12-31' } ] [ 'food', 'price' ]
 * ```
 */
export async function readInspectors(input: FileInput, options: ReadFileOptions = {}): Promise<FileReading<Inspector>> {
  return readList(INSPECTORS, input, options);
}
