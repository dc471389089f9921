import { inspectionSchema, type Inspection } from "./inspection.js";
import { parseList } from "./parseList.js";

/**
 * Reads a history of inspections from unknown data.
 *
 * @param input - a list of objects with the fields of {@link Inspection}, in any order; a row that is there twice does no harm
 * @returns the same rows, in the same order
 * @throws {@link DoubleRandomError} `INPUT_INVALID`; `issues` holds every problem of every row
 *
 * @example
 * ```ts
 * import { parseInspections } from "double-random";
 *
 * const [last] = parseInspections([{ targetId: "T-1", date: "2023-05-02", itemIds: ["fees"], outcome: "no-problem" }]);
 * console.log(last.targetId, last.date);
 * ```
 * ```text
 * T-1 2023-05-02
 * ```
 */
export function parseInspections(input: unknown): readonly Inspection[] {
  return parseList(inspectionSchema, input, "inspections", []);
}
