/**
 * Every code that a {@link DoubleRandomError} can carry. The list is closed: a caller may switch over it, and
 * a new code is a new minor version.
 *
 * | code | raised when |
 * |---|---|
 * | `INPUT_INVALID` | a document has one or more bad fields; `issues` lists every one with its own code |
 * | `FIELD_INVALID` | one field has the wrong type, form or range |
 * | `FIELD_UNKNOWN` | a field that the schema does not know, often a misspelt name |
 * | `JSON_INVALID` | text that is not JSON, or JSON with a duplicate key |
 * | `JSON_UNREPRESENTABLE` | a value that canonical JSON cannot hold: a fraction, `NaN`, `undefined`, a lone surrogate |
 * | `RATIO_INVALID` | text that is not a ratio above 0 and at most 100 % |
 * | `DATE_INVALID` | text that is not a calendar date `YYYY-MM-DD` |
 * | `WINDOW_REVERSED` | a period whose end is before its start |
 * | `DUPLICATE_ID` | the same id twice in one list |
 * | `DUPLICATE_CREDIT_CODE` | two targets with the same unified social credit code |
 * | `CREDIT_CLASS_UNKNOWN` | a credit class that the policy does not list |
 * | `LADDER_NOT_MONOTONE` | intensities or rate bands that fall from a lower tier to a higher one |
 * | `REFERENCE_UNKNOWN` | an id that points to nothing: a task, a target, an inspector, an item |
 * | `SEED_MISSING` | no seed, no source, or a source without a value |
 * | `SEED_TYPE` | a seed that is not text, or text that two people could type differently |
 * | `SEED_VALUE` | a source whose value does not fit: not an announcement of its groups, not the secret of its digest, not the hash of its signature or pulse; or a source listed twice |
 * | `SEED_WEAK` | a seed that carries fewer than 64 bits |
 * | `SEED_MISMATCH` | a source that is not the one that was committed to |
 * | `BOUND_INVALID` | a bound for a random integer that is not at least 1 |
 * | `SOURCE_MISSING` | a method that rounds at random was called without a source of randomness |
 * | `ALLOCATION_INFEASIBLE` | minimums above the total, or caps below it; `details` says which and by how much |
 * | `BATCH_INVALID` | a batch whose share or list of earlier draws cannot be |
 * | `ASSIGNMENT_INFEASIBLE` | targets that cannot get a team; `details` gives the reason for each inspector |
 * | `REDRAW_UNEXPLAINED` | a second or later draw without a reason |
 * | `EVIDENCE_MISMATCH` | a plan or list that is not the one that a record was made from |
 * | `CHAIN_BROKEN` | a record or an event that was edited, or events that are missing, doubled or out of order |
 * | `ENTRY_OUT_OF_PLACE` | an entry that may not follow the last one of its chain, or that names no entry it could belong to |
 * | `NOTICE_BLOCKED` | a public notice of something that must not be published as it is: items whose text breaks off, open questions |
 * | `CALENDAR_MISSING` | a working day of a year for which no holidays were given |
 * | `FILE_UNREADABLE` | a file that is not there, is empty, or is broken |
 * | `FILE_UNSUPPORTED` | a file of another kind: an old or protected workbook, a web page under the name of one, a PDF |
 * | `FILE_TOO_LARGE` | a file that unpacks to more, or has wider or longer rows, than the limits allow |
 * | `ENCODING_INVALID` | text that is neither UTF-8 nor GB18030 nor marked UTF-16, or characters that an encoding does not have |
 * | `TABLE_INVALID` | a row of a table that cannot be read: a stray quotation mark, too few or too many cells, no header |
 * | `SHEET_UNKNOWN` | a workbook with no such sheet, or with several that could be meant |
 * | `COLUMN_MISSING` | a table without a column that must be there |
 * | `COLUMN_REPEATED` | two columns of a table for one field |
 * | `CELL_INVALID` | a cell that holds no usable value: an error, a formula never calculated, a number that lost digits, one of merged cells |
 * | `VALUE_UNKNOWN` | a word in a cell that stands for no value of its field |
 * | `CREDIT_CODE_INVALID` | a unified social credit code whose check character is wrong, when such codes are refused |
 * | `ROWS_CONFLICT` | rows to be merged that say different things of one business |
 * | `PLAN_LAYOUT_UNKNOWN` | a source in which no row names the columns of a printed plan |
 * | `PLAN_COLUMN_MISSING` | a printed plan without a column that every plan needs |
 * | `PLAN_ROW_INVALID` | a row of a printed plan with too few or too many cells, or with a number out of order |
 * | `PLAN_CELL_UNREADABLE` | a cell of a printed plan that no rule reads |
 * | `PLAN_FACT_MISSING` | a fact that neither the text of a plan nor an option says: title, year, issuer |
 * | `PLAN_TOO_LARGE` | a source too large to be a printed plan |
 * | `RESULT_RECORDED` | a visit whose result is recorded already, so that nothing about it changes any more |
 * | `RESERVE_UNAVAILABLE` | a reserve that may not be used: the visit has no result that allows it, one was used already, or none is left |
 * | `PROGRAM_TOO_LARGE` | a program whose law has more runs, or longer ones, than a walk over all of them may take |
 * | `PROGRAM_ERRATIC` | a program that does not do the same on the same answers, so that it has no law of its own |
 * | `PROGRAM_FAILED` | a program that throws on a walk over all its runs; `details` says where, and has its error |
 */
export type ErrorCode =
  | "INPUT_INVALID"
  | "FIELD_INVALID"
  | "FIELD_UNKNOWN"
  | "JSON_INVALID"
  | "JSON_UNREPRESENTABLE"
  | "RATIO_INVALID"
  | "DATE_INVALID"
  | "WINDOW_REVERSED"
  | "DUPLICATE_ID"
  | "DUPLICATE_CREDIT_CODE"
  | "CREDIT_CLASS_UNKNOWN"
  | "LADDER_NOT_MONOTONE"
  | "REFERENCE_UNKNOWN"
  | "SEED_MISSING"
  | "SEED_TYPE"
  | "SEED_VALUE"
  | "SEED_WEAK"
  | "SEED_MISMATCH"
  | "BOUND_INVALID"
  | "SOURCE_MISSING"
  | "ALLOCATION_INFEASIBLE"
  | "BATCH_INVALID"
  | "ASSIGNMENT_INFEASIBLE"
  | "REDRAW_UNEXPLAINED"
  | "EVIDENCE_MISMATCH"
  | "CHAIN_BROKEN"
  | "ENTRY_OUT_OF_PLACE"
  | "NOTICE_BLOCKED"
  | "CALENDAR_MISSING"
  | "FILE_UNREADABLE"
  | "FILE_UNSUPPORTED"
  | "FILE_TOO_LARGE"
  | "ENCODING_INVALID"
  | "TABLE_INVALID"
  | "SHEET_UNKNOWN"
  | "COLUMN_MISSING"
  | "COLUMN_REPEATED"
  | "CELL_INVALID"
  | "VALUE_UNKNOWN"
  | "CREDIT_CODE_INVALID"
  | "ROWS_CONFLICT"
  | "RESULT_RECORDED"
  | "PLAN_LAYOUT_UNKNOWN"
  | "PLAN_COLUMN_MISSING"
  | "PLAN_ROW_INVALID"
  | "PLAN_CELL_UNREADABLE"
  | "PLAN_FACT_MISSING"
  | "PLAN_TOO_LARGE"
  | "RESERVE_UNAVAILABLE"
  | "PROGRAM_TOO_LARGE"
  | "PROGRAM_ERRATIC"
  | "PROGRAM_FAILED";
