import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { ChainEntry } from "../model/chain.js";
import type { WitnessStatement } from "../model/witness.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { readDocument } from "./readDocument.js";
import type { DrawFiles, Publication } from "./publication.js";

/** The files of a publication by name, such as `draws/1/plan.json`: text, or bytes in UTF-8. */
export type PublishedFiles = Readonly<Record<string, string | Uint8Array>>;

/** Longer files are refused before anything is done with them. */
const MOST_BYTES = { chain: 2 ** 26, other: 2 ** 28 } as const;

const DRAW_FILES = [
  "plan",
  "targets",
  "inspectors",
  "avoidances",
  "exclusions",
  "salt-key",
  "record",
  "openings",
] as const satisfies readonly (keyof DrawFiles)[];

/**
 * Reads all files of a publication by their schemas.
 *
 * @throws `DoubleRandomError` for the first file that has no place in a publication or not the right form
 */
export function readPublication(files: PublishedFiles): Publication {
  const draws = new Map<number, DrawFiles>();
  const witnesses: WitnessStatement[] = [];
  const { "chain.jsonl": chainFile, ...others } = files;
  if (chainFile === undefined) refuse("chain.jsonl", "the chain of the authority", "no such file");
  const chain = readChain(textOf("chain.jsonl", chainFile, MOST_BYTES.chain));
  for (const [name, content] of Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { number, document } = placeOf(name);
    const value = readDocument(document, name, textOf(name, content, MOST_BYTES.other));
    if (number === undefined) witnesses.push(value as WitnessStatement);
    else draws.set(number, { ...draws.get(number), [document]: value });
  }
  for (const number of draws.keys()) {
    if (chain[number - 1]?.kind === "commitment") continue;
    refuse(`draws/${String(number)}`, "the number of a commitment of the chain", `number ${String(number)}`);
  }
  const lastPlaces = new Map(chain.map(({ entryHash }, index) => [entryHash, index + 1]));
  return { chain, lastPlaces, draws, witnesses };
}

/** One entry per line, each exactly as it is hashed. */
function readChain(text: string): readonly ChainEntry[] {
  if (text === "") return [];
  if (!text.endsWith("\n")) refuse("chain.jsonl", "a line feed at the end", "none");
  return text
    .slice(0, -1)
    .split("\n")
    .map((line, index) => {
      const name = `chain.jsonl:${String(index + 1)}`;
      const entry = readDocument("chain-entry", name, line) as ChainEntry;
      if (canonicalJson(entry, name) !== line)
        refuse(name, "canonical JSON (RFC 8785)", "the same value written otherwise");
      return entry;
    });
}

function placeOf(name: string): { readonly number?: number; readonly document: keyof DrawFiles | "witness" } {
  if (/^witness\/[0-9A-Za-z][0-9A-Za-z._-]{0,63}\.json$/.test(name)) return { document: "witness" };
  const [, number, file] = /^draws\/([1-9]\d{0,8})\/([a-z-]+)\.json$/.exec(name) ?? [];
  const document = DRAW_FILES.find((known) => known === file);
  if (number === undefined || document === undefined) refuse(name, "the name of a file of a publication", "another");
  return { number: Number(number), document };
}

function textOf(name: string, content: string | Uint8Array, most: number): string {
  const size = sizeOf(content, most);
  if (size > most) refuse(name, `at most ${String(most)} bytes`, String(size));
  if (typeof content === "string") return content;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return refuse(name, "text in UTF-8", "bytes that are not");
  }
}

/** In UTF-8 a text has at most three bytes for each of its units, so short ones need not be encoded. */
function sizeOf(content: string | Uint8Array, most: number): number {
  const isNear = typeof content === "string" && content.length <= most && content.length * 3 > most;
  return isNear ? new TextEncoder().encode(content).length : content.length;
}

function refuse(path: string, expected: string, received: string): never {
  throw new DoubleRandomError({ code: "JSON_INVALID", path, expected, received });
}
