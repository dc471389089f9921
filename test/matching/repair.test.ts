import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenPlaces, brokenRules } from "../../src/matching/brokenRules.js";
import type { MatchingProblem, MatchingRow, SetRule } from "../../src/matching/matching.js";
import { plainlyImpossible } from "../../src/matching/plainlyImpossible.js";
import { repairTeams, type Repair } from "../../src/matching/repairTeams.js";
import { searchAssignment } from "../../src/matching/searchAssignment.js";
import { allSubsets } from "../support/allSubsets.js";
import { deepFreeze } from "../support/deepFreeze.js";
import {
  assignmentsByDefinition,
  brokenByDefinition,
  dealtProblem,
  loadsOf,
  placesBrokenBy,
  type DealtProblem,
  type Teams,
} from "../support/matchings.js";

const RUNS = { seed: 20240814, numRuns: 800 };

const range = (count: number): number[] => [...Array(count).keys()];
const ascending = (a: number, b: number): number => a - b;

/** Rows of two, one for each visit. */
function rowsOfTwo(columns: readonly number[], count: number, rules: readonly SetRule[] = []): MatchingRow[] {
  return range(count).map((visit) => ({ visit, demand: 2, columns, rules }));
}

function withLoads(problem: Omit<MatchingProblem, "least" | "most">, teams: Teams, slack: number): MatchingProblem {
  const loads = loadsOf(problem.columnCount, teams);
  return { ...problem, least: loads.map((load) => Math.max(0, load - slack)), most: loads.map((load) => load + slack) };
}

function isSound({ rows, columnCount, least, most }: MatchingProblem, teams: Teams): boolean {
  const loads = loadsOf(columnCount, teams);
  return (
    teams.length === rows.length &&
    loads.every((load, column) => least[column]! <= load && load <= most[column]!) &&
    teams.every((team, index) => {
      const { columns, demand } = rows[index]!;
      const isAscending = team.every((column, place) => place === 0 || team[place - 1]! < column);
      return isAscending && team.length === demand && team.every((column) => columns.includes(column));
    })
  );
}

/** The repair up to the search, from the document: every step counts all broken rules anew. */
function repairByDefinition({ problem, order, teams }: DealtProblem): Teams {
  const { rows, least, most, columnCount } = problem;
  let current = teams;
  const broken = (candidate: Teams): number => brokenByDefinition(problem, candidate);
  const replaced = (before: Teams, row: number, leaving: number, coming: number): Teams =>
    before.map((team, index) =>
      index === row ? team.map((column) => (column === leaving ? coming : column)).sort(ascending) : team,
    );
  const breaksRule = (row: number): boolean => {
    if (placesBrokenBy(rows[row]!, current[row]!) > 0) return true;
    const people = rows.flatMap(({ visit }, index) => (visit === rows[row]!.visit ? current[index]! : []));
    return current[row]!.some((one) =>
      people.some((other) => {
        const pair = [Math.min(one, other), Math.max(one, other)] as const;
        // Two of a visit, in all visits at which both are.
        const times = [...new Set(rows.map(({ visit }) => visit))].filter((visit) => {
          const there = rows.flatMap((each, index) => (each.visit === visit ? current[index]! : []));
          return there.includes(one) && there.includes(other);
        }).length;
        const apart = problem.apart.some(([first, second]) => first === pair[0] && second === pair[1]);
        return one !== other && (apart || times > (problem.mostPerPair ?? Infinity));
      }),
    );
  };
  const exchange = (row: number): Teams | undefined => {
    for (const own of current[row]!) {
      for (const other of order.rows) {
        for (const theirs of current[other]!) {
          const fits =
            other !== row &&
            rows[other]!.columns.includes(own) &&
            rows[row]!.columns.includes(theirs) &&
            !current[other]!.includes(own) &&
            !current[row]!.includes(theirs);
          if (!fits) continue;
          const next = replaced(replaced(current, row, own, theirs), other, theirs, own);
          if (broken(next) < broken(current)) return next;
        }
      }
    }
    return undefined;
  };
  const withinBounds = (next: Teams): boolean =>
    loadsOf(columnCount, next).every((load, column) => least[column]! <= load && load <= most[column]!);
  const substitution = (row: number): Teams | undefined => {
    for (const own of current[row]!) {
      for (const column of order.columns) {
        if (current[row]!.includes(column) || !rows[row]!.columns.includes(column)) continue;
        const next = replaced(current, row, own, column);
        if (withinBounds(next) && broken(next) < broken(current)) return next;
      }
    }
    return undefined;
  };
  const wholeTeam = (row: number): Teams | undefined => {
    const before = current;
    const inOrder = order.columns.filter((column) => rows[row]!.columns.includes(column));
    for (const team of allSubsets(inOrder, rows[row]!.demand)) {
      const next = before.map((each, index) => (index === row ? [...team].sort(ascending) : each));
      if (!withinBounds(next) || broken(next) >= broken(before)) continue;
      current = next;
      const stillBreaks = breaksRule(row);
      current = before;
      if (!stillBreaks) return next;
    }
    return undefined;
  };

  for (let helped = true; helped;) {
    helped = false;
    for (const row of order.rows) {
      while (breaksRule(row)) {
        const next = exchange(row) ?? substitution(row) ?? wholeTeam(row);
        if (!next) break;
        current = next;
        helped = true;
      }
    }
  }
  return current;
}

