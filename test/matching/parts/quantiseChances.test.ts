import { describe, expect, test } from "vitest";
import type { ChanceSet, RowChances, RuleSet } from "../../../src/matching/matching.js";
import { quantiseChances, UNITS, type QuantisedRow } from "../../../src/matching/quantiseChances.js";

const set = (columns: readonly number[], ...inner: readonly RuleSet[]): RuleSet => ({
  least: 0,
  most: 9,
  columns,
  inner,
});

function chances(columns: readonly number[], units: readonly bigint[], ...inner: readonly ChanceSet[]): ChanceSet {
  return { columns, units, inner };
}

function quantised(hierarchy: RuleSet, row: RowChances, order: readonly number[]): QuantisedRow {
  return quantiseChances(row, hierarchy, order);
}

test("a chance of 1 is 2 to the power of 20 units", () => {
  expect(UNITS).toBe(1_048_576);
});

describe("the units of a row", () => {
  test("are exact where chances are", () => {
    const row = { denominator: 4n, root: chances([0, 1, 2], [1n, 3n, 4n]) };
    const { sets, setOf, units } = quantised(set([0, 1, 2]), row, [2, 0, 1]);
    expect([...units]).toEqual([UNITS, UNITS / 4, (3 * UNITS) / 4]);
    expect([...setOf]).toEqual([0, 0, 0]);
    expect(sets).toEqual([{ bounds: set([0, 1, 2]), around: -1, units: 2 * UNITS }]);
  });

  test("are rounded up for the first columns in the shuffled order, as many as there are units left", () => {
    // 2^20 = 3 * 349525 + 1, and twice that leaves 2.
    const third = Math.floor(UNITS / 3);
    const one = { denominator: 3n, root: chances([0, 1, 2], [1n, 1n, 1n]) };
    expect([...quantised(set([0, 1, 2]), one, [2, 0, 1]).units]).toEqual([third + 1, third, third]);
    const two = { denominator: 3n, root: chances([0, 1, 2], [2n, 2n, 2n]) };
    expect([...quantised(set([0, 1, 2]), two, [1, 2, 0]).units]).toEqual([2 * third + 1, 2 * third + 1, 2 * third]);
  });

  test("never round up a chance that is exact", () => {
    const third = Math.floor(UNITS / 3);
    const row = { denominator: 6n, root: chances([0, 1, 2, 3], [6n, 2n, 2n, 2n]) };
    expect([...quantised(set([0, 1, 2, 3]), row, [0, 3, 2, 1]).units]).toEqual([UNITS, third + 1, third, third]);
  });

  test("of sets within others keep the sums: columns are rounded up first, then sets in the order of their rules", () => {
    const fifth = Math.floor(UNITS / 5);
    // 2^20 is 1 above a multiple of 5. The columns of the outer set leave nothing for the sets within it.
    const hierarchy = set([0, 1], set([2]), set([3, 4]));
    const row = { denominator: 5n, root: chances([0, 1], [1n, 1n], chances([2], [1n]), chances([3, 4], [1n, 1n])) };
    const { sets, setOf, units } = quantised(hierarchy, row, [4, 1, 0, 3, 2]);
    expect([...setOf]).toEqual([1, 2, 2, 1, 0]);
    expect(sets.map(({ around, units: sum }) => [around, sum])).toEqual([
      [2, fifth],
      [2, 2 * fifth],
      [-1, UNITS],
    ]);
    expect(sets.map(({ bounds }) => bounds)).toEqual([hierarchy.inner[0], hierarchy.inner[1], hierarchy]);
    expect([...units]).toEqual([fifth, fifth + 1, fifth, fifth, fifth]);
  });

  test("of sets get what the columns around them leave, one unit each", () => {
    const third = Math.floor(UNITS / 3);
    const hierarchy = set([], set([0]), set([1, 2], set([3])));
    const within = chances([1, 2], [1n, 3n], chances([3], [1n]));
    const row = { denominator: 3n, root: chances([], [], chances([0], [1n]), within) };
    const { sets, units, setOf } = quantised(hierarchy, row, [3, 2, 1, 0]);
    // The outermost set has 2 units of chance and no column, so that the one unit left goes to the first set within it.
    expect(sets.map(({ around, units: sum }) => [around, sum])).toEqual([
      [3, third + 1],
      [2, third],
      [3, UNITS + 2 * third],
      [-1, 2 * UNITS],
    ]);
    expect([...setOf]).toEqual([1, 2, 2, 0]);
    expect([...units]).toEqual([third, UNITS, third, third + 1]);
  });

  test("never give a unit that is left to a column or a set whose share is exact", () => {
    const [third, rest] = [Math.floor(UNITS / 3), Math.floor((2 * UNITS) / 3)];
    const [one, two] = [chances([1], [1n]), chances([2], [2n])];
    const exactColumn = { denominator: 3n, root: chances([0], [3n], one, two) };
    const { sets } = quantised(set([0], set([1]), set([2])), exactColumn, [0, 1, 2]);
    expect(sets.map(({ units }) => units)).toEqual([third + 1, rest, 2 * UNITS]);
    const exactSet = { denominator: 3n, root: chances([], [], chances([0], [3n]), one, two) };
    const nested = quantised(set([], set([0]), set([1]), set([2])), exactSet, [0, 1, 2]);
    expect(nested.sets.map(({ units }) => units)).toEqual([UNITS, third + 1, rest, 2 * UNITS]);
  });
});
