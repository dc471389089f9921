import fc from "fast-check";
import type { MatchingProblem, MatchingRow, SetRule } from "../../src/matching/matching.js";
import { allSubsets } from "./allSubsets.js";

export type Apart = MatchingProblem["apart"];
export type Teams = readonly (readonly number[])[];

/** How many places of a team break the rules of its row, from their definition. */
export function placesBrokenBy(row: MatchingRow, team: readonly number[]): number {
  return row.rules
    .map(({ columns, least, most }) => {
      const count = team.filter((column) => columns.includes(column)).length;
      return count < least ? least - count : count > most ? count - most : 0;
    })
    .reduce((sum, broken) => sum + broken, 0);
}

/** Every team of a row that keeps its rules and meets nobody whom it must not, by trying all subsets. */
export function teamsByDefinition(row: MatchingRow, apart: Apart): Teams {
  return allSubsets(row.columns, row.demand).filter(
    (team) =>
      placesBrokenBy(row, team) === 0 && !apart.some(([one, other]) => team.includes(one) && team.includes(other)),
  );
}

/** How many rules the teams of a matching break, from the definition. */
export function brokenByDefinition({ rows, apart, columnCount, mostPerPair }: MatchingProblem, teams: Teams): number {
  const places = rows.map((row, index) => placesBrokenBy(row, teams[index]!));
  const visits = [...new Set(rows.map(({ visit }) => visit))].map(
    (visit) => new Set(rows.flatMap((row, index) => (row.visit === visit ? teams[index]! : []))),
  );
  const meetings = allSubsets([...Array(columnCount).keys()], 2).map(([one, other]) => {
    const times = visits.filter((people) => people.has(one!) && people.has(other!)).length;
    const keptApart = apart.some(([first, second]) => first === one && second === other);
    return (keptApart ? times : 0) + Math.max(0, times - (mostPerPair ?? Infinity));
  });
  return [...places, ...meetings].reduce((sum, broken) => sum + broken, 0);
}

export function loadsOf(columnCount: number, teams: Teams): number[] {
  return [...Array(columnCount).keys()].map((column) => teams.filter((team) => team.includes(column)).length);
}

/** Every way to give all rows teams so that all rules are kept and all loads are within their bounds. */
export function assignmentsByDefinition(problem: MatchingProblem): Teams[] {
  const { rows, apart, columnCount, least, most } = problem;
  let partial: Teams[] = [[]];
  for (const row of rows) {
    const teams = teamsByDefinition(row, apart);
    partial = partial.flatMap((before) => teams.map((team) => [...before, team]));
  }
  return partial.filter((teams) => {
    const loads = loadsOf(columnCount, teams);
    const withinBounds = loads.every((load, column) => least[column]! <= load && load <= most[column]!);
    return withinBounds && brokenByDefinition(problem, teams) === 0;
  });
}

function columnsBelow(columnCount: number, minLength = 0): fc.Arbitrary<number[]> {
  return fc.subarray([...Array(columnCount).keys()], { minLength });
}

function ruleBelow(columnCount: number, demand: number): fc.Arbitrary<Omit<SetRule, "id">> {
  return fc
    .tuple(columnsBelow(columnCount), fc.nat(demand), fc.nat(demand))
    .map(([columns, one, other]) => ({ columns, least: Math.min(one, other, 1), most: Math.max(one, other) }));
}

/** Pairs of columns, each once, the smaller first. */
export function apartBelow(columnCount: number, maxLength: number, minLength = 0): fc.Arbitrary<Apart> {
  const pairs = allSubsets([...Array(columnCount).keys()], 2).map(([one, other]) => [one!, other!] as const);
  return fc.subarray(pairs, { minLength, maxLength });
}

/** A row whose rules reach beyond its columns; the first few rules are of departments. */
export function rowBelow(columnCount: number, mostDemand: number, maxRules: number): fc.Arbitrary<MatchingRow> {
  return columnsBelow(columnCount, 1).chain((columns) =>
    fc.integer({ min: 1, max: Math.min(mostDemand, columns.length) }).chain((demand) =>
      fc
        .tuple(fc.array(ruleBelow(columnCount, demand), { maxLength: maxRules }), fc.nat(2))
        .map(([rules, departments]) => ({
          visit: 0,
          demand,
          columns,
          rules: rules.map((rule, index) => ({
            ...rule,
            id: `${index < departments ? "department" : "unit"}.${index}`,
          })),
        })),
    ),
  );
}

/** A problem together with teams whose loads are within its bounds, whatever else they break. */
export interface DealtProblem {
  readonly problem: MatchingProblem;
  readonly teams: Teams;
  readonly order: { readonly rows: readonly number[]; readonly columns: readonly number[] };
}

export const dealtProblem: fc.Arbitrary<DealtProblem> = fc.integer({ min: 3, max: 5 }).chain((columnCount) =>
  fc
    .record({
      rows: fc.array(fc.tuple(fc.nat(2), rowBelow(columnCount, 2, 1)), { minLength: 1, maxLength: 4 }),
      picks: fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }),
      slack: fc.array(fc.tuple(fc.nat(1), fc.nat(2)), { minLength: columnCount, maxLength: columnCount }),
      apart: apartBelow(columnCount, 3, 1),
      mostPerPair: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      columnOrder: fc.shuffledSubarray([...Array(columnCount).keys()], { minLength: columnCount }),
      rowKeys: fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }),
    })
    .map(({ rows: drafts, picks, slack, apart, mostPerPair, columnOrder, rowKeys }) => {
      const rows = drafts.map(([visit, row]) => ({ ...row, visit }));
      const teams = rows.map(({ columns, demand }, row) => {
        const choices = allSubsets(columns, demand);
        return choices[picks[row]! % choices.length]!;
      });
      const loads = loadsOf(columnCount, teams);
      const problem: MatchingProblem = {
        columnCount,
        least: loads.map((load, column) => Math.max(0, load - slack[column]![0])),
        most: loads.map((load, column) => load + slack[column]![1]),
        rows,
        apart,
        ...(mostPerPair !== undefined && { mostPerPair }),
      };
      const rowOrder = [...rows.keys()].sort((a, b) => rowKeys[a]! - rowKeys[b]! || a - b);
      return { problem, teams, order: { rows: rowOrder, columns: columnOrder } };
    }),
);
