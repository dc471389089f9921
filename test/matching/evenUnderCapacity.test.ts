import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evenUnderCapacity, type EvenUnderCapacityOptions } from "../../src/matching/evenUnderCapacity.js";
import { lowestCeiling } from "../../src/matching/lowestCeiling.js";
import type { ChanceSet, MatchingOrder, RowChances, RuleSet } from "../../src/matching/matching.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { flowValue, type PlainArc } from "../support/dinicByTheBook.js";
import { evenByTheBook } from "../support/evenByTheBook.js";
import {
  chancesOfTeams,
  columnsOf,
  hasCompleteAssignment,
  levelRoster,
  plainRow,
  rosterOf,
  smallRoster,
  someOrder,
  sumOf,
  type Roster,
} from "../support/matchingProblems.js";
import { mixed, smallNumbers } from "../support/smallNumbers.js";

const RUNS = { seed: 20_260_404, numRuns: 150 };
const FULL = 2 ** 20;
const ALLOWANCES = ["1/64", "2/64", "4/64", "8/64", "16/64", "32/64", "64/64", "all"];

function optionsOf(roster: Roster, below: (bound: number) => number): EvenUnderCapacityOptions {
  const unequal = below(2) === 0;
  const chances = unequal ? chancesOfTeams(roster, () => below(4)) : chancesOfTeams(roster);
  return { ...roster, chances, order: someOrder(roster, below) };
}

/** Small rosters that have a complete assignment. */
const solvable = fc
  .nat(2 ** 31 - 1)
  .map((seed) => ({ seed, roster: (seed % 2 === 0 ? smallRoster : levelRoster)(smallNumbers(seed)) }))
  .filter(({ roster }) => hasCompleteAssignment(roster))
  .map(({ seed, roster }) => optionsOf(roster, smallNumbers(seed + 1)));

function unitsOf({ root }: RowChances): Map<number, number> {
  const entries = ({ columns, units, inner }: ChanceSet): [number, number][] => [
    ...columns.map((column, index): [number, number] => [column, Number(units[index])]),
    ...inner.flatMap(entries),
  ];
  return new Map(entries(root).sort(([a], [b]) => a - b));
}

const loadsOf = (rows: readonly RowChances[], columnCount: number): number[] =>
  Array.from({ length: columnCount }, (_, column) => sumOf(rows.map((row) => unitsOf(row).get(column) ?? 0)));

const totalOf = ({ units, inner }: ChanceSet): number => sumOf([...units.map(Number), ...inner.map(totalOf)]);

/** The chances with the same denominator, when nothing binds: step 3.1 alone. */
function quantised(options: EvenUnderCapacityOptions): readonly RowChances[] {
  const free = { least: options.problem.least.map(() => 0), most: options.problem.most.map(() => 99) };
  return evenUnderCapacity({ ...options, problem: { ...options.problem, ...free } }).rows;
}

/** Whether chances within an allowance of the quantised ones keep all bounds: an extra source and sink for lower bounds. */
function canBeEven(options: EvenUnderCapacityOptions, allowance: string): boolean {
  const { problem, hierarchies } = options;
  const start = quantised(options).map(unitsOf);
  const [columns, over, under] = [2, 0, 1];
  let vertices = columns + problem.columnCount + 1;
  const end = vertices - 1;
  const arcs: PlainArc[] = [];
  let lower = 0;
  const bounded = (from: number, to: number, low: number, high: number): void => {
    lower += low;
    for (const [a, b, capacity] of [
      [from, to, high - low],
      [over, to, low],
      [from, under, low],
    ] as const) {
      arcs.push({ from: a, to: b, capacity, backward: 0 });
    }
  };
  const addSet = (set: RuleSet, row: number): number => {
    const vertex = vertices++;
    for (const column of set.columns) {
      const units = start[row]!.get(column)!;
      const numerator = allowance === "0" ? 0 : Number(allowance.split("/")[0]);
      const step = allowance === "all" ? FULL : Math.floor((units * numerator) / 64);
      bounded(vertex, columns + column, Math.max(0, units - step), Math.min(FULL, units + step));
    }
    for (const inner of set.inner) bounded(vertex, addSet(inner, row), inner.least * FULL, inner.most * FULL);
    return vertex;
  };
  for (const [row, root] of hierarchies.entries()) bounded(end, addSet(root, row), root.least * FULL, root.most * FULL);
  for (let column = 0; column < problem.columnCount; column++) {
    bounded(columns + column, end, problem.least[column]! * FULL, problem.most[column]! * FULL);
  }
  return flowValue(vertices, arcs, over, under) === lower;
}

