import { formatRecord, type AdministrativeLevel } from "../../index.js";
import { drawTargets } from "../../stages/index.js";
import { readChoices, readSeed } from "../drawChoices.js";
import { readTargetEvidence } from "../evidence.js";
import { writeAll } from "../files.js";
import { EXIT, UsageError, type Command, type CommandInput, type ExitCode } from "../usage.js";

/** The options of the first stage of a draw in two stages. */
export const TARGETS_ONLY_OPTIONS: Command["options"] = {
  "targets-only": { type: "boolean" },
  "drawn-by": { type: "string" },
};

/** What a draw of targets alone does not look at, and so must not be given. */
const ABOUT_TEAMS = ["--inspectors", "--avoidances", "--no-avoidances", "--table"];

/** `double-random draw --targets-only`. */
export async function drawTargetsOnly(input: CommandInput): Promise<ExitCode> {
  const stray = input.given.find((option) => ABOUT_TEAMS.includes(option));
  if (stray !== undefined) throw new UsageError(`${stray} has no use with --targets-only`);
  const out = input.needed("out");
  const [drawnBy, asOf] = [input.needed("drawn-by") as AdministrativeLevel, input.needed("as-of")];
  const seed = readSeed(input);
  const choices = readChoices(input);
  const record = drawTargets({
    ...(await readTargetEvidence(input, choices.policies)),
    drawnBy,
    asOf,
    seed,
    ...choices,
  });
  writeAll([{ path: out, text: formatRecord(record) }], { overwrite: input.flag("force") });
  for (const { taskId, frame, drawn } of record.tasks) {
    console.log(`${taskId}: ${String(drawn)} of ${String(frame.size)} drawn`);
  }
  for (const { code, message } of record.warnings) console.log(`warning ${code}: ${message}`);
  console.log(`record ${record.recordHash}\nwrote ${out}`);
  return EXIT.yes;
}
