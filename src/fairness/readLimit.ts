import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/** A whole number of at least 1, or its default. */
export function readLimit(value: unknown, path: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  const expected = "a whole number of at least 1";
  throw new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received: describeValue(value) });
}
