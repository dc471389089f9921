import { describe, expect, test } from "vitest";
import type { MatchingProblem, MatchingRow, SetRule } from "../../../src/matching/matching.js";
import { openRows, type OpenRows } from "../../../src/matching/openRows.js";
import { searchAssignment, type SearchOptions, type SearchResult } from "../../../src/matching/searchAssignment.js";
import { teamTally } from "../../../src/matching/teamTally.js";

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

function row(visit: number, columns: readonly number[], fields: Partial<MatchingRow> = {}): MatchingRow {
  return { visit, demand: 1, columns, rules: [], ...fields };
}

function problem(rows: readonly MatchingRow[], fields: Partial<MatchingProblem> = {}): MatchingProblem {
  const columnCount = 1 + Math.max(...rows.flatMap(({ columns }) => columns));
  const [least, most] = [0, 9].map((bound) => Array<number>(columnCount).fill(bound)) as [number[], number[]];
  return { columnCount, least, most, apart: [], rows, ...fields };
}

function opened(given: MatchingProblem, order = range(given.rows.length)): OpenRows {
  return openRows(given, order, teamTally(given, range(given.columnCount)));
}

describe("the open rows of a search", () => {
  test("begin with the row that has the fewest teams, of several the first in order", () => {
    const given = problem([row(0, [0, 1, 2]), row(1, [0, 1]), row(2, [1, 2])]);
    expect(opened(given).scarcest()).toBe(1);
    expect(opened(given, [2, 1, 0]).scarcest()).toBe(2);
    expect([opened(given).size(), opened(given).counted()]).toEqual([3, 3]);
  });

  test("take 64 teams and more for equally many", () => {
    const given = problem([row(0, range(70)), row(1, range(64)), row(2, range(63))]);
    expect(opened(given).scarcest()).toBe(2);
    const many = problem([row(0, range(70)), row(1, range(64))]);
    expect([opened(many).scarcest(), opened(many, [1, 0]).scarcest()]).toEqual([0, 1]);
  });

  test("count again whom a team leaves fewer teams, and have them back when it is reopened", () => {
    const given = problem([row(0, [0, 1]), row(1, [0, 1, 2]), row(2, [2, 3, 4, 5])], { most: [1, 1, 1, 1, 1, 1] });
    const open = opened(given);
    open.close(0, [0]);
    expect([open.size(), open.counted(), open.scarcest()]).toEqual([2, 4, 1]);
    open.close(1, [2]);
    expect([open.size(), open.counted(), open.scarcest()]).toEqual([1, 5, 2]);
    open.reopen(1);
    open.reopen(0);
    expect([open.size(), open.counted(), open.scarcest()]).toEqual([3, 5, 0]);
  });

  test("count no row again whose people are neither full nor parted", () => {
    const open = opened(problem([row(0, [0, 1]), row(1, [0, 1])]));
    open.close(0, [0]);
    expect(open.counted()).toBe(2);
  });

  test("count again the other rows of the visit, and those in which two could meet too often", () => {
    const two = { demand: 2 };
    const visit = problem([row(0, [0, 1]), row(0, [2, 3]), row(1, [0, 1])], { apart: [[0, 2]] });
    const sameVisit = opened(visit);
    sameVisit.close(0, [0]);
    expect([sameVisit.counted(), sameVisit.scarcest()]).toEqual([4, 1]);
    const limited = problem([row(0, [0, 1, 2], two), row(1, [0, 1, 2], two), row(2, [1, 2, 3], two)], {
      mostPerPair: 1,
    });
    const meeting = opened(limited, [2, 1, 0]);
    expect(meeting.scarcest()).toBe(2);
    meeting.close(0, [0, 1]);
    expect([meeting.counted(), meeting.scarcest()]).toEqual([4, 1]);
  });

  test("may be filled as long as each has a team", () => {
    expect(opened(problem([row(0, [0, 1]), row(1, [0, 1], { demand: 2 })])).mayBeFilled()).toBe(true);
    expect(opened(problem([row(0, [0, 1]), row(1, [0], { demand: 2 })])).mayBeFilled()).toBe(false);
    const open = opened(problem([row(0, [0, 1]), row(1, [0])], { most: [1, 9] }));
    open.close(0, [0]);
    expect(open.mayBeFilled()).toBe(false);
    open.reopen(0);
    open.close(0, [1]);
    expect(open.mayBeFilled()).toBe(true);
    open.close(1, [0]);
    expect([open.mayBeFilled(), open.size()]).toEqual([true, 0]);
  });

  test("may not be filled without capacity for all of their places", () => {
    const rows = range(4).map((visit) => row(visit, [0, 1]));
    expect(opened(problem(rows, { most: [2, 2] })).mayBeFilled()).toBe(true);
    expect(opened(problem(rows, { most: [2, 1] })).mayBeFilled()).toBe(false);
    // A capacity beyond the rows of a column is of no use.
    const apart = [row(0, [0, 1]), row(1, [1]), row(2, [1])];
    expect(opened(problem(apart, { most: [9, 2] })).mayBeFilled()).toBe(true);
    expect(opened(problem(apart, { most: [9, 1] })).mayBeFilled()).toBe(false);
  });

  test("may not be filled if somebody owes more than is left", () => {
    const rows = range(3).map((visit) => row(visit, [0, 1]));
    expect(opened(problem(rows, { least: [2, 1] })).mayBeFilled()).toBe(true);
    expect(opened(problem(rows, { least: [2, 2] })).mayBeFilled()).toBe(false);
    expect(opened(problem([...rows, row(3, [1])], { least: [4, 0] })).mayBeFilled()).toBe(false);
    const open = opened(problem(rows, { least: [2, 0] }));
    open.close(0, [1]);
    expect(open.mayBeFilled()).toBe(true);
    open.close(1, [1]);
    expect(open.mayBeFilled()).toBe(false);
    open.reopen(1);
    open.close(1, [0]);
    expect(open.mayBeFilled()).toBe(true);
  });
});