describe("the number of broken rules", () => {
  test("is what counting by definition gives", () => {
    fc.assert(
      fc.property(dealtProblem, ({ problem, teams }) => {
        expect(brokenRules(problem, teams).total).toBe(brokenByDefinition(problem, teams));
        for (const [index, row] of problem.rows.entries()) {
          assert.equal(brokenPlaces(row, teams[index]!), placesBrokenBy(row, teams[index]!));
        }
      }),
      RUNS,
    );
  });

  test("counts places, people kept apart within a visit, and meetings beyond the limit", () => {
    const rules = [
      { id: "unit.a", columns: [0, 1, 2], least: 0, most: 1 },
      { id: "lead", columns: [3, 4], least: 2, most: 2 },
    ];
    const rows: MatchingRow[] = [
      { visit: 0, demand: 3, columns: [0, 1, 2, 3, 4], rules },
      { visit: 0, demand: 1, columns: [5], rules: [] },
      { visit: 1, demand: 2, columns: [0, 1], rules: [] },
      { visit: 2, demand: 2, columns: [0, 1], rules: [] },
    ];
    const teams = [[0, 1, 2], [5], [0, 1], [0, 1]];
    const problem = withLoads({ columnCount: 6, rows, apart: [[2, 5]], mostPerPair: 1 }, teams, 0);
    expect(brokenRules(problem, teams)).toEqual({ places: 4, apart: 1, meetings: 2, total: 7 });
  });
});

describe("laws of the repair", () => {
  test("it keeps all rules and all loads in bounds whenever any assignment does, and says so when none does", () => {
    const seen = { done: 0, impossible: 0, searched: 0 };
    fc.assert(
      fc.property(dealtProblem, (dealt) => {
        const repair = repairTeams(deepFreeze(dealt));
        const exists = assignmentsByDefinition(dealt.problem).length > 0;
        expect(repair.kind).toBe(exists ? "done" : "impossible");
        if (repair.kind !== "done") {
          seen.impossible += 1;
          return;
        }
        seen.done += 1;
        if (repair.searched) seen.searched += 1;
        expect(isSound(dealt.problem, repair.teams)).toBe(true);
        expect(brokenByDefinition(dealt.problem, repair.teams)).toBe(0);
        const places = repair.teams.flatMap((team, row) =>
          team.filter((column) => !dealt.teams[row]!.includes(column)),
        );
        expect(repair.exchanged).toBe(places.length);
      }),
      { ...RUNS, numRuns: 1500 },
    );
    expect(seen.done).toBeGreaterThan(300);
    expect(seen.impossible).toBeGreaterThan(300);
    expect(seen.searched).toBeGreaterThan(5);
  });

  test("up to the search, it takes the steps of the document", () => {
    let changed = 0;
    fc.assert(
      fc.property(dealtProblem, (dealt) => {
        const expected = repairByDefinition(dealt);
        const repair = repairTeams(dealt);
        if (brokenByDefinition(dealt.problem, expected) === 0) {
          expect(repair).toMatchObject({ kind: "done", searched: false, teams: expected });
          if (expected !== dealt.teams) changed += 1;
        } else {
          expect(repair.kind === "impossible" || (repair.kind === "done" && repair.searched)).toBe(true);
        }
      }),
      { ...RUNS, numRuns: 1500 },
    );
    expect(changed).toBeGreaterThan(100);
  });

  test("the order of rules and pairs does not matter", () => {
    fc.assert(
      fc.property(dealtProblem, ({ problem, teams, order }) => {
        const reversed = {
          ...problem,
          rows: problem.rows.map((row) => ({ ...row, rules: [...row.rules].reverse() })),
          apart: [...problem.apart].reverse(),
        };
        expect(repairTeams({ problem: reversed, teams, order })).toEqual(repairTeams({ problem, teams, order }));
      }),
      RUNS,
    );
  });

  test("what counting alone rules out has no assignment", () => {
    let ruledOut = 0;
    fc.assert(
      fc.property(dealtProblem, ({ problem }) => {
        if (!plainlyImpossible(problem)) return;
        ruledOut += 1;
        expect(assignmentsByDefinition(problem)).toEqual([]);
      }),
      RUNS,
    );
    expect(ruledOut).toBeGreaterThan(20);
  });
});

