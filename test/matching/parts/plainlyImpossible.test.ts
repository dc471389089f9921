import { describe, expect, test } from "vitest";
import type { MatchingProblem, MatchingRow, SetRule } from "../../../src/matching/matching.js";
import { plainlyImpossible } from "../../../src/matching/plainlyImpossible.js";

function row(visit: number, fields: Partial<MatchingRow> = {}): MatchingRow {
  return { visit, demand: 2, columns: [0, 1, 2, 3], rules: [], ...fields };
}

function impossible(rows: readonly MatchingRow[], fields: Partial<MatchingProblem> = {}): boolean {
  return plainlyImpossible({ columnCount: 4, least: [], most: [9, 9, 9, 9], apart: [], rows, ...fields });
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe("meetings", () => {
  test("are too many if all pairs as often as the limit are fewer than what the visits need", () => {
    // Four people are six pairs.
    const pairs = (count: number): MatchingRow[] => range(count).map((visit) => row(visit));
    expect(impossible(pairs(6), { mostPerPair: 1 })).toBe(false);
    expect(impossible(pairs(7), { mostPerPair: 1 })).toBe(true);
    expect(impossible(pairs(12), { mostPerPair: 2 })).toBe(false);
    expect(impossible(pairs(13), { mostPerPair: 2 })).toBe(true);
    expect(impossible(pairs(100))).toBe(false);
  });

  test("are three for a team of three, and those of the largest row for a visit of several", () => {
    const threes = (count: number): MatchingRow[] => range(count).map((visit) => row(visit, { demand: 3 }));
    expect(impossible(threes(2), { mostPerPair: 1 })).toBe(false);
    expect(impossible(threes(3), { mostPerPair: 1 })).toBe(true);
    const withExperts = threes(2).flatMap((members) => [members, { ...members, demand: 2 }]);
    expect(impossible(withExperts, { mostPerPair: 1 })).toBe(false);
    expect(impossible(withExperts.toReversed(), { mostPerPair: 1 })).toBe(false);
    expect(impossible([...withExperts, row(2)], { mostPerPair: 1 })).toBe(true);
  });
});

describe("places of a rule", () => {
  const rule = (id: string, columns: readonly number[], least: number): SetRule => ({ id, columns, least, most: 9 });
  const lead = (columns: readonly number[], least = 1): Partial<MatchingRow> => ({
    rules: [rule("lead", columns, least)],
  });

  test("are too many if the people who count for it have fewer over all rows", () => {
    const rows = range(3).map((visit) => row(visit, lead([0, 1])));
    expect(impossible(rows, { most: [1, 2, 9, 9] })).toBe(false);
    expect(impossible(rows, { most: [1, 1, 9, 9] })).toBe(true);
    expect(impossible(rows, { most: [9, 0, 0, 0] })).toBe(false);
  });

  test("can be had once in each row from each column that the row may choose", () => {
    expect(impossible([row(0, lead([0, 1], 2)), row(1, lead([0]))])).toBe(false);
    expect(impossible([row(0, lead([0, 1], 3))])).toBe(true);
    expect(impossible([row(0, { columns: [1, 2], ...lead([0, 1], 2) })])).toBe(true);
    expect(impossible([row(0, { columns: [1, 2], ...lead([0, 1], 1) })])).toBe(false);
  });

  test("are counted for each rule by itself", () => {
    const rules = [rule("competence.food", [0], 1), rule("competence.lifts", [0, 1], 1)];
    expect(impossible([row(0, { rules })], { most: [1, 0, 0, 0] })).toBe(false);
    expect(impossible([row(0, { rules }), row(1, { rules })], { most: [1, 9, 9, 9] })).toBe(true);
  });

  test("are asked for once by a rule that is stated twice, by the stricter one", () => {
    const twice = (first: number, second: number): boolean =>
      impossible([row(0, { rules: [rule("lead", [0, 1], first), rule("lead", [0, 1], second)] })]);
    expect(twice(2, 1)).toBe(false);
    expect(twice(1, 2)).toBe(false);
    expect(twice(2, 2)).toBe(false);
    expect(twice(3, 1)).toBe(true);
    expect(twice(1, 3)).toBe(true);
  });

  test("of rules that ask for none are none, and such a row makes up for no other", () => {
    const short = row(0, { rules: [rule("unit.a", [0], 2)] });
    expect(impossible([short, row(1, { rules: [rule("unit.a", [0], 0)] })])).toBe(true);
    expect(impossible([row(0, { rules: [rule("unit.a", [], 0)] })])).toBe(false);
    expect(impossible([row(0, { rules: [rule("unit.a", [], 1)] })])).toBe(true);
  });
});
