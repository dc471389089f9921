import {
  parseMapping,
  readAvoidances,
  readExclusions,
  readInspections,
  readInspectors,
  readTargets,
  type FileReading,
  type ListRows,
  type MappingDocument,
  type ReadTargetsOptions,
  type Repair,
  type TableKind,
} from "../node/index.js";
import { DoubleRandomError } from "../index.js";
import { readJson } from "./files.js";
import { UsageError, type CommandInput } from "./usage.js";

type Row<K extends TableKind> = ListRows[K][number];

type Reader<K extends TableKind> = (path: string, options: ReadTargetsOptions) => Promise<FileReading<Row<K>>>;

const READERS: { readonly [K in TableKind]: Reader<K> } = {
  targets: readTargets,
  inspectors: (path, { creditClasses: _, ...options }) => readInspectors(path, options),
  avoidances: (path, { creditClasses: _, ...options }) => readAvoidances(path, options),
  exclusions: (path, { creditClasses: _, ...options }) => readExclusions(path, options),
  inspections: (path, { creditClasses: _, ...options }) => readInspections(path, options),
};

/** Reads the option --mapping. */
export function readMapping(input: CommandInput): MappingDocument {
  const path = input.text("mapping");
  return path === undefined ? {} : parseMapping(readJson(path));
}

/** How {@link readListFile} reads. */
export interface ReadListOptions extends Omit<ReadTargetsOptions, "mapping"> {
  /** Takes each repair. Default: it is printed on the error output. */
  readonly report?: (repair: Repair) => void;
}

/** Reads a list of a kind, and says on the error output what was repaired in it, so that nothing of it is silent. */
export async function readListFile<K extends TableKind>(
  kind: K,
  path: string,
  mapping: MappingDocument,
  { report, ...options }: ReadListOptions = {},
): Promise<FileReading<Row<K>>> {
  const own = mapping[kind];
  try {
    const reading = await READERS[kind](path, { ...options, ...(own && { mapping: own }) });
    const say =
      report ??
      ((repair): void => {
        console.error(`${reading.origin.file}: ${describeRepair(repair)}`);
      });
    for (const repair of reading.repairs) say(repair);
    return reading;
  } catch (error) {
    if (
      error instanceof DoubleRandomError &&
      error.code === "FILE_UNREADABLE" &&
      error.expected.includes("can be read")
    ) {
      throw new UsageError(`cannot read ${path}: ${error.received}`);
    }
    throw error;
  }
}

/** One line about a repair: what, where, how often, and the first values. */
export function describeRepair({ code, column, count, rows, examples }: Repair): string {
  const place = column === undefined ? "" : ` column ${column}`;
  const first = rows.length === 0 ? "" : ` (row ${String(rows[0])}${count > 1 ? " first" : ""})`;
  const shown = examples.slice(0, 3).map(({ raw, value }) => (value === "" ? raw : `${raw} → ${value}`));
  const more = examples.length > shown.length ? ", …" : "";
  return `${code}${place}: ${String(count)}${first}${shown.length === 0 ? "" : `: ${shown.join(", ")}${more}`}`;
}
