import * as z from "zod/mini";
import { batchSchema, type Batch, type StratumDraw } from "./draw.js";
import { recordEventSchema, type Outcome, type RecordEvent } from "./event.js";
import { count, date, exactNumber, hash, hexOf, id, label, listOf, positiveCount, type Shape } from "./fields.js";
import { instant } from "./instant.js";
import { policiesSchema, type Policies } from "./policies.js";
import { committedSourceSchema, drandRef, seedSources, type CommittedSource, type SeedSource } from "./seed.js";
import { signatureSchema, type Signature } from "./signature.js";
import { stratumTier } from "./tier.js";

/** What every entry of a chain says. An authority has one chain for all of its draws. */
export interface ChainHeader {
  readonly protocol: "dr1";
  /** The hash function of this entry and, in a commitment, of its whole draw. */
  readonly suite: "sha256" | "sm3";
  /** The id of the authority: `issuer.id` of its plans. */
  readonly authority: string;
  /** 1, 2, 3, ... over all entries of the authority. */
  readonly number: number;
  /** The hash of the entry before; absent in entry 1. */
  readonly previous?: string;
  /** When the authority says that it made the entry: a second of UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string;
  /** `H("dr1:entry:" + JCS(entry without entryHash and signatures))`. */
  readonly entryHash: string;
  /** Each over `"dr1:sig:" + JCS(entry without entryHash and signatures)`. */
  readonly signatures?: readonly Signature[];
}

/** A Merkle tree: its root and how many leaves it has. */
export interface TreeHead {
  readonly root: string;
  readonly size: number;
}

/** A stratum as it is before the seed. */
export type CommittedStratum = Pick<
  StratumDraw,
  "stratum" | "tier" | "size" | "eligible" | "intensity" | "lower" | "upper" | "exactCount"
> & {
  /** n_h; absent if and only if the policy `apportionment` is `systematic-random`, which rounds with the seed. */
  readonly drawn?: number;
};

/** A task as it is before the seed. */
export interface CommittedTask {
  readonly taskId: string;
  /** `authority/plan/task/b<batch>/d<number of the draw>`. */
  readonly drawId: string;
  readonly batch: Batch;
  /** The tree of the targets that can be drawn, each with its stratum, by id. */
  readonly frame: TreeHead;
  /** N: targets in scope, exclusions and earlier batches included. */
  readonly size: number;
  readonly quotaCount: number;
  readonly level?: string;
  readonly strata: readonly CommittedStratum[];
}

/** The trees of the lists that a draw is made from, each row of a list a leaf. */
export interface CommittedLists {
  readonly targets: TreeHead;
  readonly inspectors: TreeHead;
  readonly avoidances: TreeHead;
  readonly exclusions: TreeHead;
}

/** A result that means that a drawn target was not inspected. */
export type SkipReason = Extract<
  Outcome,
  | "unreachable-at-registered-address"
  | "activity-not-carried-on"
  | "closed-or-in-liquidation"
  | "deregistered"
  | "revoked"
  | "rescinded"
  | "moved-out"
>;

/** Everything that a draw depends on, fixed before anybody can know the seed. */
export interface CommitmentEntry extends ChainHeader {
  readonly kind: "commitment";
  readonly planId: string;
  /** `H("dr1:plan:" + JCS(plan))`, with the tasks of the plan sorted by id. */
  readonly plan: string;
  /** The date of the frames. */
  readonly asOf: string;
  /** One more than the highest of earlier commitments that share a task and batch of the plan; 1 if none does. */
  readonly drawNumber: number;
  /** Present if and only if `drawNumber` is above 1. */
  readonly redrawReason?: string;
  readonly policies: Policies;
  /** Whether targets and inspectors have their own ids in the lists, or ones that only an opening leads back to them. */
  readonly publication: "open" | "blinded";
  readonly lists: CommittedLists;
  /** Sorted by task id. */
  readonly tasks: readonly CommittedTask[];
  /** In the order in which they enter the seed. A missing one voids the draw. */
  readonly sources: readonly CommittedSource[];
  /** A round of drand's quicknet that shows that the commitment is not older. */
  readonly notBefore?: { readonly ref: string; readonly signature: string };
  /** For which reasons a drawn target may stay without an inspection; no others. */
  readonly skipReasons: readonly SkipReason[];
  /** What made the commitment, for people: a name and a version. */
  readonly software?: string;
}

