import * as z from "zod/mini";
import { date, label, listOf, text, wholeNumber, type Shape } from "./fields.js";

/** Kinds of lists that can be kept in a table. */
export type TableKind = "targets" | "inspectors" | "avoidances" | "exclusions" | "inspections";

/** How the ids of rows are made. */
export interface IdRule {
  /**
   * What an id is made from: the column of ids (default), the unified social credit code, the filing number (备案号, 注册号) or
   * the number of the first certificate.
   */
  readonly from?: "id" | "creditCode" | "filingNumber" | "certificateNumber";
  /** Put before every id: `QY-`. */
  readonly prefix?: string;
}

/** How a table of a bureau says what the fields of a list are. */
export interface TableMapping {
  /** The name of a field map that this one adds to. */
  readonly extends?: string;
  /** The sheet to read. Default: the one whose header fits. */
  readonly sheet?: string;
  /** The row of the header, from 1. Default: the first row that holds headers. */
  readonly headerRow?: number;
  /** The first row of data, from 1, if others lie between it and the header. */
  readonly firstRow?: number;
  /** What separates the cells of a CSV file. Default: found from the file. */
  readonly delimiter?: "," | "\t" | ";";
  /** Headers of the file, each with its field: `{ "企业全称": "name" }`. They come before the headers that are known. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Headers that are left out on purpose and no longer reported. */
  readonly ignored?: readonly string[];
  /** By field: words of the file with what they stand for: `{ "localOfficeId": { "东城所": "office-01" } }`. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By field: what every row has, as a cell would say it: `{ "regionCode": "140581" }`. A cell that says something wins. */
  readonly constants?: Readonly<Record<string, string>>;
  readonly id?: IdRule;
  /**
   * What is done with text that is no id where an id is needed, such as the Chinese name of an office: an error (default),
   * or an id made from its hash.
   */
  readonly nonAsciiIds?: "refuse" | "hash";
  /** Whether rows with the same id are one: their licences, lists and directories united. Default false, which is an error. */
  readonly mergeRows?: boolean;
  /**
   * What is done with cells that are merged within a column: an error (default), or every cell gets the value. Cells that are
   * merged across columns are an error always.
   */
  readonly mergedCells?: "refuse" | "fill";
  /** The first day on a list (经营异常名录) for those of whom the table says only that they are on it. */
  readonly listedSince?: string;
}

/** The mappings of the tables of a bureau. */
export type MappingDocument = { readonly [K in TableKind]?: TableMapping };

const word: z.ZodMiniType<string> = z.string({ error: "text" });

const words: z.ZodMiniType<Readonly<Record<string, string>>> = z.record(z.string(), word, {
  error: "an object of texts",
});

const idRule: z.ZodMiniType<IdRule> = z.strictObject({
  from: z.exactOptional(z.enum(["id", "creditCode", "filingNumber", "certificateNumber"])),
  prefix: z.exactOptional(
    text(
      /^[0-9A-Za-z][0-9A-Za-z._-]{0,15}$/,
      "1 to 16 characters from 0-9 A-Z a-z . _ -, beginning with a letter or digit",
    ),
  ),
} satisfies Shape<IdRule>);

/** The schema of {@link TableMapping}. */
export const tableMappingSchema: z.ZodMiniType<TableMapping> = z.strictObject({
  extends: z.exactOptional(label),
  sheet: z.exactOptional(label),
  headerRow: z.exactOptional(wholeNumber(1)),
  firstRow: z.exactOptional(wholeNumber(1)),
  delimiter: z.exactOptional(z.enum([",", "\t", ";"])),
  columns: z.exactOptional(words),
  ignored: z.exactOptional(listOf(word)),
  values: z.exactOptional(z.record(z.string(), words, { error: "an object of objects of texts" })),
  constants: z.exactOptional(words),
  id: z.exactOptional(idRule),
  nonAsciiIds: z.exactOptional(z.enum(["refuse", "hash"])),
  mergeRows: z.exactOptional(z.boolean({ error: "true or false" })),
  mergedCells: z.exactOptional(z.enum(["refuse", "fill"])),
  listedSince: z.exactOptional(date),
} satisfies Shape<TableMapping>);

/** The schema of {@link MappingDocument}. */
export const mappingDocumentSchema: z.ZodMiniType<MappingDocument> = z.strictObject({
  targets: z.exactOptional(tableMappingSchema),
  inspectors: z.exactOptional(tableMappingSchema),
  avoidances: z.exactOptional(tableMappingSchema),
  exclusions: z.exactOptional(tableMappingSchema),
  inspections: z.exactOptional(tableMappingSchema),
} satisfies Shape<MappingDocument>);
