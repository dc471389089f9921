import { parseJson } from "../index.js";
import { planSource } from "../node/readPlanFile.js";
import { decodeText } from "../zh/index.js";
import { readBytes } from "./files.js";

/** A plan as a file has it: data, or print to be read. */
export type PlanSource =
  | { readonly kind: "data"; readonly input: unknown }
  | { readonly kind: "print"; readonly source: string | readonly (readonly string[])[] };

/** Reads the file of a plan. The one place where a file becomes text or rows of cells. */
export async function readPlanSource(path: string, sheet?: string): Promise<PlanSource> {
  const bytes = readBytes(path);
  const isBinary = (bytes[0] === 0x50 && bytes[1] === 0x4b) || bytes[0] === 0xd0 || bytes[0] === 0x25;
  if (isBinary) return { kind: "print", source: await planSource({ name: path, bytes }, sheet) };
  const { text, encoding } = decodeText(bytes, path);
  const isData = /\.json$/i.test(path) || (encoding === "utf-8" && text.trimStart().startsWith("{"));
  return isData ? { kind: "data", input: parseJson(text, path) } : { kind: "print", source: text };
}
