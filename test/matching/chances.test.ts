import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chancesOf } from "../../src/matching/chancesOf.js";
import type { ChanceSet, RuleSet } from "../../src/matching/matching.js";
import { add, compare, formatFraction, fraction, ONE, ZERO, type Fraction } from "../../src/exact/fraction.js";
import { allSubsets } from "../support/allSubsets.js";

const RUNS = { seed: 20240812, numRuns: 3000 };

interface Draft {
  readonly direct: number;
  readonly bounds: readonly [number, number];
  readonly inner: readonly Draft[];
}

/** Trees up to four sets deep. */
function draft(depth: number): fc.Arbitrary<Draft> {
  return fc.record({
    direct: fc.nat(3),
    bounds: fc.tuple(fc.nat(4), fc.nat(5)),
    inner: depth === 0 ? fc.constant([]) : fc.array(draft(depth - 1), { maxLength: 2 }),
  });
}

function numbered({ direct, bounds: [least, extra], inner }: Draft, next: { column: number }): RuleSet {
  const columns = [...Array(direct).keys()].map(() => next.column++);
  return { least, most: least + extra, columns, inner: inner.map((one) => numbered(one, next)) };
}

const roots = fc.tuple(draft(3), fc.integer({ min: 1, max: 5 })).map(([tree, demand]): RuleSet => {
  return { ...numbered(tree, { column: 0 }), least: demand, most: demand };
});

function columnsOf({ columns, inner }: Pick<RuleSet, "columns" | "inner">): readonly number[] {
  return [...columns, ...inner.flatMap(columnsOf)];
}

function setsOf(set: RuleSet): readonly { columns: readonly number[]; least: number; most: number }[] {
  return [{ columns: columnsOf(set), least: set.least, most: set.most }, ...set.inner.flatMap(setsOf)];
}

function chancesByColumn(root: RuleSet): ReadonlyMap<number, Fraction> | undefined {
  const chances = chancesOf(root);
  if (!chances) return undefined;
  const read = ({ columns, units, inner }: ChanceSet): (readonly [number, Fraction])[] => [
    ...columns.map((column, index) => [column, fraction(units[index]!, chances.denominator)] as const),
    ...inner.flatMap(read),
  ];
  return new Map(read(chances.root));
}

function printed(root: RuleSet): string | undefined {
  const chances = chancesByColumn(root);
  if (!chances) return undefined;
  return [...chances]
    .sort(([a], [b]) => a - b)
    .map(([, chance]) => formatFraction(chance))
    .join(" ");
}

function total(chances: ReadonlyMap<number, Fraction>, columns: readonly number[]): Fraction {
  return columns.map((column) => chances.get(column)!).reduce(add, ZERO);
}

describe("laws of the chances", () => {
  test("chances keep all bounds, and moving some from one column to another cannot make them more equal", () => {
    fc.assert(
      fc.property(roots, (root) => {
        const chances = chancesByColumn(root);
        if (!chances) return;
        const sets = setsOf(root).map((set) => ({ ...set, total: total(chances, set.columns) }));
        for (const { least, most, total: sum } of sets) {
          assert.ok(compare(sum, fraction(BigInt(least))) >= 0);
          assert.ok(compare(sum, fraction(BigInt(most))) <= 0);
        }
        for (const chance of chances.values()) {
          assert.ok(compare(chance, ZERO) >= 0);
          assert.ok(compare(chance, ONE) <= 0);
        }
        // The sum of squares is convex and the sets are nested or disjoint, so a local optimum over exchanges is the optimum.
        for (const [from, less] of chances) {
          for (const [to, more] of chances) {
            const maySink = sets.every(
              ({ columns, least, total: sum }) =>
                !columns.includes(from) || columns.includes(to) || compare(sum, fraction(BigInt(least))) > 0,
            );
            const mayRise = sets.every(
              ({ columns, most, total: sum }) =>
                !columns.includes(to) || columns.includes(from) || compare(sum, fraction(BigInt(most))) < 0,
            );
            if (maySink && mayRise) assert.ok(compare(less, more) <= 0);
          }
        }
      }),
      RUNS,
    );
  });

  test("there are chances exactly if there is a team", () => {
    let feasible = 0;
    fc.assert(
      fc.property(roots, (root) => {
        const sets = setsOf(root);
        const hasTeam = allSubsets(columnsOf(root), root.least).some((team) =>
          sets.every(({ columns, least, most }) => {
            const count = team.filter((column) => columns.includes(column)).length;
            return least <= count && count <= most;
          }),
        );
        expect(chancesOf(root) !== undefined).toBe(hasTeam);
        if (hasTeam) feasible += 1;
      }),
      { ...RUNS, numRuns: 1000 },
    );
    expect(feasible).toBeGreaterThan(100);
  });

  test("the denominator is the least one", () => {
    fc.assert(
      fc.property(roots, (root) => {
        const chances = chancesOf(root);
        const fractions = chancesByColumn(root);
        if (!chances || !fractions) return;
        let least = 1n;
        while ([...fractions.values()].some(({ denominator }) => least % denominator !== 0n)) least += 1n;
        expect(chances.denominator).toBe(least);
      }),
      RUNS,
    );
  });
});

