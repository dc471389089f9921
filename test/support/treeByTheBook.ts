import { createHash } from "node:crypto";
import type { HashSuite } from "../../src/random/hashing.js";

/** A hash by Node, from text in UTF-8 or from bytes. */
export function hashByNode(suite: HashSuite, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash(suite);
  for (const part of parts) hash.update(typeof part === "string" ? Buffer.from(part, "utf8") : part);
  return hash.digest();
}

/** The hash of a Merkle tree as RFC 6962, section 2.1, defines it: by recursion, from the hashes of its leaves. */
export function rootByTheBook(suite: HashSuite, leaves: readonly string[]): string {
  if (leaves.length === 0) return hashByNode(suite).toString("hex");
  if (leaves.length === 1) return leaves[0]!;
  const split = largestPowerBelow(leaves.length);
  return nodeByTheBook(suite, rootByTheBook(suite, leaves.slice(0, split)), rootByTheBook(suite, leaves.slice(split)));
}

/** The hash of a node over two others. */
export function nodeByTheBook(suite: HashSuite, left: string, right: string): string {
  return hashByNode(suite, Uint8Array.of(1), Buffer.from(left, "hex"), Buffer.from(right, "hex")).toString("hex");
}

/** The audit path of leaf `index` as RFC 6962, section 2.1.1, defines it. */
export function pathByTheBook(suite: HashSuite, leaves: readonly string[], index: number): readonly string[] {
  if (leaves.length <= 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathByTheBook(suite, left, index), rootByTheBook(suite, right)]
    : [...pathByTheBook(suite, right, index - split), rootByTheBook(suite, left)];
}

/** On which side the other hash stands at each step from a leaf to the root: `L` or `R`, from the bottom up. */
export function sidesByTheBook(size: number, index: number): string {
  if (size <= 1) return "";
  const split = largestPowerBelow(size);
  return index < split ? `${sidesByTheBook(split, index)}R` : `${sidesByTheBook(size - split, index - split)}L`;
}

/** Leaves that differ from each other. */
export function someLeaves(suite: HashSuite, size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) =>
    hashByNode(suite, Uint8Array.of(0), `leaf ${String(index)}`).toString("hex"),
  );
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
