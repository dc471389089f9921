import Table from "cli-table3";
import {
  verifyRecord,
  verifyTargetRecord,
  verifyTeamRecord,
  type VerificationCheck,
  type VerificationReport,
} from "../../index.js";
import {
  EVIDENCE_HELP,
  EVIDENCE_OPTIONS,
  policiesOf,
  readEvidence,
  readRoster,
  readTargetEvidence,
} from "../evidence.js";
import { isFolder, readJson } from "../files.js";
import { readReceived } from "../received.js";
import { LANGUAGE_HELP } from "../language.js";
import {
  EXIT,
  onlyOptions,
  onlyPositional,
  UsageError,
  type Command,
  type CommandInput,
  type ExitCode,
} from "../usage.js";
import { verifyPublicationFolder } from "./verifyPublicationFolder.js";

const SHARED: Command["options"] = { all: { type: "boolean" }, json: { type: "boolean" } };
const OF_FOLDER: Command["options"] = {
  ...SHARED,
  "authority-key": { type: "string", multiple: true },
  "witness-key": { type: "string", multiple: true },
  head: { type: "string" },
  register: { type: "string" },
};
const OF_RECORD: Command["options"] = {
  ...SHARED,
  ...EVIDENCE_OPTIONS,
  plan: { type: "string", multiple: true },
  targets: { type: "string", multiple: true },
  exclusions: { type: "string", multiple: true },
  "record-only": { type: "boolean" },
  received: { type: "string", multiple: true },
};

/** `double-random verify`. */
export const verify: Command = {
  purpose: "recompute what was published and say what fits and what was not checked",
  help: `double-random verify FOLDER [--authority-key ALG:HEX] [--witness-key NAME=ALG:HEX] [--head N:HASH]
double-random verify RECORD --plan FILE --targets FILE --inspectors FILE --avoidances FILE
double-random verify TEAM-RECORD --received RECORD... --plan FILE... --targets FILE... --inspectors FILE --avoidances FILE

A publication, with its chain:

  FOLDER               the publication; every file in it must have its place, but for names that begin with a full stop
  --authority-key K    a key of the authority, ed25519:HEX or sm2:HEX, from elsewhere; may be repeated
  --witness-key N=K    the key of a third party and the name to call it by; may be repeated
  --head N:HASH        an entry that was published elsewhere: its number and hash
  --register FILE      ids that the directory should have: a JSON list, or one to a line
${LANGUAGE_HELP}

A record that stands alone:

${EVIDENCE_HELP}
  --record-only        check what can be checked without any evidence (never enough for a yes)

A record of targets alone needs neither inspectors nor avoidances. A record of teams for received targets needs the records of these:

  --received RECORD    a record that it was drawn for; may be repeated, with --plan, --targets and perhaps --exclusions once for each, in
                       the same order. With the whole directory of a record that record is verified, too.

Both:

  --all                list every check, not only what failed or was not checked
  --json               print the report as JSON

Exit code 0 if it verifies, 1 if it does not, 2 if a file cannot be read.`,
  options: { ...OF_RECORD, ...OF_FOLDER },
  run: (input) => {
    const path = onlyPositional(input, "FOLDER or RECORD");
    if (isFolder(path)) {
      onlyOptions(input, OF_FOLDER, "a publication");
      return verifyPublicationFolder(path, input);
    }
    onlyOptions(input, OF_RECORD, "a record");
    return verifySingleRecord(path, input);
  },
};

async function verifySingleRecord(path: string, input: CommandInput): Promise<ExitCode> {
  const record = readJson(path);
  const report = await reportOn(record, input);
  if (input.flag("json")) {
    console.log(JSON.stringify(report, null, 2));
  } else {
    const shown = input.flag("all") ? report.checks : report.checks.filter(({ status }) => status !== "pass");
    const passed = report.checks.filter(({ status }) => status === "pass").length;
    console.log(`${String(passed)} of ${String(report.checks.length)} checks passed`);
    if (shown.length > 0) console.log(checksTable(shown));
    console.log(report.ok ? "The record verifies." : "The record does NOT verify.");
  }
  return report.ok ? EXIT.yes : EXIT.no;
}

/** Each kind of record by the evidence that it needs. */
async function reportOn(record: unknown, input: CommandInput): Promise<VerificationReport> {
  const kind = (record as { readonly kind?: unknown } | null)?.kind;
  const alone = input.flag("record-only");
  const single = singleValues(input);
  if (kind === "team-record") {
    return verifyTeamRecord(
      record,
      alone ? {} : { ...(await readRoster(input)), received: await readReceived(input.all("received"), input) },
    );
  }
  const stray = input.all("received").length > 0 ? "--received" : undefined;
  if (stray !== undefined) throw new UsageError(`${stray} has no use with a record of this kind`);
  if (kind === "target-record") {
    return verifyTargetRecord(record, alone ? {} : await readTargetEvidence(single, policiesOf(record)));
  }
  return verifyRecord(record, alone ? {} : await readEvidence(single, policiesOf(record)));
}

/** Options that only a record of teams may repeat. */
function singleValues(input: CommandInput): CommandInput {
  const text = (name: string): string | undefined => {
    const all = input.all(name);
    if (all.length > 1) throw new UsageError(`--${name} is given ${String(all.length)} times`);
    return all[0] ?? input.text(name);
  };
  return { ...input, text, needed: (name) => text(name) ?? input.needed(name) };
}

function checksTable(checks: readonly VerificationCheck[]): string {
  const table = new Table({
    head: ["level", "check", "status", "finding"],
    style: { head: [], border: [], compact: true },
    colWidths: [7, 30, 13, 80],
    wordWrap: true,
  });
  table.push(...checks.map(({ level, id, status, message }) => [level, id, status, message]));
  return table.toString();
}
