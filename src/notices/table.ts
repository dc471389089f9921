/**
 * What the cells of a column hold.
 *
 * - `text`: anything
 * - `number`: a decimal number without grouping
 * - `ratio`: a percentage, `3.48%`; text where no number can say it, `< 0.0001%`
 * - `date`: a day, `YYYY-MM-DD`
 */
export type ColumnKind = "text" | "number" | "ratio" | "date";

/** A column of a {@link Table}. */
export interface Column {
  /** The same in every language. */
  readonly key: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** How wide it should be, in Chinese characters. */
  readonly width?: number;
}

/** Plain rows under titles, for a page, a spreadsheet or a CSV file. */
export interface Table {
  /** The caption, and the name of the sheet: at most 31 characters, none of them `[ ] : * ? / \`. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** A cell for each column; empty text is an empty cell, whatever the kind. */
  readonly rows: readonly (readonly string[])[];
}