describe("the chances", () => {
  const plain = (demand: number, size: number): RuleSet => ({
    least: demand,
    most: demand,
    columns: [...Array(size).keys()],
    inner: [],
  });
  const set = (least: number, most: number, columns: readonly number[], inner: readonly RuleSet[] = []): RuleSet => ({
    least,
    most,
    columns,
    inner,
  });

  test("of a plain row are its places over its columns", () => {
    expect(chancesOf(plain(2, 6))).toEqual({
      denominator: 3n,
      root: { units: [1n, 1n, 1n, 1n, 1n, 1n], columns: [0, 1, 2, 3, 4, 5], inner: [] },
    });
    expect(chancesOf(plain(3, 3))?.root.units).toEqual([1n, 1n, 1n]);
    expect(chancesOf(plain(3, 2))).toBeUndefined();
  });

  test("of a set that no bound touches are those of the set around it", () => {
    expect(printed(set(2, 2, [0, 1, 2], [set(0, 1, [3])]))).toBe("1/2 1/2 1/2 1/2");
  });

  test("share the least of a set, and the rest among all others", () => {
    expect(printed(set(2, 2, [0, 1, 2, 3], [set(1, 2, [4, 5])]))).toBe("1/4 1/4 1/4 1/4 1/2 1/2");
  });

  test("share the most of a set, and the rest among all others", () => {
    expect(printed(set(2, 2, [0, 1], [set(0, 1, [2, 3, 4])]))).toBe("1/2 1/2 1/3 1/3 1/3");
  });

  test("stop at certainty", () => {
    expect(printed(set(3, 3, [0, 1], [set(0, 1, [2, 3, 4])]))).toBe("1 1 1/3 1/3 1/3");
  });

  test("of nested sets follow from the outside to the inside", () => {
    // The outer set must send 2 of its 3, of whom the inner one sends at most 1 of its 2; 1 is left for four others.
    const nested = set(2, 3, [4], [set(0, 1, [5, 6])]);
    expect(printed(set(3, 3, [0, 1, 2, 3], [nested]))).toBe("1/4 1/4 1/4 1/4 1 1/2 1/2");
  });

  test("of an inner set that keeps its bounds are those of the level that the set around it was brought to", () => {
    const nested = set(2, 4, [4, 5], [set(0, 1, [6])]);
    expect(printed(set(3, 3, [0, 1, 2, 3], [nested]))).toBe("1/4 1/4 1/4 1/4 2/3 2/3 2/3");
  });

  test("do not exist where bounds contradict one another", () => {
    expect(chancesOf(set(2, 2, [0, 1], [set(1, 0, [])]))).toBeUndefined();
    expect(chancesOf(set(2, 1, [0, 1]))).toBeUndefined();
    expect(chancesOf(set(2, 2, [0, 1, 2], [set(0, 1, [], [set(1, 1, [3]), set(1, 1, [4])])]))).toBeUndefined();
    expect(chancesOf(set(2, 2, [0, 1], [set(1, 2, [2]), set(1, 1, [3]), set(1, 1, [4])]))).toBeUndefined();
  });
});
