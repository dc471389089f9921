import type { Avoidance } from "../model/avoidance.js";
import type { CommittedLists } from "../model/commitmentEntry.js";
import type { TreeHead } from "../model/treeHead.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { FrameLeaf } from "../model/proof.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { canonicalLists, type CanonicalLists, type CanonicalRow } from "../random/canonicalLists.js";
import { hashText, type HashSuite } from "../random/hashing.js";
import { leafHash, treeHead } from "./merkleTree.js";

/** The lists that a draw is made from. */
export interface DrawnLists {
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly exclusions: readonly Exclusion[];
}

/** How the leaves of a commitment are hashed: with which function, and with salts from which key. */
export interface LeafHashing {
  readonly suite: HashSuite;
  /** 32 bytes in lower-case hexadecimal, known to nobody until the lists are published. */
  readonly saltKey: string;
}

/** The trees of the four lists. */
export function committedLists(hashing: LeafHashing, lists: DrawnLists): CommittedLists {
  return treesOfLists(hashing, canonicalLists(lists));
}

/** {@link committedLists} of rows that have been written already. */
export function treesOfLists(hashing: LeafHashing, lists: CanonicalLists): CommittedLists {
  return {
    targets: treeOfRows(hashing, "targets", lists.targets),
    inspectors: treeOfRows(hashing, "inspectors", lists.inspectors),
    avoidances: treeOfRows(hashing, "avoidances", lists.avoidances),
    exclusions: treeOfRows(hashing, "exclusions", lists.exclusions),
  };
}

/** The leaves of the frame of a task, by id. */
export function frameLeaves(
  hashing: LeafHashing,
  taskId: string,
  frame: readonly FrameLeaf["value"][],
): readonly FrameLeaf[] {
  const list = `frame/${taskId}`;
  return sortedById(frame).map((value) => ({ list, salt: saltOf(hashing, list, value.id), value }));
}

/** The tree of the frame of a task. */
export function frameHead(hashing: LeafHashing, taskId: string, frame: readonly FrameLeaf["value"][]): TreeHead {
  // Ids and keys of strata have nothing that JSON escapes.
  const rows = sortedById(frame).map(({ id, stratum }) => ({ id, text: `{"id":"${id}","stratum":"${stratum}"}` }));
  return treeOfRows(hashing, `frame/${taskId}`, rows);
}

function sortedById<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => byCodePoint(a.id, b.id));
}

/** The leaf of a row is `{"list": ..., "salt": ..., "value": <the row>}`, as in `hashOfLeaf`. */
function treeOfRows(hashing: LeafHashing, list: string, rows: readonly CanonicalRow[]): TreeHead {
  return treeHead(hashing.suite, leafHashes(hashing, list, rows));
}

function* leafHashes(hashing: LeafHashing, list: string, rows: readonly CanonicalRow[]): Iterable<string> {
  for (const { id, text } of rows) {
    const salt = saltOf(hashing, list, id);
    yield leafHash(hashing.suite, `dr1:leaf:{"list":"${list}","salt":"${salt}","value":${text}}`);
  }
}

/** `H("dr1:salt:" + key + ":" + list + ":" + id)` */
function saltOf({ suite, saltKey }: LeafHashing, list: string, id: string): string {
  return hashText(suite, `dr1:salt:${saltKey}:${list}:${id}`);
}
