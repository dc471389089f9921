import { extname } from "node:path";
import { tableFile, templateTables } from "../../node/index.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { writeAll } from "../files.js";
import { languageOf, listKind, LIST_KINDS } from "../lists.js";
import { EXIT, onlyPositional, UsageError, type Command } from "../usage.js";

/** `double-random template`. */
export const template: Command = {
  help: `double-random template OUT --kind ${LIST_KINDS.join("|")}

  OUT                  the file to write: .xlsx, with a second sheet that says what to write in each column, or .csv
  --kind KIND          what it is for: ${LIST_KINDS.join(", ")}
  --language zh|en     Chinese (default) or English
  --force              overwrite an existing file`,
  options: { kind: { type: "string" }, force: { type: "boolean" } },
  run: async (input) => {
    const out = onlyPositional(input, "OUT");
    const [table, explanation] = templateTables(listKind(input), { language: languageOf(input) });
    const extension = extname(out).toLowerCase();
    if (extension !== ".csv" && extension !== ".xlsx") throw new UsageError(`OUT must be .xlsx or .csv, got ${out}`);
    const text = await tableFile(out, extension === ".csv" ? [table] : [table, explanation]);
    writeAll([{ path: out, text }], { overwrite: input.flag("force") });
    console.log(DRAW_WORDS[readLanguage(input)].wrote(out));
    return EXIT.yes;
  },
};
