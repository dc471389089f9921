import { canonicalJson } from "../random/canonicalJson.js";
import type { HashSuite } from "../random/hashing.js";
import { leafHash } from "./merkleTree.js";

/** A leaf: a row of a list with its salt. */
export interface Leaf {
  readonly list: string;
  readonly salt: string;
  readonly value: unknown;
}

/** `H(0x00 ++ "dr1:leaf:" + JCS(leaf))` */
export function hashOfLeaf(suite: HashSuite, leaf: Leaf): string {
  return leafHash(suite, `dr1:leaf:${canonicalJson(leaf, "leaf")}`);
}
