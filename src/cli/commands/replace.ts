import { replaceInspector } from "../../events/index.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, policiesOf, readEvidence, readRoster } from "../evidence.js";
import { isFolder } from "../files.js";
import { BLIND_HELP, BLIND_OPTION } from "../identities.js";
import { ENTRY_HELP, ENTRY_OPTIONS } from "../publicationFolder.js";
import { readRecordWithEvents, RECORD_EVENT_HELP, RECORD_EVENT_OPTIONS, writeEvent } from "../recordEvents.js";
import { isOfTeams, readReceived, RECEIVED_OPTIONS, singleValues } from "../received.js";
import { readReason, replacementLines } from "../replacement.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { EXIT, onlyOptions, onlyPositional, type Command, type CommandInput, type ExitCode } from "../usage.js";
import { replaceInChain } from "./replaceInChain.js";

const SHARED: Command["options"] = {
  inspectors: { type: "string" },
  avoidances: { type: "string" },
  "no-avoidances": { type: "boolean" },
  mapping: { type: "string" },
  visit: { type: "string" },
  inspector: { type: "string" },
  reason: { type: "string" },
  note: { type: "string" },
  by: { type: "string" },
  at: { type: "string" },
};
const OF_CHAIN: Command["options"] = {
  ...SHARED,
  ...ENTRY_OPTIONS,
  ...BLIND_OPTION,
  draw: { type: "string" },
  "at-day": { type: "string" },
};
const OF_RECORD: Command["options"] = {
  ...SHARED,
  ...EVIDENCE_OPTIONS,
  ...RECEIVED_OPTIONS,
  ...RECORD_EVENT_OPTIONS,
};

/** `double-random replace`. */
export const replace: Command = {
  help: `double-random replace FOLDER --draw N --visit TASK/TARGET --inspector ID --reason REASON --by OFFICE --at-day DATE
                      --inspectors FILE --avoidances FILE
double-random replace RECORD --visit TASK/TARGET --inspector ID --reason REASON --by OFFICE --at DATE
                      --plan FILE --targets FILE --inspectors FILE --avoidances FILE --out FILE
double-random replace TEAM-RECORD ... --received RECORD... --plan FILE... --targets FILE...

  FOLDER               a publication; the event becomes an entry of its chain
  RECORD               a record without a chain; the event is written to a file

  --visit TASK/TARGET  the visit, as the record names it
  --inspector ID       who cannot make it
  --reason REASON      recusal-upheld, recusal-applied, leave, illness, transfer, retirement, certificate or other
  --note TEXT          what a reader should know; needed for other
  --by OFFICE          which office decided

With FOLDER:
  --draw N             the number of the commitment of the draw; may be left out if there is only one
  --at-day DATE        when it was decided, YYYY-MM-DD
  --inspectors FILE    the inspector directory of today
  --avoidances FILE    the withdrawals (回避) of today, or --no-avoidances if there are none
${BLIND_HELP}
${ENTRY_HELP}

With RECORD:
  --at DATE            when it was decided, YYYY-MM-DD
${RECORD_EVENT_HELP}
${EVIDENCE_HELP}

Plan and targets must be what the record was made from; inspectors and withdrawals are those of today. With a record of teams for
received targets, --received names each record that it was drawn for, with --plan and --targets once for each, in the same order.`,
  options: { ...OF_RECORD, ...OF_CHAIN },
  run: (input) => {
    const path = onlyPositional(input, "FOLDER or RECORD");
    if (isFolder(path)) {
      onlyOptions(input, OF_CHAIN, "a publication");
      return replaceInChain(path, input);
    }
    onlyOptions(input, OF_RECORD, "a record");
    return replaceInRecord(path, input);
  },
};

async function replaceInRecord(path: string, input: CommandInput): Promise<ExitCode> {
  const given = readRecordWithEvents(path, input);
  const event = replaceInspector({
    ...(isOfTeams(given.record, input)
      ? { ...(await readRoster(input)), received: await readReceived(input.all("received"), input) }
      : await readEvidence(singleValues(input), policiesOf(given.record))),
    ...given,
    visitId: input.needed("visit"),
    inspectorId: input.needed("inspector"),
    ...readReason(input),
    by: input.needed("by"),
    at: input.needed("at"),
  });
  for (const line of [...replacementLines(event, DRAW_WORDS[readLanguage(input)]), writeEvent(given, event, input)])
    console.log(line);
  return EXIT.yes;
}
