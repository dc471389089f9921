/** What the cells of a column hold: text; a decimal number; a percentage with its sign; a day `YYYY-MM-DD`. */
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

/** Plain rows under titles, for a spreadsheet or a CSV file. */
export interface Table {
  /** The name of the sheet: 1 to 31 characters, none of them `[ ] : * ? / \`. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** A cell for each column. */
  readonly rows: readonly (readonly string[])[];
}
