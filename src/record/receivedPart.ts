import type { SelectedTarget } from "../model/draw.js";
import type { Plan } from "../model/plan.js";
import type { TargetRecord } from "../model/targetRecord.js";
import type { ReceivedTask, TeamRecord } from "../model/teamRecord.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { seedOf } from "../random/deriveSeed.js";

/** What decides which part of a record an authority gets, and the seeds of its tasks. */
export type PartOwner = Pick<
  TeamRecord,
  "authority" | "regionCode" | "inspectedBy" | "drawNumber" | "seed" | "policies"
>;

/** A task of the part of an authority. */
export interface PartTask extends ReceivedTask {
  /** The task of the plan, called as in the record of teams. */
  readonly task: Task;
  /** The drawn targets of the region, in the order of the inspections. */
  readonly selected: readonly SelectedTarget[];
}

/** A task of the part as the record of the teams states it. */
export function statedTask({ taskId, record, drawId, seed, targetIds }: ReceivedTask): ReceivedTask {
  return { taskId, record, drawId, seed, targetIds };
}

/** What a task of a plan is called where tasks of several plans come together. */
export function receivedTaskId(planId: string, taskId: string): string {
  return `${planId}.${taskId}`;
}

/** The identity of the draw of teams for a task of a received record. */
export function teamDrawId(
  { authority, drawNumber }: Pick<PartOwner, "authority" | "drawNumber">,
  record: string,
  taskId: string,
): string {
  return `${authority}/${record}/${taskId}/a${String(drawNumber)}`;
}

/** The tasks of a record that a level inspects, by id, each with the targets of the region. */
export function receivedPart(owner: PartOwner, record: TargetRecord, plan: Plan): readonly PartTask[] {
  const { regionCode, inspectedBy, policies, seed } = owner;
  const regionOf = new Map(record.rows.map((row) => [row.targetId, row.regionCode]));
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  return record.tasks
    .flatMap((draw): readonly PartTask[] => {
      const task = tasks.get(draw.taskId);
      if (task?.mode.inspectedBy !== inspectedBy) return [];
      const selected = draw.selected.filter(({ targetId }) => regionOf.get(targetId)?.startsWith(regionCode) === true);
      const taskId = receivedTaskId(record.planId, draw.taskId);
      const drawId = teamDrawId(owner, record.recordHash, draw.taskId);
      return [
        {
          taskId,
          record: record.recordHash,
          drawId,
          seed: seedOf(policies.suite, drawId, seed.sources),
          targetIds: selected.map(({ targetId }) => targetId),
          task: { ...task, id: taskId },
          selected,
        },
      ];
    })
    .sort((a, b) => byCodePoint(a.taskId, b.taskId));
}
