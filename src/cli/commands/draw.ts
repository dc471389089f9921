import { drawPlan, formatRecord, type DrawPlanOptions, type Policies, type Seed } from "../../index.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, readEvidence } from "../evidence.js";
import { readJson, writeAll } from "../files.js";
import { progressBar } from "../progress.js";
import { markdownTable, terminalTable } from "../recordTable.js";
import { COMMITMENT_OPTION, ENTRY_HELP, ENTRY_OPTIONS } from "../publicationFolder.js";
import {
  EXIT,
  onlyOptions,
  onlyPositional,
  UsageError,
  wholeNumber,
  type Command,
  type CommandInput,
} from "../usage.js";
import { drawCommitted } from "./drawCommitted.js";

const OF_CHAIN: Command["options"] = {
  ...ENTRY_OPTIONS,
  ...COMMITMENT_OPTION,
  "salt-key": { type: "string" },
  force: { type: "boolean" },
};
const WITHOUT_CHAIN: Command["options"] = {
  ...EVIDENCE_OPTIONS,
  "as-of": { type: "string" },
  seed: { type: "string" },
  "seed-ref": { type: "string" },
  "seed-bits": { type: "string" },
  "seed-file": { type: "string" },
  policies: { type: "string" },
  task: { type: "string", multiple: true },
  "draw-number": { type: "string" },
  reason: { type: "string" },
  out: { type: "string" },
  table: { type: "string" },
  force: { type: "boolean" },
};

/** `double-random draw`. */
export const draw: Command = {
  purpose: "draw the targets of a plan and a team of inspectors for each, and write the record",
  help: `double-random draw FOLDER --salt-key FILE
double-random draw --plan FILE --targets FILE --inspectors FILE --avoidances FILE --as-of DATE
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
  --seed TEXT          the seed as announced, at least 64 bits (20 digits); it is reported as declared
  --seed-ref TEXT      what the seed is: the meeting, the dice, the lottery
  --seed-bits N        bits of it that nobody could know, if fewer than the text could carry (six-sided dice: 2 each)
  --seed-file FILE     the seed as { "sources": [{ "type", "ref", "value" }] }
  --policies FILE      choices that differ from the plan's
  --task ID            draw this task alone; may be repeated
  --draw-number N      2 or more for a draw that is made again, with
  --reason TEXT        why
  --out FILE           the record to write
  --table FILE         a Markdown table to write beside it
  --force              overwrite existing files`,
  options: { ...WITHOUT_CHAIN, ...OF_CHAIN },
  run: async (input) => {
    if (input.positionals.length > 0) {
      const folder = onlyPositional(input, "FOLDER");
      onlyOptions(input, OF_CHAIN, "a publication, whose commitment says it");
      return drawCommitted(folder, input);
    }
    onlyOptions(input, WITHOUT_CHAIN, "a draw without a publication");
    const [out, table] = [input.needed("out"), input.text("table")];
    const asOf = input.needed("as-of");
    const seed = readSeed(input);
    const choices = readChoices(input);
    const evidence = await readEvidence(input, choices.policies);
    const bar = progressBar("drawing");
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
    console.log(terminalTable(record, evidence.plan));
    for (const { code, message } of [...record.warnings, ...record.assignment.warnings])
      console.log(`warning ${code}: ${message}`);
    console.log(`record ${record.recordHash}`);
    for (const { path } of outputs) console.log(`wrote ${path}`);
    return EXIT.yes;
  },
};

function readSeed(input: CommandInput): Seed {
  const [text, file] = [input.text("seed"), input.text("seed-file")];
  if ((text === undefined) === (file === undefined)) throw new UsageError("give either --seed or --seed-file");
  if (file !== undefined) return readJson(file) as Seed;
  const entropyBits = wholeNumber(input, "seed-bits");
  const source = { type: "declared", ref: input.needed("seed-ref"), value: text ?? "" } as const;
  return { sources: [{ ...source, ...(entropyBits !== undefined && { entropyBits }) }] };
}

function readChoices(
  input: CommandInput,
): Pick<DrawPlanOptions, "policies" | "taskIds" | "drawNumber" | "redrawReason"> {
  const [policies, redrawReason] = [input.text("policies"), input.text("reason")];
  const drawNumber = wholeNumber(input, "draw-number");
  const taskIds = input.all("task");
  return {
    ...(policies !== undefined && { policies: readJson(policies) as Partial<Policies> }),
    ...(taskIds.length > 0 && { taskIds }),
    ...(drawNumber !== undefined && { drawNumber }),
    ...(redrawReason !== undefined && { redrawReason }),
  };
}
