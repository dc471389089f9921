/** How the text of a cell is read. */
export type FieldType =
  | "id"
  | "ids"
  | "text"
  | "credit-code"
  | "code-or-number"
  | "region"
  | "date"
  | "end-date"
  | "required-end-date"
  | "period"
  | "word"
  | "class"
  | "flag"
  | "flag-or-date"
  | "count";

/** A value of a field with the words for it, folded as `foldWord` does. The first is the one that is written. */
export type Word = readonly [value: string, ...words: string[]];

/** A column that a table can have. */
export interface Field {
  /** As mappings call it. A point divides a group that may be there several times (`licences.kind`). */
  readonly name: string;
  readonly type: FieldType;
  /** The header that is written: Chinese, then English. */
  readonly header: readonly [zh: string, en: string];
  /** Other headers that are read. */
  readonly synonyms: readonly string[];
  readonly words?: readonly Word[];
  /** Whether there must be a value in every row. */
  readonly required?: true;
  /** Read, but no field of the document: it helps to make others. */
  readonly helper?: true;
  /** What to write there, for people: Chinese, then English. */
  readonly about: readonly [zh: string, en: string];
}
