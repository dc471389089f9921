import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { drandTimeOf, isDrandRound } from "../beacon/drandTimeOf.js";
import { sourceEntropy } from "../beacon/seedEntropy.js";
import { planDigest } from "../frame/digests.js";
import { committedSource, type CommitmentEntry, type SkipReason } from "../model/commitmentEntry.js";
import { listOf } from "../model/fields.js";
import { parseTargets } from "../model/parseTargets.js";
import { parseWith } from "../model/parse.js";
import type { CommittedSource } from "../model/seed.js";
import { checkRedraw } from "../plan/checkRedraw.js";
import { commitTask } from "../plan/commitTask.js";
import { frameCounts } from "../plan/frameCounts.js";
import { LEAST_SEED_BITS } from "../plan/judgeSeed.js";
import { readDraw, type DrawOptions } from "../plan/readDraw.js";
import { committedLists } from "../record/committedLists.js";
import { nextDrawNumber } from "../record/drawNumbers.js";
import { appendEntry, nextHeader, readEntries, type EntryOptions } from "./appendEntry.js";
import { readSecret } from "./readSecret.js";

/** What {@link commitDraw} needs. */
export interface CommitDrawOptions extends DrawOptions, EntryOptions {
  /** In the order in which they enter the seed; none of them may be known yet. */
  readonly sources: readonly CommittedSource[];
  /** 32 random bytes in lower-case hexadecimal, made for this commitment alone and kept secret until the lists are published. */
  readonly saltKey: string;
  /** Why the tasks are drawn again. Needed if and only if the chain has an earlier commitment for one of them. */
  readonly redrawReason?: string;
  /** `blinded` if the lists come from `blindLists`. Default `open`. */
  readonly publication?: CommitmentEntry["publication"];
  /** A recent round of drand's quicknet, which shows that the commitment is not older. */
  readonly notBefore?: CommitmentEntry["notBefore"];
  /** For which reasons a drawn target may stay without an inspection. Default: none. */
  readonly skipReasons?: readonly SkipReason[];
  /** The program that makes the commitment, with its version. */
  readonly software?: string;
}

/**
 * Fixes everything that a draw depends on before anybody can know its seed: plan, policies, the trees of all lists, the counts of
 * all strata, and where the seed will come from.
 *
 * Guarantees: the entry binds every row of every list and says nothing about any of them to whoever does not know `saltKey`; with it
 * everybody recomputes each root. The number of the draw follows from the chain, so a draw that is made again shows.
 *
 * @throws `DoubleRandomError` as `drawPlan` for plan and lists; `CHAIN_BROKEN` for a chain that is not whole;
 *   `ENTRY_OUT_OF_PLACE` if the commitment may not follow it: a source that can be known already, a secret used before;
 *   `REDRAW_UNEXPLAINED`; `SEED_WEAK` if the sources cannot carry 64 bits
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { commitDraw } from "double-random/chain";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const quicknet = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
 * const commitment = commitDraw({
 *   ...evidence,
 *   chain: [],
 *   at: "2024-04-29T08:00:00Z",
 *   asOf: "2024-04-29",
 *   sources: [{ type: "drand", ref: `${quicknet}/7215412` }], // 30 April 2024, noon in Beijing
 *   saltKey: "0123456789abcdef".repeat(4), // in earnest 32 random bytes
 * });
 * const [task] = commitment.tasks;
 * console.log(commitment.number, commitment.lists.targets.size, task.drawId, task.strata.map(({ drawn }) => drawn).join(" "));
 * ```
 * ```text
 * 1 12 140581/first-draw-2024/T12/b1/d1 0 1 1 1
 * ```
 */
export function commitDraw(options: CommitDrawOptions): CommitmentEntry {
  checkOptions(options);
  const chain = readEntries(options.chain);
  const draw = readDraw(options);
  const { plan, policies, asOf, targets, exclusions } = draw;
  parseTargets(targets, { creditClasses: Object.keys(policies.creditClassTiers) });
  const sources = parseWith(listOf(committedSource), options.sources, "sources");
  checkStrength(sources);
  const saltKey = readSecret(options.saltKey, "saltKey");
  const hashing = { suite: policies.suite, saltKey };
  const { redrawReason, publication = "open", notBefore, skipReasons = [], software } = options;
  checkNotBefore(notBefore, options.at);

  const named = draw.tasks.map(({ id }) => ({ taskId: id, batch: draw.batchOf(id) }));
  const drawNumber = nextDrawNumber(chain.numbers, { planId: plan.id, tasks: named });
  checkRedraw(drawNumber, redrawReason);
  const tasks = draw.tasks.map((task) => {
    const batch = draw.batchOf(task.id);
    return commitTask(frameCounts({ plan, task, targets, asOf, batch, drawNumber, exclusions, policies }), hashing);
  });
  return appendEntry<CommitmentEntry>(chain, {
    ...nextHeader(chain, { authority: plan.issuer.id, suite: policies.suite }, options.at),
    kind: "commitment",
    planId: plan.id,
    plan: planDigest(policies.suite, plan),
    asOf,
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
    policies,
    publication,
    lists: committedLists(hashing, draw),
    tasks,
    sources,
    ...(notBefore && { notBefore }),
    skipReasons,
    ...(software !== undefined && { software }),
  });
}

/** Refuses a round that is published after the time of the commitment; its signature is for verifiers to check. */
function checkNotBefore(notBefore: CommitmentEntry["notBefore"], at: string): void {
  const round = Number(notBefore?.ref.split("/")[1] ?? 1);
  if (notBefore === undefined || (isDrandRound(round) && drandTimeOf(round) <= at)) return;
  const expected = `a round that was published by ${at}`;
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "notBefore.ref", expected, received: notBefore.ref });
}

/** Refuses sources that cannot carry enough bits whatever they turn out to be; text that will be typed in may carry any number. */
function checkStrength(sources: readonly CommittedSource[]): void {
  const bits = sources.map((source) =>
    source.type === "declared" ? (source.entropyBits ?? Infinity) : sourceEntropy(source),
  );
  const total = bits.reduce((sum, some) => sum + some, 0);
  if (total >= LEAST_SEED_BITS) return;
  const expected = `sources that carry at least ${String(LEAST_SEED_BITS)} bits together`;
  throw new DoubleRandomError({ code: "SEED_WEAK", path: "sources", expected, received: `${String(total)} bits` });
}
