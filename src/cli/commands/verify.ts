import Table from "cli-table3";
import { verifyRecord, type VerificationCheck } from "../../index.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, policiesOf, readEvidence } from "../evidence.js";
import { readJson } from "../files.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random verify`. */
export const verify: Command = {
  purpose: "recompute a published record from its evidence and say what fits and what was not checked",
  help: `double-random verify RECORD --plan FILE --targets FILE --inspectors FILE --avoidances FILE

${EVIDENCE_HELP}
  --record-only        check what can be checked without any evidence (never enough for a yes)
  --all                list every check, not only what failed or was not checked
  --json               print the report as JSON

Exit code 0 if the record verifies, 1 if it does not, 2 if a file cannot be read.`,
  options: {
    ...EVIDENCE_OPTIONS,
    "record-only": { type: "boolean" },
    all: { type: "boolean" },
    json: { type: "boolean" },
  },
  run: (input) => {
    const record = readJson(onlyPositional(input, "RECORD"));
    const report = verifyRecord(record, input.flag("record-only") ? {} : readEvidence(input, policiesOf(record)));
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
  },
};

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
