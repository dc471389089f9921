import { drawTask, type Policies, type TaskDraw } from "double-random";
import { exactDistribution, exactOverOrders, type OutcomeProbability } from "double-random/fairness";
import { drawByShuffle, drawByTicket } from "../../src/selection/methods.js";
import { AS_OF, seedNumber, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** The exact law of drawing some of these units: every outcome in the order of the draw. */
export type LawOfDraw = (ids: readonly string[], count: number) => readonly OutcomeProbability<readonly string[]>[];

/** The exact law of each selection method, so that the checks that a model fails can be put to all of them. */
export const OUR_LAWS: Readonly<Record<Policies["selection"], LawOfDraw>> = {
  "ticket/1": (ids, count) =>
    exactOverOrders(ids, (ticketOf) =>
      drawByTicket([{ key: "s", ids, count }], 0, ticketOf).strata[0]!.drawn.map(({ id }) => id),
    ).outcomes,
  "shuffle/1": (ids, count) =>
    exactDistribution((source) => {
      const [stratum] = drawByShuffle([{ key: "s", ids, count }], 0, source).strata;
      return stratum!.drawn.map(({ id }) => id);
    }).outcomes,
};

/** One whole draw of a number of units by the public call. */
export function ourDraw(ids: readonly string[], count: number, number: number, policies?: Partial<Policies>): TaskDraw {
  return drawTask({
    plan: smallPlan(smallTask({ quota: { kind: "count", count } })),
    taskId: "T01",
    targets: ids.map((id) => smallTarget({ id })),
    asOf: AS_OF,
    seed: seedNumber(number),
    ...(policies && { policies }),
  });
}