/** The values of the sources of a commitment. */
export interface SeedEntry extends ChainHeader {
  readonly kind: "seed";
  /** The hash of the commitment. */
  readonly commitment: string;
  readonly sources: readonly SeedSource[];
  /** The bits that the sources carry together, as counted. */
  readonly countedBits: number;
  /** S of every task of the commitment, in its order. */
  readonly draws: readonly { readonly drawId: string; readonly seed: string }[];
}

/** What was drawn, by the hash of its record, and every cut-off, so that each business can check itself. */
export interface ResultEntry extends ChainHeader {
  readonly kind: "result";
  readonly commitment: string;
  /** The hash of the seed entry. */
  readonly seed: string;
  /** `recordHash` of the record. */
  readonly record: string;
  /** In the order of the commitment. */
  readonly tasks: readonly ResultTask[];
}

/** What a result says of one task. */
export interface ResultTask {
  readonly drawId: string;
  readonly strata: readonly Pick<StratumDraw, "stratum" | "drawn" | "cutoff">[];
}

/** Something that happened to a visit after the draw. */
export interface EventEntry extends ChainHeader {
  readonly kind: "event";
  /** The hash of the result entry. */
  readonly result: string;
  readonly event: RecordEvent;
}

/**
 * Why a commitment leads to no result.
 *
 * - `withdrawn`: by the authority, before the earliest source could be known
 * - `source-missing`: a source was not announced, not revealed or not published
 * - `cannot-be-drawn`: the seed led to targets for which no teams exist
 */
export type VoidReason = "withdrawn" | "source-missing" | "cannot-be-drawn";

/** A commitment that leads to no result. It stays in the chain. */
export interface VoidEntry extends ChainHeader {
  readonly kind: "void";
  readonly commitment: string;
  readonly reason: VoidReason;
  /** `ref` of the source that is missing; present if and only if the reason is `source-missing`. */
  readonly source?: string;
  /** In words. */
  readonly note: string;
}

/** An entry of the chain of an authority. */
export type ChainEntry = CommitmentEntry | SeedEntry | ResultEntry | EventEntry | VoidEntry;

/** What a third party says: I saw this entry at this time. */
export interface WitnessStatement {
  readonly protocol: "dr1";
  readonly kind: "witness";
  readonly authority: string;
  /** The hash of the entry. */
  readonly entry: string;
  readonly at: string;
  /** Each over `"dr1:sig:" + JCS(statement without signatures)`. */
  readonly signatures: readonly Signature[];
}

/** The key from which the salts of a commitment follow; published with its lists. */
export interface SaltKey {
  readonly protocol: "dr1";
  readonly kind: "salt-key";
  /** 32 bytes. */
  readonly key: string;
}

/** Every {@link SkipReason}. */
export const skipReason: z.ZodMiniType<SkipReason> = z.enum([
  "unreachable-at-registered-address",
  "activity-not-carried-on",
  "closed-or-in-liquidation",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
]);

/** The schema of {@link CommittedSource}. */
export const committedSource: z.ZodMiniType<CommittedSource> = committedSourceSchema(instant);

const header = {
  protocol: z.literal("dr1"),
  suite: z.enum(["sha256", "sm3"]),
  authority: id,
  number: positiveCount,
  previous: z.exactOptional(hash),
  at: instant,
  entryHash: hash,
  signatures: z.exactOptional(listOf(signatureSchema)),
} satisfies Shape<ChainHeader>;

export const treeHead: z.ZodMiniType<TreeHead> = z.strictObject({
  root: hash,
  size: count,
} satisfies Shape<TreeHead>);