describe("counting alone", () => {
  const lead = { id: "lead", columns: [0, 1], least: 1, most: 2 };
  const problem = (rows: readonly MatchingRow[], most: readonly number[]): MatchingProblem => ({
    columnCount: 4,
    least: most.map(() => 0),
    most,
    rows,
    apart: [],
  });

  test("sees that the rows ask for more leads than have capacity", () => {
    const rows = rowsOfTwo(range(4), 3, [lead]);
    expect(plainlyImpossible(problem(rows, [1, 1, 3, 3]))).toBe(true);
    expect(plainlyImpossible(problem(rows, [1, 2, 3, 3]))).toBe(false);
  });

  test("asks for the places of a rule once where it is stated twice", () => {
    const office: SetRule = { id: "unit.office-1", columns: [0], least: 1, most: 2 };
    const row: MatchingRow = { visit: 0, demand: 2, columns: [0, 1, 2], rules: [office, { ...office }] };
    const problem: MatchingProblem = { columnCount: 3, least: [0, 0, 0], most: [1, 1, 1], rows: [row], apart: [] };
    expect(plainlyImpossible(problem)).toBe(false);
    expect(repairTeams({ problem, order: { rows: [0], columns: [0, 1, 2] }, teams: [[1, 2]] }).kind).toBe("done");
  });

  test("sees that a lead can be in no more rows than may choose them", () => {
    const rows = [...rowsOfTwo([0, 2, 3], 1, [lead]), ...rowsOfTwo([2, 3], 1, [lead])];
    expect(plainlyImpossible(problem(rows, [9, 9, 9, 9]))).toBe(true);
  });
});

