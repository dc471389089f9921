import { expect } from "vitest";
import type { DoubleRandomError, ErrorCode } from "double-random";

/** The error with which a call is refused, whether it throws or rejects; it must be one of this library. */
export async function refusalOf(call: () => unknown): Promise<DoubleRandomError> {
  try {
    await call();
  } catch (error) {
    expect(error).toMatchObject({ name: "DoubleRandomError" });
    return error as DoubleRandomError;
  }
  throw new Error("expected an error, and there was none");
}

/** Expects a call to be refused with this code, of the whole or of its first issue, and this path. */
export async function expectRefusal(
  call: () => unknown,
  code: ErrorCode,
  path: string,
  message: string | RegExp = "",
): Promise<void> {
  const error = await refusalOf(call);
  expect([error.code, error.issues[0]?.code], error.message).toContain(code);
  expect(error.path, error.message).toBe(path);
  expect(error.message).toMatch(message);
}

/** Everything that an error would show in a log. */
export function shownBy(error: DoubleRandomError): string {
  return [error.message, error.stack, JSON.stringify(error)].join("\n");
}
