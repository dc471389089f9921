import type { ChainEntry } from "../model/chain.js";
import { canonicalJson } from "../random/canonicalJson.js";

/**
 * The text of `chain.jsonl`: each entry as canonical JSON on a line of its own. New entries go after the text that was there.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { formatChain } from "double-random/chain";
 *
 * const text = readFileSync("examples/published-draw/publication/chain.jsonl", "utf8");
 * const entries = text.trim().split("\n").map((line) => JSON.parse(line));
 * console.log(entries.length, formatChain(entries) === text);
 * ```
 * ```text
 * 5 true
 * ```
 */
export function formatChain(entries: readonly ChainEntry[]): string {
  return entries.map((entry, index) => `${canonicalJson(entry, `chain[${String(index)}]`)}\n`).join("");
}
