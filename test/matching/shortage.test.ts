import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findShortage } from "../../src/matching/findShortage.js";
import { lowestCeiling } from "../../src/matching/lowestCeiling.js";
import type { RuleSet } from "../../src/matching/matching.js";
import { recountShortage } from "../../src/matching/recountShortage.js";
import type { Shortage } from "../../src/matching/shortage.js";
import { deepFreeze } from "../support/deepFreeze.js";
import {
  columnsOf,
  hasCompleteAssignment,
  mostFilled,
  mostGiven,
  plainRow,
  rosterOf,
  setsOf,
  smallRoster,
  sumOf,
  teamsOf,
  type Roster,
} from "../support/matchingProblems.js";
import { smallNumbers } from "../support/smallNumbers.js";

const RUNS = { seed: 20_260_402, numRuns: 1500 };

const shortageOf = ({ problem, hierarchies }: Roster): Shortage | undefined => findShortage(problem, hierarchies);
const rosters = fc.nat(2 ** 31 - 1).map((seed) => smallRoster(smallNumbers(seed)));
const without = (items: readonly number[], item: number): number[] => items.filter((other) => other !== item);
const upTo = (count: number): number[] => [...Array(count).keys()];

/** Everything that is wrong with what a shortage says of a small roster, counted without the library. */
function faultsOf(shortage: Shortage, roster: Roster): string[] {
  const { problem, hierarchies } = roster;
  const faults: string[] = [];
  const claim = (fault: string, holds: boolean): void => {
    if (!holds) faults.push(fault);
  };
  claim("short", shortage.short === shortage.needed - shortage.available && shortage.short > 0);

  if (shortage.kind === "too-few-places") {
    const { rows, columns, needed, available, countedBy } = shortage;
    const demand = (numbers: readonly number[]): number => sumOf(numbers.map((row) => problem.rows[row]!.demand));
    const degree = (numbers: readonly number[], column: number): number =>
      numbers.filter((row) => columnsOf(hierarchies[row]!).includes(column)).length;
    const places = (numbers: readonly number[]): number =>
      sumOf(problem.most.map((most, column) => Math.min(most, degree(numbers, column))));
    claim("needed", needed === demand(rows));
    claim(
      "columns",
      JSON.stringify(columns) ===
        JSON.stringify(
          problem.most
            .map((most, column) => ({
              column,
              places: Math.min(most, degree(rows, column)),
              used: degree(rows, column),
            }))
            .filter(({ used }) => used > 0)
            .map((entry) => ({ column: entry.column, places: entry.places })),
        ),
    );
    claim("counted by", countedBy === (places(rows) < needed ? "degrees" : "flow"));
    claim("available", available === (countedBy === "degrees" ? places(rows) : mostFilled(roster, rows)));
    claim("really short", mostFilled(roster, rows) < needed);
    for (const row of rows) {
      const rest = without(rows, row);
      claim(`row ${row} is needed`, mostFilled(roster, rest) === demand(rest) && places(rest) >= demand(rest));
    }
  } else if (shortage.kind === "too-little-work") {
    const { rows, columns, needed, available } = shortage;
    const least = (numbers: readonly number[]): number => sumOf(numbers.map((column) => problem.least[column]!));
    const given = mostGiven(roster, columns);
    claim("needed", needed === least(columns));
    claim("available", available === sumOf(given));
    claim(
      "rows",
      JSON.stringify(rows) ===
        JSON.stringify(given.map((places, row) => ({ row, places })).filter(({ places }) => places > 0)),
    );
    for (const column of columns) {
      const rest = without(columns, column);
      claim(`column ${column} is needed`, sumOf(mostGiven(roster, rest)) >= least(rest));
    }
  } else {
    const { row, columns, needed, available } = shortage;
    const held = setsOf(hierarchies[row]!).find(
      (set) => set.most === available && JSON.stringify(columnsOf(set)) === JSON.stringify(columns),
    );
    const asked = (set: RuleSet): number => Math.max(set.least, sumOf(set.inner.map(asked)));
    claim("a set asks for more than it may have", held !== undefined && asked(held) === needed);
    claim("no team at all", teamsOf(hierarchies[row]!).length === 0);
  }
  return faults;
}

