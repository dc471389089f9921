import { checkOptions } from "../errors/checkOptions.js";
import type { VoidEntry, VoidReason } from "../model/voidEntry.js";
import { appendEntry, findDraw, nextHeader, readEntries, type EntryOptions } from "./appendEntry.js";

/** What {@link voidDraw} needs. */
export interface VoidDrawOptions extends EntryOptions {
  readonly reason: VoidReason;
  /** `ref` of the source that is missing. Needed if and only if the reason is `source-missing`. */
  readonly source?: string;
  /** Why, in words. */
  readonly note: string;
  /** The hash of the commitment. Default: the only one that has no result. */
  readonly commitment?: string;
}

/**
 * Ends a commitment without a result. It stays in the chain, and the next one for the same tasks has a later number and a reason.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN`; `ENTRY_OUT_OF_PLACE` where the reason is not allowed: a withdrawal when a source can
 *   be known, anything but `cannot-be-drawn` when the seed is given, anything when there is a result
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { voidDraw } from "double-random/chain";
 *
 * const lines = readFileSync("examples/published-draw/publication/chain.jsonl", "utf8").trim().split("\n");
 * const entries = lines.map((line) => JSON.parse(line));
 * const [commitment] = entries;
 * const reason = "source-missing";
 * const source = commitment.sources[0].ref;
 * const voided = voidDraw({ chain: [commitment], at: "2023-09-16T01:00:00Z", reason, source, note: "the meeting was cancelled" });
 * console.log(voided.number, voided.reason);
 * ```
 * ```text
 * 2 source-missing
 * ```
 */
export function voidDraw(options: VoidDrawOptions): VoidEntry {
  checkOptions(options);
  const { reason, source, note, at } = options;
  const chain = readEntries(options.chain);
  const { commitment } = findDraw(
    chain,
    options.commitment,
    (draw) => !draw.result && !draw.void,
    "a commitment without a result",
  );
  return appendEntry<VoidEntry>(chain, {
    ...nextHeader(chain, commitment, at),
    kind: "void",
    commitment: commitment.entryHash,
    reason,
    ...(source !== undefined && { source }),
    note,
  });
}
