import type { SelectedTarget, TaskDraw } from "../model/draw.js";
import type { NoticeContext } from "./noticeContext.js";

/** The drawn targets of a task, parted by whether a public notice names them. */
export interface DisclosedTask {
  readonly task: TaskDraw;
  /** In the order of the inspections. */
  readonly shown: readonly SelectedTarget[];
  readonly withheld: number;
}

/** Which drawn targets a policy lets a public notice name, by task in the order of the plan. */
export function disclosedSelection(context: NoticeContext): readonly DisclosedTask[] {
  const { record, policy, taskOf, visitOf } = context;
  const isShown = (taskId: string, targetId: string): boolean => {
    if (policy.selection !== "after-inspection") return policy.selection === "published";
    return visitOf(taskId, targetId)?.outcome !== undefined;
  };
  return [...record.tasks]
    .sort((a, b) => taskOf(a.taskId).sequence - taskOf(b.taskId).sequence)
    .map((task) => {
      const shown = task.selected.filter(({ targetId }) => isShown(task.taskId, targetId));
      return { task, shown, withheld: task.selected.length - shown.length };
    });
}
