import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MatchingRow } from "../../src/matching/matching.js";
import { forEachTeam, hasTeam, teamsOfRow } from "../../src/matching/teamsOfRow.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { apartBelow, rowBelow, teamsByDefinition, type Apart } from "../support/matchings.js";

const RUNS = { seed: 20240813, numRuns: 1500 };
const cases = fc.tuple(rowBelow(9, 5, 4), apartBelow(9, 8));

const range = (from: number, to: number): number[] => [...Array(to - from).keys()].map((index) => from + index);

describe("the teams of a row", () => {
  test("are all subsets that keep its rules and have nobody who must not meet, in lexicographic order", () => {
    let some = 0;
    fc.assert(
      fc.property(cases, ([row, apart]) => {
        const expected = teamsByDefinition(row, apart);
        expect([...teamsOfRow(deepFreeze(row), deepFreeze(apart))]).toEqual(expected);
        const called: (readonly number[])[] = [];
        forEachTeam(row, apart, (team) => called.push([...team]));
        expect(called).toEqual(expected);
        expect(hasTeam(row, apart)).toBe(expected.length > 0);
        if (expected.length > 0) some += 1;
      }),
      RUNS,
    );
    expect(some).toBeGreaterThan(300);
    expect(some).toBeLessThan(RUNS.numRuns - 300);
  });

  test("of a row with fewer columns than places are none", () => {
    const row: MatchingRow = { visit: 0, demand: 3, columns: [1, 4], rules: [] };
    expect([...teamsOfRow(row, [])]).toEqual([]);
    expect(hasTeam(row, [])).toBe(false);
  });

  test("are as many as there are pairs", () => {
    let count = 0;
    forEachTeam({ visit: 0, demand: 2, columns: range(0, 120), rules: [] }, [], () => {
      count += 1;
    });
    expect(count).toBe((120 * 119) / 2);
  });
});

describe("whether a row of five of 300 has a team", () => {
  const row = (rules: MatchingRow["rules"]): MatchingRow => ({ visit: 0, demand: 5, columns: range(0, 300), rules });
  const units = range(0, 4).map((unit) => ({
    id: `unit.${unit}`,
    columns: range(0, 300).filter((column) => column % 4 === unit),
    least: 0,
    most: 1,
  }));

  test("is seen where the last columns are needed", () => {
    const lead = { id: "lead", columns: [299], least: 1, most: 5 };
    expect(hasTeam(row([lead, ...units.slice(0, 3)]), [])).toBe(true);
  });

  test("is seen where nobody is left for the last place", () => {
    expect(hasTeam(row(units), [])).toBe(false);
  });

  test("is seen where those who are needed must not meet anybody", () => {
    const lead = { id: "lead", columns: range(290, 300), least: 1, most: 1 };
    const apart: Apart = range(0, 290).flatMap((one) => range(290, 300).map((other) => [one, other] as const));
    expect(hasTeam(row([lead]), apart)).toBe(false);
    expect(hasTeam(row([{ ...lead, most: 5 }]), apart)).toBe(true);
  });
});
