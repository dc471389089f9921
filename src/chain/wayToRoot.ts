import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { HashSuite } from "../random/hashing.js";
import { treeHead } from "../record/merkleTree.js";

/** As far as shifts of a bit go; no file of the protocol has so many rows. */
const MOST_LEAVES = 0x7fff_ffff;

/** A node on the way from a leaf to the root. */
export interface WayNode {
  readonly left: string;
  readonly right: string;
  readonly hash: string;
}

/** Where an inclusion proof begins and how it goes on. */
export interface WayOptions {
  readonly suite: HashSuite;
  readonly size: number;
  readonly leaf: string;
  readonly index: number;
  readonly path: readonly string[];
}

/**
 * The nodes that an inclusion proof leads through, from the bottom up; the last is the root.
 *
 * @throws `DoubleRandomError` `FIELD_INVALID` for an index or a path that a tree of this size does not have
 */
export function wayToRoot({ suite, size, leaf, index, path }: WayOptions): readonly WayNode[] {
  if (size > MOST_LEAVES || index >= size) refuse("index", `below ${String(size)}, the size of the tree`, index);
  const beside = [...path].reverse();
  const nodes: WayNode[] = [];
  let [hash, at] = [leaf, index];
  for (let last = size - 1; last > 0; last >>= 1) {
    const isRight = at % 2 === 1;
    if (isRight || at < last) {
      const other = beside.pop() ?? refuse("path", "a hash for every level of the tree", path.length);
      const [left, right] = isRight ? [other, hash] : [hash, other];
      hash = treeHead(suite, [left, right]).root;
      nodes.push({ left, right, hash });
    }
    at >>= 1;
  }
  if (beside.length > 0) refuse("path", "no more hashes than the tree has levels", path.length);
  return nodes;
}

function refuse(path: string, expected: string, received: number): never {
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: `proof.${path}`,
    expected,
    received: describeValue(received),
  });
}
