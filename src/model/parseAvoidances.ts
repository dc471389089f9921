import { avoidanceSchema, type Avoidance } from "./avoidance.js";
import { distinctIds } from "./distinctRows.js";
import { parseList } from "./parseList.js";

/**
 * Reads a list of withdrawals (回避) from unknown data.
 *
 * @param input - a list of objects with the fields of {@link Avoidance}
 * @returns the same rows, in the same order
 * @throws {@link DoubleRandomError} `INPUT_INVALID`; `issues` holds every problem of every row
 *
 * @example
 * ```ts
 * import { parseAvoidances } from "double-random";
 *
 * const [avoidance] = parseAvoidances([
 *   { id: "V-1", inspectorId: "I-1", against: "target", refId: "T-1", ground: "kinship", status: "declared" },
 * ]);
 * console.log(avoidance?.ground);
 * ```
 * ```text
 * kinship
 * ```
 */
export function parseAvoidances(input: unknown): readonly Avoidance[] {
  return parseList(avoidanceSchema, input, "avoidances", [distinctIds()]);
}
