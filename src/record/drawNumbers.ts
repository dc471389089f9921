import type { CommitmentEntry, CommittedTask } from "../model/commitmentEntry.js";

/** A part of the quota of a task that is drawn once. */
export type TaskBatch = Pick<CommittedTask, "taskId" | "batch">;

/** What a draw is told apart by: its plan, and the batches of its tasks. */
export type DrawnBatches = Pick<CommitmentEntry, "planId"> & { readonly tasks: readonly TaskBatch[] };

/** The highest number of a draw so far, by plan, task and batch. */
export type DrawNumbers = Map<string, number>;

/** The number that a new commitment for these tasks and batches must have. */
export function nextDrawNumber(numbers: ReadonlyMap<string, number>, draw: DrawnBatches): number {
  return batchesOf(draw).reduce((highest, batch) => Math.max(highest, numbers.get(batch) ?? 0), 0) + 1;
}

/** Notes the number of a draw. */
export function noteDrawNumber(numbers: DrawNumbers, draw: DrawnBatches & Pick<CommitmentEntry, "drawNumber">): void {
  for (const batch of batchesOf(draw)) numbers.set(batch, Math.max(numbers.get(batch) ?? 0, draw.drawNumber));
}

/** The identity that the draw of a task must have. */
export function drawIdOf(
  { authority, planId, drawNumber }: Pick<CommitmentEntry, "authority" | "planId" | "drawNumber">,
  task: TaskBatch,
): string {
  return `${authority}/${batchName(planId, task)}/d${String(drawNumber)}`;
}

function batchesOf({ planId, tasks }: DrawnBatches): readonly string[] {
  return tasks.map((task) => batchName(planId, task));
}

/** `plan-2024/T03/b1` */
function batchName(planId: string, { taskId, batch }: TaskBatch): string {
  return `${planId}/${taskId}/b${String(batch.number)}`;
}
