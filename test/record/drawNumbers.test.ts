import { expect, it } from "vitest";
import {
  drawIdOf,
  nextDrawNumber,
  noteDrawNumber,
  type DrawNumbers,
  type TaskBatch,
} from "../../src/record/drawNumbers.js";
import { deepFreeze } from "../support/deepFreeze.js";

function batchOf(taskId: string, number: number): TaskBatch {
  return deepFreeze({ taskId, batch: { number, cumulativeShare: "100%", alreadyDrawn: [] } });
}

function numbersOf(...draws: readonly (readonly [planId: string, drawNumber: number, ...TaskBatch[]])[]): DrawNumbers {
  const numbers: DrawNumbers = new Map();
  for (const [planId, drawNumber, ...tasks] of draws) noteDrawNumber(numbers, { planId, drawNumber, tasks });
  return numbers;
}

it("the drawId of a task joins authority, plan, task, batch and draw", () => {
  const draw = { authority: "140581", planId: "plan-2024", drawNumber: 12 };
  expect(drawIdOf(draw, batchOf("T03", 2))).toBe("140581/plan-2024/T03/b2/d12");
});

it("the first draw of a batch is number 1, and every draw of the batch makes the next one higher", () => {
  const draw = { planId: "plan-2024", tasks: [batchOf("T01", 1)] };
  expect(nextDrawNumber(new Map(), draw)).toBe(1);
  expect(nextDrawNumber(numbersOf(["plan-2024", 1, batchOf("T01", 1)]), draw)).toBe(2);
  expect(nextDrawNumber(numbersOf(["plan-2024", 4, batchOf("T01", 1)]), draw)).toBe(5);
});

it("another plan, task or batch counts by itself", () => {
  const numbers = numbersOf(["plan-2024", 3, batchOf("T01", 1)]);
  expect(nextDrawNumber(numbers, { planId: "plan-2025", tasks: [batchOf("T01", 1)] })).toBe(1);
  expect(nextDrawNumber(numbers, { planId: "plan-2024", tasks: [batchOf("T02", 1)] })).toBe(1);
  expect(nextDrawNumber(numbers, { planId: "plan-2024", tasks: [batchOf("T01", 2)] })).toBe(1);
});

it("of several batches in one draw the one drawn most often decides", () => {
  const numbers = numbersOf(["plan-2024", 2, batchOf("T01", 1)], ["plan-2024", 5, batchOf("T02", 1)]);
  const tasks = [batchOf("T01", 1), batchOf("T02", 1), batchOf("T03", 1)];
  expect(nextDrawNumber(numbers, { planId: "plan-2024", tasks })).toBe(6);
  expect(nextDrawNumber(numbers, { planId: "plan-2024", tasks: tasks.toReversed() })).toBe(6);
});

it("a draw is noted for each of its batches, and a lower number changes nothing", () => {
  const numbers = numbersOf(["p", 3, batchOf("T01", 1), batchOf("T02", 2)], ["p", 2, batchOf("T01", 1)]);
  expect([...numbers]).toEqual([
    ["p/T01/b1", 3],
    ["p/T02/b2", 3],
  ]);
});
