import type { DrawHistory } from "../record/replayChain.js";
import type { VerificationCheck } from "../verify/report.js";
import { drawnTasks } from "./checkBatches.js";
import { checkDating } from "./checkDating.js";
import { checkDrawFiles } from "./checkDrawFiles.js";
import { checkSources } from "./checkSources.js";
import type { OutsideKnowledge, Publication } from "./publication.js";

/** Everything about the draws of a chain, one after the other: when they were fixed, where their seeds come from, what they gave. */
export async function checkDraws(
  draws: readonly DrawHistory[],
  publication: Publication,
  outside: OutsideKnowledge,
): Promise<readonly VerificationCheck[]> {
  const drawn = drawnTasks(draws);
  // Of one draw there can be more checks than a call takes arguments.
  const found: (readonly VerificationCheck[])[] = [];
  for (const draw of draws) {
    found.push(await checkDating(draw, publication, outside));
    found.push(await checkSources(draw));
    found.push(await checkDrawFiles(draw, drawn, publication, outside));
  }
  return found.flat();
}
