import type * as z from "zod/mini";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { readWith } from "./parse.js";

/** A check that needs more than one row; it may keep state between rows. */
export type RowCheck<T> = (row: T, path: string) => ErrorIssue | undefined;

/**
 * Reads a list row by row and reports the problems of all rows together.
 *
 * @param name - what the list is called in errors: `targets`
 * @param checks - run on every row that satisfies the schema
 */
export function parseList<T>(
  schema: z.ZodMiniType<T>,
  input: unknown,
  name: string,
  checks: readonly RowCheck<T>[],
): readonly T[] {
  if (!Array.isArray(input)) {
    throw DoubleRandomError.collect(name, [
      { code: "FIELD_INVALID", path: name, expected: "a list", received: describeValue(input) },
    ]);
  }
  const rows: T[] = [];
  const issues: ErrorIssue[] = [];
  for (const [index, item] of (input as unknown[]).entries()) {
    const path = `${name}[${String(index)}]`;
    const reading = readWith(schema, item, path);
    if (reading.issues) {
      issues.push(...reading.issues);
      continue;
    }
    rows.push(reading.value);
    for (const check of checks) {
      const issue = check(reading.value, path);
      if (issue) issues.push(issue);
    }
  }
  if (issues.length > 0) throw DoubleRandomError.collect(name, issues);
  return rows;
}

/** Refuses a second row with the same value of a field, and names the first. */
export function unique<T>(
  code: "DUPLICATE_ID" | "DUPLICATE_CREDIT_CODE",
  field: string,
  valueOf: (row: T) => string | undefined,
): RowCheck<T> {
  const seenAt = new Map<string, string>();
  return (row, path) => {
    const value = valueOf(row);
    if (value === undefined) return undefined;
    const first = seenAt.get(value);
    if (first === undefined) {
      seenAt.set(value, path);
      return undefined;
    }
    const expected = `a value of its own (${first} has it already)`;
    return { code, path: `${path}.${field}`, expected, received: describeValue(value) };
  };
}
