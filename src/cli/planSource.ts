import { parseJson } from "../index.js";
import type { FileBytes } from "../node/index.js";
import { decodeText } from "../zh/index.js";
import { readBytes } from "./files.js";

/** A plan as a file has it: data, or print to be read. */
export type PlanSource =
  { readonly kind: "data"; readonly input: unknown } | { readonly kind: "print"; readonly file: FileBytes };

/** Reads the file of a plan, and says which of the two it holds. */
export function readPlanSource(path: string): PlanSource {
  const bytes = readBytes(path);
  const begins = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  if (/\.json$/i.test(path) || begins.startsWith("{")) {
    return { kind: "data", input: parseJson(decodeText(bytes, path).text, path) };
  }
  return { kind: "print", file: { name: path, bytes } };
}
