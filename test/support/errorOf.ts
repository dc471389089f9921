import type { DoubleRandomError } from "../../src/errors/DoubleRandomError.js";

/** The error that an action throws. */
export function errorOf(action: () => unknown): DoubleRandomError {
  try {
    action();
  } catch (error) {
    return error as DoubleRandomError;
  }
  throw new Error("expected an error, and there was none");
}
