import type { ChanceSet, MatchingOrder, MatchingProblem, RowChances, RuleSet } from "../../src/matching/matching.js";
import { mixed } from "./smallNumbers.js";

/** A problem with the hierarchies of its rows. */
export interface Roster {
  readonly problem: MatchingProblem;
  readonly hierarchies: readonly RuleSet[];
}

/** A roster from the hierarchies of its rows; the bounds of the outermost sets are the demands. */
export function rosterOf(
  hierarchies: readonly RuleSet[],
  most: readonly number[],
  least: readonly number[] = most.map(() => 0),
): Roster {
  const rows = hierarchies.map((root, visit) => ({ visit, demand: root.least, columns: columnsOf(root), rules: [] }));
  return { problem: { columnCount: most.length, least, most, rows, apart: [] }, hierarchies };
}

/** A set that holds exactly `demand` places, with nothing inside. */
export function plainRow(demand: number, columns: readonly number[]): RuleSet {
  return { least: demand, most: demand, columns, inner: [] };
}

export function columnsOf({ columns, inner }: RuleSet): number[] {
  return [...columns, ...inner.flatMap(columnsOf)].sort((a, b) => a - b);
}

export function setsOf(set: RuleSet): RuleSet[] {
  return [set, ...set.inner.flatMap(setsOf)];
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** A few rows over a few columns with nested bounds, some of them impossible. */
export function smallRoster(below: (bound: number) => number): Roster {
  const columnCount = 1 + below(5);
  const hierarchies = Array.from({ length: 1 + below(4) }, () => {
    const columns = [...Array(columnCount).keys()].filter(() => below(4) > 0);
    const demand = 1 + below(Math.max(1, Math.min(3, columns.length)));
    return nested(demand, demand, mixed(columns, below), below);
  });
  const most = Array.from({ length: columnCount }, () => below(5));
  const withLeast = below(3) === 0;
  return rosterOf(
    hierarchies,
    most,
    most.map((bound) => (withLeast ? Math.min(bound, below(3)) : 0)),
  );
}

/** Some visits of two among five people, most of whom may be chosen for each; the capacity binds a little. */
export function levelRoster(below: (bound: number) => number): Roster {
  const columns = [0, 1, 2, 3, 4];
  const rows = Array.from({ length: 4 + below(5) }, () => {
    const choice = columns.filter(() => below(6) > 0);
    return plainRow(2, choice.length < 2 ? columns : choice);
  });
  const even = Math.floor((2 * rows.length) / columns.length);
  return rosterOf(
    rows,
    columns.map(() => even + 1),
    columns.map(() => (below(3) === 0 ? even : 0)),
  );
}

function nested(least: number, most: number, columns: readonly number[], below: (bound: number) => number): RuleSet {
  const inner: RuleSet[] = [];
  let from = 0;
  while (columns.length > 1 && inner.length < 2 && below(2) === 0) {
    const size = 1 + below(columns.length - from);
    const lower = below(4) === 0 ? 1 + below(2) : 0;
    if (from + size > columns.length || size === columns.length) break;
    inner.push(nested(lower, lower + below(3), columns.slice(from, from + size), below));
    from += size;
    if (from === columns.length) break;
  }
  return { least, most, columns: columns.slice(from).sort((a, b) => a - b), inner };
}

function allSubsetsOf(columns: readonly number[]): number[][] {
  return columns.reduce<number[][]>((found, column) => [...found, ...found.map((set) => [...set, column])], [[]]);
}

/** Every team that fills a row and keeps the bounds of all its sets. */
export function teamsOf(root: RuleSet): number[][] {
  const sets = setsOf(root).map((set) => ({ ...set, all: columnsOf(set) }));
  return allSubsetsOf(columnsOf(root)).filter((team) =>
    sets.every(({ least, most, all }) => {
      const count = all.filter((column) => team.includes(column)).length;
      return least <= count && count <= most;
    }),
  );
}

/** Every group of people who could be completed to a team if nobody were missing: the missing are put where they are wanted. */
function partialTeamsOf(root: RuleSet): number[][] {
  const wanted = (set: RuleSet, team: readonly number[]): number => {
    const direct = set.columns.filter((column) => team.includes(column)).length;
    const size = Math.max(set.least, direct + sumOf(set.inner.map((inner) => wanted(inner, team))));
    return size > set.most ? Infinity : size;
  };
  return allSubsetsOf(columnsOf(root)).filter((team) => wanted(root, team) < Infinity);
}

/** All loads that choices of one team for each row can come to, under the most of the columns. */
function reachableLoads(choices: readonly (readonly number[][])[], most: readonly number[]): number[][] {
  let loads = new Map([["", most.map(() => 0)]]);
  for (const teams of choices) {
    const next = new Map<string, number[]>();
    for (const load of loads.values()) {
      for (const team of teams) {
        const sum = load.map((count, column) => count + (team.includes(column) ? 1 : 0));
        if (sum.every((count, column) => count <= most[column]!)) next.set(sum.join(), sum);
      }
    }
    loads = next;
  }
  return [...loads.values()];
}

/** Whether an assignment exists that keeps all bounds, by trying all. */
export function hasCompleteAssignment({ problem, hierarchies }: Roster): boolean {
  const loads = reachableLoads(hierarchies.map(teamsOf), problem.most);
  return loads.some((load) => load.every((count, column) => count >= problem.least[column]!));
}

/** The most places of some rows that can be filled, by trying all. */
export function mostFilled({ problem, hierarchies }: Roster, rows: readonly number[]): number {
  const loads = reachableLoads(
    rows.map((row) => partialTeamsOf(hierarchies[row]!)),
    problem.most,
  );
  return Math.max(...loads.map(sumOf));
}

/** The most places that each row can give to some columns, by trying all its teams. */
export function mostGiven({ hierarchies }: Roster, columns: readonly number[]): number[] {
  return hierarchies.map((root) =>
    Math.max(...teamsOf(root).map((team) => team.filter((column) => columns.includes(column)).length)),
  );
}

/**
 * For each row the chances of a team drawn from all its teams, certainly within all bounds; evenly, or with the weights given.
 */
export function chancesOfTeams({ hierarchies }: Roster, weight: () => number = () => 1): RowChances[] {
  return hierarchies.map((root) => {
    const teams = teamsOf(root).map((team, index) => ({ team, weight: Math.max(weight(), index === 0 ? 1 : 0) }));
    const weightWith = (column: number): number =>
      sumOf(teams.filter(({ team }) => team.includes(column)).map((entry) => entry.weight));
    const arrange = ({ columns, inner }: RuleSet): ChanceSet => ({
      columns,
      units: columns.map((column) => BigInt(weightWith(column))),
      inner: inner.map(arrange),
    });
    return { denominator: BigInt(sumOf(teams.map((entry) => entry.weight))), root: arrange(root) };
  });
}

/** A made-up order of rows, columns and the columns of each row. */
export function someOrder({ problem }: Roster, below: (bound: number) => number): MatchingOrder {
  return {
    rows: mixed([...problem.rows.keys()], below),
    columns: mixed([...Array(problem.columnCount).keys()], below),
    columnsOfRow: problem.rows.map(({ columns }) => mixed(columns, below)),
  };
}
