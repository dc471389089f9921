/** Every {@link RepairCode}. */
export const REPAIR_CODES = [
  "WIDTH_FOLDED",
  "CASE_FOLDED",
  "SPACES_REMOVED",
  "GUARD_REMOVED",
  "PLACEHOLDER_EMPTY",
  "WORD_READ",
  "VALUE_MAPPED",
  "DATE_REWRITTEN",
  "DATE_FROM_NUMBER",
  "TIME_DROPPED",
  "NO_END_DATE",
  "FORMULA_VALUE",
  "ID_DERIVED",
  "CONSTANT_USED",
  "LISTED_SINCE_ASSUMED",
  "NUMBER_NOT_KEPT",
  "COLUMN_IGNORED",
  "ROWS_SKIPPED",
  "ROWS_BLANK",
  "ROWS_HIDDEN",
  "ROWS_MERGED",
  "CELLS_FILLED",
  "SHEETS_SKIPPED",
  "MACROS_IGNORED",
] as const;

/**
 * What was done to a table while it was read. Nothing of it is silent.
 *
 * | code | says that |
 * |---|---|
 * | `WIDTH_FOLDED` | full-width letters, digits or signs were read as half-width ones |
 * | `CASE_FOLDED` | small letters of a code were read as capitals |
 * | `SPACES_REMOVED` | spaces, line breaks and invisible characters around or in a value were left out |
 * | `GUARD_REMOVED` | the apostrophe that keeps a CSV cell from being run as a formula was taken off |
 * | `PLACEHOLDER_EMPTY` | a word for nothing (无, /, —) was read as an empty cell |
 * | `WORD_READ` | a word was read as the value it stands for: 存续 as `existing` |
 * | `VALUE_MAPPED` | the mapping said what a word stands for |
 * | `DATE_REWRITTEN` | a date in another form was read: 2024年5月1日 |
 * | `DATE_FROM_NUMBER` | a number without a date format was read as the day that a spreadsheet counts with it |
 * | `TIME_DROPPED` | the time of a day was left out |
 * | `NO_END_DATE` | a word for no end (长期, 9999-09-09) was read as an open end |
 * | `FORMULA_VALUE` | the result of a formula was taken, as the spreadsheet last calculated it |
 * | `ID_DERIVED` | an id was made from the code or number that the mapping named, or from the hash of a text |
 * | `CONSTANT_USED` | an empty cell or a missing column took the constant of the mapping |
 * | `LISTED_SINCE_ASSUMED` | an entry on a list without its day took the day that the mapping says |
 * | `NUMBER_NOT_KEPT` | an old registration number beside credit codes, for which a target has no field |
 * | `COLUMN_IGNORED` | a column that stands for no field was left out |
 * | `ROWS_SKIPPED` | rows before the header, or between it and the first row of data, were left out |
 * | `ROWS_BLANK` | blank rows among the data were left out |
 * | `ROWS_HIDDEN` | rows that the spreadsheet hides were read as all others |
 * | `ROWS_MERGED` | several rows of one business became one |
 * | `CELLS_FILLED` | cells merged within a column each got the value |
 * | `SHEETS_SKIPPED` | other sheets that hold something were not read |
 * | `MACROS_IGNORED` | the workbook holds macros, which were not run |
 */
export type RepairCode = (typeof REPAIR_CODES)[number];

/** A value before and after. */
export interface RepairExample {
  readonly raw: string;
  readonly value: string;
  readonly count: number;
}

/** One kind of repair in one column, or in the whole table. */
export interface Repair {
  readonly code: RepairCode;
  /** The letters of the column and its header; absent if it is about rows or sheets. */
  readonly column?: string;
  /** How many cells, rows or sheets. */
  readonly count: number;
  /** The first rows, at most 20, as a spreadsheet program numbers them. */
  readonly rows: readonly number[];
  /** The first different values, at most 20, in the order in which they occurred. */
  readonly examples: readonly RepairExample[];
}
