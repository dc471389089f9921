import { knownAt } from "../beacon/knownAt.js";
import type { ChainEntry } from "../model/chain.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import type { EventEntry } from "../model/eventEntry.js";
import type { ResultEntry } from "../model/resultEntry.js";
import type { SeedEntry } from "../model/seedEntry.js";
import type { VoidEntry } from "../model/voidEntry.js";
import type { Outcome } from "../model/event.js";
import { drawIdOf, nextDrawNumber } from "./drawNumbers.js";
import { digestsOf, drawOf, follow, noDraws, type OpenDraw, type OpenDraws } from "./openDraws.js";

/** A commitment and what the chain says of it afterwards. */
export interface DrawHistory {
  /** Where the commitment stands in the chain, from 1; that is its number, if the chain is in order. */
  readonly place: number;
  readonly commitment: CommitmentEntry;
  readonly seed?: SeedEntry;
  readonly result?: ResultEntry;
  /** Where the result stands, from 1. */
  readonly resultPlace?: number;
  readonly void?: VoidEntry;
  readonly events: readonly EventEntry[];
}

/** What the entries of a chain must keep together. */
export type ChainRule = "order" | "states" | "dates";

/** What is wrong with an entry. */
export interface EntryProblem {
  readonly rule: ChainRule;
  /** A sentence that names the entry. */
  readonly message: string;
}

/** What a chain says. */
export interface ChainReplay {
  /** In the order of the commitments. */
  readonly draws: readonly DrawHistory[];
  /** The highest number of a draw, by plan, task and batch. */
  readonly numbers: ReadonlyMap<string, number>;
  /** In the order of the entries. */
  readonly problems: readonly EntryProblem[];
}

/**
 * Goes through a chain: which entries belong together, and which are not where they may be. An entry with a problem counts all the
 * same, as far as it can.
 */
export function replayChain(entries: readonly ChainEntry[]): ChainReplay {
  const draws = noDraws();
  const problems: EntryProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    const found: Readonly<Record<ChainRule, string | undefined>> = {
      order: orderProblem(entry, before, index + 1),
      states: stateProblem(entry, draws),
      dates: dateProblem(entry, before, draws),
    };
    for (const rule of ["order", "states", "dates"] as const) {
      const problem = found[rule];
      if (problem !== undefined)
        problems.push({ rule, message: `Entry ${String(index + 1)} (${entry.kind}): ${problem}.` });
    }
    follow(entry, index + 1, draws);
  }
  return { draws: draws.all, numbers: draws.numbers, problems };
}

/** When the first of the sources of a commitment can be known. */
export function earliestKnown({ sources }: Pick<CommitmentEntry, "sources">): string {
  return sources.map(knownAt).sort()[0]!;
}

/** When all of the sources of a commitment can be known. */
export function allKnown({ sources }: Pick<CommitmentEntry, "sources">): string {
  return sources.map(knownAt).sort().at(-1)!;
}

function orderProblem(entry: ChainEntry, before: ChainEntry | undefined, number: number): string | undefined {
  if (entry.number !== number) return `it has the number ${String(entry.number)}`;
  if (entry.previous !== before?.entryHash)
    return before ? `it does not follow entry ${String(number - 1)}` : "it is not the first of its chain";
  if (before && entry.authority !== before.authority) return `it is of ${entry.authority}, not of ${before.authority}`;
  return undefined;
}

function stateProblem(entry: ChainEntry, draws: OpenDraws): string | undefined {
  if (entry.kind === "commitment") return commitmentProblem(entry, draws);
  const draw = drawOf(entry, draws);
  if (!draw)
    return `there is no ${entry.kind === "event" ? "result" : "commitment"} before it with the hash that it names`;
  const { commitment, seed, result } = draw;
  if (entry.suite !== commitment.suite) return `it is hashed by ${entry.suite}, its commitment by ${commitment.suite}`;
  if (draw.void) return "its commitment is void";
  switch (entry.kind) {
    case "seed":
      return seed && "its commitment has a seed already";
    case "result":
      if (result) return "its commitment has a result already";
      if (seed?.entryHash !== entry.seed) return "there is no seed before it with the hash that it names";
      return undefined;
    case "event":
      return skipProblem(entry, commitment);
    case "void":
      if (result) return "its commitment has a result already";
      return voidProblem(entry, draw);
  }
}

