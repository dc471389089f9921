import { parseWith } from "./parse.js";
import { planSchema, type Plan } from "./plan.js";
import { checkPlanNumbers } from "./planNumbers.js";

/**
 * Reads a plan from unknown data.
 *
 * Guarantees: every field is valid by itself; task ids, printed numbers and the item ids of a task occur once; the
 * printed numbers run from 1 without a gap.
 *
 * @param input - an object with the fields of {@link Plan}
 * @throws {@link DoubleRandomError} `INPUT_INVALID`; `issues` holds every problem
 *
 * @example
 * ```ts
 * import { parsePlan } from "double-random";
 *
 * try {
 *   parsePlan({ id: "P", year: 2024, title: "x", scopeKind: "internal", tasks: [], isuer: {} });
 * } catch (error) {
 *   console.log(error.message);
 * }
 * ```
 * ```text
 * plan: 2 problems
 *   plan.issuer: expected an object, got nothing
 *   plan.isuer: expected only known fields, got the field "isuer"
 * ```
 */
export function parsePlan(input: unknown): Plan {
  const plan = parseWith(planSchema, input, "plan");
  checkPlanNumbers(plan);
  return plan;
}
