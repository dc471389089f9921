import { apartWithin, neighboursOf, type Neighbours } from "./apartRules.js";
import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem, MatchingRow } from "./matching.js";
import { teamCursor, type TeamChoice } from "./teamCursor.js";

/**
 * Every team of a row that keeps all its rules and of which no two must not meet: each once, its columns ascending, the
 * teams in lexicographic order.
 */
export function* teamsOfRow(
  row: MatchingRow,
  apart: MatchingProblem["apart"],
): Generator<readonly number[], void, undefined> {
  const cursor = teamCursor(choiceOf(row, neighboursOf(apartWithin(row.columns, apart))));
  while (cursor.next()) yield [...cursor.team];
}

/** Calls back for every team of {@link teamsOfRow}, in the same order, with one array that is used again and again. */
export function forEachTeam(
  row: MatchingRow,
  apart: MatchingProblem["apart"],
  callback: (team: readonly number[]) => void,
): void {
  const cursor = teamCursor(choiceOf(row, neighboursOf(apartWithin(row.columns, apart))));
  while (cursor.next()) callback(cursor.team);
}

/**
 * Whether {@link teamsOfRow} has any. Of columns that may stand for one another, in the same sets and kept apart from the
 * same people, only as many are tried as a team has places.
 */
export function hasTeam(row: MatchingRow, apart: MatchingProblem["apart"]): boolean {
  const neighbours = neighboursOf(apartWithin(row.columns, apart));
  if (row.rules.length === 0 && neighbours.size === 0) return row.columns.length >= row.demand;
  const columns = representatives(row, neighbours);
  return teamCursor({ ...choiceOf(row, neighbours), columns }).next();
}

function choiceOf({ demand, columns, rules }: MatchingRow, neighbours: Neighbours): TeamChoice {
  const keptApart = (first: number, second: number): boolean => neighbours.get(first)?.has(second) ?? false;
  return { demand, columns, rules, keptApart: neighbours.size === 0 ? undefined : keptApart };
}

function representatives({ demand, columns, rules }: MatchingRow, neighbours: Neighbours): readonly number[] {
  const seen = new Map<string, number>();
  return columns.filter((column) => {
    const sets = rules.map((rule) => (includesColumn(rule.columns, column) ? "1" : "0")).join("");
    const apart = [...(neighbours.get(column) ?? [])].sort((a, b) => a - b).join(",");
    const kind = `${sets}:${apart}`;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= demand;
  });
}
