import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/** Refuses anything but a bound of at least 1. */
export function checkBound(bound: unknown): asserts bound is bigint {
  if (typeof bound === "bigint" && bound >= 1n) return;
  const expected = "an integer of at least 1, as a bigint";
  throw new DoubleRandomError({ code: "BOUND_INVALID", path: "bound", expected, received: describeValue(bound) });
}
