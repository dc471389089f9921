import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem, SetRule } from "./matching.js";

/**
 * Whether counting alone shows that no assignment keeps all rules: all pairs together, met as often as the limit allows, are
 * fewer than the meetings of all visits; or the rows ask for more places of some rule than those who count for it have.
 */
export function plainlyImpossible(problem: MatchingProblem): boolean {
  return meetsTooOften(problem) || asksForTooMany(problem);
}

function meetsTooOften({ rows, columnCount, mostPerPair }: MatchingProblem): boolean {
  if (mostPerPair === undefined) return false;
  const largestRows = new Map<number, number>();
  for (const { visit, demand } of rows) largestRows.set(visit, Math.max(demand, largestRows.get(visit) ?? 0));
  // Both sides count every pair from both of its people.
  let meetings = 0;
  for (const demand of largestRows.values()) meetings += demand * (demand - 1);
  return meetings > mostPerPair * columnCount * (columnCount - 1);
}

/** The rules that ask for places. One that is stated twice, by an item and by a policy, asks for its places once. */
function strictestOfEachId(rules: readonly SetRule[]): readonly SetRule[] {
  const strictest = new Map<string, SetRule>();
  for (const rule of rules) if (rule.least > (strictest.get(rule.id)?.least ?? 0)) strictest.set(rule.id, rule);
  return [...strictest.values()];
}

function asksForTooMany({ rows, most }: MatchingProblem): boolean {
  const asked = new Map<string, { places: number; readonly rowsOf: Map<number, number> }>();
  for (const row of rows) {
    for (const { id, columns, least } of strictestOfEachId(row.rules)) {
      const known = asked.get(id) ?? { places: 0, rowsOf: new Map<number, number>() };
      asked.set(id, known);
      known.places += least;
      for (const column of columns) {
        if (includesColumn(row.columns, column)) known.rowsOf.set(column, (known.rowsOf.get(column) ?? 0) + 1);
      }
    }
  }
  return [...asked.values()].some(({ places, rowsOf }) => {
    const capacity = [...rowsOf].reduce((sum, [column, count]) => sum + Math.min(count, most[column]!), 0);
    return places > capacity;
  });
}
