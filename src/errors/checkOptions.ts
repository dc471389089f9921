import { describeValue } from "./describeValue.js";
import { DoubleRandomError } from "./DoubleRandomError.js";
import { isPlainObject } from "./isPlainObject.js";

/** Refuses options that are not an object, which plain JavaScript can pass. */
export function checkOptions(options: unknown, path = "options"): void {
  if (isPlainObject(options)) return;
  throw new DoubleRandomError({ code: "FIELD_INVALID", path, expected: "an object", received: describeValue(options) });
}
