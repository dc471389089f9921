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
 * | `RESULT_RECORDED` | a visit whose result is recorded already, so that nothing about it changes any more |
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
  | "RESULT_RECORDED"
  | "PROGRAM_TOO_LARGE"
  | "PROGRAM_ERRATIC"
  | "PROGRAM_FAILED";
