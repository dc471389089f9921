import { describe, expect, test } from "vitest";
import type { RuleSet } from "../../../src/matching/matching.js";
import {
  columnsWithin,
  findContradiction,
  mostPlaces,
  reservedPlaces,
  reservedWithin,
} from "../../../src/matching/reservedPlaces.js";

function set(least: number, most: number, columns: readonly number[], ...inner: readonly RuleSet[]): RuleSet {
  return { least, most, columns, inner };
}

describe("the places that a set must have", () => {
  test("are its least, or what the sets within it must have", () => {
    const inner = [set(2, 3, [0, 1, 2]), set(1, 1, [3], set(3, 3, [4, 5, 6]))];
    expect([reservedWithin(set(0, 9, [])), reservedPlaces(set(2, 9, []))]).toEqual([0, 2]);
    expect([reservedWithin(set(4, 9, [7], ...inner)), reservedPlaces(set(4, 9, [7], ...inner))]).toEqual([5, 5]);
    expect(reservedPlaces(set(6, 9, [7], ...inner))).toBe(6);
  });

  test("contradict each other where it may not have as many, the innermost set first", () => {
    const tight = set(0, 1, [0], set(1, 1, [1]), set(1, 1, [2]));
    expect(findContradiction(tight)).toEqual({ set: tight, asked: 2 });
    expect(findContradiction(set(5, 4, [9], set(0, 9, [8]), tight))).toEqual({ set: tight, asked: 2 });
    expect(findContradiction(set(0, 2, [0], set(1, 1, [1]), set(1, 1, [2])))).toBeUndefined();
    expect(findContradiction(set(3, 3, [0, 1]))).toBeUndefined();
    const own = set(3, 2, [0, 1]);
    expect(findContradiction(own)).toEqual({ set: own, asked: 3 });
  });
});

test("the columns of a set are its own and those of the sets within it, ascending", () => {
  expect(columnsWithin(set(0, 9, [4, 11]))).toEqual([4, 11]);
  expect(columnsWithin(set(0, 9, [4, 11], set(0, 1, [3], set(0, 1, [10, 12])), set(0, 1, [2])))).toEqual([
    2, 3, 4, 10, 11, 12,
  ]);
});

describe("the most places that go to some columns", () => {
  const most = (root: RuleSet, columns: readonly number[]): number =>
    mostPlaces(root, (column) => columns.includes(column));

  test("are as many as there are columns, and no more than the demand", () => {
    expect(most(set(2, 2, [0, 1, 2]), [])).toBe(0);
    expect(most(set(2, 2, [0, 1, 2]), [1, 9])).toBe(1);
    expect(most(set(2, 2, [0, 1, 2]), [0, 1, 2])).toBe(2);
  });

  test("leave to others what a set within must have, and take no more of it than it may have", () => {
    const root = set(3, 3, [0, 1, 2], set(1, 1, [3, 4]));
    expect(most(root, [0, 1, 2])).toBe(2);
    expect(most(root, [3, 4])).toBe(1);
    expect(most(root, [0, 1, 2, 3, 4])).toBe(3);
    expect(most(root, [0, 3])).toBe(2);
    const loose = set(3, 3, [0, 1, 2], set(0, 2, [3, 4, 5]));
    expect(most(loose, [0, 1, 2])).toBe(3);
    expect(most(loose, [3, 4, 5])).toBe(2);
    expect(most(loose, [0, 3, 4, 5])).toBe(3);
  });

  test("are found through several layers", () => {
    const root = set(4, 4, [0, 1], set(2, 3, [2, 3], set(1, 2, [4, 5]), set(0, 1, [6, 7])));
    expect(most(root, [0, 1])).toBe(2);
    expect(most(root, [2, 3])).toBe(2);
    expect(most(root, [4, 5])).toBe(2);
    expect(most(root, [6, 7])).toBe(1);
    expect(most(root, [4, 5, 6, 7])).toBe(3);
    expect(most(root, [0, 1, 2, 3])).toBe(3);
    expect(most(root, [0, 1, 2, 3, 4, 5, 6, 7])).toBe(4);
  });
});
