import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { distinctIds } from "./distinctRows.js";
import { formatPath } from "./formatPath.js";
import type { Plan } from "./plan.js";

/**
 * Refuses a plan in which a task id, or an item id within a task, occurs twice, or whose printed numbers do not run from 1 without a
 * gap.
 *
 * @throws {@link DoubleRandomError} `INPUT_INVALID` with every problem found
 */
export function checkPlanNumbers(plan: Plan): void {
  const issues = [...repeatedIds(plan), ...gapsInNumbers(plan)];
  if (issues.length > 0) throw DoubleRandomError.collect("plan", issues);
}

function repeatedIds({ tasks }: Plan): ErrorIssue[] {
  const taskId = distinctIds();
  return tasks.flatMap((task, index) => {
    const path = formatPath("plan", ["tasks", index]);
    const itemId = distinctIds();
    const found = [
      taskId(task, path),
      ...task.items.map((item, row) => itemId(item, formatPath(path, ["items", row]))),
    ];
    return found.filter((issue) => issue !== undefined);
  });
}

function gapsInNumbers({ tasks }: Plan): ErrorIssue[] {
  const numbers = tasks.map(({ sequence }) => sequence).sort((a, b) => a - b);
  const wrong = numbers.findIndex((number, index) => number !== index + 1);
  return wrong < 0
    ? []
    : [
        {
          code: "FIELD_INVALID",
          path: "plan.tasks",
          expected: `printed numbers 1 to ${String(tasks.length)}, each once`,
          received: `${String(numbers[wrong])} where ${String(wrong + 1)} should be`,
        },
      ];
}
