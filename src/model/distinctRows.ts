import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { Exclusion } from "./exclusion.js";
import { unique, type RowCheck } from "./parseList.js";

/** No id occurs twice. */
export function distinctIds(): RowCheck<{ readonly id: string }> {
  return unique("DUPLICATE_ID", "id", ({ id }) => id);
}

/** No target is excluded from one task twice. */
export function distinctExclusions(): RowCheck<Exclusion> {
  return unique("DUPLICATE_ID", "targetId", ({ taskId, targetId }) => `${taskId}/${targetId}`);
}

/**
 * Makes the checks that need more than one row on rows that each have their form.
 *
 * @throws {@link DoubleRandomError} `INPUT_INVALID` with every problem found
 */
export function checkRows<T>(rows: readonly T[], name: string, checks: readonly RowCheck<T>[]): void {
  const issues = rows.flatMap((row, index): ErrorIssue[] =>
    checks.map((check) => check(row, `${name}[${String(index)}]`)).filter((issue) => issue !== undefined),
  );
  if (issues.length > 0) throw DoubleRandomError.collect(name, issues);
}
