/** A number of a spreadsheet, as the file stores it and as its format shows it. */
export interface NumberCell {
  /** The decimal text in the file: `45413`, `9.1140581E+17`. */
  readonly stored: string;
  /** The shortest decimal text of the number. */
  readonly plain: string;
  /** As the number format shows it, as far as it is known: `0007`, `5%`, `2024-05-01`. */
  readonly shown: string;
  /** The day, if the format is one of a date or if the number could be one. */
  readonly day?: string;
  /** Whether the number format is one of a date. */
  readonly isDate: boolean;
  /** Whether a time of the day was left out of `day`. */
  readonly hasTime: boolean;
}

/** A cell that holds no usable value: an error such as `#N/A`, or a formula that was never calculated. */
export interface BrokenCell {
  readonly broken: string;
}

/** What a cell of a table holds; empty cells are empty text. */
export type Cell = string | NumberCell | BrokenCell;

/** A row of a table. */
export interface SheetRow {
  /** As a spreadsheet program numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Whether the spreadsheet hides it, as a filter does. */
  readonly hidden?: boolean;
  /** Columns, from 0, whose cells are the results of formulas. */
  readonly formulas?: readonly number[];
  /** Columns, from 0, from whose cells the guard against formulas was taken off. */
  readonly guarded?: readonly number[];
}

/** The text of a cell as a reader of the spreadsheet sees it. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return "broken" in cell ? cell.broken : cell.shown;
}