describe("a repair", () => {
  const done = (repair: Repair): Extract<Repair, { kind: "done" }> => {
    if (repair.kind !== "done") throw new Error(repair.kind);
    return repair;
  };

  test("leaves teams that break nothing as they are", () => {
    const teams = [
      [0, 1],
      [2, 3],
    ];
    const problem = withLoads({ columnCount: 4, rows: rowsOfTwo(range(4), 2), apart: [[0, 2]] }, teams, 1);
    const repair = done(repairTeams({ problem, order: { rows: [0, 1], columns: range(4) }, teams }));
    expect(repair).toEqual({ kind: "done", teams, exchanged: 0, searched: false });
    expect(repair.teams).toBe(teams);
  });

  test("exchanges before it substitutes, so that loads stay; own people by number, rows and then people in order", () => {
    const teams = [
      [0, 1],
      [2, 3],
      [4, 5],
    ];
    const problem = withLoads({ columnCount: 7, rows: rowsOfTwo(range(7), 3), apart: [[0, 1]] }, teams, 1);
    const repair = done(repairTeams({ problem, order: { rows: [2, 0, 1], columns: [6, 5, 4, 3, 2, 1, 0] }, teams }));
    expect(repair.teams).toEqual([
      [1, 4],
      [2, 3],
      [0, 5],
    ]);
    expect(repair.exchanged).toBe(2);
  });

  test("makes an exchange that mends the other row only, if it comes first", () => {
    const teams = [
      [0, 1, 2],
      [3, 4],
      [5, 6],
    ];
    const rows: MatchingRow[] = [
      { visit: 0, demand: 3, columns: range(7), rules: [] },
      { visit: 1, demand: 2, columns: [0, 3, 4, 5, 6], rules: [] },
      { visit: 2, demand: 2, columns: range(7), rules: [] },
    ];
    const apart = [
      [1, 2],
      [3, 4],
    ] as const;
    const problem = withLoads({ columnCount: 7, rows, apart }, teams, 0);
    const repair = done(repairTeams({ problem, order: { rows: [2, 0, 1], columns: range(7) }, teams }));
    expect(repair.teams).toEqual([
      [2, 3, 5],
      [0, 4],
      [1, 6],
    ]);
  });

  test("substitutes by the first in the shuffled order who has capacity left, and by nobody's going below their least", () => {
    const teams = [[0, 1]];
    const problem: MatchingProblem = {
      columnCount: 5,
      least: [1, 0, 0, 0, 0],
      most: [1, 1, 1, 0, 1],
      rows: rowsOfTwo(range(5), 1),
      apart: [[0, 1]],
    };
    const repair = done(repairTeams({ problem, order: { rows: [0], columns: [3, 4, 2, 1, 0] }, teams }));
    expect(repair).toEqual({ kind: "done", teams: [[0, 4]], exchanged: 1, searched: false });
  });

  test("takes a whole team where no single change helps", () => {
    // Both sets have one too many; whoever of 0 and 1 comes in alone mends one of them and must not meet who stays.
    const halves = [
      { id: "a", columns: [0, 2, 3], least: 1, most: 1 },
      { id: "b", columns: [1, 2, 3], least: 1, most: 1 },
    ];
    const stuck: MatchingProblem = {
      columnCount: 4,
      least: [0, 0, 0, 0],
      most: [1, 1, 1, 1],
      rows: rowsOfTwo(range(4), 1, halves),
      apart: [
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
      ],
    };
    const repair = repairTeams({ problem: stuck, order: { rows: [0], columns: range(4) }, teams: [[2, 3]] });
    expect(repair).toEqual({ kind: "done", teams: [[0, 1]], exchanged: 2, searched: false });
  });

  test("looks at people of all rows of a visit", () => {
    const rows: MatchingRow[] = [
      { visit: 0, demand: 2, columns: [0, 1, 2], rules: [] },
      { visit: 0, demand: 1, columns: [3, 4], rules: [] },
    ];
    const teams = [[0, 1], [3]];
    const problem: MatchingProblem = {
      columnCount: 5,
      least: [1, 0, 0, 0, 0],
      most: [1, 1, 1, 1, 1],
      rows,
      apart: [[0, 3]],
    };
    const repair = done(repairTeams({ problem, order: { rows: [0, 1], columns: range(5) }, teams }));
    expect(repair.teams).toEqual([[0, 1], [4]]);
  });

  test("separates two who meet too often", () => {
    const teams = [
      [0, 1],
      [0, 1],
      [2, 3],
    ];
    const problem = withLoads({ columnCount: 4, rows: rowsOfTwo(range(4), 3), apart: [], mostPerPair: 1 }, teams, 0);
    const repair = done(repairTeams({ problem, order: { rows: [0, 1, 2], columns: range(4) }, teams }));
    expect(repair.teams).toEqual([
      [1, 2],
      [0, 1],
      [0, 3],
    ]);
  });

  test("tells what has no assignment from what was not searched to the end", () => {
    // No two columns are exactly one of each of three pairs.
    const teams = range(6).map(() => [0, 1]);
    const crossing = [
      { id: "a", columns: [0, 1], least: 1, most: 1 },
      { id: "b", columns: [1, 2], least: 1, most: 1 },
      { id: "c", columns: [0, 2], least: 1, most: 1 },
    ];
    const problem = withLoads({ columnCount: 4, rows: rowsOfTwo(range(4), 6, crossing), apart: [] }, teams, 6);
    const order = { rows: range(6), columns: range(4) };
    expect(plainlyImpossible(problem)).toBe(false);
    expect(repairTeams({ problem, order, teams })).toEqual({ kind: "impossible" });

    const pairs = withLoads(
      { columnCount: 4, rows: rowsOfTwo(range(4), 6), apart: [[0, 1]], mostPerPair: 1 },
      teams,
      6,
    );
    expect(plainlyImpossible(pairs)).toBe(false);
    expect(repairTeams({ problem: pairs, order, teams })).toEqual({ kind: "impossible" });
    expect(repairTeams({ problem: pairs, order, teams, mostNodes: 20 })).toMatchObject({ kind: "gave-up" });
  });

  test("mends a thousand visits with loads unchanged", () => {
    const pairs = allSubsets(range(100), 2);
    const teams = range(1000).map((row) => pairs[(row * 37) % pairs.length]!);
    const rules = range(10).map((unit) => ({
      id: `unit.${unit}`,
      columns: range(100).filter((column) => column % 10 === unit),
      least: 0,
      most: 1,
    }));
    const apart = range(10).map((column) => [column, column + 55] as const);
    const problem = withLoads({ columnCount: 100, rows: rowsOfTwo(range(100), 1000, rules), apart }, teams, 0);
    expect(brokenRules(problem, teams).total).toBeGreaterThan(50);
    const repair = done(repairTeams({ problem, order: { rows: range(1000), columns: range(100) }, teams }));
    expect(brokenRules(problem, repair.teams).total).toBe(0);
    expect(loadsOf(100, repair.teams)).toEqual(loadsOf(100, teams));
    expect(repair.searched).toBe(false);
  });
});