describe("the search", () => {
  const teamsOf = (given: MatchingProblem, options?: SearchOptions): SearchResult => searchAssignment(given, options);

  test("fills the row with the fewest teams first, and takes the first teams", () => {
    const given = problem([row(0, [0, 1, 2], { demand: 2 }), row(1, [0, 1])], { most: [1, 1, 1] });
    expect(teamsOf(given)).toEqual({ kind: "found", teams: [[1, 2], [0]] });
    const order = { rows: [0, 1], columns: [2, 1, 0] };
    expect(teamsOf(given, { order })).toEqual({ kind: "found", teams: [[0, 2], [1]] });
  });

  test("tries the present team first, if it may be chosen", () => {
    const given = problem([row(0, [0, 1, 2], { demand: 2 })]);
    expect(teamsOf(given, { present: [[1, 2]] })).toMatchObject({ teams: [[1, 2]] });
    const apart = { ...given, apart: [[1, 2]] as const };
    expect(teamsOf(apart, { present: [[1, 2]] })).toMatchObject({ teams: [[0, 1]] });
  });

  test("goes back where a team leaves others none", () => {
    const given = problem([row(0, [0, 1]), row(1, [0, 2]), row(2, [0, 3])], { apart: [], least: [0, 1, 0, 1] });
    expect(teamsOf(given)).toEqual({ kind: "found", teams: [[1], [0], [3]] });
  });

  test("proves that there is nothing", () => {
    const lead = (columns: readonly number[]): SetRule => ({
      id: `lead.${String(columns)}`,
      columns,
      least: 1,
      most: 1,
    });
    const rules = [lead([0, 1]), lead([1, 2]), lead([0, 2])];
    expect(teamsOf(problem([row(0, [0, 1, 2], { rules })]))).toEqual({ kind: "none" });
    const pairs = range(3).map((visit) => row(visit, [0, 1, 2, 3], { demand: 2 }));
    const apart = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    expect(teamsOf(problem(pairs, { apart, most: [9, 9, 9, 3] }))).toMatchObject({ kind: "found" });
    expect(teamsOf(problem(pairs, { apart, most: [9, 9, 9, 2] }))).toEqual({ kind: "none" });
    expect(teamsOf(problem(pairs, { mostPerPair: 1, most: [9, 9, 0, 0] }))).toEqual({ kind: "none" });
  });

  test("is given up when the bound on nodes is reached", () => {
    const given = problem(range(3).map((visit) => row(visit, [0, 1])));
    // Three rows are counted at the beginning.
    expect(teamsOf(given, { mostNodes: 3 })).toEqual({ kind: "gave-up", nodes: 3 });
    expect(teamsOf(given, { mostNodes: 5 })).toEqual({ kind: "gave-up", nodes: 5 });
    expect(teamsOf(given, { mostNodes: 6 })).toMatchObject({ kind: "found" });
  });
});
