import { readEntries } from "../chain/appendEntry.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { ChainEntry } from "../model/chain.js";
import type { PlanRecord } from "../model/record.js";
import type { DrawHistory } from "../record/replayChain.js";

/** A chain, and the draw in it that led to a record. */
export interface DrawInChain {
  readonly draws: readonly DrawHistory[];
  readonly own: DrawHistory;
}

/**
 * Finds the draw of a record in the chain of its authority.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN` for a chain that was edited, and for one that has no result with the hash of the record;
 *   `INPUT_INVALID`
 */
export function drawOfRecord(chain: readonly ChainEntry[], { recordHash }: PlanRecord): DrawInChain {
  const { draws } = readEntries(chain);
  const own = draws.find(({ result }) => result?.record === recordHash);
  if (own) return { draws, own };
  const expected = `a result with the hash of the record, ${recordHash}`;
  throw new DoubleRandomError({ code: "CHAIN_BROKEN", path: "chain", expected, received: "none" });
}