describe("chances evened under capacity", () => {
  test("keep the demand of every row, the bounds of every set and column, and lie from 0 to 1", () => {
    fc.assert(
      fc.property(solvable, (options) => {
        const { problem, hierarchies } = options;
        const { rows } = evenUnderCapacity(deepFreeze(options));
        const check = (set: RuleSet, chances: ChanceSet): void => {
          expect(chances.columns).toEqual(set.columns);
          assert.ok(totalOf(chances) >= set.least * FULL);
          assert.ok(totalOf(chances) <= set.most * FULL);
          for (const units of chances.units) assert.ok(units >= 0n && units <= BigInt(FULL));
          for (const [index, inner] of set.inner.entries()) check(inner, chances.inner[index]!);
        };
        for (const [row, root] of hierarchies.entries()) {
          assert.equal(rows[row]!.denominator, BigInt(FULL));
          check(root, rows[row]!.root);
        }
        for (const [column, load] of loadsOf(rows, problem.columnCount).entries()) {
          assert.ok(load >= problem.least[column]! * FULL);
          assert.ok(load <= problem.most[column]! * FULL);
        }
      }),
      RUNS,
    );
  });

  test("are those of a second program written from the description", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(solvable, (options) => {
        const { rows, allowance } = evenUnderCapacity(options);
        const expected = evenByTheBook(options);
        expect(allowance).toBe(expected.allowance);
        expect(rows.map(unitsOf)).toEqual(expected.units.map((units) => new Map([...units].sort(([a], [b]) => a - b))));
        seen.set(allowance, (seen.get(allowance) ?? 0) + 1);
      }),
      RUNS,
    );
    for (const allowance of ["0", ...ALLOWANCES]) {
      expect([allowance, seen.has(allowance)]).toEqual([allowance, true]);
    }
  });

  test("move by no more than the allowance, which is the first that suffices", () => {
    fc.assert(
      fc.property(solvable, (options) => {
        const { rows, allowance } = evenUnderCapacity(options);
        const start = quantised(options).map(unitsOf);
        const numerator = allowance === "0" ? 0 : Number(allowance.split("/")[0]);
        for (const [row, chances] of rows.entries()) {
          for (const [column, units] of allowance === "all" ? [] : unitsOf(chances)) {
            const before = start[row]!.get(column)!;
            assert.ok(Math.abs(units - before) <= Math.floor((before * numerator) / 64));
          }
        }
        const tried = ["0", ...ALLOWANCES];
        const place = tried.indexOf(allowance);
        expect([allowance, canBeEven(options, allowance)]).toEqual([allowance, true]);
        if (place > 0) expect(canBeEven(options, tried[place - 1]!)).toBe(false);
      }),
      RUNS,
    );
  });

  test("are only rounded where capacity does not bind: each up or down by less than a unit, sets too", () => {
    fc.assert(
      fc.property(solvable, (options) => {
        const check = (exact: ChanceSet, denominator: bigint, rounded: ChanceSet): void => {
          const total = BigInt(totalOf(rounded)) * denominator - BigInt(totalOf(exact)) * BigInt(FULL);
          assert.ok(total < denominator && -total < denominator);
          for (const [index, units] of rounded.units.entries()) {
            const error = units * denominator - exact.units[index]! * BigInt(FULL);
            assert.ok(error < denominator && -error < denominator);
          }
          for (const [index, inner] of rounded.inner.entries()) check(exact.inner[index]!, denominator, inner);
        };
        for (const [row, { root }] of quantised(options).entries()) {
          check(options.chances[row]!.root, options.chances[row]!.denominator, root);
        }
      }),
      RUNS,
    );
  });

  test("do not depend on how rows and columns are numbered", () => {
    fc.assert(
      fc.property(solvable, fc.nat(2 ** 31 - 1), (options, seed) => {
        const { problem, hierarchies, chances, order } = options;
        const below = smallNumbers(seed);
        const newColumn = mixed([...Array(problem.columnCount).keys()], below);
        const oldRow = mixed([...problem.rows.keys()], below);
        const arranged = <T>(values: readonly T[]): T[] =>
          values.map((_, column) => values[newColumn.indexOf(column)]!);
        const set = (before: RuleSet): RuleSet => ({
          ...before,
          columns: before.columns.map((column) => newColumn[column]!).sort((a, b) => a - b),
          inner: before.inner.map(set),
        });
        const chanceSet = ({ columns, units, inner }: ChanceSet): ChanceSet => {
          const pairs = columns.map((column, index) => ({ column: newColumn[column]!, units: units[index]! }));
          pairs.sort((a, b) => a.column - b.column);
          return {
            columns: pairs.map(({ column }) => column),
            units: pairs.map((pair) => pair.units),
            inner: inner.map(chanceSet),
          };
        };
        const ofRow = (row: RowChances): RowChances => ({ ...row, root: chanceSet(row.root) });
        const renumbered = rosterOf(
          oldRow.map((row) => set(hierarchies[row]!)),
          arranged(problem.most),
          arranged(problem.least),
        );
        const sameOrder: MatchingOrder = {
          rows: order.rows.map((row) => oldRow.indexOf(row)),
          columns: order.columns.map((column) => newColumn[column]!),
          columnsOfRow: oldRow.map((row) => order.columnsOfRow[row]!.map((column) => newColumn[column]!)),
        };
        const after = evenUnderCapacity({
          ...renumbered,
          chances: oldRow.map((row) => ofRow(chances[row]!)),
          order: sameOrder,
        });
        const before = evenUnderCapacity(options);
        expect(after).toEqual({ ...before, rows: oldRow.map((row) => ofRow(before.rows[row]!)) });
      }),
      RUNS,
    );
  });
});

