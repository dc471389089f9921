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
  throw new DoubleRandomError({ code: "JSON_INVALID", path: name, expected, received: `${JSON.stringify(repeated)} twice` });
}

/** The text is valid JSON, so strings and brackets can be told apart without parsing numbers and words. */
function findRepeatedKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const match of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    const [token, colon] = match;
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
