import { replaceInspector, type PlanRecord, type RecordEvent, type ReplacementEvent } from "../../index.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, policiesOf, readEvidence } from "../evidence.js";
import { readJson, writeAll } from "../files.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random replace`. */
export const replace: Command = {
  purpose: "draw a replacement for an inspector who cannot make a visit, as an event to publish with the record",
  help: `double-random replace RECORD --visit TASK/TARGET --inspector ID --reason REASON --by OFFICE --at DATE
                      --plan FILE --targets FILE --inspectors FILE --avoidances FILE --out FILE

  --visit TASK/TARGET  the visit, as the record names it
  --inspector ID       who cannot make it
  --reason REASON      recusal-upheld, recusal-applied, leave, illness, transfer, retirement, certificate or other
  --note TEXT          what a reader should know; needed for other
  --by OFFICE          which office decided
  --at DATE            when, YYYY-MM-DD
  --events FILE        the events of the record so far, a JSON list, if there are any
  --out FILE           the list of events to write, the new one last
  --force              overwrite an existing file
${EVIDENCE_HELP}

Plan and targets must be what the record was made from; inspectors and withdrawals are those of today.`,
  options: {
    ...EVIDENCE_OPTIONS,
    visit: { type: "string" },
    inspector: { type: "string" },
    reason: { type: "string" },
    note: { type: "string" },
    by: { type: "string" },
    at: { type: "string" },
    events: { type: "string" },
    out: { type: "string" },
    force: { type: "boolean" },
  },
  run: (input) => {
    const record = readJson(onlyPositional(input, "RECORD")) as PlanRecord;
    const [file, out, note] = [input.text("events"), input.needed("out"), input.text("note")];
    const events = file === undefined ? [] : (readJson(file) as readonly RecordEvent[]);
    const event = replaceInspector({
      ...readEvidence(input, policiesOf(record)),
      record,
      events,
      visitId: input.needed("visit"),
      inspectorId: input.needed("inspector"),
      reason: input.needed("reason") as ReplacementEvent["reason"],
      ...(note !== undefined && { note }),
      by: input.needed("by"),
      at: input.needed("at"),
    });
    writeAll([{ path: out, text: `${JSON.stringify([...events, event], null, 2)}\n` }], input.flag("force"));
    const team = event.team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", ");
    console.log(
      `${event.visitId}: ${event.joins.join(", ")} for ${event.leaves.join(", ")}, of ${String(event.candidates)}`,
    );
    console.log(`team: ${team}`);
    console.log(`event ${event.eventHash}`);
    console.log(`wrote ${out}`);
    return EXIT.yes;
  },
};
