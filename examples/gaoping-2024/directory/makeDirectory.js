// @ts-check
/** @import { DirectoryOptions, InventedDirectory } from "../directory.js" */
import { makeAvoidances } from "./avoidances.js";
import { makeInspectors } from "./inspectors.js";
import { randomStreams } from "./randomStreams.js";
import { makeTargets } from "./targets.js";

/**
 * @param {DirectoryOptions} options
 * @returns {InventedDirectory}
 */
export function makeDirectory({ seed, targetCount = 60_000, inspectorCount = 120 }) {
  for (const [name, count] of Object.entries({ targetCount, inspectorCount })) {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`${name}: a whole number of at least 1`);
  }
  const streamOf = randomStreams(seed);
  const targets = makeTargets(streamOf, targetCount);
  const inspectors = makeInspectors(streamOf, inspectorCount);
  const avoidances = makeAvoidances(streamOf, targets, inspectors);
  return { targets, inspectors, avoidances };
}
