import { distinctExclusions } from "./distinctRows.js";
import { exclusionSchema, type Exclusion } from "./exclusion.js";
import { parseList } from "./parseList.js";

/**
 * Reads a list of exclusions from unknown data: targets in the scope of a task that a decision keeps out of its draw.
 *
 * @param input - a list of objects with the fields of {@link Exclusion}
 * @returns the same rows, in the same order
 * @throws {@link DoubleRandomError} `INPUT_INVALID`; `issues` holds every problem of every row
 *
 * @example
 * ```ts
 * import { parseExclusions } from "double-random";
 *
 * const decision = { decidedBy: "credit section", decidedOn: "2024-06-20" };
 * console.log(parseExclusions([{ taskId: "T03", targetId: "T-1", reason: "recently-inspected", ...decision }]).length);
 * ```
 * ```text
 * 1
 * ```
 */
export function parseExclusions(input: unknown): readonly Exclusion[] {
  return parseList(exclusionSchema, input, "exclusions", [distinctExclusions()]);
}