describe("small cases", () => {
  const inOrder = ({ problem }: Roster): MatchingOrder => ({
    rows: [...problem.rows.keys()],
    columns: [...Array(problem.columnCount).keys()],
    columnsOfRow: problem.rows.map(({ columns }) => columns),
  });
  const even = (roster: Roster) =>
    evenUnderCapacity({ ...roster, chances: chancesOfTeams(roster), order: inOrder(roster) });

  test("three visits of two among three inspectors, one of whom has one visit: the others have the rest", () => {
    const roster = rosterOf(
      [0, 1, 2].map(() => plainRow(2, [0, 1, 2])),
      [1, 9, 9],
    );
    const order = { ...inOrder(roster), columnsOfRow: [0, 1, 2].map(() => [2, 1, 0]) };
    const { rows, allowance } = evenUnderCapacity({ ...roster, chances: chancesOfTeams(roster), order });
    const [first, ...others] = loadsOf(rows, 3);
    expect(first).toBe(FULL);
    expect(sumOf(others)).toBe(5 * FULL);
    expect(allowance).toBe("32/64");
    for (const row of rows) expect(Math.abs(3 * unitsOf(row).get(0)! - FULL)).toBeLessThan(4);
  });

  test("under the lowest ceiling the visits that one inspector cannot have go to the others evenly", () => {
    const roster = rosterOf(
      Array.from({ length: 6 }, () => plainRow(2, [0, 1, 2])),
      [2, 99, 99],
    );
    expect(lowestCeiling(roster.problem, roster.hierarchies, [0, 0, 0])).toBe(5);
    const levelled = { ...roster, problem: { ...roster.problem, most: [2, 5, 5] } };
    expect(loadsOf(even(levelled).rows, 3)).toEqual([2 * FULL, 5 * FULL, 5 * FULL]);
  });

  test("two visits of one among two inspectors, one of whom has half a share too much", () => {
    const roster = rosterOf([plainRow(1, [0, 1]), plainRow(1, [0, 1]), plainRow(1, [0])], [1, 2]);
    const { rows, allowance } = even(roster);
    expect(rows.map((row) => [...unitsOf(row).values()])).toEqual([[0, FULL], [0, FULL], [FULL]]);
    expect(allowance).toBe("64/64");
  });

  test("a least is met from those who are above theirs", () => {
    const roster = rosterOf([plainRow(1, [0, 1, 2]), plainRow(1, [0, 1, 2])], [9, 9, 9], [1, 0, 0]);
    const { rows, allowance } = even(roster);
    expect(loadsOf(rows, 3)[0]).toBe(FULL);
    expect(allowance).toBe("32/64");
  });

  test("a chance of nought moves only in the last stage", () => {
    const roster = rosterOf([plainRow(1, [0, 1]), plainRow(1, [0])], [1, 1]);
    const sure = { denominator: 1n, root: { columns: [0, 1], units: [1n, 0n], inner: [] } };
    const { rows, allowance } = evenUnderCapacity({
      ...roster,
      chances: [sure, { denominator: 1n, root: { columns: [0], units: [1n], inner: [] } }],
      order: inOrder(roster),
    });
    expect(rows.map((row) => [...unitsOf(row).values()])).toEqual([[0, FULL], [FULL]]);
    expect(allowance).toBe("all");
  });

  test("units left over go to direct columns in the shuffled order, then to the sets in their order", () => {
    const inner = [
      { least: 0, most: 1, columns: [3], inner: [] },
      { least: 0, most: 1, columns: [4], inner: [] },
    ];
    const roster = rosterOf([{ least: 2, most: 2, columns: [0, 1, 2], inner }], [9, 9, 9, 9, 9]);
    const chance = (columns: readonly number[]): ChanceSet => ({ columns, units: columns.map(() => 2n), inner: [] });
    const rows = (columnsOfRow: readonly number[]) =>
      evenUnderCapacity({
        ...roster,
        chances: [{ denominator: 5n, root: { ...chance([0, 1, 2]), inner: [chance([3]), chance([4])] } }],
        order: { ...inOrder(roster), columnsOfRow: [columnsOfRow] },
      }).rows.map((row) => [...unitsOf(row).values()]);
    // 2^21 / 5 = 419430 and 2 units left.
    expect(rows([4, 3, 2, 1, 0])).toEqual([[419_430, 419_431, 419_431, 419_430, 419_430]]);
    expect(rows([0, 3, 2, 1, 4])).toEqual([[419_431, 419_430, 419_431, 419_430, 419_430]]);
    expect(columnsOf(roster.hierarchies[0]!)).toEqual([0, 1, 2, 3, 4]);
  });

  test("units left over pass over chances that are whole numbers of units", () => {
    const roster = rosterOf([plainRow(1, [0, 1, 2, 3])], [9, 9, 9, 9]);
    const chances = [{ denominator: 6n, root: { columns: [0, 1, 2, 3], units: [3n, 1n, 1n, 1n], inner: [] } }];
    const { rows } = evenUnderCapacity({ ...roster, chances, order: inOrder(roster) });
    expect(rows.map((row) => [...unitsOf(row).values()])).toEqual([[524_288, 174_763, 174_763, 174_762]]);
  });

  test("a set that must have one keeps it, though others could take more sooner", () => {
    const inner = [{ least: 1, most: 2, columns: [0, 1], inner: [] }];
    const roster = rosterOf([{ least: 2, most: 2, columns: [2, 3], inner }, plainRow(1, [0])], [1, 2, 2, 2]);
    const mostlyFirst = { columns: [0, 1], units: [3n, 1n], inner: [] };
    const chances = [
      { denominator: 4n, root: { columns: [2, 3], units: [2n, 2n], inner: [mostlyFirst] } },
      { denominator: 1n, root: { columns: [0], units: [1n], inner: [] } },
    ];
    const { rows, allowance } = evenUnderCapacity({ ...roster, chances, order: inOrder(roster) });
    expect(allowance).toBe("all");
    expect([...unitsOf(rows[0]!).values()]).toEqual([0, FULL, FULL / 2, FULL / 2]);
  });

  test("a set that may have one takes no more, though it could take more sooner", () => {
    const inner = [{ least: 0, most: 1, columns: [0, 1], inner: [] }];
    const roster = rosterOf([{ least: 2, most: 2, columns: [2, 3], inner }, plainRow(1, [2])], [2, 2, 1, 2]);
    const within = { columns: [0, 1], units: [2n, 2n], inner: [] };
    const chances = [
      { denominator: 4n, root: { columns: [2, 3], units: [3n, 1n], inner: [within] } },
      { denominator: 1n, root: { columns: [2], units: [1n], inner: [] } },
    ];
    const { rows, allowance } = evenUnderCapacity({ ...roster, chances, order: inOrder(roster) });
    expect(allowance).toBe("all");
    expect([...unitsOf(rows[0]!).values()]).toEqual([FULL / 2, FULL / 2, 0, FULL]);
  });

  test("a problem with a shortage is a defect of the caller", () => {
    expect(() => even(rosterOf([plainRow(1, [0]), plainRow(1, [0])], [1]))).toThrow("cannot be evened");
  });
});
