import * as z from "zod/mini";
import { chainHeader, type ChainHeader } from "./chainHeader.js";
import { batchSchema, type Batch, type StratumDraw } from "./draw.js";
import type { Outcome } from "./event.js";
import { count, date, exactNumber, hash, hexOf, id, label, listOf, positiveCount, type Shape } from "./fields.js";
import { instant } from "./instant.js";
import { policiesSchema, type Policies } from "./policies.js";
import { committedSourceSchema, drandRef, type CommittedSource } from "./seed.js";
import { stratumTier } from "./tier.js";
import { treeHead, type TreeHead } from "./treeHead.js";

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

/** The schema of {@link CommitmentEntry}. */
export const commitmentSchema: z.ZodMiniType<CommitmentEntry> & z.core.$ZodTypeDiscriminable = z.strictObject({
  ...chainHeader,
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
