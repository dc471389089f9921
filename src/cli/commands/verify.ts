import Table from "cli-table3";
import { verifyEvents } from "../../events/index.js";
import { verifyRecord, type EventEvidence, type VerificationCheck, type VerificationReport } from "../../index.js";
import { verifyTargetRecord, verifyTeamRecord } from "../../stages/index.js";
import {
  EVIDENCE_HELP,
  EVIDENCE_OPTIONS,
  policiesOf,
  readEvidence,
  readRoster,
  readTargetEvidence,
} from "../evidence.js";
import { reportOf } from "../../verify/report.js";
import { EVENT_ROSTER_HELP, EVENT_ROSTER_OPTIONS, readRosters } from "../eventRosters.js";
import { isFolder, readJson } from "../files.js";
import { isOfTeams, readReceived, RECEIVED_OPTIONS, singleValues } from "../received.js";
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
  ...RECEIVED_OPTIONS,
  "record-only": { type: "boolean" },
  ...EVENT_ROSTER_OPTIONS,
};

/** `double-random verify`. */
export const verify: Command = {
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

What happened to the visits of a record afterwards is verified with it:

${EVENT_ROSTER_HELP}

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
  if (isOfTeams(record, input)) {
    const given = alone
      ? {}
      : { ...(await readRoster(input)), received: await readReceived(input.all("received"), input) };
    return withEvents(verifyTeamRecord(record, given), record, given, input);
  }
  if (kind === "target-record") {
    if (input.text("events") !== undefined) throw new UsageError("--events has no use with a record without visits");
    return verifyTargetRecord(record, alone ? {} : await readTargetEvidence(single, policiesOf(record)));
  }
  const given = alone ? {} : await readEvidence(single, policiesOf(record));
  return withEvents(verifyRecord(record, given), record, given, input);
}

/** What was found of the record, and of its events if there are any. */
async function withEvents(
  ofRecord: VerificationReport,
  record: unknown,
  given: EventEvidence,
  input: CommandInput,
): Promise<VerificationReport> {
  const rosters = await readRosters(input);
  const file = input.text("events");
  if (file === undefined) return ofRecord;
  const ofEvents = verifyEvents(record, readJson(file), { ...given, rosters });
  // The draw has been looked at, and so has the record.
  const known = new Set(["record.draw", ...ofRecord.checks.map(({ id }) => id)]);
  const added = ofEvents.checks.filter(({ id, status }) => status === "fail" || !known.has(id));
  return reportOf([...ofRecord.checks, ...added]);
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
