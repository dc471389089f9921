import type { ChainEntry } from "../model/chain.js";
import type { WitnessStatement } from "../model/witness.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { hashText } from "../random/hashing.js";

/** An entry without its own hash, as one kind of entry after the other. */
export type UnsealedEntry<E extends ChainEntry> = E extends ChainEntry ? Omit<E, "entryHash" | "signatures"> : never;

/** Adds the hash of everything else in the entry: `H("dr1:entry:" + JCS(entry))`. */
export function sealEntry<E extends UnsealedEntry<ChainEntry>>(entry: E): E & Pick<ChainEntry, "entryHash"> {
  return { ...entry, entryHash: hashText(entry.suite, `dr1:entry:${canonicalJson(entry, "entry")}`) };
}

/** The hash that an entry should have. */
export function entryHash({ entryHash: _, signatures: __, ...rest }: ChainEntry): string {
  return sealEntry(rest).entryHash;
}

/** What the signatures of an entry or a witness statement are over. */
export function signedText(signed: ChainEntry | WitnessStatement): string {
  const { entryHash: _, signatures: __, ...rest } = { entryHash: undefined, ...signed };
  return `dr1:sig:${canonicalJson(rest, "document")}`;
}
