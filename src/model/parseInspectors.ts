import { inspectorSchema, type Inspector } from "./inspector.js";
import { distinctIds } from "./distinctRows.js";
import { parseList } from "./parseList.js";

/**
 * Reads an inspector directory (执法检查人员名录库) from unknown data.
 *
 * @param input - a list of objects with the fields of {@link Inspector}
 * @returns the same rows, in the same order
 * @throws {@link DoubleRandomError} `INPUT_INVALID`; `issues` holds every problem of every row
 *
 * @example
 * ```ts
 * import { parseInspectors } from "double-random";
 *
 * const certificates = [{ validFrom: "2022-01-01", validTo: "2026-12-31" }];
 * const roster = parseInspectors([{ id: "I-1", unitId: "food", active: true, certificates }]);
 * console.log(roster.length, roster[0]?.unitId);
 * ```
 * ```text
 * 1 food
 * ```
 */
export function parseInspectors(input: unknown): readonly Inspector[] {
  return parseList(inspectorSchema, input, "inspectors", [distinctIds()]);
}
