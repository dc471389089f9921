import type { TreeHead } from "../model/treeHead.js";
import { writeHex } from "../random/bytesOfHex.js";
import { hashBytes, hashText, type HashSuite } from "../random/hashing.js";

// All hashes are in lower-case hexadecimal: that is how they are published, and bytes would take more time and room.

/**
 * A Merkle tree as in RFC 6962, section 2.1, from the hashes of its leaves, which are taken one by one: only the roots of the full
 * subtrees so far are kept, the largest first, no two of one size.
 */
export function treeHead(suite: HashSuite, leaves: Iterable<string>): TreeHead {
  const node = emptyNode();
  const full: string[] = [];
  const joinLastTwo = (): void => {
    const right = full.pop()!;
    full.push(nodeHash(suite, full.pop()!, right, node));
  };
  let size = 0;
  for (const leaf of leaves) {
    full.push(leaf);
    size += 1;
    for (let ofOneSize = size; (ofOneSize & 1) === 0; ofOneSize >>= 1) joinLastTwo();
  }
  while (full.length > 1) joinLastTwo();
  return { root: full[0] ?? hashText(suite, ""), size };
}

/**
 * The inclusion proof of one leaf (RFC 9162, section 2.1.3.1): the hashes beside its way to the root, from the bottom up.
 *
 * @param index - from 0, below the number of leaves
 */
export function inclusionPath(suite: HashSuite, leaves: readonly string[], index: number): readonly string[] {
  const path: string[] = [];
  let at = index;
  for (let level = leaves; level.length > 1; level = levelAbove(suite, level)) {
    const beside = level[at ^ 1];
    if (beside !== undefined) path.push(beside);
    at >>= 1;
  }
  return path;
}

/** Larger trees than these 2^31 - 1 leaves do not exist: no file of the protocol has so many rows. */
const MOST_LEAVES = 0x7fff_ffff;

/** Whether an inclusion proof leads from a leaf to the root of a tree. A proof that is too short or too long does not. */
export function leadsToRoot(
  suite: HashSuite,
  { root, size }: TreeHead,
  leaf: string,
  index: number,
  path: readonly string[],
): boolean {
  if (index >= size || size > MOST_LEAVES) return false;
  const rest = [...path].reverse();
  const node = emptyNode();
  let hash = leaf;
  let at = index;
  for (let last = size - 1; last > 0; last >>= 1) {
    const isRight = (at & 1) === 1;
    if (isRight || at < last) {
      const beside = rest.pop();
      if (beside === undefined) return false;
      hash = isRight ? nodeHash(suite, beside, hash, node) : nodeHash(suite, hash, beside, node);
    }
    at >>= 1;
  }
  return rest.length === 0 && hash === root;
}

/** The hash of a leaf: of a zero byte and the text. */
export function leafHash(suite: HashSuite, text: string): string {
  return hashText(suite, `\u0000${text}`);
}

/**
 * Neighbours joined; one that is left over rises as it is. That is the tree of RFC 6962, which splits at the largest power
 * of two below the number of leaves: every subtree to the left is full.
 */
function levelAbove(suite: HashSuite, level: readonly string[]): readonly string[] {
  const node = emptyNode();
  const above: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at]!, level[at + 1]];
    above.push(right === undefined ? left : nodeHash(suite, left, right, node));
  }
  return above;
}

/** What the hash of a node is over: a byte of one, and room for its children. */
function emptyNode(): Uint8Array {
  const node = new Uint8Array(65);
  node[0] = 1;
  return node;
}

/** @param node - one that has been made before, so that not every node needs an array of its own */
function nodeHash(suite: HashSuite, left: string, right: string, node: Uint8Array): string {
  writeHex(left, node, 1);
  writeHex(right, node, 33);
  return hashBytes(suite, node);
}
