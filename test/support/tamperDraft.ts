/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- an attacker writes what the types forbid */
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { ChainEntry } from "../../src/model/chain.js";
import type { PublishedFiles } from "../../src/publication/readPublication.js";
import { canonicalJson } from "../../src/random/canonicalJson.js";
import { hashText, type HashSuite } from "../../src/random/hashing.js";
import { signedText } from "../../src/record/sealEntry.js";
import { AUTHORITY_KEY, type TamperBase } from "./tamperBases.js";

/** A document that can be changed anywhere. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an attacker writes what the types forbid
export type Loose = any;

/** A publication that is being tampered with. */
export interface Draft {
  /** Entries in the order of the file, each with the files of its folder, and what is not made anew of it alone. */
  items: { entry: Loose; files: Record<string, Loose>; kept?: readonly Seal[] }[];
  witnesses: Record<string, Loose>;
}

/** What is normally made anew after a change, so that the change shows nowhere else. */
export type Seal =
  | "number"
  | "previous"
  | "reference"
  | "entryHash"
  | "recordHash"
  | "resultRecord"
  | "eventLinks"
  | "eventHash"
  | "signatures";

/** A copy that can be changed. */
export function draftOf({ items, witnesses }: TamperBase): Draft {
  return structuredClone({ items, witnesses }) as Draft;
}

/** The first file of a kind, or the first entry. */
export function fileOf(draft: Draft, name: string, number = 1): Loose {
  return draft.items[number - 1]!.files[name];
}

/** The first entry of a kind. */
export function entryOf(draft: Draft, kind: ChainEntry["kind"], nth = 0): Loose {
  return draft.items.filter(({ entry }) => entry.kind === kind)[nth]!.entry;
}

/**
 * Makes numbers, links, hashes and signatures anew, as somebody does who has the authority's key; what is in `kept` stays as it is.
 * Merkle roots and everything else that a draw computes stay as they are.
 */
export function reseal(draft: Draft, kept: readonly Seal[] = []): void {
  const made = (seal: Seal, own: readonly Seal[] = []): boolean => !kept.includes(seal) && !own.includes(seal);
  const anew = new Map<string, string>();
  const move = (from: string, to: string): void => {
    if (!anew.has(from)) anew.set(from, to);
  };
  const follow = (holder: Loose, ...fields: string[]): void => {
    for (const field of fields) if (anew.has(holder[field])) holder[field] = anew.get(holder[field]);
  };
  for (const { files } of draft.items) {
    if (!files["record"] || !made("recordHash")) continue;
    const { recordHash, ...rest } = files["record"];
    const own = tryHash(rest.policies?.suite, "dr1:record:", rest) ?? recordHash;
    move(recordHash, own);
    files["record"].recordHash = own;
  }
  for (const [index, { entry, kept: own }] of draft.items.entries()) {
    const before = draft.items[index - 1]?.entry.entryHash as string | undefined;
    if (made("number", own)) entry.number = index + 1;
    if (made("previous", own)) {
      if (before === undefined) delete entry.previous;
      else entry.previous = before;
    }
    if (made("reference", own)) follow(entry, "commitment", "seed", "result");
    if (made("resultRecord", own)) follow(entry, "record");
    if (entry.event) {
      if (made("eventLinks", own)) follow(entry.event, "record", "previous");
      if (made("eventHash", own)) {
        const { eventHash, ...rest } = entry.event;
        entry.event.eventHash = tryHash(entry.suite, "dr1:event:", rest) ?? eventHash;
        move(eventHash, entry.event.eventHash);
      }
    }
    if (made("entryHash", own)) {
      const { entryHash, signatures: _, ...rest } = entry;
      entry.entryHash = tryHash(entry.suite, "dr1:entry:", rest) ?? entryHash;
      move(entryHash, entry.entryHash);
    }
    if (made("signatures", own) && entry.signatures?.length > 0) entry.signatures = [signatureOf(entry)];
  }
}

/** Text without a hash stays without one. */
function tryHash(suite: HashSuite, label: string, value: unknown): string | undefined {
  try {
    return hashText(suite, label + canonicalJson(value));
  } catch {
    return undefined;
  }
}

/** PKCS #8 with the 32 bytes of a private key of Ed25519: RFC 8410, section 7. */
const PKCS8 = "302e020100300506032b657004220420";
const KEY = createPrivateKey({ key: Buffer.from(`${PKCS8}${AUTHORITY_KEY}`, "hex"), format: "der", type: "pkcs8" });
const PUBLIC_KEY = createPublicKey(KEY).export({ format: "der", type: "spki" }).subarray(-32).toString("hex");

function signatureOf(entry: Loose): Loose {
  let message: string;
  try {
    message = signedText(entry);
  } catch {
    return entry.signatures[0];
  }
  // OpenSSL and the library give the same text the same signature.
  return { algorithm: "ed25519", key: PUBLIC_KEY, value: sign(null, Buffer.from(message), KEY).toString("hex") };
}

/** The files; a folder is named by the place of its entry. */
export function filesOfDraft({ items, witnesses }: Draft): Record<string, PublishedFiles[string]> {
  const files: Record<string, PublishedFiles[string]> = {
    "chain.jsonl": items.map(({ entry }) => `${looseCanonical(entry)}\n`).join(""),
  };
  for (const [index, item] of items.entries()) {
    for (const [name, document] of Object.entries(item.files)) {
      files[`draws/${String(index + 1)}/${name}.json`] = JSON.stringify(document);
    }
  }
  for (const [name, document] of Object.entries(witnesses)) files[`witness/${name}.json`] = JSON.stringify(document);
  return files;
}

/** Canonical where there is a canonical form. */
function looseCanonical(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
}
