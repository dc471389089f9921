import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Batch } from "../model/draw.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";

/** The batch that draws the whole quota. */
export const WHOLE_QUOTA: Batch = { number: 1, cumulativeShare: "100%", alreadyDrawn: [] };

/** Refuses a batch that names a target twice or one that the directory does not have; sorts what was drawn. */
export function checkBatch(batch: Batch, directory: ReadonlyMap<string, Target>): Batch {
  const refuse = (path: string, expected: string, received: string): never => {
    throw new DoubleRandomError({ code: "BATCH_INVALID", path, expected, received });
  };
  if (new Set(batch.alreadyDrawn).size < batch.alreadyDrawn.length) {
    refuse("batch.alreadyDrawn", "each target once", "a target twice");
  }
  const unknown = batch.alreadyDrawn.find((id) => !directory.has(id));
  if (unknown !== undefined) refuse("batch.alreadyDrawn", "targets of the directory", describeValue(unknown));
  if (batch.number === 1 && batch.alreadyDrawn.length > 0) {
    refuse("batch.number", "at least 2 after an earlier batch", "1");
  }
  return { ...batch, alreadyDrawn: [...batch.alreadyDrawn].sort(byCodePoint) };
}