describe("the search", () => {
  test("finds an assignment exactly if there is one", () => {
    let found = 0;
    fc.assert(
      fc.property(dealtProblem, ({ problem, order }) => {
        const exists = assignmentsByDefinition(problem).length > 0;
        const result = searchAssignment(deepFreeze(problem), { order });
        expect(result.kind).toBe(exists ? "found" : "none");
        if (result.kind !== "found") return;
        found += 1;
        expect(isSound(problem, result.teams)).toBe(true);
        expect(brokenByDefinition(problem, result.teams)).toBe(0);
        expect(searchAssignment(problem, { order, present: result.teams })).toEqual(result);
      }),
      { ...RUNS, numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test("goes back where the first choices lead nowhere", () => {
    // Whoever fills the first visit with 0 and 1 leaves nobody for the loads that the others must reach.
    const rows: MatchingRow[] = [
      { visit: 0, demand: 2, columns: [0, 1, 2, 3], rules: [] },
      { visit: 1, demand: 2, columns: [0, 1, 2, 3], rules: [] },
      { visit: 2, demand: 2, columns: [0, 1, 2, 3], rules: [] },
    ];
    const problem: MatchingProblem = { columnCount: 4, least: [0, 0, 1, 3], most: [2, 2, 2, 3], rows, apart: [] };
    const result = searchAssignment(problem);
    expect(result.kind).toBe("found");
    expect(result.kind === "found" && loadsOf(4, result.teams)[3]).toBe(3);
  });

  test("tries the present teams first", () => {
    const present = [
      [2, 3],
      [0, 3],
    ];
    const problem: MatchingProblem = {
      columnCount: 4,
      least: [0, 0, 0, 0],
      most: [2, 2, 2, 2],
      rows: rowsOfTwo(range(4), 2),
      apart: [],
    };
    expect(searchAssignment(problem, { present })).toEqual({ kind: "found", teams: present });
    expect(searchAssignment(problem, { order: { rows: [1, 0], columns: [3, 2, 1, 0] } })).toEqual({
      kind: "found",
      teams: [
        [2, 3],
        [2, 3],
      ],
    });
  });

  test("begins with the row that has the fewest teams", () => {
    const rows: MatchingRow[] = [
      { visit: 0, demand: 2, columns: [0, 1, 2, 3], rules: [] },
      { visit: 1, demand: 2, columns: [0, 1, 2], rules: [] },
    ];
    const problem: MatchingProblem = { columnCount: 4, least: [0, 0, 0, 0], most: [1, 1, 1, 1], rows, apart: [] };
    expect(searchAssignment(problem)).toEqual({
      kind: "found",
      teams: [
        [2, 3],
        [0, 1],
      ],
    });
  });

  test("of no rows finds no teams", () => {
    expect(searchAssignment({ columnCount: 0, least: [], most: [], rows: [], apart: [] })).toEqual({
      kind: "found",
      teams: [],
    });
  });

  test("gives up at its bound, and not before", () => {
    const problem: MatchingProblem = {
      columnCount: 3,
      least: [0, 0, 0],
      most: [9, 9, 9],
      rows: rowsOfTwo(range(3), 3),
      apart: [],
    };
    expect(searchAssignment(problem, { mostNodes: 6 }).kind).toBe("found");
    expect(searchAssignment(problem, { mostNodes: 5 })).toEqual({ kind: "gave-up", nodes: 5 });
  });
});
