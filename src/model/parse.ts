import type * as z from "zod/mini";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { ErrorCode } from "../errors/errorCodes.js";
import { describeValue, quote } from "../errors/describeValue.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { formatPath, type Path } from "./formatPath.js";

/** The value if it satisfies the schema, otherwise every problem found. */
export type Reading<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly ErrorIssue[] };

/**
 * Reads unknown data with a schema.
 *
 * @param name - what the data is called in errors: `targets[12]`
 */
export function readWith<T>(schema: z.ZodMiniType<T>, input: unknown, name: string): Reading<T> {
  const strange = findStrangeValue(input, name);
  if (strange) return { issues: [strange] };
  const result = schema.safeParse(input);
  return result.success
    ? { value: result.data }
    : { issues: result.error.issues.flatMap((issue) => describeIssue(issue, input, name)) };
}

/** As {@link readWith}, but throws `INPUT_INVALID` with all issues. */
export function parseWith<T>(schema: z.ZodMiniType<T>, input: unknown, name: string): T {
  const reading = readWith(schema, input, name);
  if (reading.issues) throw DoubleRandomError.collect(name, reading.issues);
  return reading.value;
}

/** Options of a caller with those left out that are `undefined`, which plain JavaScript passes for "not stated". */
export function withoutUndefined(options: unknown): unknown {
  if (!isPlainObject(options)) return options;
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function describeIssue(issue: z.core.$ZodIssue, input: unknown, name: string): ErrorIssue[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      code: "FIELD_UNKNOWN",
      path: formatPath(name, [...issue.path, key]),
      expected: "only known fields",
      received: `the field ${quote(key)}`,
    }));
  }
  return [
    {
      code: codeOf(issue),
      path: formatPath(name, issue.path),
      expected: expectationOf(issue),
      received: describeValue(valueAt(input, issue.path)),
    },
  ];
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  const code: unknown = issue.code === "custom" ? issue.params?.["code"] : undefined;
  return typeof code === "string" ? (code as ErrorCode) : "FIELD_INVALID";
}

function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
  if (issue.code === "invalid_union" && "options" in issue) {
    return `one of ${(issue.options as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
  }
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? "another key";
  if (issue.code === "invalid_type" && issue.expected === "object") return "an object";
  return issue.message;
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    input,
  );
}

const MOST_LEVELS = 100;

/**
 * What a schema does not see: a field called `__proto__`, which would vanish silently in a map; a map or a date, which
 * would count as an object without fields; data without end.
 */
function findStrangeValue(value: unknown, name: string, steps: (string | number)[] = []): ErrorIssue | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (steps.length > MOST_LEVELS) {
    const expected = `at most ${String(MOST_LEVELS)} levels`;
    return { code: "FIELD_INVALID", path: `${formatPath(name, steps).slice(0, 80)}…`, expected, received: "more" };
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = within(index, item);
      if (found) return found;
    }
    return undefined;
  }
  if (!isPlainObject(value)) {
    const received = Object.prototype.toString.call(value).slice(8, -1);
    return { code: "FIELD_INVALID", path: formatPath(name, steps), expected: "an object as JSON has them", received };
  }
  for (const key of Object.keys(value)) {
    if (key === "__proto__") {
      const path = `${formatPath(name, steps)}.__proto__`;
      return { code: "FIELD_UNKNOWN", path, expected: "only known fields", received: 'the field "__proto__"' };
    }
    const found = within(key, value[key]);
    if (found) return found;
  }
  return undefined;

  // The path is put together for a problem only: most values have none.
  function within(step: string | number, inner: unknown): ErrorIssue | undefined {
    if (typeof inner !== "object" || inner === null) return undefined;
    steps.push(step);
    const found = findStrangeValue(inner, name, steps);
    steps.pop();
    return found;
  }
}
