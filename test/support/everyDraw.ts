import type { TaskDraw } from "double-random";
import { fraction, multiply, ONE, type Fraction } from "../../src/exact/fraction.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import { WHOLE_QUOTA } from "../../src/plan/checkBatch.js";
import { drawFrame } from "../../src/plan/drawFrame.js";
import { drawByTicket } from "../../src/selection/methods.js";
import { everyOrderOfTickets } from "./orderedTickets.js";
import { seedNumber } from "./smallPlan.js";
import type { WalkedOutcome } from "./walkAnswers.js";
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
}: YearInputs): WalkedOutcome<readonly TaskDraw[]>[] {
  const chosen = { ...DEFAULT_POLICIES, ...policies };
  const orders = everyOrderOfTickets(targets.map(({ id }) => id));
  const shared = { plan, targets, asOf, exclusions, policies: chosen, batch: WHOLE_QUOTA, drawNumber: 1 };
  const byTask = plan.tasks.map((task) => {
    const outcomes = new Map<string, { readonly draw: TaskDraw; count: bigint }>();
    for (const ticketOf of orders) {
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
      const known = outcomes.get(key);
      if (known) known.count += 1n;
      else outcomes.set(key, { draw, count: 1n });
    }
    return [...outcomes.values()].map(({ draw, count }) => ({
      draw,
      probability: fraction(count, BigInt(orders.length)),
    }));
  });
  return byTask.reduce<WalkedOutcome<readonly TaskDraw[]>[]>(
    (walked, outcomes) =>
      walked.flatMap(({ outcome, probability }) =>
        outcomes.map((next) => ({
          outcome: [...outcome, next.draw],
          probability: multiply(probability, next.probability),
        })),
      ),
    [{ outcome: [], probability: ONE satisfies Fraction }],
  );
}
