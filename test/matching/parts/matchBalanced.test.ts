import { describe, expect, test } from "vitest";
import { formatFraction } from "../../../src/exact/fraction.js";
import {
  chanceRange,
  feasibleProblem,
  matchBalanced,
  type BalancedMatching,
  type MatchBalancedOptions,
} from "../../../src/matching/matchBalanced.js";
import type { MatchingProblem, MatchingRow, RowChances, SetRule } from "../../../src/matching/matching.js";
import { hashStream } from "../../../src/random/hashStream.js";

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
const rule = (id: string, columns: readonly number[], least: number, most = 9): SetRule => ({
  id,
  columns,
  least,
  most,
});

function row(visit: number, columns: readonly number[], fields: Partial<MatchingRow> = {}): MatchingRow {
  return { visit, demand: 1, columns, rules: [], ...fields };
}

function problem(rows: readonly MatchingRow[], fields: Partial<MatchingProblem> = {}): MatchingProblem {
  const columnCount = 1 + Math.max(...rows.flatMap(({ columns }) => columns));
  const [least, most] = [0, 99].map((bound) => Array<number>(columnCount).fill(bound)) as [number[], number[]];
  return { columnCount, least, most, apart: [], rows, ...fields };
}

function match(
  given: MatchingProblem,
  options: Partial<Omit<MatchBalancedOptions, "problem">> = {},
): ReturnType<typeof matchBalanced> {
  const source = hashStream({ seed: "5eed".repeat(16), label: "teams" });
  return matchBalanced({
    problem: given,
    prior: range(given.columnCount).map(() => 0),
    evenness: "chances",
    source,
    ...options,
  });
}

function matched(...given: Parameters<typeof match>): BalancedMatching {
  const result = match(...given);
  if (result.kind !== "matched") throw new Error(result.kind);
  return result;
}

function loadsOf({ teams }: BalancedMatching, columnCount: number): readonly number[] {
  return range(columnCount).map((column) => teams.filter((team) => team.includes(column)).length);
}

test("the range of chances looks into every set", () => {
  const inner = { columns: [2], units: [1n], inner: [{ columns: [3, 4], units: [5n, 2n], inner: [] }] };
  const row: RowChances = { denominator: 6n, root: { columns: [0, 1], units: [2n, 3n], inner: [inner] } };
  const { least, most } = chanceRange(row);
  expect([formatFraction(least), formatFraction(most)]).toEqual(["1/6", "5/6"]);
  const certain = chanceRange({ denominator: 1n, root: { columns: [0], units: [1n], inner: [] } });
  expect([formatFraction(certain.least), formatFraction(certain.most)]).toEqual(["1", "1"]);
});

describe("a problem", () => {
  test("is feasible if every row can have a team and capacities suffice, and has hierarchies and chances then", () => {
    const result = feasibleProblem(problem([row(0, [0, 1, 2], { demand: 2 })]));
    expect(result).toEqual({
      kind: "feasible",
      hierarchies: [{ least: 2, most: 2, columns: [0, 1, 2], inner: [] }],
      chances: [{ denominator: 3n, root: { columns: [0, 1, 2], units: [2n, 2n, 2n], inner: [] } }],
    });
  });

  test("names every row without a team, by its sets or by rules that do not fit into a hierarchy", () => {
    const crossing = [rule("a", [0, 1], 1, 1), rule("b", [1, 2], 1, 1), rule("c", [0, 2], 1, 1)];
    const rows = [
      row(0, [0], { demand: 2 }),
      row(1, [0, 1, 2], { demand: 1, rules: crossing.slice(0, 2) }),
      row(2, [0, 1, 2], { demand: 1, rules: crossing }),
      row(3, [0, 1]),
    ];
    expect(feasibleProblem(problem(rows))).toEqual({ kind: "no-team", rows: [0, 2] });
  });

  test("states a shortage if teams are possible one by one and not together", () => {
    const result = match(problem([row(0, [0, 1]), row(1, [0, 1]), row(2, [0, 1])], { most: [1, 1] }));
    expect(result).toMatchObject({ kind: "shortage", shortage: { kind: "too-few-places", needed: 3, available: 2 } });
  });

  test("has no assignment if people who must not meet cannot be kept apart in any", () => {
    // Both visits need one of the two who may lead, and both of them at once because of the least.
    const rows = range(2).map((visit) => row(visit, [0, 1, 2], { demand: 2, rules: [rule("lead", [0, 1], 1)] }));
    const apart = [
      [0, 1],
      [0, 2],
    ] as const;
    expect(match(problem(rows, { apart, least: [1, 0, 0] }))).toEqual({ kind: "no-assignment" });
  });
});

