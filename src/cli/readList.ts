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
import { readLanguage } from "./language.js";
import { describeRepair } from "./repairWords.js";
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

/** How a {@link ListReader} reads. */
interface ReadListOptions extends Omit<ReadTargetsOptions, "mapping"> {
  /** Takes each repair. Default: it is printed on the error output. */
  readonly report?: (repair: Repair) => void;
}

/** Reads a list of a kind, and says on the error output what was repaired in it, so that nothing of it is silent. */
export type ListReader = <K extends TableKind>(
  kind: K,
  path: string,
  options?: ReadListOptions,
) => Promise<FileReading<Row<K>>>;

/** Makes a reader with the mapping and the language that the user said. */
export function listReader(input: CommandInput, mapping: MappingDocument = readMapping(input)): ListReader {
  const language = readLanguage(input);
  return async (kind, path, { report, ...options } = {}) => {
    const own = mapping[kind];
    try {
      const reading = await READERS[kind](path, { ...options, ...(own && { mapping: own }) });
      const say =
        report ??
        ((repair): void => {
          console.error(`${reading.origin.file}${language === "zh" ? "：" : ": "}${describeRepair(repair, language)}`);
        });
      for (const repair of reading.repairs) say(repair);
      return reading;
    } catch (error) {
      if (
        error instanceof DoubleRandomError &&
        error.code === "FILE_UNREADABLE" &&
        error.expected.includes("can be read")
      ) {
        throw new UsageError(`cannot read ${path}: ${error.received}`, `无法读取 ${path}，请核对文件名`);
      }
      throw error;
    }
  };
}
