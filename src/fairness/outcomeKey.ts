import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { byCodePoint } from "../random/byCodePoint.js";

/**
 * A text that two outcomes have in common exactly if they are equal as data: numbers, bigints, texts, booleans, `null`,
 * `undefined`, lists, and plain objects whatever the order of their fields.
 *
 * @throws `DoubleRandomError` `FIELD_INVALID` for anything else, which could not be compared
 */
export function outcomeKey(outcome: unknown): string {
  return keyOf(outcome, []);
}

function keyOf(value: unknown, around: readonly unknown[]): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${String(value)}n`;
    case "boolean":
    case "undefined":
      return String(value);
  }
  if (value === null) return "null";
  if (around.includes(value)) throw incomparable("a structure that contains itself");
  const inside = [...around, value];
  if (Array.isArray(value)) return `[${value.map((each) => keyOf(each, inside)).join()}]`;
  if (!isPlainObject(value)) throw incomparable(describeValue(value));
  const fields = Object.keys(value).sort(byCodePoint);
  return `{${fields.map((field) => `${JSON.stringify(field)}:${keyOf(value[field], inside)}`).join()}}`;
}

function incomparable(received: string): DoubleRandomError {
  const expected = "plain data: numbers, texts, lists and plain objects, which can be compared";
  return new DoubleRandomError({ code: "FIELD_INVALID", path: "outcome", expected, received });
}
