import type { VisitState } from "../record/replayEvents.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { NoticeContext } from "./noticeContext.js";

/** Visits in the order of the inspections: by the first of their tasks in the plan, then by the order in which it drew them. */
export function inVisitOrder(context: NoticeContext, visits: readonly VisitState[]): readonly VisitState[] {
  const orders = new Map(
    context.record.tasks.flatMap(({ taskId, selected }) =>
      selected.map(({ targetId, order }) => [`${taskId}/${targetId}`, order] as const),
    ),
  );
  const keyed = visits.map((state) => {
    const [first] = tasksOf(context, state).map(({ id, sequence }) => ({
      sequence,
      order: orders.get(`${id}/${state.visit.targetId}`) ?? 0,
    }));
    return { state, sequence: first?.sequence ?? 0, order: first?.order ?? 0 };
  });
  return keyed
    .sort(
      (a, b) =>
        a.sequence - b.sequence || a.order - b.order || byCodePoint(a.state.visit.visitId, b.state.visit.visitId),
    )
    .map(({ state }) => state);
}

/** The tasks of a visit, in the order of the plan. */
export function tasksOf(
  { taskOf }: NoticeContext,
  { visit }: VisitState,
): readonly ReturnType<NoticeContext["taskOf"]>[] {
  return visit.taskIds.map(taskOf).sort((a, b) => a.sequence - b.sequence);
}
