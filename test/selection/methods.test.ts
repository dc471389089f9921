import { expect, test } from "vitest";
import { loadSelectionMethod } from "../../src/selection/loadSelectionMethod.js";
import { drawByShuffle, drawByTicket } from "../../src/selection/methods.js";
import { SELECTION_METHODS } from "../../src/selection/selectionMethods.js";

/** The strata in the order of their keys, whose ids are in another order. */
const STRATA = [
  { key: "a", ids: ["U5", "U9"], count: 2 },
  { key: "b", ids: ["U1", "U7"], count: 2 },
];

test("ticket/1 orders the inspections of all strata together by their tickets", () => {
  const tickets: Readonly<Record<string, string>> = { U1: "d", U5: "c", U7: "a", U9: "b" };
  const { order } = drawByTicket(STRATA, 0, (id) => tickets[id]!.repeat(64));
  expect(order.map(({ id, stratumIndex }) => [id, stratumIndex])).toEqual([
    ["U7", 1],
    ["U9", 0],
    ["U5", 0],
    ["U1", 1],
  ]);
});

test("shuffle/1 shuffles the drawn ids of all strata from the order of their code points", () => {
  // The first of those left, every time: nothing is moved.
  const { order } = drawByShuffle(STRATA, 0, { uniformInt: () => 0n });
  expect(order.map(({ id }) => id)).toEqual(["U1", "U5", "U7", "U9"]);
});

test.each(Object.entries(SELECTION_METHODS))("%s is the same, loaded when it is needed", async (id, method) => {
  expect(await loadSelectionMethod(id as keyof typeof SELECTION_METHODS)).toBe(method);
});
