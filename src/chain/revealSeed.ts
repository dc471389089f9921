import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { nistMisfit } from "../beacon/nistMisfit.js";
import { verifyDrandSource } from "../beacon/verifyDrandSource.js";
import type { SeedEntry } from "../model/seedEntry.js";
import type { SeedSource } from "../model/seed.js";
import { checkSeed } from "../plan/checkSeed.js";
import { deriveSeed } from "../random/deriveSeed.js";
import { committedForm } from "../record/committedForm.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { appendEntry, findDraw, nextHeader, readEntries, type EntryOptions } from "./appendEntry.js";

/** What {@link revealSeed} needs. */
export interface RevealSeedOptions extends EntryOptions {
  /** The sources of the commitment, in its order, with their values. */
  readonly sources: readonly SeedSource[];
  /** The hash of the commitment. Default: the only one that waits for its seed. */
  readonly commitment?: string;
}

/**
 * Gives the values of the sources that a commitment named, and the seed of every task.
 *
 * Guarantees: the sources are the ones committed to, none missing and none replaced; every value fits its source, and the signature
 * of a drand round has been checked. The bureau's word for what was announced stays its word.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN`; `ENTRY_OUT_OF_PLACE` without a commitment that waits, or before all sources can be
 *   known; `SEED_MISMATCH` for other sources than those committed to; `SEED_VALUE`, `SEED_WEAK`, `SEED_TYPE`, `SEED_MISSING`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { revealSeed } from "double-random/chain";
 *
 * const lines = readFileSync("examples/published-draw/publication/chain.jsonl", "utf8").trim().split("\n");
 * const entries = lines.map((line) => JSON.parse(line));
 * const [commitment, { sources }] = entries; // the values: dice, and a round of drand
 * const seed = await revealSeed({ chain: [commitment], at: "2023-09-15T11:05:00Z", sources });
 * console.log(seed.countedBits, seed.draws[0].seed);
 * ```
 * ```text
 * 388 a51d25a85832353a80fecbdbec1a63eef4548ed2df13d10d0c76aed5baa77c40
 * ```
 */
export async function revealSeed(options: RevealSeedOptions): Promise<SeedEntry> {
  checkOptions(options);
  const chain = readEntries(options.chain);
  const { commitment } = findDraw(
    chain,
    options.commitment,
    (draw) => !draw.seed && !draw.void,
    "a commitment that waits for its seed",
  );
  checkNames(commitment.sources, options.sources);
  const { seed, countedBits } = checkSeed({ sources: options.sources }, commitment.suite);
  await checkSignatures(seed.sources);
  return appendEntry<SeedEntry>(chain, {
    ...nextHeader(chain, commitment, options.at),
    kind: "seed",
    commitment: commitment.entryHash,
    sources: seed.sources,
    countedBits,
    draws: commitment.tasks.map(({ drawId }) => ({
      drawId,
      seed: deriveSeed({ drawId, sources: seed.sources, suite: commitment.suite }),
    })),
  });
}

function checkNames(committed: readonly unknown[], given: unknown): void {
  const sources: readonly unknown[] = Array.isArray(given) ? given : [];
  for (const [index, source] of sources.entries()) {
    const [expected, received] = [committed[index], source].map((one) =>
      isPlainObject(one) ? canonicalJson(committedForm(one), "source") : "no source",
    );
    if (expected !== received)
      refuse("SEED_MISMATCH", index, `the source that was committed to, ${expected!}`, received!);
  }
  if (sources.length < committed.length) {
    refuse("SEED_MISSING", sources.length, "every source of the commitment; a missing one voids the draw", "nothing");
  }
}

async function checkSignatures(sources: readonly SeedSource[]): Promise<void> {
  for (const [index, source] of sources.entries()) {
    const misfit = source.type === "nist" ? nistMisfit(source) : undefined;
    if (misfit) refuse("SEED_VALUE", index, `${misfit.field} to be ${misfit.expected}`, String(misfit.received));
    if (source.type !== "drand") continue;
    const checked = await verifyDrandSource(source);
    if (!checked.ok) refuse("SEED_VALUE", index, "the signature of the round", checked.problem);
  }
}

function refuse(
  code: "SEED_MISMATCH" | "SEED_MISSING" | "SEED_VALUE",
  index: number,
  expected: string,
  received: string,
): never {
  throw new DoubleRandomError({ code, path: `sources[${String(index)}]`, expected, received: describeValue(received) });
}
