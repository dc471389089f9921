import { expect } from "vitest";
import type { DoubleRandomError, ErrorCode } from "double-random";

/** Stands for a field that is left out. */
export const MISSING: unique symbol = Symbol("missing");

/**
 * One bad field: where it is put (`tasks[0].window.end`), what is put there, the code, a part of what the message must say
 * was expected, what it must say was received, and, where the error points elsewhere, that path.
 */
export type BadField = readonly [
  at: string,
  value: unknown,
  code: ErrorCode,
  expected: string,
  received: string,
  path?: string,
];

/** The rows of a table of tests, with what the title of each test shows first. */
export function titled(fields: readonly BadField[]): (readonly [at: string, value: unknown, field: BadField])[] {
  return fields.map((field) => [field[0], field[1], field]);
}

/** A copy of a document with one field replaced, added or left out. */
export function withField(document: unknown, at: string, value: unknown): unknown {
  const steps = at.match(/[^.[\]]+/g) ?? [];
  if (steps.length === 0) return value;
  const copy = structuredClone(document);
  let owner = copy as Record<string, unknown>;
  for (const step of steps.slice(0, -1)) owner = owner[step] as Record<string, unknown>;
  const last = steps.at(-1)!;
  if (value === MISSING) Reflect.deleteProperty(owner, last);
  else Object.defineProperty(owner, last, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** The error that an action throws, which must be one of this library. */
export function refusal(action: () => unknown): DoubleRandomError {
  try {
    action();
  } catch (error) {
    expect(error).toMatchObject({ name: "DoubleRandomError" });
    return error as DoubleRandomError;
  }
  throw new Error("expected an error, and there was none");
}

/** Expects that one bad field, alone, is reported with code, place and both sides of the difference. */
export function expectRefused(
  name: string,
  action: () => unknown,
  [at, , code, expected, received, path]: BadField,
): void {
  const error = refusal(action);
  const where = path ?? `${name}${at.startsWith("[") || at === "" ? "" : "."}${at}`;
  expect(error.code).toBe("INPUT_INVALID");
  expect(error.issues).toHaveLength(1);
  expect(error.issues[0]).toMatchObject({ code, path: where, received });
  expect(error.issues[0]?.expected).toContain(expected);
  expect(error.message).toBe(
    `${name}: 1 problem\n  ${where}: expected ${error.issues[0]?.expected ?? ""}, got ${received}`,
  );
}
