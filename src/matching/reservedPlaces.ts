import type { RuleSet } from "./matching.js";

/** Where the rules of a row contradict each other: sets within a set ask for more places than it may have. */
export interface Contradiction {
  readonly set: RuleSet;
  readonly asked: number;
}

/** How many places a set must have: its least, or more if the sets within it must have more. */
export function reservedPlaces(set: RuleSet): number {
  return Math.max(set.least, reservedWithin(set));
}

/** How many of its places a set must give to the sets within it. */
export function reservedWithin(set: RuleSet): number {
  return set.inner.reduce((sum, inner) => sum + reservedPlaces(inner), 0);
}

/** The first set, from the inside out, that cannot hold what it and the sets within it must have. */
export function findContradiction(set: RuleSet): Contradiction | undefined {
  for (const inner of set.inner) {
    const found = findContradiction(inner);
    if (found) return found;
  }
  const asked = reservedPlaces(set);
  return asked > set.most ? { set, asked } : undefined;
}

/** All columns of a set, those of the sets within it included, ascending. */
export function columnsWithin(set: RuleSet): readonly number[] {
  if (set.inner.length === 0) return set.columns;
  return [...set.columns, ...set.inner.flatMap(columnsWithin)].sort((a, b) => a - b);
}

/**
 * The most places of a row that go to some of its columns while the rest of its team can still be made up by others, as far
 * as its bounds are concerned. For all columns of the row: the most places that it can fill at all.
 *
 * The bounds must not contradict each other.
 */
export function mostPlaces(root: RuleSet, counts: (column: number) => boolean): number {
  return placesIn(root, counts).filled;
}

/** Reserved places are filled from within their set, the innermost first; what is left is room for the set around it. */
function placesIn(
  set: RuleSet,
  counts: (column: number) => boolean,
): { readonly filled: number; readonly room: number } {
  let filled = 0;
  let free = 0;
  for (const column of set.columns) if (counts(column)) free++;
  for (const inner of set.inner) {
    const places = placesIn(inner, counts);
    filled += places.filled;
    free += places.room;
  }
  const own = Math.min(reservedPlaces(set) - reservedWithin(set), free);
  return { filled: filled + own, room: Math.min(free - own, set.most - reservedPlaces(set)) };
}
