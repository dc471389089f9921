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
  const repeated = findRepeatedKey(json);
  if (repeated === undefined) return value;
  const expected = "every key once in an object";
  throw new DoubleRandomError({ code: "JSON_INVALID", path: name, expected, received: `${quote(repeated)} twice` });
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
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
}

function isFollowedByColon(json: string, start: number): boolean {
  let at = start;
  while (json[at] === " " || json[at] === "\n" || json[at] === "\r" || json[at] === "\t") at += 1;
  return json[at] === ":";
}
