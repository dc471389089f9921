import { Readable } from "node:stream";
import type { CsvError } from "csv-parse";
import { decodedText } from "./decodedText.js";
import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";
import { MOST_COLUMNS, MOST_ROW_CHARACTERS, tooLarge } from "./limits.js";
import type { SheetRow } from "./cell.js";
import { isGuarded } from "./guardFormula.js";
import type { TextEncoding } from "../zh/markedEncoding.js";
import { textEncoding } from "./textEncoding.js";

/** What separates the cells of a row. */
export type Delimiter = "," | "\t" | ";";

/** A CSV file that was opened. */
export interface CsvFile {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  readonly rows: AsyncGenerator<SheetRow, void, undefined>;
}

const DELIMITERS: readonly Delimiter[] = [",", "\t", ";"];
const ROWS_TO_LOOK_AT = 20;

/** Opens a CSV file, whose encoding and delimiter are found from its contents unless the delimiter is given. */
export async function openCsv(source: FileSource, given?: Delimiter): Promise<CsvFile> {
  const encoding = await textEncoding(source);
  const start = new TextDecoder(encoding).decode(source.head);
  const stated = /^sep=([,;\t])\r?\n/.exec(start)?.[1] as Delimiter | undefined;
  const delimiter = given ?? stated ?? findDelimiter(start);
  return { encoding, delimiter, rows: readRows(source, encoding, delimiter, stated !== undefined) };
}

/** The candidate that occurs most often outside quotes in the first rows. */
function findDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let [quoted, rows] = [false, 0];
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === "\n" && ++rows >= ROWS_TO_LOOK_AT) break;
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return DELIMITERS.reduce((best, delimiter) => (counts.get(delimiter)! > counts.get(best)! ? delimiter : best));
}

async function* readRows(
  source: FileSource,
  encoding: TextEncoding,
  delimiter: Delimiter,
  skipFirst: boolean,
): AsyncGenerator<SheetRow, void, undefined> {
  const csv = await import("csv-parse");
  const parser = csv.parse({
    delimiter,
    bom: false,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    max_record_size: MOST_ROW_CHARACTERS,
  });
  // What goes wrong while decoding ends the parser with that error.
  const text = Readable.from(decodedText(source, encoding)).on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      number += 1;
      if (number === 1 && skipFirst) continue;
      if (cells.length > MOST_COLUMNS) throw tooWide(source.name, number, `${String(cells.length)} columns`);
      yield unguarded(number, cells);
    }
  } catch (error) {
    throw error instanceof csv.CsvError ? csvError(source.name, rowOf(error), error) : error;
  } finally {
    text.destroy();
  }
}

/** Without the apostrophes that {@link guardFormula} puts before what a spreadsheet program would run. */
function unguarded(number: number, cells: readonly string[]): SheetRow {
  const guarded = cells.flatMap((cell, index) => (isGuarded(cell) ? [index] : []));
  if (guarded.length === 0) return { number, cells };
  return { number, cells: cells.map((cell) => (isGuarded(cell) ? cell.slice(1) : cell)), guarded };
}

function tooWide(file: string, row: number, received: string): Error {
  const expected = `at most ${String(MOST_COLUMNS)} columns and ${String(MOST_ROW_CHARACTERS)} characters in a row`;
  const advice = "look for a quotation mark that is never closed, or for the wrong file";
  return tooLarge({ file, row }, expected, received, advice);
}

/** The parser is ahead of its reader, so that only the error knows the row. */
function rowOf(error: CsvError): number {
  return ((error as { readonly records?: number }).records ?? 0) + 1;
}

function csvError(file: string, row: number, { code }: CsvError): Error {
  if (code === "CSV_MAX_RECORD_SIZE") return tooWide(file, row, "more");
  const isOpen = code === "CSV_QUOTE_NOT_CLOSED";
  return fileError({
    code: "TABLE_INVALID",
    location: { file, row },
    expected: "cells with quotation marks either around the whole cell, those inside doubled, or nowhere",
    received: isOpen ? "a quotation mark that is never closed" : "a stray quotation mark",
    advice: isOpen
      ? `close the quotation mark that opens in row ${String(row)}, or take it out`
      : "put the cell in quotation marks and double those inside, or save the table as .xlsx",
  });
}
