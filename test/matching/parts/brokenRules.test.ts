import { describe, expect, test } from "vitest";
import { brokenPlaces, brokenRules } from "../../../src/matching/brokenRules.js";
import type { MatchingProblem, MatchingRow, SetRule } from "../../../src/matching/matching.js";

const rule = (columns: readonly number[], least: number, most: number): SetRule => ({ id: "", columns, least, most });
const row = (visit: number, rules: readonly SetRule[] = []): MatchingRow => ({ visit, demand: 2, columns: [], rules });

describe("the places that a team has too few or too many", () => {
  const places = (team: readonly number[], ...rules: readonly SetRule[]): number => brokenPlaces(row(0, rules), team);

  test("are counted for each rule", () => {
    expect(places([0, 1, 2])).toBe(0);
    expect(places([0, 1, 2], rule([0, 1, 5], 2, 2))).toBe(0);
    expect(places([0, 1, 2], rule([0, 1, 5], 4, 9))).toBe(2);
    expect(places([0, 1, 2], rule([0, 1, 2], 0, 1))).toBe(2);
    expect(places([0, 1, 2], rule([0, 1], 3, 9), rule([2, 7], 0, 0))).toBe(2);
    expect(places([], rule([0, 1], 2, 9))).toBe(2);
  });
});

describe("what the teams of a matching break", () => {
  const problem = (fields: Partial<MatchingProblem>): MatchingProblem => {
    return { columnCount: 5, least: [], most: [], apart: [], rows: [], ...fields };
  };

  test("is the sum of places, of people who must not meet, and of meetings beyond the limit", () => {
    const rows = [row(0, [rule([0], 1, 1)]), row(1, [rule([4], 2, 2)]), row(2), row(3)];
    const teams = [
      [1, 2],
      [1, 2],
      [1, 2],
      [2, 4],
    ];
    expect(brokenRules(problem({ rows }), teams)).toEqual({ places: 3, apart: 0, meetings: 0, total: 3 });
    const apart = [
      [0, 1],
      [2, 4],
    ] as const;
    expect(brokenRules(problem({ rows, apart, mostPerPair: 1 }), teams)).toEqual({
      places: 3,
      apart: 1,
      meetings: 2,
      total: 6,
    });
  });

  test("counts people who must not meet at each visit where they do", () => {
    const rows = [row(0), row(1), row(2)];
    const teams = [
      [0, 1],
      [0, 1],
      [0, 2],
    ];
    expect(brokenRules(problem({ rows, apart: [[0, 1]] }), teams)).toMatchObject({ apart: 2, meetings: 0 });
  });

  test("has everybody meet who is in some row of a visit, once for all rows of it", () => {
    const rows = [row(7), row(3), row(7)];
    const teams = [
      [3, 1],
      [1, 3],
      [0, 1],
    ];
    const apart = [
      [0, 3],
      [0, 1],
    ] as const;
    expect(brokenRules(problem({ rows, apart }), teams)).toMatchObject({ apart: 2 });
    expect(brokenRules(problem({ rows, mostPerPair: 1 }), teams)).toMatchObject({ meetings: 1 });
    expect(brokenRules(problem({ rows, mostPerPair: 2 }), teams)).toMatchObject({ meetings: 0 });
  });

  test("tells pairs apart", () => {
    const rows = [row(0), row(1)];
    const limited = problem({ rows, columnCount: 12, mostPerPair: 1 });
    for (const [one, other] of [
      [
        [0, 11],
        [1, 10],
      ],
      [
        [0, 5],
        [1, 4],
      ],
      [
        [2, 3],
        [2, 4],
      ],
    ] as const) {
      expect(brokenRules(limited, [one, other]).meetings).toBe(0);
      expect(brokenRules(limited, [one, one]).meetings).toBe(1);
    }
  });
});
