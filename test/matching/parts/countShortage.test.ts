import { describe, expect, test } from "vitest";
import { countBounds, countPlaces, countWork, demandOf } from "../../../src/matching/countShortage.js";
import type { RuleSet } from "../../../src/matching/matching.js";
import { recountShortage } from "../../../src/matching/recountShortage.js";
import { plainRow, rosterOf } from "../../support/matchingProblems.js";

function set(least: number, most: number, columns: readonly number[], ...inner: readonly RuleSet[]): RuleSet {
  return { least, most, columns, inner };
}

test("the demand of some rows is the sum of theirs", () => {
  const { problem } = rosterOf([plainRow(2, [0, 1]), plainRow(3, [0, 1, 2]), plainRow(1, [2])], [9, 9, 9]);
  expect([demandOf(problem, []), demandOf(problem, [0, 2]), demandOf(problem, [2, 1, 0])]).toEqual([0, 3, 6]);
});

describe("places that are too few", () => {
  test("are counted by the degrees and the most of the columns, where that shows it", () => {
    const { problem, hierarchies } = rosterOf(
      [plainRow(2, [11, 2]), plainRow(2, [2, 5]), plainRow(2, [2, 5]), plainRow(1, [0])],
      Array.from({ length: 12 }, (_, column) => (column === 2 ? 2 : 9)),
    );
    expect(countPlaces(problem, hierarchies, [0, 1, 2])).toEqual({
      kind: "too-few-places",
      rows: [0, 1, 2],
      columns: [
        { column: 2, places: 2 },
        { column: 5, places: 2 },
        { column: 11, places: 1 },
      ],
      needed: 6,
      available: 5,
      short: 1,
      countedBy: "degrees",
    });
  });

  test("are counted by a flow where degrees are enough and the bounds of sets are not", () => {
    const { problem, hierarchies } = rosterOf([set(2, 2, [0], set(0, 1, [1, 2]))], [0, 1, 1]);
    expect(countPlaces(problem, hierarchies, [0])).toEqual({
      kind: "too-few-places",
      rows: [0],
      columns: [
        { column: 0, places: 0 },
        { column: 1, places: 1 },
        { column: 2, places: 1 },
      ],
      needed: 2,
      available: 1,
      short: 1,
      countedBy: "flow",
    });
  });
});

test("work that is too little is what the rows can give to columns that must have more", () => {
  const { problem, hierarchies } = rosterOf(
    [plainRow(1, [0, 1, 2]), plainRow(2, [2, 3]), plainRow(2, [0, 1, 3])],
    [9, 9, 9, 9],
    [2, 3, 0, 1],
  );
  expect(countWork(problem, hierarchies, [0, 1])).toEqual({
    kind: "too-little-work",
    columns: [0, 1],
    rows: [
      { row: 0, places: 1 },
      { row: 2, places: 2 },
    ],
    needed: 5,
    available: 3,
    short: 2,
  });
});

test("bounds that contradict each other are those of the first set that cannot hold what it must", () => {
  const root = set(2, 2, [7], set(0, 1, [4], set(2, 2, [3, 1])));
  expect(countBounds(3, root)).toEqual({
    kind: "contradictory-bounds",
    row: 3,
    columns: [1, 3, 4],
    needed: 2,
    available: 1,
    short: 1,
  });
  expect(countBounds(3, plainRow(2, [0, 1]))).toBeUndefined();
});

test("a shortage is counted again by its kind, whatever it says of its figures", () => {
  const { problem, hierarchies } = rosterOf([plainRow(2, [0, 1])], [1, 0], [3, 0]);
  const places = countPlaces(problem, hierarchies, [0]);
  const work = countWork(problem, hierarchies, [0]);
  for (const shortage of [places, work]) {
    expect(recountShortage(problem, hierarchies, { ...shortage, short: 99, available: 99 })).toEqual(shortage);
  }
  const contradictory = set(1, 1, [0], set(2, 2, [1, 2]));
  const bounds = countBounds(1, contradictory)!;
  const recounted = recountShortage(problem, [plainRow(2, [0, 1]), contradictory], { ...bounds, short: 99 });
  expect(recounted).toEqual(bounds);
  expect([places.short, work.short, bounds.short]).toEqual([1, 2, 1]);
});
