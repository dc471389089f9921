import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/** Reads a secret key; an error does not repeat it. */
export function readSecret(value: unknown, path: string): string {
  if (typeof value === "string" && /^[0-9a-f]{64}$/.test(value)) return value;
  const expected = "32 bytes as 64 lower-case hexadecimal characters";
  throw new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received: "something else" });
}
