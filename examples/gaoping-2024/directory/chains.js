// @ts-check
/** @import { StreamOf } from "./randomStreams.js" */
import { shuffle } from "double-random";
import { inventedBrand } from "./names.js";
import { below } from "./randomStreams.js";
import { scaled } from "./specialDirectories.js";

const TRADES = ["food-sales", "catering", "optician"];

/** @typedef {{ readonly groupId: string, readonly brand: string }} Chain */

/**
 * Chains of two to ten shops under one control, by the position of the shop.
 *
 * @param {StreamOf} streamOf
 * @param {readonly (readonly string[])[]} directoriesOf
 * @returns {ReadonlyMap<number, Chain>}
 */
export function chainsOf(streamOf, directoriesOf) {
  const source = streamOf("chains");
  const candidates = directoriesOf.flatMap((directories, position) =>
    TRADES.some((name) => directories.includes(name)) ? [position] : [],
  );
  const shops = shuffle(candidates, source);
  /** @type {Map<number, Chain>} */
  const chains = new Map();
  for (let number = 1; number <= scaled(60, directoriesOf.length); number++) {
    const chain = { groupId: `GRP-${String(number).padStart(3, "0")}`, brand: inventedBrand(source) };
    for (const shop of shops.splice(0, 2 + below(source, 9))) chains.set(shop, chain);
  }
  return chains;
}
