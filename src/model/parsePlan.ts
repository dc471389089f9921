import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { formatPath, parseWith } from "./parse.js";
import { unique } from "./parseList.js";
import { planSchema, type Plan } from "./plan.js";

/**
 * Reads a plan from unknown data.
 *
 * Guarantees: every field is valid by itself; task ids, printed numbers and the item ids of a task occur once; the
 * printed numbers run from 1 without a gap.
 *
 * @param input - an object with the fields of {@link Plan}
 * @throws {@link DoubleRandomError} `INPUT_INVALID`; `issues` holds every problem
 *
 * @example
 * ```ts
 * import { parsePlan } from "double-random";
 *
 * try {
 *   parsePlan({ id: "P", year: 2024, title: "x", scopeKind: "internal", tasks: [], isuer: {} });
 * } catch (error) {
 *   console.log(error.message);
 * }
 * ```
 * ```text
 * plan: 2 problems
 *   plan.issuer: expected an object, got nothing
 *   plan.isuer: expected only known fields, got the field "isuer"
 * ```
 */
export function parsePlan(input: unknown): Plan {
  const plan = parseWith(planSchema, input, "plan");
  const issues = [...repeatedIds(plan), ...gapsInNumbers(plan)];
  if (issues.length > 0) throw DoubleRandomError.collect("plan", issues);
  return plan;
}

function repeatedIds({ tasks }: Plan): ErrorIssue[] {
  const taskId = unique<{ id: string }>("DUPLICATE_ID", "id", ({ id }) => id);
  return tasks.flatMap((task, index) => {
    const path = formatPath("plan", ["tasks", index]);
    const itemId = unique<{ id: string }>("DUPLICATE_ID", "id", ({ id }) => id);
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
