import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isPlainObject } from "../errors/isPlainObject.js";

/** Refuses what is neither a path nor the bytes of a file with its name, which plain JavaScript can pass. */
export function checkFileInput(input: unknown): void {
  if (typeof input === "string" && input !== "") return;
  if (isPlainObject(input) && typeof input["name"] === "string" && input["bytes"] instanceof Uint8Array) return;
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "file",
    expected: "the path of a file, or { name, bytes }",
    received: describeValue(input),
  });
}
