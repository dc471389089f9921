import type { PlanRecord, ReserveEvent } from "../../index.js";
import { useReserve } from "../../events/index.js";
import { openDrawn, publishEvent } from "../drawnRecord.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, policiesOf, readEvidence, readRoster } from "../evidence.js";
import { isFolder } from "../files.js";
import { BLIND_HELP, BLIND_OPTION, readIdentities } from "../identities.js";
import { ENTRY_HELP, ENTRY_OPTIONS, readDrawnFrom } from "../publicationFolder.js";
import { readRecordWithEvents, RECORD_EVENT_HELP, RECORD_EVENT_OPTIONS, writeEvent } from "../recordEvents.js";
import { DRAW_WORDS, type DrawWords } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { EXIT, onlyOptions, onlyPositional, type Command, type CommandInput, type ExitCode } from "../usage.js";

const SHARED: Command["options"] = {
  inspectors: { type: "string" },
  avoidances: { type: "string" },
  "no-avoidances": { type: "boolean" },
  mapping: { type: "string" },
  visit: { type: "string" },
  task: { type: "string" },
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
const OF_RECORD: Command["options"] = { ...SHARED, ...EVIDENCE_OPTIONS, ...RECORD_EVENT_OPTIONS };

/** `double-random reserve`. */
export const reserve: Command = {
  help: `double-random reserve FOLDER --draw N --visit TASK/TARGET --by OFFICE --at-day DATE
                      --inspectors FILE --avoidances FILE
double-random reserve RECORD --visit TASK/TARGET --by OFFICE --at DATE --events FILE
                      --plan FILE --targets FILE --inspectors FILE --avoidances FILE --out FILE

  FOLDER               a publication; the event becomes an entry of its chain
  RECORD               a record without a chain; the event is written to a file

  --visit TASK/TARGET  the visit that could not be made; its result is recorded and says that the target is
                       activity-not-carried-on, closed-or-in-liquidation, deregistered, revoked, rescinded or moved-out
  --task TASK          the task that a reserve is used for, if the visit is for several
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

A record of teams for received targets has no reserves: whoever drew the targets has them, and decides.
The draw must have been made with the policy reservePerStratum above 0. Reserves come strictly in their order. Plan and targets
must be what the record was made from; inspectors and withdrawals are those of today.`,
  options: { ...OF_RECORD, ...OF_CHAIN },
  run: (input) => {
    const path = onlyPositional(input, "FOLDER or RECORD");
    if (isFolder(path)) {
      onlyOptions(input, OF_CHAIN, "a publication");
      return reserveInChain(path, input);
    }
    onlyOptions(input, OF_RECORD, "a record");
    return reserveInRecord(path, input);
  },
};

async function reserveInChain(path: string, input: CommandInput): Promise<ExitCode> {
  const drawn = openDrawn(path, input);
  const { commitment, record, events } = drawn;
  const { visitOf, rosterOf } = readIdentities(input, commitment);
  const { plan, targets } = readDrawnFrom(drawn.folder, commitment);
  const event = useReserve({
    ...rosterOf(await readRoster(input)),
    plan,
    targets,
    record,
    events,
    visitId: visitOf(input.needed("visit")),
    ...readTask(input),
    by: input.needed("by"),
    at: input.needed("at-day"),
  });
  const line = await publishEvent(drawn, event, input);
  for (const text of [...reserveLines(event, DRAW_WORDS[readLanguage(input)]), line]) console.log(text);
  return EXIT.yes;
}

async function reserveInRecord(path: string, input: CommandInput): Promise<ExitCode> {
  const given = readRecordWithEvents(path, input);
  const event = useReserve({
    ...(await readEvidence(input, policiesOf(given.record))),
    ...given,
    // One of teams is refused with the reason.
    record: given.record as PlanRecord,
    visitId: input.needed("visit"),
    ...readTask(input),
    by: input.needed("by"),
    at: input.needed("at"),
  });
  for (const line of [...reserveLines(event, DRAW_WORDS[readLanguage(input)]), writeEvent(given, event, input)])
    console.log(line);
  return EXIT.yes;
}

function readTask(input: CommandInput): { readonly taskId?: string } {
  const taskId = input.text("task");
  return taskId === undefined ? {} : { taskId };
}

/** Which reserve is visited, and by whom. */
function reserveLines(
  { visitId, reason, stratum, position, taskId, visit, replaced, eventHash }: ReserveEvent,
  words: DrawWords,
): string[] {
  const joins = visit.visitId !== `${taskId}/${visit.targetId}`;
  return [
    words.reserved(visitId, reason, position, stratum, visit.targetId),
    joins ? words.joinsVisit(taskId, visit.visitId) : words.newVisit(visit.visitId),
    ...replaced.map((each) => words.replaced(visit.visitId, each.joins, each.leaves, each.candidates)),
    words.team(visit.team),
    words.event(eventHash),
  ];
}