const committedStratum: z.ZodMiniType<CommittedStratum> = z.strictObject({
  stratum: id,
  tier: stratumTier,
  size: count,
  eligible: count,
  intensity: exactNumber,
  lower: count,
  upper: count,
  exactCount: exactNumber,
  drawn: z.exactOptional(count),
} satisfies Shape<CommittedStratum>);

const committedTask: z.ZodMiniType<CommittedTask> = z.strictObject({
  taskId: id,
  drawId: label,
  batch: batchSchema,
  frame: treeHead,
  size: count,
  quotaCount: count,
  level: z.exactOptional(exactNumber),
  strata: listOf(committedStratum),
} satisfies Shape<CommittedTask>);

const someOf = <T>(item: z.ZodMiniType<T>, expected: string): z.ZodMiniType<readonly T[]> =>
  listOf(item).check(z.minLength(1, { error: expected }));

const commitment = z.strictObject({
  ...header,
  kind: z.literal("commitment"),
  planId: id,
  plan: hash,
  asOf: date,
  drawNumber: positiveCount,
  redrawReason: z.exactOptional(label),
  policies: policiesSchema,
  publication: z.enum(["open", "blinded"]),
  lists: z.strictObject({
    targets: treeHead,
    inspectors: treeHead,
    avoidances: treeHead,
    exclusions: treeHead,
  } satisfies Shape<CommittedLists>),
  tasks: someOf(committedTask, "at least one task"),
  sources: someOf(committedSource, "at least one source"),
  notBefore: z.exactOptional(
    z.strictObject({ ref: drandRef, signature: hexOf(48) } satisfies Shape<
      Exclude<CommitmentEntry["notBefore"], undefined>
    >),
  ),
  skipReasons: listOf(skipReason),
  software: z.exactOptional(label),
} satisfies Shape<CommitmentEntry>);

const seed = z.strictObject({
  ...header,
  kind: z.literal("seed"),
  commitment: hash,
  sources: seedSources,
  countedBits: count,
  draws: listOf(z.strictObject({ drawId: label, seed: hash } satisfies Shape<SeedEntry["draws"][number]>)),
} satisfies Shape<SeedEntry>);

const resultTask: z.ZodMiniType<ResultTask> = z.strictObject({
  drawId: label,
  strata: listOf(
    z.strictObject({ stratum: id, drawn: count, cutoff: z.exactOptional(hash) } satisfies Shape<
      ResultTask["strata"][number]
    >),
  ),
} satisfies Shape<ResultTask>);

const result = z.strictObject({
  ...header,
  kind: z.literal("result"),
  commitment: hash,
  seed: hash,
  record: hash,
  tasks: listOf(resultTask),
} satisfies Shape<ResultEntry>);

const event = z.strictObject({
  ...header,
  kind: z.literal("event"),
  result: hash,
  event: recordEventSchema,
} satisfies Shape<EventEntry>);

const voided = z.strictObject({
  ...header,
  kind: z.literal("void"),
  commitment: hash,
  reason: z.enum(["withdrawn", "source-missing", "cannot-be-drawn"]),
  source: z.exactOptional(label),
  note: label,
} satisfies Shape<VoidEntry>);

export const commitmentSchema: z.ZodMiniType<CommitmentEntry> = commitment;

export const seedEntrySchema: z.ZodMiniType<SeedEntry> = seed;

export const resultEntrySchema: z.ZodMiniType<ResultEntry> = result;

/** The schema of {@link ChainEntry}. */
export const chainEntrySchema: z.ZodMiniType<ChainEntry> = z.discriminatedUnion("kind", [
  commitment,
  seed,
  result,
  event,
  voided,
]);

/** The schema of {@link WitnessStatement}. */
export const witnessSchema: z.ZodMiniType<WitnessStatement> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("witness"),
  authority: id,
  entry: hash,
  at: instant,
  signatures: listOf(signatureSchema),
} satisfies Shape<WitnessStatement>);

/** The schema of {@link SaltKey}. */
export const saltKeySchema: z.ZodMiniType<SaltKey> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("salt-key"),
  key: hash,
} satisfies Shape<SaltKey>);
