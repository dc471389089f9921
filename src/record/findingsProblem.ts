import type { Visit } from "../model/assignment.js";
import type { Finding, ResultEvent } from "../model/event.js";
import type { Plan } from "../model/plan.js";

/** Whether the findings of a result are each of another item, in order, of all tasks of the visit, and fit its outcome. */
export function findingsProblem(
  { taskIds }: Visit,
  { outcome, findings }: Pick<ResultEvent, "outcome" | "findings">,
): string | undefined {
  if (!findings) return undefined;
  const unordered = findings.slice(1).findIndex((finding, index) => !comesBefore(findings[index]!, finding));
  if (unordered >= 0) return `finding ${String(unordered + 2)} is not in its place, or there twice`;
  const stray = findings.find(({ taskId }) => !taskIds.includes(taskId));
  if (stray) return `it finds something for task ${stray.taskId}, which the visit is not of`;
  const missing = taskIds.find((id) => !findings.some(({ taskId }) => taskId === id));
  if (missing !== undefined) return `it finds nothing for task ${missing}`;
  const stated = findings.some((finding) => finding.outcome === outcome);
  return stated ? undefined : `${outcome} is the outcome of none of its items`;
}

/** Whether findings are of all items of some tasks and of no others. */
export function itemProblem(
  { tasks }: Pick<Plan, "tasks">,
  taskIds: readonly string[],
  findings: readonly Finding[],
): string | undefined {
  const named = new Set(findings.map(({ taskId, itemId }) => `${taskId}/${itemId}`));
  const items = tasks
    .filter(({ id }) => taskIds.includes(id))
    .flatMap(({ id, items: all }) => all.map((item) => `${id}/${item.id}`));
  const missing = items.find((item) => !named.has(item));
  if (missing !== undefined) return `nothing about ${missing}`;
  const stray = [...named].find((item) => !items.includes(item));
  return stray === undefined ? undefined : `a finding of ${stray}, which the plan does not have`;
}

function comesBefore(one: Finding, other: Finding): boolean {
  return one.taskId < other.taskId || (one.taskId === other.taskId && one.itemId < other.itemId);
}
