import { describe, expect, test } from "vitest";
import { lowestCeiling } from "../../../src/matching/lowestCeiling.js";
import { shuffledOrder } from "../../../src/matching/shuffledOrder.js";
import { plainRow, rosterOf } from "../../support/matchingProblems.js";

describe("the shuffled order", () => {
  test("asks for rows, then columns, then the columns of each row in the new order", () => {
    const bounds: bigint[] = [];
    const source = {
      uniformInt: (bound: bigint): bigint => {
        bounds.push(bound);
        return bound - 1n;
      },
    };
    const rows = [
      { visit: 0, demand: 2, columns: [1, 2, 3], rules: [] },
      { visit: 1, demand: 1, columns: [0, 4], rules: [] },
    ];
    // The last of what is left comes first, in exchange for what stood there.
    expect(shuffledOrder({ columnCount: 5, rows }, source)).toEqual({
      rows: [1, 0],
      columns: [4, 0, 1, 2, 3],
      columnsOfRow: [
        [3, 1, 2],
        [4, 0],
      ],
    });
    expect(bounds).toEqual([2n, 1n, 5n, 4n, 3n, 2n, 1n, 2n, 1n, 3n, 2n, 1n]);
  });
});

describe("the lowest ceiling", () => {
  const many = (length: number): number[] => Array<number>(length).fill(99);
  const visits = (count: number, columns: readonly number[]): ReturnType<typeof plainRow>[] =>
    Array.from({ length: count }, () => plainRow(1, columns));

  test.each<[string, number, ReturnType<typeof rosterOf>, readonly number[]]>([
    ["spreads visits evenly", 2, rosterOf(visits(4, [0, 1]), many(2)), [0, 0]],
    ["rounds up", 3, rosterOf(visits(5, [0, 1]), many(2)), [0, 0]],
    ["counts earlier visits", 4, rosterOf(visits(4, [0, 1]), many(2)), [3, 1]],
    ["is not below what the only one who may go must make", 9, rosterOf(visits(3, [1]), many(2)), [0, 6]],
    ["leaves to others what somebody may not make", 3, rosterOf(visits(4, [0, 1]), [1, 99]), [0, 0]],
    ["does not count who has made more and owes visits", 1, rosterOf(visits(2, [0, 1]), many(2), [1, 0]), [7, 0]],
    ["is nothing without visits", 0, rosterOf([], many(2)), [3, 5]],
    ["needs no limit", 2, rosterOf(visits(4, [0, 1]), Array<number>(2).fill(Number.MAX_SAFE_INTEGER)), [0, 0]],
    ["rises until the rows can be filled", 12, rosterOf(visits(12, [1]), many(4)), [0, 0, 0, 0]],
  ])("%s", (_, ceiling, { problem, hierarchies }, prior) => {
    expect(lowestCeiling(problem, hierarchies, prior)).toBe(ceiling);
  });

  test("is none where the problem has a shortage", () => {
    const { problem, hierarchies } = rosterOf([plainRow(2, [0])], many(2));
    expect(() => lowestCeiling(problem, hierarchies, [0, 0])).toThrow("no ceiling suffices");
  });
});
