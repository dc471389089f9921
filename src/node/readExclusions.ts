import type { Exclusion } from "../model/exclusion.js";
import type { FileReading, ReadFileOptions } from "./fileReading.js";
import type { FileInput } from "./fileSource.js";
import { readList } from "./readList.js";
import { EXCLUSIONS } from "./tableKinds.js";

/**
 * Reads a list of exclusions, decisions that keep targets out of the draw of a task, from a CSV file, an XLSX workbook, JSON or
 * JSON Lines, with the guarantees and errors of {@link readTargets}.
 *
 * @example
 * ```ts
 * import { readExclusions } from "double-random/node";
 *
 * const csv = "任务编号,对象编号,排除原因,决定人,决定日期\nT03,T-1,近期已检查,信用股,2024/6/20\n";
 * const { rows } = await readExclusions({ name: "exclusions.csv", bytes: Buffer.from(csv) });
 * console.log(rows[0]);
 * ```
 * ```text
 * {
 *   taskId: 'T03',
 *   targetId: 'T-1',
 *   reason: 'recently-inspected',
 *   decidedBy: '信用股',
 *   decidedOn: '2024-06-20'
 * }
 * ```
 */
export async function readExclusions(input: FileInput, options: ReadFileOptions = {}): Promise<FileReading<Exclusion>> {
  return readList(EXCLUSIONS, input, options);
}
