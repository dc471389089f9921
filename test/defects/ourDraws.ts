import { drawTask, type Policies, type TaskDraw } from "double-random";
import type { OutcomeProbability } from "double-random/fairness";
import { SELECTION_LAWS } from "../laws/registry.js";
import { AS_OF, seedNumber, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** The exact law of drawing some of these units: every outcome in the order of the draw. */
export type LawOfDraw = (ids: readonly string[], count: number) => readonly OutcomeProbability<readonly string[]>[];

/** The exact law of each selection method, so that the checks that a model fails can be put to all of them. */
export const OUR_LAWS: Readonly<Record<string, LawOfDraw>> = Object.fromEntries(
  Object.entries(SELECTION_LAWS).map(([id, { law }]): [string, LawOfDraw] => [
    id,
    (ids, count) => law([{ key: "s", ids, count }], 0, ({ strata }) => strata[0]!.drawn.map((unit) => unit.id)),
  ]),
);

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