describe("a balanced matching", () => {
  test("gives teams, chances and what they add up to, and tells of no capacity or repair where there is none", () => {
    const given = problem(range(3).map((visit) => row(visit, [0, 1, 2, 3], { demand: 2 })));
    const { teams, chances, expected, ...rest } = matched(given);
    expect(rest).toEqual({ kind: "matched" });
    expect(expected.map(formatFraction)).toEqual(["3/2", "3/2", "3/2", "3/2"]);
    expect(chances.map(chanceRange)).toEqual(
      chances.map(() => ({ least: { numerator: 1n, denominator: 2n }, most: { numerator: 1n, denominator: 2n } })),
    );
    for (const team of teams) expect(team).toEqual([...new Set(team)].sort((a, b) => a - b));
    expect(teams.map(({ length }) => length)).toEqual([2, 2, 2]);
  });

  test("names the columns that equal chances would take out of their bounds, and keeps the bounds", () => {
    const rows = range(8).map((visit) => row(visit, [0, 1, 2, 3]));
    const result = matched(problem(rows, { least: [0, 0, 3, 0], most: [1, 9, 9, 9] }));
    expect(result.evened).toEqual({ columns: [0, 2], allowance: "32/64" });
    const loads = loadsOf(result, 4);
    expect(loads[0]).toBeLessThanOrEqual(1);
    expect(loads[2]).toBeGreaterThanOrEqual(3);
    expect(matched(problem(rows, { least: [2, 2, 2, 2], most: [2, 2, 2, 2] }))).not.toHaveProperty("evened");
  });

  test("counts a load between two numbers as both of them", () => {
    const rows = range(3).map((visit) => row(visit, [0, 1]));
    expect(matched(problem(rows, { most: [1, 9] })).evened?.columns).toEqual([0]);
    expect(matched(problem(rows, { least: [2, 0] })).evened?.columns).toEqual([0]);
    expect(matched(problem(rows, { least: [1, 1], most: [2, 2] }))).not.toHaveProperty("evened");
  });
});

describe("even loads", () => {
  const loads = { evenness: "loads" } as const;
  const visits = (count: number, columns: readonly number[]): MatchingRow[] =>
    range(count).map((visit) => row(visit, columns));

  test("are those of the year under the lowest ceiling", () => {
    const given = problem(visits(5, [0, 1, 2]));
    expect(loadsOf(matched(given, { ...loads, prior: [4, 1, 0] }), 3)).toEqual([0, 2, 3]);
    expect(loadsOf(matched(given, { ...loads, prior: [2, 2, 0] }), 3)).toEqual([1, 1, 3]);
  });

  test("do not take anybody below what is owed, or above the most", () => {
    const given = problem(visits(4, [0, 1]), { least: [1, 0], most: [9, 9] });
    expect(loadsOf(matched(given, { ...loads, prior: [9, 0] }), 2)).toEqual([1, 3]);
    const limited = problem(visits(4, [0, 1]), { most: [9, 1] });
    expect(loadsOf(matched(limited, { ...loads, prior: [9, 0] }), 2)).toEqual([3, 1]);
  });

  test("may rise as far as rules need it, by the first of 1, 2, 4, ... that suffices", () => {
    // 1 must not meet 2, so 0 is at all three visits of two, though the lowest ceiling is 2.
    const given = problem(
      range(3).map((visit) => row(visit, [0, 1, 2], { demand: 2 })),
      { apart: [[1, 2]] },
    );
    expect(loadsOf(matched(given, { ...loads, prior: [0, 0, 0] }), 3)[0]).toBe(3);
  });

  test("are not asked for by default", () => {
    const given = problem(visits(6, [0, 1, 2]));
    expect(loadsOf(matched(given, { prior: [9, 0, 0] }), 3)).toEqual([2, 2, 2]);
  });
});
