import { replaceInspector } from "../../events/index.js";
import { readRoster } from "../evidence.js";
import { openDrawn, publishEvent } from "../drawnRecord.js";
import { readIdentities } from "../identities.js";
import { readDrawnFrom } from "../publicationFolder.js";
import { readReason, replacementLines } from "../replacement.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { EXIT, type CommandInput, type ExitCode } from "../usage.js";

/** `double-random replace FOLDER`: the event becomes an entry of the chain. */
export async function replaceInChain(path: string, input: CommandInput): Promise<ExitCode> {
  const drawn = openDrawn(path, input);
  const { commitment, record, events } = drawn;
  const { idOf, visitOf, rosterOf } = readIdentities(input, commitment);
  const { plan, targets } = readDrawnFrom(drawn.folder, commitment);
  const event = replaceInspector({
    ...rosterOf(await readRoster(input)),
    plan,
    targets,
    record,
    events,
    visitId: visitOf(input.needed("visit")),
    inspectorId: idOf(input.needed("inspector")),
    ...readReason(input),
    by: input.needed("by"),
    at: input.needed("at-day"),
  });
  const line = await publishEvent(drawn, event, input);
  for (const text of [...replacementLines(event, DRAW_WORDS[readLanguage(input)]), line]) console.log(text);
  return EXIT.yes;
}
