import { describeValue, quote } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/**
 * Reads JSON text, and refuses what `JSON.parse` silently drops: a key that occurs twice in one object. A byte order mark
 * at the start is ignored.
 *
 * @param name - what the text is called in errors: a file name
 * @throws {@link DoubleRandomError} `JSON_INVALID`
 *
 * @example
 * ```ts
 * import { parseJson } from "double-random";
 *
 * try {
 *   parseJson('{"id":"T-1","id":"T-2"}', "targets.json");
 * } catch (error) {
 *   console.log(error.message);
 * }
 * ```
 * ```text
 * targets.json: expected every key once in an object, got "id" twice
 * ```
 */
export function parseJson(text: string, name: string): unknown {
  if (typeof text !== "string") {
    throw new DoubleRandomError({ code: "JSON_INVALID", path: name, expected: "text", received: describeValue(text) });
  }
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const { message: received } = error as Error;
    throw new DoubleRandomError({ code: "JSON_INVALID", path: name, expected: "JSON", received });
  }
  if (countMembers(json) === countFields(value)) return value;
  const received = `${quote(findRepeatedKey(json))} twice`;
  throw new DoubleRandomError({ code: "JSON_INVALID", path: name, expected: "every key once in an object", received });
}

/** How many members the objects have as they are written. */
function countMembers(json: string): number {
  let members = 0;
  eachString(json, (start, end, isKey) => {
    if (isKey) members += 1;
  });
  return members;
}

/** How many fields the objects have as they were read: fewer than members if a key came twice. */
function countFields(value: unknown): number {
  let fields = 0;
  // Not by recursion: a document may be deeper than the stack.
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next !== "object" || next === null) continue;
    const inner: readonly unknown[] = Object.values(next);
    if (!Array.isArray(next)) fields += inner.length;
    for (const item of inner) if (typeof item === "object") rest.push(item);
  }
  return fields;
}

/** The first key that an object has twice; there is one. */
function findRepeatedKey(json: string): string {
  const open: Set<string>[] = [];
  let before = 0;
  let repeated: string | undefined;
  eachString(json, (start, end, isKey) => {
    for (const bracket of json.slice(before, start)) {
      if (bracket === "{") open.push(new Set());
      if (bracket === "}") open.pop();
    }
    before = end;
    if (!isKey) return;
    const keys = open.at(-1)!;
    const key = JSON.parse(json.slice(start, end)) as string;
    if (keys.has(key)) repeated ??= key;
    keys.add(key);
  });
  return repeated ?? "";
}

/** Of the characters up to it only white space stands between the tokens of JSON. */
const SPACE = 0x20;

/** Goes through the strings of valid JSON: a key has a colon after it. */
function eachString(json: string, visit: (start: number, end: number, isKey: boolean) => void): void {
  for (let start = json.indexOf('"'); start >= 0;) {
    let end = start;
    do end = json.indexOf('"', end + 1);
    while (isEscaped(json, end));
    end += 1;
    let next = end;
    while (json.charCodeAt(next) <= SPACE) next += 1;
    visit(start, end, json[next] === ":");
    start = json.indexOf('"', next);
  }
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(json: string, at: number): boolean {
  let before = at - 1;
  while (json[before] === "\\") before -= 1;
  return (at - before) % 2 === 0;
}
