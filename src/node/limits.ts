import type { FileLocation } from "../errors/DoubleRandomError.js";
import { fileError } from "./fileError.js";

/** The most columns of a table. */
export const MOST_COLUMNS = 1000;

/** The most characters of one row of a CSV file. */
export const MOST_ROW_CHARACTERS = 1_048_576;

/** The rows of a sheet that spreadsheet programs have. */
export const MOST_SHEET_ROWS = 1_048_576;

/** The most bytes that all parts read of a workbook may unpack to, unless the caller allows more: 2 GiB. */
export const MOST_INFLATED_BYTES = 2_147_483_648;

/** The most parts of a workbook. */
export const MOST_PARTS = 10_000;

/** An error that says which limit a file is beyond. */
export function tooLarge(location: FileLocation, expected: string, received: string, advice: string): Error {
  return fileError({ code: "FILE_TOO_LARGE", location, expected, received, advice });
}
