import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { id } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { receivedPart, type PartOwner, type PartTask } from "../record/receivedPart.js";
import type { ReadRecord } from "./readReceived.js";

/** The tasks that several records give to an authority, by id. Refuses none at all, and two of one name. */
export function partTasks(owner: PartOwner, received: readonly ReadRecord[]): readonly PartTask[] {
  const tasks = received
    .flatMap(({ record, plan }) => receivedPart(owner, record, plan))
    .sort((a, b) => byCodePoint(a.taskId, b.taskId));
  if (tasks.length === 0) {
    const expected = `records with at least one task that is inspected by ${owner.inspectedBy}`;
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "received", expected, received: "none" });
  }
  for (const [index, { taskId }] of tasks.entries()) {
    parseWith(id, taskId, "received");
    if (taskId !== tasks[index + 1]?.taskId) continue;
    const expected = "each task in one record";
    throw new DoubleRandomError({ code: "DUPLICATE_ID", path: "received", expected, received: describeValue(taskId) });
  }
  return tasks;
}
