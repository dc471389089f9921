import type { Avoidance } from "../model/avoidance.js";
import type { CommittedLists, TreeHead } from "../model/chain.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { FrameLeaf } from "../model/proof.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { hashText, type HashSuite } from "../random/hashing.js";
import { hashOfLeaf, type Leaf } from "./hashOfLeaf.js";
import { treeHead } from "./merkleTree.js";

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
  // A stroke sorts after the full stop and the hyphen of an id, so that ids are compared one after the other, not joined.
  const exclusions = [...lists.exclusions].sort(
    (a, b) => byCodePoint(a.taskId, b.taskId) || byCodePoint(a.targetId, b.targetId),
  );
  return {
    targets: headOf(hashing, "targets", lists.targets),
    inspectors: headOf(hashing, "inspectors", lists.inspectors),
    avoidances: headOf(hashing, "avoidances", lists.avoidances),
    exclusions: treeHead(
      hashing.suite,
      exclusions.map((row) => hashOfLeaf(hashing.suite, leafOf(hashing, "exclusions", exclusionId(row), row))),
    ),
  };
}

/** The leaves of the frame of a task, by id. */
export function frameLeaves(
  hashing: LeafHashing,
  taskId: string,
  frame: readonly FrameLeaf["value"][],
): readonly FrameLeaf[] {
  const list = `frame/${taskId}`;
  return [...frame]
    .sort((a, b) => byCodePoint(a.id, b.id))
    .map((value) => ({ ...leafOf(hashing, list, value.id, value), value }));
}

/** The tree of the frame of a task. */
export function frameHead(hashing: LeafHashing, taskId: string, frame: readonly FrameLeaf["value"][]): TreeHead {
  return treeHead(
    hashing.suite,
    frameLeaves(hashing, taskId, frame).map((leaf) => hashOfLeaf(hashing.suite, leaf)),
  );
}

function headOf(hashing: LeafHashing, list: string, rows: readonly { readonly id: string }[]): TreeHead {
  const leaves = [...rows]
    .sort((a, b) => byCodePoint(a.id, b.id))
    .map((row) => hashOfLeaf(hashing.suite, leafOf(hashing, list, row.id, row)));
  return treeHead(hashing.suite, leaves);
}

/** The salt is `H("dr1:salt:" + key + ":" + list + ":" + id)`. */
function leafOf<T>({ suite, saltKey }: LeafHashing, list: string, id: string, value: T): Leaf & { readonly value: T } {
  return { list, salt: hashText(suite, `dr1:salt:${saltKey}:${list}:${id}`), value };
}

function exclusionId({ taskId, targetId }: Exclusion): string {
  return `${taskId}/${targetId}`;
}
