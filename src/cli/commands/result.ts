import type { Finding, RecordResultOptions, ResultEvent } from "../../index.js";
import { parsePlan } from "../../index.js";
import { recordResult } from "../../events/index.js";
import { openDrawn, publishEvent } from "../drawnRecord.js";
import { isFolder, readJson } from "../files.js";
import { BLIND_HELP, BLIND_OPTION, readIdentities } from "../identities.js";
import { isOfTeams, readReceivedPlans, RECEIVED_OPTIONS, singleValues } from "../received.js";
import { drawFile, ENTRY_HELP, ENTRY_OPTIONS } from "../publicationFolder.js";
import { readRecordWithEvents, RECORD_EVENT_HELP, RECORD_EVENT_OPTIONS, writeEvent } from "../recordEvents.js";
import { DRAW_WORDS, type DrawWords } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { recordResultList } from "../resultList.js";
import { EXIT, onlyOptions, onlyPositional, type Command, type CommandInput, type ExitCode } from "../usage.js";

const SHARED: Command["options"] = {
  visit: { type: "string" },
  outcome: { type: "string" },
  findings: { type: "string" },
  by: { type: "string" },
  at: { type: "string" },
};
const OF_CHAIN: Command["options"] = {
  ...SHARED,
  list: { type: "string" },
  mapping: { type: "string" },
  ...ENTRY_OPTIONS,
  ...BLIND_OPTION,
  draw: { type: "string" },
  "at-day": { type: "string" },
};
const OF_LIST: Command["options"] = {
  ...ENTRY_OPTIONS,
  ...BLIND_OPTION,
  draw: { type: "string" },
  by: { type: "string" },
  list: { type: "string" },
  mapping: { type: "string" },
};
const OF_RECORD: Command["options"] = {
  ...SHARED,
  ...RECORD_EVENT_OPTIONS,
  plan: RECEIVED_OPTIONS["plan"]!,
  received: RECEIVED_OPTIONS["received"]!,
};

/** `double-random result`. */
export const result: Command = {
  help: `double-random result FOLDER --draw N --visit TASK/TARGET --outcome OUTCOME --by OFFICE --at-day DATE
double-random result FOLDER --list FILE --by OFFICE
double-random result RECORD --visit TASK/TARGET --outcome OUTCOME --by OFFICE --at DATE --out FILE

  FOLDER               a publication; the event becomes an entry of its chain
  RECORD               a record without a chain; the event is written to a file

  --visit TASK/TARGET  the visit, as the record names it
  --outcome OUTCOME    no-problem, problem-pending, corrected-on-order, not-published, false-information, refused-serious;
                       or, in a chain only if the commitment allows it: unreachable-at-registered-address,
                       activity-not-carried-on, closed-or-in-liquidation, deregistered, revoked, rescinded, moved-out
  --findings FILE      if the items found something else each: a JSON list of { "taskId", "itemId", "outcome" }, one for each item of
                       each task of the visit; --outcome is then one of theirs
  --by OFFICE          which office records it

With FOLDER:
  --draw N             the number of the commitment of the draw; may be left out if there is only one
  --at-day DATE        the day, YYYY-MM-DD
  --list FILE          many results at once: a table (CSV, XLSX, JSON) with target, task, date and outcome; all are recorded, or none
  --mapping FILE       what its columns and words stand for, beyond those that are known
${BLIND_HELP}
${ENTRY_HELP}

With RECORD:
  --at DATE            the day, YYYY-MM-DD
  --plan FILE          the plan; needed with --findings
  --received RECORD    with --findings of a record of teams for received targets: each record that it was drawn for, with --plan once
                       for each, in the same order
${RECORD_EVENT_HELP}`,
  options: { ...OF_RECORD, ...OF_CHAIN },
  run: (input) => {
    const path = onlyPositional(input, "FOLDER or RECORD");
    if (isFolder(path)) {
      onlyOptions(input, OF_CHAIN, "a publication");
      const list = input.text("list");
      if (list === undefined) return resultInChain(path, input);
      onlyOptions(input, OF_LIST, "--list");
      return recordResultList(path, list, input);
    }
    onlyOptions(input, OF_RECORD, "a record");
    return resultInRecord(path, input);
  },
};

async function resultInChain(path: string, input: CommandInput): Promise<ExitCode> {
  const drawn = openDrawn(path, input);
  const event = recordResult({
    record: drawn.record,
    events: drawn.events,
    visitId: readIdentities(input, drawn.commitment).visitOf(input.needed("visit")),
    ...readFound(input, () => ({
      plan: parsePlan(readJson(drawFile(drawn.folder, drawn.commitment.number, "plan"))),
    })),
    by: input.needed("by"),
    at: input.needed("at-day"),
  });
  const line = await publishEvent(drawn, event, input);
  for (const text of [...resultLines(event, DRAW_WORDS[readLanguage(input)]), line]) console.log(text);
  return EXIT.yes;
}

function resultInRecord(path: string, input: CommandInput): ExitCode {
  const given = readRecordWithEvents(path, input);
  const event = recordResult({
    ...given,
    visitId: input.needed("visit"),
    ...readFound(input, () =>
      isOfTeams(given.record, input)
        ? { received: readReceivedPlans(input) }
        : { plan: parsePlan(readJson(singleValues(input).needed("plan"))) },
    ),
    by: input.needed("by"),
    at: input.needed("at"),
  });
  for (const line of [...resultLines(event, DRAW_WORDS[readLanguage(input)]), writeEvent(given, event, input)])
    console.log(line);
  return EXIT.yes;
}

function readFound(
  input: CommandInput,
  readItems: () => Pick<RecordResultOptions, "plan" | "received">,
): Pick<RecordResultOptions, "outcome" | "findings" | "plan" | "received"> {
  const outcome = input.needed("outcome") as ResultEvent["outcome"];
  const file = input.text("findings");
  if (file === undefined) return { outcome };
  return { outcome, findings: readJson(file) as readonly Finding[], ...readItems() };
}

function resultLines({ visitId, outcome, findings = [], eventHash }: ResultEvent, words: DrawWords): string[] {
  return [
    words.outcome(visitId, outcome),
    ...findings.map((finding) => words.outcome(`  ${finding.taskId}/${finding.itemId}`, finding.outcome)),
    words.event(eventHash),
  ];
}
