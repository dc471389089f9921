import type { TaskDraw } from "double-random";
import { exactOverOrders, type OutcomeProbability } from "double-random/fairness";
import { multiply, ONE } from "../../src/exact/fraction.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import { WHOLE_QUOTA } from "../../src/plan/checkBatch.js";
import { drawFrame } from "../../src/plan/drawFrame.js";
import { drawByTicket } from "../../src/selection/methods.js";
import { seedNumber } from "./smallPlan.js";
import type { YearInputs } from "./yearPlans.js";

/**
 * Every outcome of drawing all tasks of a plan by `ticket/1`, each task over every order of the tickets and independently of the others,
 * with its exact probability. Orders that draw the same targets are one outcome.
 */
export function everyDraw({
  plan,
  targets,
  asOf,
  exclusions,
  policies,
}: YearInputs): OutcomeProbability<readonly TaskDraw[]>[] {
  const chosen = { ...DEFAULT_POLICIES, ...policies };
  const ids = targets.map(({ id }) => id);
  const shared = { plan, targets, asOf, exclusions, policies: chosen, batch: WHOLE_QUOTA, drawNumber: 1 };
  const byTask = plan.tasks.map((task) => {
    const drawOf = new Map<string, TaskDraw>();
    const { outcomes } = exactOverOrders(ids, (ticketOf) => {
      const draw = drawFrame({
        ...shared,
        task,
        seed: seedNumber(1),
        select: (strata, { reserve }) => drawByTicket(strata, reserve, ticketOf),
      });
      const key = draw.selected
        .map(({ targetId }) => targetId)
        .sort()
        .join(" ");
      drawOf.set(key, drawOf.get(key) ?? draw);
      return key;
    });
    return outcomes.map(({ outcome, probability }) => ({ draw: drawOf.get(outcome)!, probability }));
  });
  return byTask.reduce<OutcomeProbability<readonly TaskDraw[]>[]>(
    (walked, outcomes) =>
      walked.flatMap(({ outcome, probability }) =>
        outcomes.map((next) => ({
          outcome: [...outcome, next.draw],
          probability: multiply(probability, next.probability),
        })),
      ),
    [{ outcome: [], probability: ONE }],
  );
}
