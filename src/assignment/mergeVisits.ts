import type { TaskDraw } from "../model/draw.js";
import type { Policies } from "../model/policies.js";
import type { Task, Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { commonWindow, meetingGroups } from "./meetingGroups.js";

/** A visit that needs a team. */
export interface PlannedVisit {
  /** `<first task>/<target>`. */
  readonly visitId: string;
  readonly targetId: string;
  /** By code point of the id. */
  readonly tasks: readonly Task[];
  /** What the windows of the tasks have in common. */
  readonly window: Window;
  /** S of the first task. */
  readonly seed: string;
}

/** A target drawn by a task. */
interface Hit {
  readonly targetId: string;
  readonly task: Task;
  readonly seed: string;
}

/**
 * The visits that draws lead to, by code point of the visit id. The hits of one target that are inspected by the same level and
 * whose windows have a day in common are one visit, in the fewest visits that can be; with `separate`, each hit is one.
 *
 * Guarantees: every hit is in exactly one visit; the order of the draws does not matter; merging never changes what is
 * drawn, so every inclusion probability stays what it was.
 */
export function mergeVisits(
  draws: readonly Pick<TaskDraw, "taskId" | "seed" | "selected">[],
  taskOf: (taskId: string) => Task,
  policy: Policies["visits"],
): readonly PlannedVisit[] {
  const groups = new Map<string, Hit[]>();
  for (const { taskId, seed, selected } of draws) {
    const task = taskOf(taskId);
    for (const { targetId } of selected) {
      const key = policy === "separate" ? `${task.id}/${targetId}` : `${task.mode.inspectedBy}/${targetId}`;
      const group = groups.get(key);
      if (group) group.push({ targetId, task, seed });
      else groups.set(key, [{ targetId, task, seed }]);
    }
  }
  return [...groups.values()]
    .flatMap((hits) =>
      meetingGroups(
        hits,
        ({ task }) => task.window,
        ({ task }) => task.id,
      ),
    )
    .map(visitOf)
    .sort((a, b) => byCodePoint(a.visitId, b.visitId));
}

function visitOf(hits: readonly Hit[]): PlannedVisit {
  const sorted = [...hits].sort((a, b) => byCodePoint(a.task.id, b.task.id));
  const [first] = sorted as [Hit, ...Hit[]];
  return {
    visitId: `${first.task.id}/${first.targetId}`,
    targetId: first.targetId,
    tasks: sorted.map(({ task }) => task),
    window: commonWindow(sorted.map(({ task }) => task.window)),
    seed: first.seed,
  };
}
