import type { ResultTask } from "../model/resultEntry.js";
import type { TaskDraw } from "../model/draw.js";

/** What a result entry says of a task. */
export function resultTask({ drawId, strata }: TaskDraw): ResultTask {
  return {
    drawId,
    strata: strata.map(({ stratum, drawn, cutoff }) => ({ stratum, drawn, ...(cutoff !== undefined && { cutoff }) })),
  };
}
