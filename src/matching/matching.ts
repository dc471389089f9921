/** Bounds on how many places of one row go to a set of columns, both inclusive. */
export interface SetRule {
  /** `lead`, `competence.food`, `unit.office-1`, `department.tax`, `home-office`; names the rule in messages. */
  readonly id: string;
  /** Ascending. */
  readonly columns: readonly number[];
  readonly least: number;
  readonly most: number;
}

/** What one visit asks of the roster: its members, or its experts. */
export interface MatchingRow {
  /** Which visit; one whose tasks ask for experts has two rows, which have no column in common. */
  readonly visit: number;
  /** How many different columns the row needs; at least 1. */
  readonly demand: number;
  /** The columns that may be chosen, ascending. */
  readonly columns: readonly number[];
  /** In the order in which they enter the hierarchy. */
  readonly rules: readonly SetRule[];
}

/**
 * Who may go where. A column is an inspector, or a standing team; columns are numbered from 0 by code point of the id.
 */
export interface MatchingProblem {
  readonly columnCount: number;
  /** The fewest and the most rows of each column, both inclusive. */
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly rows: readonly MatchingRow[];
  /** Pairs of columns, the smaller first, that must not meet in one visit. */
  readonly apart: readonly (readonly [number, number])[];
  /** The most visits at which the same two columns meet; no limit if absent. */
  readonly mostPerPair?: number;
}

/** A set in the hierarchy of a row. */
export interface RuleSet {
  /** How many places of the row go to the set, both inclusive. */
  readonly least: number;
  readonly most: number;
  /** The columns that are in no inner set, ascending. */
  readonly columns: readonly number[];
  /** Disjoint, in the order of their rules. */
  readonly inner: readonly RuleSet[];
}

/** The chances of a row's columns, arranged as its hierarchy. */
export interface ChanceSet {
  /** For each column of the set, in the same order: its chance in units of one over the denominator of the row. */
  readonly units: readonly bigint[];
  readonly columns: readonly number[];
  readonly inner: readonly ChanceSet[];
}

/** The chances of one row; they sum to its demand. */
export interface RowChances {
  /** The least common denominator of the chances, or any other in which all of them are integers. */
  readonly denominator: bigint;
  readonly root: ChanceSet;
}

/** The shuffled order in which a balanced draw goes through its rows and columns. */
export interface MatchingOrder {
  /** Numbers of rows. */
  readonly rows: readonly number[];
  /** Numbers of columns. */
  readonly columns: readonly number[];
  /** For each row, by its number: its columns. */
  readonly columnsOfRow: readonly (readonly number[])[];
}
