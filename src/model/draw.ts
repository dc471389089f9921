import * as z from "zod/mini";
import { warningSchema, type Warning } from "./warning.js";
import { count, date, exactNumber, hash, id, label, listOf, positiveCount, ratio, type Shape } from "./fields.js";
import { exclusionSchema, type Exclusion } from "./exclusion.js";
import { stratumTier, tier, type StratumTier, type Tier } from "./tier.js";

/** Why a target of the directory is not in the scope of a task. The first that applies, in this order, is counted. */
export type OutOfScopeReason =
  | "not-existing"
  | "not-yet-established"
  | "other-region"
  | "other-subject-type"
  | "other-credit-class"
  | "not-in-directory"
  | "not-on-list"
  | "no-valid-licence";

/** How many targets of the directory are outside the scope for one reason. */
export interface OutOfScopeCount {
  readonly reason: OutOfScopeReason;
  readonly count: number;
}

/** Which part of a task's yearly quota a draw makes. */
export interface Batch {
  /** From 1. */
  readonly number: number;
  /** The share of the yearly quota that is due when this batch has been drawn: `1/3`, `100%`. */
  readonly cumulativeShare: string;
  /** The targets that earlier batches drew. */
  readonly alreadyDrawn: readonly string[];
}

/** The frame of a task (抽查基数): the directory, the scope and the date brought together. */
export interface FrameSummary {
  /** Targets in scope, exclusions and earlier batches included. */
  readonly size: number;
  /** Targets that this draw can draw. */
  readonly eligible: number;
  /**
   * `H("dr1:frame:" + lines)`: one line of canonical JSON `{"id","stratum"}` and a line feed per eligible target,
   * sorted by stratum as listed and then by id.
   */
  readonly digest: string;
  readonly outOfScope: readonly OutOfScopeCount[];
  readonly exclusions: readonly Exclusion[];
}

/** A target with the number that decided about it. */
export interface Ticketed {
  readonly targetId: string;
  /** Absent in methods without tickets. */
  readonly ticket?: string;
}

/** A stratum with its count, exact target, bounds and cut-off. */
export interface StratumDraw {
  readonly stratum: string;
  readonly tier: StratumTier;
  /** N_h: targets in scope, or eligible if the policy `ratioBase` says so, earlier batches included. */
  readonly size: number;
  /** Targets of the stratum that this draw can draw. */
  readonly eligible: number;
  /** m_h, the relative intensity, exact. */
  readonly intensity: string;
  /** Least and greatest count over all batches so far, both inclusive. */
  readonly lower: number;
  readonly upper: number;
  /** x_h, the exact count over all batches so far before rounding. */
  readonly exactCount: string;
  /** n_h: how many this draw draws. */
  readonly drawn: number;
  /** drawn / eligible, in lowest terms: the probability of each eligible target of the stratum, given the counts. */
  readonly inclusionProbability: string;
  /** The largest ticket drawn; absent if nothing is drawn or the method has no tickets. */
  readonly cutoff?: string;
  /** The next targets in order, to be used strictly in this order. */
  readonly reserve: readonly Ticketed[];
}

/** A drawn target. */
export interface SelectedTarget {
  /** From 1, over the whole task: the order of the inspections. */
  readonly order: number;
  readonly targetId: string;
  readonly stratum: string;
  readonly ticket?: string;
}

/** A pair of tiers in which the higher one was drawn at the lower rate. */
export interface TierInversion {
  readonly lowerTier: Tier;
  readonly lowerTierRate: string;
  readonly higherTier: Tier;
  readonly higherTierRate: string;
}

/** Everything about the drawing of one task, without the inspectors. */
export interface TaskDraw {
  readonly taskId: string;
  /** `authority/plan/task/b<batch>/d<number of the draw>`. */
  readonly drawId: string;
  readonly asOf: string;
  readonly batch: Batch;
  /** S, the derived seed of this draw. */
  readonly seed: string;
  readonly frame: FrameSummary;
  /** How many the quota asks for up to and including this batch. */
  readonly quotaCount: number;
  /** How many are drawn: the sum of the strata. */
  readonly drawn: number;
  /** The common level L of the exact counts; absent where there is none. */
  readonly level?: string;
  /** Sorted by tier, then by key. */
  readonly strata: readonly StratumDraw[];
  readonly inversions: readonly TierInversion[];
  /** In the order of the inspections. */
  readonly selected: readonly SelectedTarget[];
  readonly warnings: readonly Warning[];
}

export const outOfScopeReason: z.ZodMiniType<OutOfScopeReason> = z.enum([
  "not-existing",
  "not-yet-established",
  "other-region",
  "other-subject-type",
  "other-credit-class",
  "not-in-directory",
  "not-on-list",
  "no-valid-licence",
]);

export const batchSchema: z.ZodMiniType<Batch> = z.strictObject({
  number: positiveCount,
  cumulativeShare: ratio,
  alreadyDrawn: listOf(id),
} satisfies Shape<Batch>);

const frameSummary: z.ZodMiniType<FrameSummary> = z.strictObject({
  size: count,
  eligible: count,
  digest: hash,
  outOfScope: listOf(z.strictObject({ reason: outOfScopeReason, count } satisfies Shape<OutOfScopeCount>)),
  exclusions: listOf(exclusionSchema),
} satisfies Shape<FrameSummary>);

const ticketed: z.ZodMiniType<Ticketed> = z.strictObject({
  targetId: id,
  ticket: z.exactOptional(hash),
} satisfies Shape<Ticketed>);

const stratumDraw: z.ZodMiniType<StratumDraw> = z.strictObject({
  stratum: id,
  tier: stratumTier,
  size: count,
  eligible: count,
  intensity: exactNumber,
  lower: count,
  upper: count,
  exactCount: exactNumber,
  drawn: count,
  inclusionProbability: exactNumber,
  cutoff: z.exactOptional(hash),
  reserve: listOf(ticketed),
} satisfies Shape<StratumDraw>);

const selectedTarget: z.ZodMiniType<SelectedTarget> = z.strictObject({
  order: positiveCount,
  targetId: id,
  stratum: id,
  ticket: z.exactOptional(hash),
} satisfies Shape<SelectedTarget>);

const tierInversion: z.ZodMiniType<TierInversion> = z.strictObject({
  lowerTier: tier,
  lowerTierRate: exactNumber,
  higherTier: tier,
  higherTierRate: exactNumber,
} satisfies Shape<TierInversion>);

/** The schema of {@link TaskDraw}. */
export const taskDrawSchema: z.ZodMiniType<TaskDraw> = z.strictObject({
  taskId: id,
  drawId: label,
  asOf: date,
  batch: batchSchema,
  seed: hash,
  frame: frameSummary,
  quotaCount: count,
  drawn: count,
  level: z.exactOptional(exactNumber),
  strata: listOf(stratumDraw),
  inversions: listOf(tierInversion),
  selected: listOf(selectedTarget),
  warnings: listOf(warningSchema),
} satisfies Shape<TaskDraw>);
