import type { Inspection } from "../model/inspection.js";
import type { FileReading, ReadFileOptions } from "./fileReading.js";
import type { FileInput } from "./fileSource.js";
import { readList } from "./readList.js";
import { INSPECTIONS } from "./tableKinds.js";

/**
 * Reads a history of inspections from a CSV file, an XLSX workbook, JSON or JSON Lines, with the guarantees and errors of
 * {@link readTargets}. Who was inspected, when, for what and with which result is what the rules of a year look at.
 *
 * @example
 * ```ts
 * import { readInspections } from "double-random/node";
 *
 * const csv = "对象编号,检查日期,任务编号,检查结果,检查来源\nT-1,2023年9月5日,T03,未发现问题,双随机抽查\n";
 * const { rows } = await readInspections({ name: "history.csv", bytes: Buffer.from(csv) });
 * console.log(rows[0]);
 * ```
 * ```text
 * {
 *   targetId: 'T-1',
 *   date: '2023-09-05',
 *   taskId: 'T03',
 *   outcome: 'no-problem',
 *   cause: 'random'
 * }
 * ```
 */
export async function readInspections(
  input: FileInput,
  options: ReadFileOptions = {},
): Promise<FileReading<Inspection>> {
  return readList(INSPECTIONS, input, options);
}
