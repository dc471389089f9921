// Reading what a request brings, strictly: a misspelt field must not become a silent default.
import { parseJson } from "double-random";
import { RequestError } from "./answers.js";

/** @import { IncomingMessage } from "node:http" */

const MOST_BYTES = 1_000_000;

/** @param {IncomingMessage} request @returns {Promise<object>} */
export async function readBody(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
  }
  const received = `${size} bytes`;
  const expected = `at most ${MOST_BYTES} bytes`;
  if (size > MOST_BYTES) throw new RequestError(413, { code: "FIELD_INVALID", path: "body", expected, received });
  // Unlike JSON.parse, it refuses a key that comes twice.
  const body = parseJson(Buffer.concat(parts).toString("utf8"), "body");
  if (isObject(body)) return body;
  throw new RequestError(422, {
    code: "FIELD_INVALID",
    path: "body",
    expected: "an object",
    received: "another value",
  });
}

/**
 * Checks that a request has the fields it must have, of the right kind, and no others. Everything else is for the library to check.
 *
 * @param {object} body
 * @param {Record<string, "text" | "number" | "texts" | "numbers" | "list" | "object">} fields - a name that ends with ? may be missing
 * @returns {any}
 */
export function checkFields(body, fields) {
  const known = Object.entries(fields).map(([name, kind]) => ({
    name: name.replace(/\?$/, ""),
    kind,
    optional: name.endsWith("?"),
  }));
  for (const name of Object.keys(body)) {
    if (known.some((field) => field.name === name)) continue;
    const expected = `one of ${known.map((field) => field.name).join(", ")}`;
    throw new RequestError(422, { code: "FIELD_UNKNOWN", path: name, expected, received: "another field" });
  }
  for (const { name, kind, optional } of known) {
    const value = /** @type {Record<string, unknown>} */ (body)[name];
    if (value === undefined ? optional : isOfKind(value, kind)) continue;
    const received = value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
    throw new RequestError(422, { code: "FIELD_INVALID", path: name, expected: kind, received });
  }
  return body;
}

/** @param {unknown} value @param {string} kind */
function isOfKind(value, kind) {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "number":
      return Number.isSafeInteger(value);
    case "texts":
      return Array.isArray(value) && value.every((one) => typeof one === "string");
    case "numbers":
      return Array.isArray(value) && value.every(Number.isSafeInteger);
    case "object":
      return isObject(value);
    default:
      return Array.isArray(value);
  }
}

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
