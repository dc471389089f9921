import { parseTargets, type ParseTargetsOptions } from "../model/parseTargets.js";
import type { Target } from "../model/target.js";
import type { FileReading, ReadFileOptions } from "./fileReading.js";
import type { FileInput } from "./fileSource.js";
import { readList } from "./readList.js";
import { TARGETS } from "./tableKinds.js";

/** How a directory of targets is read from a file. */
export interface ReadTargetsOptions extends ReadFileOptions, ParseTargetsOptions {}

/**
 * Reads a directory of inspection targets (检查对象名录库) from a CSV file, an XLSX workbook, JSON or JSON Lines.
 *
 * Guarantees: the rows are what {@link parseTargets} would accept, in the order of the file, or there are none; every bad
 * cell is reported with its place, all together; whatever was repaired, folded or left out is in `repairs`; the same directory
 * gives the same rows in every format. A CSV file is read piece by piece, so that memory holds the rows and little else.
 *
 * @param input - the path of a file, or its name and bytes
 * @throws `DoubleRandomError` `INPUT_INVALID`, whose `issues` are the first 100 problems with their `location` and `advice`
 *   and whose `unlisted` counts the rest; `FILE_UNREADABLE`, `FILE_UNSUPPORTED`, `FILE_TOO_LARGE`, `ENCODING_INVALID`,
 *   `TABLE_INVALID`, `SHEET_UNKNOWN`, `COLUMN_MISSING`, `COLUMN_REPEATED` or `JSON_INVALID` for a file that cannot be read
 *
 * @example
 * ```ts
 * import { readTargets } from "double-random/node";
 *
 * const csv = "编号,企业名称,主体类型,登记状态,行政区划,信用风险等级\nT-1,虚构甲公司,企业,存续,１４０５８１,A类\n";
 * const { rows, repairs } = await readTargets({ name: "targets.csv", bytes: Buffer.from(csv) });
 * console.log(rows[0]);
 * for (const { code, column, count } of repairs) console.log(code, column, count);
 * ```
 * ```text
 * {
 *   id: 'T-1',
 *   name: '虚构甲公司',
 *   subjectType: 'enterprise',
 *   status: 'existing',
 *   regionCode: '140581',
 *   creditClass: 'A'
 * }
 * WORD_READ C 主体类型 1
 * WORD_READ D 登记状态 1
 * WIDTH_FOLDED E 行政区划 1
 * WORD_READ F 信用风险等级 1
 * ```
 */
export async function readTargets(input: FileInput, options: ReadTargetsOptions = {}): Promise<FileReading<Target>> {
  const classes = options.creditClasses;
  const known = new Set(classes ?? ["A", "B", "C", "D"]);
  if (classes !== undefined) parseTargets([], { creditClasses: classes });
  return readList(TARGETS, input, options, ({ creditClass }, place, collector) => {
    if (creditClass === undefined || known.has(creditClass)) return;
    collector.report({
      code: "CREDIT_CLASS_UNKNOWN",
      path: `targets[${String(collector.met() - 1)}].creditClass`,
      expected: `one of ${[...known].join(", ")}`,
      received: JSON.stringify(creditClass),
      location: place.locate(".creditClass"),
      advice: "correct it, or say in the policies which tier the class belongs to",
    });
  });
}