function commitmentProblem(entry: CommitmentEntry, draws: OpenDraws): string | undefined {
  const { drawNumber, redrawReason, policies, suite, tasks, sources } = entry;
  if (policies.suite !== suite) return `it is hashed by ${suite}, its draw by ${policies.suite}`;
  const number = nextDrawNumber(draws.numbers, entry);
  if (drawNumber !== number) return `it is draw ${String(drawNumber)}, where ${String(number)} should be`;
  if (drawNumber > 1 !== (redrawReason !== undefined)) {
    return drawNumber > 1
      ? "it draws again without a reason"
      : "it gives a reason for drawing again, but is the first draw";
  }
  const unordered = tasks.find(({ taskId }, index) => index > 0 && tasks[index - 1]!.taskId >= taskId);
  if (unordered) return `task ${unordered.taskId} is not in its place, or there twice`;
  const misnamed = tasks.find((task) => task.drawId !== drawIdOf(entry, task));
  if (misnamed) return `the drawId of task ${misnamed.taskId} is not its own`;
  const counted = tasks.find(({ strata }) =>
    strata.some(({ drawn }) => (drawn === undefined) !== (policies.apportionment === "systematic-random")),
  );
  if (counted) return `task ${counted.taskId} must give its counts unless they are rounded with the seed`;
  const names = sources.map(({ type, ref }) => `${type} ${ref}`);
  if (new Set(names).size < names.length) return "it names a source twice";
  const digests = digestsOf(entry);
  if (new Set(digests).size < digests.length || digests.some((digest) => draws.digests.has(digest)))
    return "the digest of a secret was used before";
  return undefined;
}

function voidProblem({ reason, source, at }: VoidEntry, { commitment, seed }: OpenDraw): string | undefined {
  if ((reason === "source-missing") !== (source !== undefined))
    return "it must name a source if and only if one is missing";
  if (reason === "cannot-be-drawn") return seed ? undefined : "without a seed nobody can know that it cannot be drawn";
  if (seed) return "its sources have been given";
  if (reason === "withdrawn") {
    return at < earliestKnown(commitment) ? undefined : "it withdraws when a source could be known";
  }
  return commitment.sources.some(({ ref }) => ref === source)
    ? undefined
    : "it names a source that its commitment does not have";
}

/** The results that mean that nobody was inspected. */
const SKIPS: ReadonlySet<Outcome> = new Set([
  "unreachable-at-registered-address",
  "activity-not-carried-on",
  "closed-or-in-liquidation",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
]);

function skipProblem({ event }: EventEntry, { skipReasons }: CommitmentEntry): string | undefined {
  if (event.kind !== "result-recorded") return undefined;
  const outcomes: readonly Outcome[] = [event.outcome, ...(event.findings ?? []).map(({ outcome }) => outcome)];
  const listed: readonly Outcome[] = skipReasons;
  const barred = outcomes.find((outcome) => SKIPS.has(outcome) && !listed.includes(outcome));
  return barred && `its commitment does not allow ${barred} for a drawn target`;
}

function dateProblem(entry: ChainEntry, before: ChainEntry | undefined, draws: OpenDraws): string | undefined {
  if (before && entry.at < before.at) return `its time ${entry.at} is before that of the entry before`;
  if (entry.kind === "commitment") {
    const known = earliestKnown(entry);
    return entry.at < known ? undefined : `a source could be known at ${known}, and the commitment is of ${entry.at}`;
  }
  if (entry.kind === "seed") {
    const draw = drawOf(entry, draws);
    const known = draw ? allKnown(draw.commitment) : entry.at;
    return entry.at >= known ? undefined : `a source could only be known at ${known}, and the seed is of ${entry.at}`;
  }
  return undefined;
}