describe("published vectors", () => {
  test("two visits with the same two inspectors of capacity 1 block each other", () => {
    const { problem, hierarchies } = rosterOf(
      [plainRow(2, [0, 1]), plainRow(2, [0, 1]), plainRow(2, [0, 1, 2, 3])],
      [1, 1, 2, 2],
    );
    expect(findShortage(problem, hierarchies)).toEqual({
      kind: "too-few-places",
      rows: [0, 1],
      columns: [
        { column: 0, places: 1 },
        { column: 1, places: 1 },
      ],
      needed: 4,
      available: 2,
      short: 2,
      countedBy: "degrees",
    });
  });

  test("a visit with a single inspector is short by itself", () => {
    expect(shortageOf(rosterOf([plainRow(2, [0]), plainRow(2, [0, 1, 2])], [9, 9, 9]))).toEqual({
      kind: "too-few-places",
      rows: [0],
      columns: [{ column: 0, places: 1 }],
      needed: 2,
      available: 1,
      short: 1,
      countedBy: "degrees",
    });
  });

  test("three visits in a ring of three inspectors of capacity 2 can be done", () => {
    const ring = rosterOf([plainRow(2, [0, 1]), plainRow(2, [1, 2]), plainRow(2, [0, 2])], [2, 2, 2]);
    expect(shortageOf(ring)).toBeUndefined();
    expect(hasCompleteAssignment(ring)).toBe(true);
  });

  test("an inspector who must have five visits may be chosen for three", () => {
    const rows = upTo(6).map((row) => plainRow(1, row < 3 ? [0, 1] : [1]));
    expect(shortageOf(rosterOf(rows, [9, 9], [5, 0]))).toEqual({
      kind: "too-little-work",
      columns: [0],
      rows: [0, 1, 2].map((row) => ({ row, places: 1 })),
      needed: 5,
      available: 3,
      short: 2,
    });
  });

  test("no rows need nobody, and nobody has work then", () => {
    expect(shortageOf(rosterOf([], [1, 0]))).toBeUndefined();
    expect(shortageOf(rosterOf([], [1, 2], [0, 1]))).toMatchObject({ kind: "too-little-work", columns: [1], rows: [] });
  });
});

describe("rules of a single row", () => {
  test("three competences that nobody shares do not fit into a team of two", () => {
    const inner = [0, 1, 2].map((column) => ({ least: 1, most: 9, columns: [column], inner: [] }));
    expect(shortageOf(rosterOf([{ least: 2, most: 2, columns: [3], inner }], [1, 1, 1, 1]))).toEqual({
      kind: "contradictory-bounds",
      row: 0,
      columns: [0, 1, 2, 3],
      needed: 3,
      available: 2,
      short: 1,
    });
  });

  test("a set that must have two may have one only because of the set around it", () => {
    const two = { least: 2, most: 2, columns: [1, 2], inner: [] };
    const one = { least: 0, most: 1, columns: [3], inner: [two] };
    const rows = [plainRow(2, [0, 4]), { least: 2, most: 2, columns: [0, 4], inner: [one] }];
    expect(shortageOf(rosterOf(rows, [5, 5, 5, 5, 5]))).toMatchObject({
      kind: "contradictory-bounds",
      row: 1,
      columns: [1, 2, 3],
      needed: 2,
      available: 1,
    });
  });

  test("one of each office makes no team of three from two offices", () => {
    const inner = [
      { least: 0, most: 1, columns: [0, 1], inner: [] },
      { least: 0, most: 1, columns: [2, 3], inner: [] },
    ];
    expect(shortageOf(rosterOf([{ least: 3, most: 3, columns: [], inner }], [9, 9, 9, 9]))).toMatchObject({
      kind: "too-few-places",
      rows: [0],
      needed: 3,
      available: 2,
      countedBy: "flow",
    });
  });

  test("two who must have work but may not be on a team together get one place", () => {
    const together = { least: 0, most: 1, columns: [1, 2], inner: [] };
    const reserved = { least: 1, most: 2, columns: [2], inner: [{ least: 1, most: 1, columns: [0, 1], inner: [] }] };
    const row = (inner: RuleSet, columns: number[]): RuleSet => ({ least: 2, most: 2, columns, inner: [inner] });
    expect(shortageOf(rosterOf([row(together, [0, 3])], [9, 9, 9, 9], [0, 1, 1, 0]))).toEqual({
      kind: "too-little-work",
      columns: [1, 2],
      rows: [{ row: 0, places: 1 }],
      needed: 2,
      available: 1,
      short: 1,
    });
    expect(shortageOf(rosterOf([row(reserved, [3])], [9, 9, 9, 9], [1, 1, 0, 0]))).toMatchObject({ columns: [0, 1] });
    expect(shortageOf(rosterOf([row(reserved, [3])], [9, 9, 9, 9], [1, 0, 1, 0]))).toBeUndefined();
  });

  test("a row that is short by itself is named before rows that block each other", () => {
    const rows = [plainRow(1, [0]), plainRow(1, [0]), plainRow(1, [1])];
    expect(shortageOf(rosterOf(rows, [1, 0]))).toMatchObject({ rows: [2], needed: 1, available: 0 });
  });

  test("somebody without capacity does not count", () => {
    const rows = [
      plainRow(1, [1]),
      { ...plainRow(2, [1, 2]), inner: [{ least: 1, most: 1, columns: [0], inner: [] }] },
    ];
    expect(shortageOf(rosterOf(rows, [0, 9, 9]))).toMatchObject({
      rows: [1],
      needed: 2,
      available: 1,
      countedBy: "flow",
    });
  });
});

