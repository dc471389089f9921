import type { CommittedTask } from "../model/commitmentEntry.js";
import type { FrameLeaf } from "../model/proof.js";
import { frameHead, type LeafHashing } from "../record/committedLists.js";
import type { FrameCounts } from "./frameCounts.js";

/** What a commitment says of a task: its counts and the tree of its frame. */
export function commitTask(counts: FrameCounts, hashing: LeafHashing): CommittedTask {
  return { ...counts.task, frame: frameHead(hashing, counts.task.taskId, frameRows(counts)) };
}

/** The targets that a task can draw, each with its stratum. */
export function frameRows({ frame }: FrameCounts): readonly FrameLeaf["value"][] {
  return frame.strata.flatMap(({ key, eligibleIds }) => eligibleIds.map((id) => ({ id, stratum: key })));
}
