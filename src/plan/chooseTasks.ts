import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Plan } from "../model/plan.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { findTask } from "./findTask.js";

/**
 * The tasks with the given ids, sorted by id, each once.
 *
 * @throws {@link DoubleRandomError} `FIELD_INVALID` for no id at all; `REFERENCE_UNKNOWN` for one that the plan does not have
 */
export function chooseTasks(plan: Plan, taskIds: readonly string[]): readonly Task[] {
  if (taskIds.length === 0) {
    const expected = "at least one task";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "taskIds", expected, received: describeValue(taskIds) });
  }
  return [...new Set(taskIds)].sort(byCodePoint).map((taskId) => findTask(plan, taskId));
}
