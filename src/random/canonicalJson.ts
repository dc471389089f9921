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
  return write(value, { path, steps: [] });
}

const MOST_LEVELS = 100;

/** Where a value stands. The path is only put together for an error: most values have none. */
interface Place {
  readonly path: string;
  readonly steps: (string | number)[];
}

function write(value: unknown, place: Place): string {
  const { steps } = place;
  if (steps.length > MOST_LEVELS) refuse(value, place, `at most ${String(MOST_LEVELS)} levels`);
  if (typeof value === "string") return writeText(value, place);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) refuse(value, place, "an integer of at most 2^53 - 1");
    return String(value);
  }
  if (typeof value === "boolean" || value === null) return String(value);
  // Pieces are joined: text put together by `+` is slow to hash, and keeps every piece in memory.
  const pieces: string[] = [];
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    if (Reflect.ownKeys(items).length !== items.length + 1) {
      refuse(value, place, "a list without holes or other fields");
    }
    for (const [index, item] of items.entries()) {
      steps.push(index);
      pieces.push(write(item, place));
      steps.pop();
    }
    return `[${pieces.join(",")}]`;
  }
  if (!isPlainObject(value) || Object.getOwnPropertySymbols(value).length > 0) {
    refuse(value, place, "text, an integer, true, false, null, a list or a plain object");
  }
  for (const key of Object.keys(value).sort()) {
    const name = writeText(key, place);
    steps.push(key);
    pieces.push(`${name}:${write(value[key], place)}`);
    steps.pop();
  }
  return `{${pieces.join(",")}}`;
}

/** Without what JSON escapes and without surrogates, which may be lone. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function writeText(text: string, place: Place): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) refuse(text, place, "text without a lone surrogate");
  return JSON.stringify(text);
}

function refuse(value: unknown, { path, steps }: Place, expected: string): never {
  const full = steps.reduce<string>(
    (text, step) => text + (typeof step === "number" ? `[${String(step)}]` : `.${step}`),
    path,
  );
  throw new DoubleRandomError({ code: "JSON_UNREPRESENTABLE", path: full, expected, received: describeValue(value) });
}
