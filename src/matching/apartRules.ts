import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem, SetRule } from "./matching.js";

/** People who must not meet, as rules of which each lets at most one be chosen. */
export interface ApartRules {
  /** One for each connected group in which nobody may meet anybody, by its smallest column. */
  readonly groups: readonly SetRule[];
  /** One for each pair of the other connected groups. */
  readonly pairs: readonly SetRule[];
}

/** The people whom each column must not meet. */
export type Neighbours = ReadonlyMap<number, ReadonlySet<number>>;

/** The pairs of which both columns are in a row; `columns` ascending. */
export function apartWithin(columns: readonly number[], apart: MatchingProblem["apart"]): MatchingProblem["apart"] {
  return apart.filter(([first, second]) => includesColumn(columns, first) && includesColumn(columns, second));
}

/** Looks up pairs from both sides. */
export function neighboursOf(apart: MatchingProblem["apart"]): Neighbours {
  const neighbours = new Map<number, Set<number>>();
  const connect = (from: number, to: number): void => {
    const known = neighbours.get(from);
    if (known) known.add(to);
    else neighbours.set(from, new Set([to]));
  };
  for (const [first, second] of apart) {
    connect(first, second);
    connect(second, first);
  }
  return neighbours;
}

/** Splits people who must not meet into connected groups, and says of each whether one rule covers it. */
export function apartRules(apart: MatchingProblem["apart"]): ApartRules {
  const neighbours = neighboursOf(apart);
  const groups: SetRule[] = [];
  const pairs: SetRule[] = [];
  for (const columns of connectedGroups(neighbours)) {
    const nobodyMeets = columns.every((column) => neighbours.get(column)!.size === columns.length - 1);
    if (nobodyMeets) groups.push(atMostOne(`apart.${String(columns[0]!)}`, columns));
    else pairs.push(...pairsAmong(columns, neighbours));
  }
  return { groups, pairs };
}

function connectedGroups(neighbours: Neighbours): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (const start of [...neighbours.keys()].sort(ascending)) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const column of group) {
      for (const neighbour of neighbours.get(column)!) {
        if (seen.has(neighbour)) continue;
        seen.add(neighbour);
        group.push(neighbour);
      }
    }
    groups.push(group.sort(ascending));
  }
  return groups;
}

function pairsAmong(columns: readonly number[], neighbours: Neighbours): readonly SetRule[] {
  return columns.flatMap((first) =>
    [...neighbours.get(first)!]
      .filter((second) => first < second)
      .sort(ascending)
      .map((second) => atMostOne(`apart.${String(first)}.${String(second)}`, [first, second])),
  );
}

function atMostOne(id: string, columns: readonly number[]): SetRule {
  return { id, columns, least: 0, most: 1 };
}

function ascending(a: number, b: number): number {
  return a - b;
}
