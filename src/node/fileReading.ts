import type { Warning } from "../errors/warnings.js";
import type { TableMapping } from "../model/tableMapping.js";
import type { FileKind } from "./fileKind.js";
import type { Repair } from "./repair.js";
import type { TextEncoding } from "../zh/markedEncoding.js";

/** What a list was read from. */
export interface FileOrigin {
  /** The name of the file, without its folder. */
  readonly file: string;
  readonly kind: FileKind;
  /** Of a text file. */
  readonly encoding?: TextEncoding;
  /** Of a CSV file. */
  readonly delimiter?: "," | "\t" | ";";
  /** Of a workbook. */
  readonly sheet?: string;
  /** The row of the header, from 1. */
  readonly headerRow?: number;
}

/** A list that was read from a file, with all that was done to it on the way. */
export interface FileReading<T> {
  readonly rows: readonly T[];
  readonly repairs: readonly Repair[];
  readonly warnings: readonly Warning[];
  readonly origin: FileOrigin;
}

/** How a list is read from a file. */
export interface ReadFileOptions {
  /** What the columns and words of the table stand for, beyond those that are known. Of no use for JSON. */
  readonly mapping?: TableMapping;
  /** Whether a unified social credit code with a wrong check character is an error. Default false: a warning. */
  readonly strict?: boolean;
  /** The most bytes that a workbook may unpack to. Default 2147483648 (2 GiB). */
  readonly mostBytes?: number;
}
