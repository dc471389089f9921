import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { isPlainObject } from "../errors/isPlainObject.js";

/**
 * Writes a value in the one form that is hashed and signed: RFC 8785 (JCS) on the subset that cannot be
 * misread. Keys are sorted by UTF-16 code unit, there is no white space, and text is neither normalised nor escaped
 * beyond what JSON demands.
 *
 * @param value - strings, safe integers, booleans, null, arrays and plain objects of these
 * @param path - what the value is called in an error
 * @throws {@link DoubleRandomError} `JSON_UNREPRESENTABLE` for anything else: fractions, `-0`, `NaN`, `undefined`, a lone
 *   surrogate, a date, a map, a function, a hole in a list, a key that is a symbol, more than 100 levels (and so a cycle)
 *
 * @example
 * ```ts
 * import { canonicalJson } from "double-random";
 *
 * console.log(canonicalJson({ name: "眼镜店", id: "T-1", tiers: [1, 2] }));
 * ```
 * ```text
 * {"id":"T-1","name":"眼镜店","tiers":[1,2]}
 * ```
 */
export function canonicalJson(value: unknown, path = "value"): string {
  return write(value, () => path, 0);
}

const MOST_LEVELS = 100;

/** The path is only put together for an error: most values have none. */
function write(value: unknown, path: () => string, level: number): string {
  if (level > MOST_LEVELS) refuse(value, path, `at most ${String(MOST_LEVELS)} levels`);
  if (typeof value === "string") {
    if (!value.isWellFormed()) refuse(value, path, "text without a lone surrogate");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) refuse(value, path, "an integer of at most 2^53 - 1");
    return String(value);
  }
  if (typeof value === "boolean" || value === null) return String(value);
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    if (Reflect.ownKeys(items).length !== items.length + 1) refuse(value, path, "a list without holes or other fields");
    return `[${items.map((item, index) => write(item, () => `${path()}[${String(index)}]`, level + 1)).join(",")}]`;
  }
  if (!isPlainObject(value) || Object.getOwnPropertySymbols(value).length > 0) {
    refuse(value, path, "text, an integer, true, false, null, a list or a plain object");
  }
  const members = Object.keys(value)
    .sort()
    .map((key) => `${write(key, path, level)}:${write(value[key], () => `${path()}.${key}`, level + 1)}`);
  return `{${members.join(",")}}`;
}

function refuse(value: unknown, path: () => string, expected: string): never {
  throw new DoubleRandomError({ code: "JSON_UNREPRESENTABLE", path: path(), expected, received: describeValue(value) });
}
