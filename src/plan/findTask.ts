import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Plan } from "../model/plan.js";
import type { Task } from "../model/task.js";

/** The task of a plan with an id. */
export function findTask(plan: Pick<Plan, "tasks">, taskId: string): Task {
  const task = plan.tasks.find(({ id }) => id === taskId);
  if (task) return task;
  throw new DoubleRandomError({
    code: "REFERENCE_UNKNOWN",
    path: "taskId",
    expected: `one of ${plan.tasks.map(({ id }) => id).join(", ")}`,
    received: describeValue(taskId),
  });
}
