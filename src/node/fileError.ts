import { DoubleRandomError, type FileLocation } from "../errors/DoubleRandomError.js";
import type { ErrorCode } from "../errors/errorCodes.js";

/** Codes of errors about a file as such, and not about a value in it. */
export type FileErrorCode = Extract<
  ErrorCode,
  | "FILE_UNREADABLE"
  | "FILE_UNSUPPORTED"
  | "FILE_TOO_LARGE"
  | "ENCODING_INVALID"
  | "TABLE_INVALID"
  | "SHEET_UNKNOWN"
  | "COLUMN_MISSING"
  | "COLUMN_REPEATED"
  | "CELL_INVALID"
  | "JSON_INVALID"
>;

/** What {@link fileError} says. */
export interface FileErrorOptions {
  readonly code: FileErrorCode;
  readonly location: FileLocation;
  readonly expected: string;
  readonly received: string;
  readonly advice: string;
}

/** An error about a file, with its place and what to do. */
export function fileError(options: FileErrorOptions): DoubleRandomError {
  return new DoubleRandomError({ path: options.location.file, ...options });
}
