import { describe, expect, test } from "vitest";
import { shuffle, type RandomSource } from "double-random";
import {
  eventProbabilities,
  exactDistribution,
  type Departure,
  type OutcomeProbability,
  unequalProbabilities,
} from "double-random/fairness";
import { fraction, multiply, type Fraction } from "../../src/exact/fraction.js";
import { everyOrder } from "../../src/fairness/everyOrder.js";
import { idsOf } from "../support/smallPlan.js";
import { OUR_LAWS } from "./ourDraws.js";

/** The model: at every place a swap with any place, `n ** n` ways that cannot fall evenly on `n!` orders. */
function naiveShuffle(ids: readonly string[], source: RandomSource): readonly string[] {
  const order = [...ids];
  for (const place of order.keys()) {
    const other = Number(source.uniformInt(BigInt(order.length)));
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}

/** The model: sorting by a comparison that is a coin, here by insertion. */
function sortByCoin(ids: readonly string[], source: RandomSource): readonly string[] {
  const order: string[] = [];
  for (const id of ids) {
    let place = order.length;
    while (place > 0 && source.uniformInt(2n) === 0n) place -= 1;
    order.splice(place, 0, id);
  }
  return order;
}

/** What breaks the law that every order is equally likely. */
function unevenOrders(
  outcomes: readonly OutcomeProbability<readonly string[]>[],
  ids: readonly string[],
): readonly Departure[] {
  const orders = [...everyOrder(ids)].map((order) => order.join());
  const distribution = eventProbabilities(outcomes, (order) => [order.join()]);
  return unequalProbabilities(distribution, orders, fraction(1n, BigInt(orders.length)));
}

/** The law of a program repeated on its own result. */
function repeated(
  program: (ids: readonly string[], source: RandomSource) => readonly string[],
  ids: readonly string[],
  times: number,
): readonly OutcomeProbability<readonly string[]>[] {
  let states: readonly OutcomeProbability<readonly string[]>[] = [{ outcome: ids, probability: fraction(1n) }];
  for (let round = 0; round < times; round++) {
    const reached: readonly OutcomeProbability<readonly string[]>[] = states.flatMap(({ outcome, probability }) =>
      exactDistribution((source) => program(outcome, source)).outcomes.map((next) => ({
        outcome: next.outcome,
        probability: multiply(probability, next.probability),
      })),
    );
    const merged: ReadonlyMap<string, Fraction> = eventProbabilities(reached, (order) => [order.join()]);
    states = [...merged].map(([key, probability]) => ({ outcome: key.split(","), probability }));
  }
  return states;
}

describe.each([3, 4])("the orders of %i", (size) => {
  const ids = idsOf("U", size);

  test.each([1, 2, 5])("swapping every place with any place, %i times over, is uneven", (times) => {
    expect(unevenOrders(repeated(naiveShuffle, ids, times), ids)).not.toEqual([]);
  });

  test("sorting by a coin is uneven", () => {
    expect(unevenOrders(exactDistribution((source) => sortByCoin(ids, source)).outcomes, ids)).not.toEqual([]);
  });

  test("shuffle and every selection method are even", () => {
    expect(unevenOrders(exactDistribution((source) => shuffle(ids, source)).outcomes, ids)).toEqual([]);
    for (const law of Object.values(OUR_LAWS)) expect(unevenOrders(law(ids, size), ids)).toEqual([]);
  });
});
