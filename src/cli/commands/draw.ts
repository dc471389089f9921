import { drawPlan, formatRecord } from "../../index.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, readEvidence } from "../evidence.js";
import { writeAll } from "../files.js";
import { progressBar } from "../progress.js";
import { markdownTable, terminalTable } from "../recordTable.js";
import { COMMITMENT_OPTION, ENTRY_HELP, ENTRY_OPTIONS } from "../publicationFolder.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { EXIT, onlyOptions, onlyPositional, type Command } from "../usage.js";
import { readChoices, readSeed, SEED_HELP, SEED_OPTIONS } from "../drawChoices.js";
import { drawCommitted } from "./drawCommitted.js";
import { drawTargetsOnly, TARGETS_ONLY_OPTIONS } from "./drawTargetsOnly.js";

const OF_CHAIN: Command["options"] = {
  ...ENTRY_OPTIONS,
  ...COMMITMENT_OPTION,
  "salt-key": { type: "string" },
  force: { type: "boolean" },
};
const WITHOUT_CHAIN: Command["options"] = {
  ...EVIDENCE_OPTIONS,
  "as-of": { type: "string" },
  ...SEED_OPTIONS,
  policies: { type: "string" },
  task: { type: "string", multiple: true },
  "draw-number": { type: "string" },
  reason: { type: "string" },
  out: { type: "string" },
  table: { type: "string" },
  ...TARGETS_ONLY_OPTIONS,
  force: { type: "boolean" },
};

/** `double-random draw`. */
export const draw: Command = {
  help: `double-random draw FOLDER --salt-key FILE
double-random draw --plan FILE --targets FILE --inspectors FILE --avoidances FILE --as-of DATE
                   (--seed TEXT --seed-ref TEXT | --seed-file FILE) --out FILE
double-random draw --targets-only --drawn-by LEVEL --plan FILE --targets FILE --as-of DATE
                   (--seed TEXT --seed-ref TEXT | --seed-file FILE) --out FILE

With a publication, what was committed to is drawn with the seed that was revealed, and the result becomes an entry of the chain:

  FOLDER               the publication
  --salt-key FILE      the key that commit was given; it is published with the record
  --commitment N       the number of the commitment, if several wait for their result
${ENTRY_HELP}
  --force              overwrite an existing record and salt-key.json of the draw

Without one, the record stands alone:

${EVIDENCE_HELP}
  --as-of DATE         the date of the frames, YYYY-MM-DD
${SEED_HELP}
  --policies FILE      choices that differ from the plan's
  --task ID            draw this task alone; may be repeated
  --draw-number N      2 or more for a draw that is made again, with
  --reason TEXT        why
  --out FILE           the record to write
  --table FILE         a Markdown table to write beside it
  --force              overwrite existing files

With --targets-only it is the first stage of a draw in two stages (省抽县查, 市抽县查): no inspectors, and of the plan the tasks that
the level draws. Those who inspect then draw teams from the record: double-random assign.

  --drawn-by LEVEL     province, prefecture or county`,
  options: { ...WITHOUT_CHAIN, ...OF_CHAIN },
  run: async (input) => {
    if (input.positionals.length > 0) {
      const folder = onlyPositional(input, "FOLDER");
      onlyOptions(input, OF_CHAIN, "a publication, whose commitment says it");
      return drawCommitted(folder, input);
    }
    onlyOptions(input, WITHOUT_CHAIN, "a draw without a publication");
    if (input.flag("targets-only")) return drawTargetsOnly(input);
    const [out, table] = [input.needed("out"), input.text("table")];
    const asOf = input.needed("as-of");
    const seed = readSeed(input);
    const choices = readChoices(input);
    const evidence = await readEvidence(input, choices.policies);
    const bar = await progressBar("drawing");
    const record = ((): ReturnType<typeof drawPlan> => {
      try {
        return drawPlan({ ...evidence, asOf, seed, ...choices, onTask: bar.update });
      } finally {
        bar.stop();
      }
    })();
    const outputs = [
      { path: out, text: formatRecord(record) },
      ...(table === undefined ? [] : [{ path: table, text: markdownTable(record, evidence.plan) }]),
    ];
    writeAll(outputs, { overwrite: input.flag("force") });
    const words = DRAW_WORDS[readLanguage(input)];
    console.log(terminalTable(record, evidence.plan, words));
    for (const { code, message } of [...record.warnings, ...record.assignment.warnings])
      console.log(words.warning(code, message));
    console.log(words.record(record.recordHash));
    for (const { path } of outputs) console.log(words.wrote(path));
    return EXIT.yes;
  },
};