describe("every small roster", () => {
  test("has a shortage exactly if no assignment keeps all bounds", () => {
    fc.assert(
      fc.property(rosters, (roster) => {
        expect(shortageOf(roster) === undefined).toBe(hasCompleteAssignment(roster));
      }),
      RUNS,
    );
  });

  test("has a shortage that counts up, really is one and would be none without any of its rows or columns", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(rosters, (roster) => {
        const shortage = shortageOf(roster);
        const kind = shortage?.kind === "too-few-places" ? shortage.countedBy : (shortage?.kind ?? "none");
        const several = shortage && "rows" in shortage && shortage.rows.length > 1 ? "several " : "";
        seen.set(several + kind, (seen.get(several + kind) ?? 0) + 1);
        if (shortage) expect(faultsOf(shortage, roster)).toEqual([]);
      }),
      RUNS,
    );
    for (const kind of ["none", "degrees", "flow", "contradictory-bounds", "too-little-work"]) {
      expect([kind, seen.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy((count: number) => count >= 10)]);
    }
    for (const kind of ["several degrees", "several flow"]) expect(seen.get(kind) ?? 0).toBeGreaterThanOrEqual(10);
  });

  test("has a shortage that is counted again to the same numbers, and is left as it was", () => {
    fc.assert(
      fc.property(rosters, (roster) => {
        const { problem, hierarchies } = deepFreeze(roster);
        const shortage = findShortage(problem, hierarchies);
        if (shortage) expect(recountShortage(problem, hierarchies, shortage)).toEqual(shortage);
      }),
      RUNS,
    );
  });

  test("has the lowest ceiling that a search from below finds", () => {
    let found = 0;
    fc.assert(
      fc.property(rosters, fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }), (roster, fiveVisits) => {
        if (!hasCompleteAssignment(roster)) return;
        const { problem, hierarchies } = roster;
        const prior = fiveVisits.slice(0, problem.columnCount);
        const under = (ceiling: number): Roster => {
          const most = problem.most.map((bound, column) =>
            Math.max(problem.least[column]!, Math.min(bound, Math.max(0, ceiling - prior[column]!))),
          );
          return { ...roster, problem: { ...problem, most } };
        };
        let ceiling = 0;
        while (!hasCompleteAssignment(under(ceiling))) ceiling++;
        expect(lowestCeiling(problem, hierarchies, prior)).toBe(ceiling);
        found++;
      }),
      { ...RUNS, numRuns: 600 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

describe("rosters of hundreds", () => {
  const [rowCount, columnCount] = [400, 200];

  /** Everybody may be chosen for most rows, except for some rows that are given. */
  function largeRoster(
    special: ReadonlyMap<number, RuleSet>,
    most: (column: number) => number,
    least?: number[],
  ): Roster {
    const below = smallNumbers(20_260_403);
    const rows = upTo(rowCount).map(
      (row) =>
        special.get(row) ??
        plainRow(
          2,
          upTo(columnCount).filter(() => below(10) > 1),
        ),
    );
    return rosterOf(rows, upTo(columnCount).map(most), least);
  }

  test("a bottleneck of seven visits and three inspectors is found among four hundred", () => {
    const rows = [17, 18, 99, 200, 201, 388, 399];
    const special = new Map(
      rows.map((row, index) => [row, plainRow(2, without([20, 77, 140], index === 0 ? 140 : -1))]),
    );
    const roster = largeRoster(special, (column) => ({ 20: 5, 77: 4, 140: 4 })[column] ?? 6);
    expect(shortageOf(roster)).toEqual({
      kind: "too-few-places",
      rows,
      columns: [
        { column: 20, places: 5 },
        { column: 77, places: 4 },
        { column: 140, places: 4 },
      ],
      needed: 14,
      available: 13,
      short: 1,
      countedBy: "degrees",
    });
  });

  test("of two bottlenecks one remains", () => {
    const special = new Map([
      ...[3, 50, 51].map((row) => [row, plainRow(2, [7, 8])] as const),
      ...upTo(30).map(
        (row) =>
          [
            300 + row,
            plainRow(
              2,
              upTo(10).map((column) => 100 + column),
            ),
          ] as const,
      ),
    ]);
    const roster = largeRoster(special, (column) => (column < 9 ? 2 : column >= 100 && column < 110 ? 5 : 40));
    expect(shortageOf(roster)).toMatchObject({ rows: [3, 50, 51], needed: 6, available: 4, countedBy: "degrees" });
  });

  test("five visits that need one of two leads with four places are found", () => {
    const rows = [0, 30, 31, 250, 399];
    const withLead: RuleSet = {
      ...plainRow(2, upTo(150)),
      inner: [{ least: 1, most: 2, columns: [160, 161], inner: [] }],
    };
    const roster = largeRoster(new Map(rows.map((row) => [row, withLead])), (c) => (c === 160 || c === 161 ? 2 : 9));
    expect(shortageOf(roster)).toMatchObject({ rows, needed: 10, available: 9, short: 1, countedBy: "flow" });
  });

  test("too little capacity as a whole ends in visits none of which could be left out", () => {
    const roster = largeRoster(new Map(), () => 3);
    const { problem, hierarchies } = roster;
    const shortage = findShortage(problem, hierarchies);
    if (shortage?.kind !== "too-few-places") throw new Error("no such shortage");
    expect(shortage).toMatchObject({ needed: 602, available: 600, short: 2, countedBy: "degrees" });
    expect(recountShortage(problem, hierarchies, shortage)).toEqual(shortage);
    // Each takes a flow over 80 000 choices; every twentieth is enough to see that they are not kept at random.
    for (const row of shortage.rows.filter((_, index) => index % 20 === 0)) {
      const rest = without(shortage.rows, row).map((other) => hierarchies[other]!);
      expect(shortageOf(rosterOf(rest, problem.most))).toBeUndefined();
    }
  });

  test("too little work for three inspectors is found", () => {
    const special = new Map<number, RuleSet>(
      upTo(rowCount).map((row) => [
        row,
        plainRow(2, row % 80 === 0 ? upTo(columnCount) : without(without(without(upTo(columnCount), 11), 12), 150)),
      ]),
    );
    const least = upTo(columnCount).map((column) => ({ 11: 4, 12: 4, 150: 3 })[column] ?? 1);
    expect(shortageOf(largeRoster(special, () => 9, least))).toEqual({
      kind: "too-little-work",
      columns: [11, 12, 150],
      rows: [0, 80, 160, 240, 320].map((row) => ({ row, places: 2 })),
      needed: 11,
      available: 10,
      short: 1,
    });
  });

  test("four hundred visits that fill everybody to the last place can be done", () => {
    expect(shortageOf(largeRoster(new Map(), () => 4, upTo(columnCount).fill(4)))).toBeUndefined();
  });
});

describe("lowest ceiling", () => {
  test("prior visits count: the busy one gets none", () => {
    const { problem, hierarchies } = rosterOf([plainRow(1, [0, 1]), plainRow(1, [0, 1])], [9, 9]);
    expect(lowestCeiling(problem, hierarchies, [0, 0])).toBe(1);
    expect(lowestCeiling(problem, hierarchies, [5, 0])).toBe(2);
    expect(lowestCeiling(problem, hierarchies, [5, 4])).toBe(6);
  });

  test("a problem with a shortage has none", () => {
    const { problem, hierarchies } = rosterOf([plainRow(1, [0]), plainRow(1, [0])], [1]);
    expect(() => lowestCeiling(problem, hierarchies, [0])).toThrow("no ceiling suffices");
  });

  test("no limit at all is a bound like any other", () => {
    const { problem, hierarchies } = rosterOf([plainRow(1, [0]), plainRow(1, [0])], [Number.MAX_SAFE_INTEGER]);
    expect(lowestCeiling(problem, hierarchies, [3])).toBe(5);
  });
});
