import * as z from "zod/mini";
import { creditClassName, listOf, type Shape } from "./fields.js";
import { parseWith, withoutUndefined } from "./parse.js";
import { DEFAULT_POLICIES } from "./defaultPolicies.js";
import { parseList, unique, type RowCheck } from "./parseList.js";
import { targetSchema, type Target } from "./target.js";

/** What {@link parseTargets} can be told. */
export interface ParseTargetsOptions {
  /** The credit classes in use. Default A, B, C, D. */
  readonly creditClasses?: readonly string[];
}

const optionsSchema: z.ZodMiniType<ParseTargetsOptions> = z.strictObject({
  creditClasses: z.exactOptional(listOf(creditClassName)),
} satisfies Shape<ParseTargetsOptions>);

/**
 * Reads a directory of inspection targets (检查对象名录库) from unknown data.
 *
 * Guarantees: every target is valid by itself, no id occurs twice, no unified social credit code occurs twice (a
 * business listed twice would have twice the chance), every credit class is one of the classes in use.
 *
 * @param input - a list of objects with the fields of {@link Target}
 * @returns the same rows, in the same order
 * @throws {@link DoubleRandomError} `INPUT_INVALID`; `issues` holds every problem of every row, with `FIELD_INVALID`,
 *   `FIELD_UNKNOWN`, `DATE_INVALID`, `WINDOW_REVERSED`, `DUPLICATE_ID`, `DUPLICATE_CREDIT_CODE` or `CREDIT_CLASS_UNKNOWN`
 *
 * @example
 * ```ts
 * import { parseTargets } from "double-random";
 *
 * try {
 *   parseTargets([
 *     { id: "T-1", subjectType: "enterprise", status: "existing", regionCode: "140581", creditClass: "Z" },
 *     { id: "Ｔ-2", subjectType: "shop", status: "existing", regionCode: "140581" },
 *   ]);
 * } catch (error) {
 *   for (const issue of error.issues) console.log(issue.code, issue.path, issue.received);
 * }
 * ```
 * ```text
 * CREDIT_CLASS_UNKNOWN targets[0].creditClass "Z"
 * FIELD_INVALID targets[1].id "Ｔ-2"
 * FIELD_INVALID targets[1].subjectType "shop"
 * ```
 */
export function parseTargets(input: unknown, options: ParseTargetsOptions = {}): readonly Target[] {
  const { creditClasses } = parseWith(optionsSchema, withoutUndefined(options), "options");
  const classes = creditClasses ?? Object.keys(DEFAULT_POLICIES.creditClassTiers);
  return parseList(targetSchema, input, "targets", [
    unique("DUPLICATE_ID", "id", (target) => target.id),
    unique("DUPLICATE_CREDIT_CODE", "creditCode", (target) => target.creditCode),
    knownCreditClass(classes),
  ]);
}

function knownCreditClass(classes: readonly string[]): RowCheck<Target> {
  const known = new Set(classes);
  return ({ creditClass }, path) =>
    creditClass === undefined || known.has(creditClass)
      ? undefined
      : {
          code: "CREDIT_CLASS_UNKNOWN",
          path: `${path}.creditClass`,
          expected: `one of ${classes.join(", ")}`,
          received: JSON.stringify(creditClass),
        };
}
