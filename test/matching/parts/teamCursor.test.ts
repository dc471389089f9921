import { describe, expect, test } from "vitest";
import type { SetRule } from "../../../src/matching/matching.js";
import { teamCursor, type TeamChoice } from "../../../src/matching/teamCursor.js";

const rule = (columns: readonly number[], least: number, most: number): SetRule => ({ id: "", columns, least, most });

function teams(choice: Partial<TeamChoice>): readonly string[] {
  const cursor = teamCursor({ demand: 2, columns: [0, 1, 2, 3], rules: [], ...choice });
  const seen: string[] = [];
  while (cursor.next()) seen.push(cursor.team.join(" "));
  expect(cursor.team).toEqual([]);
  return seen;
}

describe("the walk through the teams of a choice", () => {
  test("goes through all of them in the order of the list", () => {
    expect(teams({})).toEqual(["0 1", "0 2", "0 3", "1 2", "1 3", "2 3"]);
    expect(teams({ columns: [3, 0, 2] })).toEqual(["3 0", "3 2", "0 2"]);
    expect(teams({ columns: [5, 4], demand: 1 })).toEqual(["5", "4"]);
    expect(teams({ columns: [5, 4, 9], demand: 3 })).toEqual(["5 4 9"]);
    expect(teams({ columns: [5, 4], demand: 3 })).toEqual([]);
    expect(teams({ columns: [], demand: 1 })).toEqual([]);
  });

  test("keeps the most of each set", () => {
    expect(teams({ rules: [rule([0, 1], 0, 1)] })).toEqual(["0 2", "0 3", "1 2", "1 3", "2 3"]);
    expect(teams({ rules: [rule([2], 0, 0)] })).toEqual(["0 1", "0 3", "1 3"]);
    expect(teams({ rules: [rule([0, 1, 7], 0, 1), rule([2, 3], 0, 1)], demand: 3 })).toEqual([]);
  });

  test("keeps the least of each set", () => {
    expect(teams({ rules: [rule([1, 3], 1, 9)] })).toEqual(["0 1", "0 3", "1 2", "1 3", "2 3"]);
    expect(teams({ rules: [rule([1, 3], 2, 9)] })).toEqual(["1 3"]);
    expect(teams({ rules: [rule([0, 1], 1, 1), rule([1, 2], 1, 9)] })).toEqual(["0 2", "1 2", "1 3"]);
    expect(teams({ rules: [rule([8], 1, 9)] })).toEqual([]);
    expect(teams({ rules: [rule([0], 1, 9), rule([3], 1, 9)], demand: 3 })).toEqual(["0 1 3", "0 2 3"]);
  });

  test("keeps apart whom it must", () => {
    const keptApart = (first: number, second: number): boolean => first + second === 3;
    expect(teams({ keptApart })).toEqual(["0 1", "0 2", "1 3", "2 3"]);
    expect(teams({ keptApart, demand: 3 })).toEqual([]);
  });
});
