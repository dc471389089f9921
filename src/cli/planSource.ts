import { decodeText } from "../zh/index.js";
import { parseJson } from "../index.js";
import { readBytes } from "./files.js";
import { UsageError } from "./usage.js";

/** A plan as a file has it: data, or print to be read. */
export type PlanSource =
  | { readonly kind: "data"; readonly input: unknown }
  | { readonly kind: "print"; readonly source: string | readonly (readonly string[])[] };

/** Reads the file of a plan. The one place where a file becomes text or rows of cells. */
export function readPlanSource(path: string): PlanSource {
  const bytes = readBytes(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new UsageError(`${path} is a workbook or a document; save the table as CSV, or as text with tabs`);
  }
  const { text, encoding } = decodeText(bytes, path);
  const isData = /\.json$/i.test(path) || (encoding === "utf-8" && text.trimStart().startsWith("{"));
  return isData ? { kind: "data", input: parseJson(text, path) } : { kind: "print", source: text };
}
