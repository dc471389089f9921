import type { TaskDraw } from "../model/draw.js";
import type { PlanRecord } from "../model/record.js";
import type { TeamRecord } from "../model/teamRecord.js";

/** A record with visits, and so with events. */
export type VisitRecord = PlanRecord | TeamRecord;

/** What the events of a record are looked at with. */
export interface EventRecord extends Pick<PlanRecord, "policies" | "assignment" | "recordHash"> {
  readonly tasks: readonly Pick<TaskDraw, "taskId" | "seed" | "selected" | "strata">[];
}

/** Reads a record of teams as one that draws its targets too; it has no strata and no reserves, which are those of the upper level. */
export function eventRecord(record: VisitRecord): EventRecord {
  if (record.kind === "plan-record") return record;
  const { policies, assignment, recordHash, tasks } = record;
  return {
    policies,
    assignment,
    recordHash,
    tasks: tasks.map(({ taskId, seed, targetIds }) => ({
      taskId,
      seed,
      selected: targetIds.map((targetId, index) => ({ order: index + 1, targetId, stratum: "" })),
      strata: [],
    })),
  };
}
