import type { Avoidance } from "../model/avoidance.js";
import type { FileReading, ReadFileOptions } from "./fileReading.js";
import type { FileInput } from "./fileSource.js";
import { readList } from "./readList.js";
import { AVOIDANCES } from "./tableKinds.js";

/**
 * Reads a list of withdrawals (回避) from a CSV file, an XLSX workbook, JSON or JSON Lines, with the guarantees and errors of
 * {@link readTargets}.
 *
 * @example
 * ```ts
 * import { readAvoidances } from "double-random/node";
 *
 * const csv = "编号,人员编号,回避对象类型,回避对象编号,回避事由,状态\nV-1,I-1,企业,T-1,近亲属,已申报\n";
 * const { rows } = await readAvoidances({ name: "avoidances.csv", bytes: Buffer.from(csv) });
 * console.log(rows[0]);
 * ```
 * ```text
 * {
 *   id: 'V-1',
 *   inspectorId: 'I-1',
 *   against: 'target',
 *   refId: 'T-1',
 *   ground: 'kinship',
 *   status: 'declared'
 * }
 * ```
 */
export async function readAvoidances(input: FileInput, options: ReadFileOptions = {}): Promise<FileReading<Avoidance>> {
  return readList(AVOIDANCES, input, options);
}
