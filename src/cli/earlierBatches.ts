import { recordHash } from "../record/sealRecord.js";
import { drawFile, readRecord, type PublicationFolder } from "./publicationFolder.js";
import { UsageError } from "./usage.js";

/** The batch of a task that is to be drawn. */
export interface NextBatch {
  readonly planId: string;
  readonly taskId: string;
  readonly number: number;
}

/**
 * The targets that earlier batches of a task drew, each batch by its last result (`docs/spec.md`, section 5.2), from the records in the
 * publication, which must be those of the chain.
 */
export function earlierBatches(folder: PublicationFolder, { planId, taskId, number }: NextBatch): readonly string[] {
  const lastOfBatch = new Map<number, readonly string[]>();
  for (const { commitment, result } of folder.draws) {
    if (!result || commitment.planId !== planId) continue;
    const committed = commitment.tasks.find((task) => task.taskId === taskId);
    if (!committed || committed.batch.number >= number) continue;
    const record = readRecord(folder, commitment);
    if (recordHash(record) !== result.record) {
      const file = drawFile(folder, commitment.number, "record");
      throw new UsageError(`${file} is not the record of entry ${String(result.number)} of the chain`);
    }
    const { selected = [] } = record.tasks.find((task) => task.taskId === taskId) ?? {};
    lastOfBatch.set(
      committed.batch.number,
      selected.map(({ targetId }) => targetId),
    );
  }
  return [...lastOfBatch.values()].flat();
}
