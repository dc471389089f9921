import { extname } from "node:path";
import { listReader, readMapping } from "../readList.js";
import { describeRepair } from "../repairWords.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { writeAll } from "../files.js";
import { languageOf, listKind, LIST_KINDS } from "../lists.js";
import { listTable, tableFile, type CsvOptions, type ListRows, type TableKind } from "../../node/index.js";
import { EXIT, UsageError, type Command, type CommandInput } from "../usage.js";

/** `double-random convert`. */
export const convert: Command = {
  help: `double-random convert IN OUT --kind ${LIST_KINDS.join("|")}

  IN                   a CSV file (UTF-8, GB18030 or UTF-16), an XLSX workbook, JSON or JSON Lines
  OUT                  the file to write: .json, .jsonl, .csv or .xlsx
  --kind KIND          what it is: ${LIST_KINDS.join(", ")}
  --mapping FILE       what its columns and words stand for, beyond those that are known: JSON
  --sheet NAME         the sheet of a workbook, if its header does not say which
  --strict             refuse unified social credit codes with a wrong check character instead of warning
  --credit-class NAME  a credit class in use, if they are not A, B, C and D; may be repeated
  --encoding NAME      of a CSV file to write: utf-8 (default, with a byte order mark) or gb18030
  --language zh|en     of the headers and words to write: Chinese (default) or English
  --force              overwrite an existing file

Everything that was folded, repaired or left out is listed. If any row is bad, every bad cell is listed with its place and
what to do, and nothing is written.`,
  options: {
    kind: { type: "string" },
    mapping: { type: "string" },
    sheet: { type: "string" },
    strict: { type: "boolean" },
    "credit-class": { type: "string", multiple: true },
    encoding: { type: "string" },
    force: { type: "boolean" },
  },
  run: async (input) => {
    const [from, out] = twoFiles(input);
    const kind = listKind(input);
    const language = readLanguage(input);
    const mapping = readMapping(input);
    const sheet = input.text("sheet");
    const classes = input.all("credit-class");
    const stated = sheet === undefined ? mapping : { ...mapping, [kind]: { ...mapping[kind], sheet } };
    const reading = await listReader(input, stated)(kind, from, {
      strict: input.flag("strict"),
      report: (repair) => {
        console.log(describeRepair(repair, language));
      },
      ...(classes.length > 0 && { creditClasses: classes }),
    });
    const { rows, warnings, origin } = reading;
    writeAll([{ path: out, text: await outputOf(out, kind, rows as ListRows[TableKind], input) }], {
      overwrite: input.flag("force"),
    });
    const words = DRAW_WORDS[language];
    for (const { code, message } of warnings) console.log(words.warning(code, message));
    const { encoding, sheet: read } = origin;
    const how = [origin.kind, encoding, read === undefined ? undefined : words.sheet(read)].filter(
      (part) => part !== undefined,
    );
    console.log(words.readFile(from, how, rows.length, kind));
    console.log(words.wrote(out));
    return EXIT.yes;
  },
};

function twoFiles({ positionals }: CommandInput): readonly [string, string] {
  const [from, out, ...rest] = positionals;
  if (from === undefined) throw new UsageError("IN is missing");
  if (out === undefined) throw new UsageError("OUT is missing");
  if (rest.length > 0) throw new UsageError(`unexpected ${rest.join(" ")}`);
  return [from, out];
}

async function outputOf(
  out: string,
  kind: TableKind,
  rows: ListRows[TableKind],
  input: CommandInput,
): Promise<string | Uint8Array> {
  const extension = extname(out).toLowerCase();
  if (extension === ".json") return listText(rows);
  if (extension === ".jsonl") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  if (extension !== ".csv" && extension !== ".xlsx")
    throw new UsageError(`OUT must be .json, .jsonl, .csv or .xlsx, got ${out}`);
  return tableFile(out, [listTable(kind, rows, { language: languageOf(input) })], encodingOf(input));
}

/** A list with an object a line, so that people can compare two of them line by line. */
function listText(rows: readonly object[]): string {
  return rows.length === 0 ? "[]\n" : `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}

function encodingOf(input: CommandInput): CsvOptions {
  const encoding = input.text("encoding") ?? "utf-8";
  if (encoding === "utf-8" || encoding === "gb18030") return { encoding };
  throw new UsageError(`--encoding must be utf-8 or gb18030, got ${encoding}`);
}
