import { join } from "node:path";
import { writeAll, type Output } from "../files.js";
import { DRAWN_HELP, DRAWN_OPTIONS } from "../notices/drawnSource.js";
import { formatOfFile, noticeFormat, printNotice } from "../notices/noticeFormat.js";
import { NOTICE_HELP } from "../notices/noticeInput.js";
import { NOTICE_KINDS, type NamedNotice } from "../notices/noticeKinds.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { EXIT, onlyOptions, UsageError, type Command, type CommandInput } from "../usage.js";

/** `double-random notice`. */
export const notice: Command = {
  help: `double-random notice draw|results FOLDER|RECORD --out FILE
double-random notice inspector|task|visit FOLDER|RECORD (--inspector ID | --task ID | --visit TASK/TARGET) --out FILE
double-random notice inspector|task|visit FOLDER|RECORD --all --format FORMAT --out FOLDER
double-random notice plan PLAN --out FILE
double-random notice coverage PLAN --targets FILE --as-of DATE --out FILE

  FOLDER               a publication; what is needed is read from it
  RECORD               a record that stands alone, with --plan and --targets

Every kind:

${NOTICE_HELP}

About a draw:

${DRAWN_HELP}

The kinds:

  draw                 the notice of a draw
  --published-at TEXT  where record and lists are published, in words
  results              the notice of what visits found
  --calendar FILE      the working days: a JSON list of { "year", "holidays", "makeUpDays" }
  --from DATE --to DATE  only results recorded on these days, both included
  inspector            the visits of one inspector, --inspector ID
  task                 the targets of one task, --task ID
  visit                the sheet for one visit, --visit TASK/TARGET
  --all --format FORMAT  one file for each, in the folder --out
  plan                 the notice of a plan; refused while items break off or questions are open
  --draft              a draft that says so instead
  coverage             who is drawn with which chance in the year
  --as-of DATE         the date at which the directory is read
  --record FILE        the record of a draw that was made; may be repeated. Default: before all draws`,
  options: {
    ...DRAWN_OPTIONS,
    ...Object.assign({}, ...Object.values(NOTICE_KINDS).map(({ options }) => options)),
  } as Command["options"],
  run: async (input) => {
    const [word = "", source, ...rest] = input.positionals;
    const kind = Object.hasOwn(NOTICE_KINDS, word) ? NOTICE_KINDS[word] : undefined;
    if (!kind)
      throw new UsageError(
        `there is no notice ${word || "without a kind"}; say ${Object.keys(NOTICE_KINDS).join(", ")}`,
      );
    if (source === undefined || rest.length > 0) {
      throw new UsageError(`one file or folder is needed after ${word}, got ${String(input.positionals.length - 1)}`);
    }
    onlyOptions(input, kind.options, `notice ${word}`);
    const print = printerOf(input);
    const outputs: Output[] = [];
    for (const named of await kind.make(source, input)) outputs.push(await print(named));
    writeAll(outputs, { overwrite: input.flag("force"), makeFolders: input.flag("all") });
    const words = DRAW_WORDS[readLanguage(input)];
    console.log(
      outputs.length === 1 ? words.wrote(outputs[0]!.path) : words.files(outputs.length, input.needed("out")),
    );
    return EXIT.yes;
  },
};

/** Bad words are complained of before anything is read. */
function printerOf(input: CommandInput): (named: NamedNotice) => Promise<Output> {
  const out = input.needed("out");
  const word = input.text("format");
  const isAll = input.flag("all");
  if (!isAll && word !== undefined) {
    throw new UsageError("--format has no use without --all; the end of --out says it");
  }
  if (isAll && word === undefined) throw new UsageError("--format is missing");
  const format = word === undefined ? formatOfFile(out) : noticeFormat(word);
  const table = input.text("table");
  if (table !== undefined && format !== "csv") throw new UsageError(`--table has no use with ${format}`);
  return async ({ name = "", notice: made }) => ({
    path: isAll ? join(out, `${name}.${format}`) : out,
    text: await printNotice(made, format, table),
  });
}
