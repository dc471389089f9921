import { neighboursOf } from "./apartRules.js";
import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem, MatchingRow } from "./matching.js";

/** How much of what a matching must keep its teams break. */
export interface BrokenRules {
  /** Places of the rules of the rows: each missing and each surplus one. */
  readonly places: number;
  /** Pairs that must not meet and do, counted for each visit. */
  readonly apart: number;
  /** Meetings of the same two beyond the limit. */
  readonly meetings: number;
  /** All of these. */
  readonly total: number;
}

/** Counts what teams break. Two people meet at a visit if both are in a row of it, be it the same or another one. */
export function brokenRules(problem: MatchingProblem, teams: readonly (readonly number[])[]): BrokenRules {
  const { rows, columnCount, mostPerPair = Number.MAX_SAFE_INTEGER } = problem;
  const neighbours = neighboursOf(problem.apart);
  const met = new Map<number, number>();
  let apart = 0;
  let meetings = 0;
  for (const people of peopleOfVisits(problem, teams)) {
    for (const [first, second] of pairsOf(people)) {
      if (neighbours.get(first)?.has(second) === true) apart += 1;
      if (problem.mostPerPair === undefined) continue;
      const pair = first * columnCount + second;
      const count = (met.get(pair) ?? 0) + 1;
      met.set(pair, count);
      if (count > mostPerPair) meetings += 1;
    }
  }
  const places = rows.map((row, index) => brokenPlaces(row, teams[index]!)).reduce((sum, broken) => sum + broken, 0);
  return { places, apart, meetings, total: places + apart + meetings };
}

/** How many places a team has too few or too many in the sets of its row, over all rules of the row. */
export function brokenPlaces({ rules }: MatchingRow, team: readonly number[]): number {
  let broken = 0;
  for (const { columns, least, most } of rules) {
    let count = 0;
    for (const column of team) if (includesColumn(columns, column)) count += 1;
    broken += Math.max(0, least - count, count - most);
  }
  return broken;
}

function peopleOfVisits({ rows }: MatchingProblem, teams: readonly (readonly number[])[]): Iterable<readonly number[]> {
  const people = new Map<number, Set<number>>();
  for (const [index, { visit }] of rows.entries()) {
    const known = people.get(visit);
    if (!known) people.set(visit, new Set(teams[index]));
    else for (const column of teams[index]!) known.add(column);
  }
  return [...people.values()].map((columns) => [...columns].sort((a, b) => a - b));
}

/** The smaller number first. */
function pairsOf(people: readonly number[]): readonly (readonly [number, number])[] {
  return people.flatMap((first, index) => people.slice(index + 1).map((second) => [first, second] as const));
}
