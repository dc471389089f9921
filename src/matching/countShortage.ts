import type { MatchingProblem, RuleSet } from "./matching.js";
import { networkOfRows } from "./placesNetwork.js";
import { columnsWithin, findContradiction, mostPlaces } from "./reservedPlaces.js";
import type { ColumnPlaces, ContradictoryBounds, TooFewPlaces, TooLittleWork } from "./shortage.js";

/** The places of some rows: what they need, what their columns can give, and which count shows that it is too little. */
export function countPlaces(
  problem: MatchingProblem,
  hierarchies: readonly RuleSet[],
  rows: readonly number[],
): TooFewPlaces {
  const needed = demandOf(problem, rows);
  const columns = placesOfColumns(problem, rows);
  const places = columns.reduce((sum, column) => sum + column.places, 0);
  if (places < needed) {
    const short = needed - places;
    return { kind: "too-few-places", rows, columns, needed, available: places, short, countedBy: "degrees" };
  }
  const { network, source, sink } = networkOfRows(problem, hierarchies, rows);
  const available = network.run(source, sink);
  return { kind: "too-few-places", rows, columns, needed, available, short: needed - available, countedBy: "flow" };
}

/** The work of some columns: what they must have and what the rows can give them. */
export function countWork(
  problem: MatchingProblem,
  hierarchies: readonly RuleSet[],
  columns: readonly number[],
): TooLittleWork {
  const needed = columns.reduce((sum, column) => sum + problem.least[column]!, 0);
  const among = new Set(columns);
  const rows = hierarchies
    .map((root, row) => ({ row, places: mostPlaces(root, (column) => among.has(column)) }))
    .filter(({ places }) => places > 0);
  const available = rows.reduce((sum, { places }) => sum + places, 0);
  return { kind: "too-little-work", columns, rows, needed, available, short: needed - available };
}

/** The first set of a row that cannot hold what it must. */
export function countBounds(row: number, root: RuleSet): ContradictoryBounds | undefined {
  const found = findContradiction(root);
  if (!found) return undefined;
  const { set, asked } = found;
  const short = asked - set.most;
  return { kind: "contradictory-bounds", row, columns: columnsWithin(set), needed: asked, available: set.most, short };
}

/** How many places some rows demand. */
export function demandOf({ rows }: MatchingProblem, numbers: readonly number[]): number {
  return numbers.reduce((sum, row) => sum + rows[row]!.demand, 0);
}

function placesOfColumns({ rows, most }: MatchingProblem, numbers: readonly number[]): ColumnPlaces[] {
  const degrees = new Map<number, number>();
  for (const row of numbers) {
    for (const column of rows[row]!.columns) degrees.set(column, (degrees.get(column) ?? 0) + 1);
  }
  return [...degrees]
    .sort(([a], [b]) => a - b)
    .map(([column, degree]) => ({ column, places: Math.min(most[column]!, degree) }));
}
