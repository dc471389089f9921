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
    const received = error instanceof Error ? error.message : "other text";
    throw new DoubleRandomError({ code: "JSON_INVALID", path: name, expected: "JSON", received });
  }
  if (countMembers(json) === countFields(value)) return value;
  const repeated = findRepeatedKey(json) ?? "";
  const expected = "every key once in an object";
  throw new DoubleRandomError({ code: "JSON_INVALID", path: name, expected, received: `${quote(repeated)} twice` });
}

/** How many members the objects have as they are written: in valid JSON, strings with a colon after them. */
function countMembers(json: string): number {
  let members = 0;
  for (let start = json.indexOf('"'); start >= 0;) {
    const end = endOfString(json, start);
    if (isFollowedByColon(json, end + 1)) members += 1;
    start = json.indexOf('"', end + 1);
  }
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

/** The text is valid JSON, so strings and brackets can be told apart without parsing numbers and words. */
function findRepeatedKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === "{") open.push(new Set());
    else if (character === "[") open.push(undefined);
    else if (character === "}" || character === "]") open.pop();
    else if (character === '"') {
      const end = endOfString(json, at);
      const keys = isFollowedByColon(json, end + 1) ? open.at(-1) : undefined;
      if (keys) {
        const key = JSON.parse(json.slice(at, end + 1)) as string;
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

function endOfString(json: string, start: number): number {
  let at = start;
  do at = json.indexOf('"', at + 1);
  while (isEscaped(json, at));
  return at;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(json: string, at: number): boolean {
  let before = at - 1;
  while (json[before] === "\\") before -= 1;
  return (at - before) % 2 === 0;
}

function isFollowedByColon(json: string, start: number): boolean {
  let at = start;
  while (json[at] === " " || json[at] === "\n" || json[at] === "\r" || json[at] === "\t") at += 1;
  return json[at] === ":";
}
