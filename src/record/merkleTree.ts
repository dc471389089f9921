import type { TreeHead } from "../model/chain.js";
import { bytesOfHex } from "../random/bytesOfHex.js";
import { hashBytes, hashText, toHex, type HashSuite } from "../random/hashing.js";

/** A Merkle tree as in RFC 6962, section 2.1, from the hashes of its leaves. */
export function treeHead(suite: HashSuite, leaves: readonly Uint8Array[]): TreeHead {
  let level = leaves;
  while (level.length > 1) level = levelAbove(suite, level);
  const [root] = level;
  return { root: root ? toHex(root) : hashText(suite, ""), size: leaves.length };
}

/**
 * The inclusion proof of one leaf (RFC 9162, section 2.1.3.1): the hashes beside its way to the root, from the bottom up.
 *
 * @param index - from 0, below the number of leaves
 */
export function inclusionPath(suite: HashSuite, leaves: readonly Uint8Array[], index: number): readonly string[] {
  const path: string[] = [];
  let at = index;
  for (let level = leaves; level.length > 1; level = levelAbove(suite, level)) {
    const beside = level[at ^ 1];
    if (beside) path.push(toHex(beside));
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
  leaf: Uint8Array,
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
      hash = isRight
        ? nodeHash(suite, bytesOfHex(beside), hash, node)
        : nodeHash(suite, hash, bytesOfHex(beside), node);
    }
    at >>= 1;
  }
  return rest.length === 0 && toHex(hash) === root;
}

/** The hash of a leaf: of a zero byte and the text. */
export function leafHash(suite: HashSuite, text: string): Uint8Array {
  return bytesOfHex(hashText(suite, `\u0000${text}`));
}

/**
 * Neighbours joined; one that is left over rises as it is. That is the tree of RFC 6962, which splits at the largest power
 * of two below the number of leaves: every subtree to the left is full.
 */
function levelAbove(suite: HashSuite, level: readonly Uint8Array[]): readonly Uint8Array[] {
  const node = emptyNode();
  const above: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at]!, level[at + 1]];
    above.push(right ? nodeHash(suite, left, right, node) : left);
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
function nodeHash(suite: HashSuite, left: Uint8Array, right: Uint8Array, node: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 33);
  return hashBytes(suite, node);
}
