/** How many places one column can give to the rows of a shortage. */
export interface ColumnPlaces {
  readonly column: number;
  readonly places: number;
}

/** How many places one row can give to the columns of a shortage. */
export interface RowPlaces {
  readonly row: number;
  readonly places: number;
}

/** Rows that need more places than there are: no choice of columns fills all of them. */
export interface TooFewPlaces {
  readonly kind: "too-few-places";
  /** Ascending. Irreducible: without any one of them there would be no shortage. */
  readonly rows: readonly number[];
  /** The columns that may be chosen for at least one of the rows, ascending, each with the lesser of its most and the number of
   * these rows that it may be chosen for. */
  readonly columns: readonly ColumnPlaces[];
  /** The sum of the demands. */
  readonly needed: number;
  /** The most places that can be filled. */
  readonly available: number;
  /** What is missing; above 0. */
  readonly short: number;
  /**
   * `degrees`: `available` is the sum of the places of the columns. `flow`: that sum would be enough, but not under the bounds of
   * the sets; `available` is the value of a maximum flow, a place that a set must have being filled from within it.
   */
  readonly countedBy: "degrees" | "flow";
}

/** Columns that must have more rows than the rows can give them. */
export interface TooLittleWork {
  readonly kind: "too-little-work";
  /** Ascending. Irreducible: without any one of them there would be no shortage. */
  readonly columns: readonly number[];
  /** The rows that can give them places, ascending, each with the most that it can give to them together. */
  readonly rows: readonly RowPlaces[];
  /** The sum of the least of the columns. */
  readonly needed: number;
  /** The sum of the places of the rows. */
  readonly available: number;
  /** What is missing; above 0. */
  readonly short: number;
}

/** The rules of a single row contradict each other, whoever may be chosen. */
export interface ContradictoryBounds {
  readonly kind: "contradictory-bounds";
  readonly row: number;
  /** All columns of the set that cannot hold what it must, ascending; those of the row if its team is too small. */
  readonly columns: readonly number[];
  /** What the set, or the disjoint sets within it, must have. */
  readonly needed: number;
  /** The most that the set may have. */
  readonly available: number;
  /** What is missing; above 0. */
  readonly short: number;
}

/** Why no complete assignment exists, in numbers that anybody can count again. */
export type Shortage = TooFewPlaces | TooLittleWork | ContradictoryBounds;
