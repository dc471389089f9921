import { parseWith } from "./parse.js";
import { yearRulesSchema, type YearRules } from "./yearRules.js";

/**
 * Reads the rules of a year from unknown data.
 *
 * @throws `DoubleRandomError` `INPUT_INVALID`; `issues` holds every problem
 *
 * @example
 * ```ts
 * import { parseYearRules } from "double-random/year";
 *
 * const rules = parseYearRules({ lookBacks: [{ id: "three-years", years: 3, scope: "any" }] });
 * console.log(rules.lookBacks[0].id);
 * ```
 * ```text
 * three-years
 * ```
 */
export function parseYearRules(input: unknown): YearRules {
  return parseWith(yearRulesSchema, input, "rules");
}
