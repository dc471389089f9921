import type { ResultEvent } from "../../index.js";
import { recordResult } from "../../events/index.js";
import { openDrawn, publishEvent } from "../drawnRecord.js";
import { BLIND_HELP, BLIND_OPTION, readIdentities } from "../identities.js";
import { ENTRY_HELP, ENTRY_OPTIONS } from "../publicationFolder.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random result`. */
export const result: Command = {
  purpose: "record what a visit found, as an entry of the chain",
  help: `double-random result FOLDER --draw N --visit TASK/TARGET --outcome OUTCOME --by OFFICE --at-day DATE

  --draw N             the number of the commitment of the draw; may be left out if there is only one
  --visit TASK/TARGET  the visit, as the record names it
  --outcome OUTCOME    no-problem, problem-pending, corrected-on-order, not-published, false-information, refused-serious;
                       or, only if the commitment allows it: unreachable-at-registered-address, activity-not-carried-on,
                       closed-or-in-liquidation, deregistered, revoked, rescinded, moved-out
  --by OFFICE          which office records it
  --at-day DATE        the day, YYYY-MM-DD
${BLIND_HELP}
${ENTRY_HELP}`,
  options: {
    ...ENTRY_OPTIONS,
    ...BLIND_OPTION,
    draw: { type: "string" },
    visit: { type: "string" },
    outcome: { type: "string" },
    by: { type: "string" },
    "at-day": { type: "string" },
  },
  run: async (input) => {
    const drawn = openDrawn(onlyPositional(input, "FOLDER"), input);
    const event = recordResult({
      record: drawn.record,
      events: drawn.events,
      visitId: readIdentities(input, drawn.commitment).visitOf(input.needed("visit")),
      outcome: input.needed("outcome") as ResultEvent["outcome"],
      by: input.needed("by"),
      at: input.needed("at-day"),
    });
    const line = await publishEvent(drawn, event, input);
    console.log(`${event.visitId}: ${event.outcome}\nevent ${event.eventHash}\n${line}`);
    return EXIT.yes;
  },
};
