import type { Batch, OutOfScopeCount, OutOfScopeReason } from "../model/draw.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import { STRATUM_TIERS, type StratumTier } from "../model/tiers.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { scopeReason } from "./scopeReason.js";
import { tierOf } from "./tierOf.js";

/** A stratum of a frame. */
export interface FrameStratum {
  /** The tier and the further keys, joined with points: `high.D`. */
  readonly key: string;
  readonly tier: StratumTier;
  /** Every target in scope. */
  readonly size: number;
  /** Of these, drawn by earlier batches. */
  readonly alreadyDrawn: number;
  /** Ids of the targets that can be drawn, by code point. */
  readonly eligibleIds: readonly string[];
}

/** The directory, the scope of a task and a date brought together. */
export interface Frame {
  /** By tier from low to high, then by key. */
  readonly strata: readonly FrameStratum[];
  readonly outOfScope: readonly OutOfScopeCount[];
  /** Exclusions of targets that are in scope, by target id. */
  readonly exclusions: readonly Exclusion[];
  /** Targets drawn by earlier batches that are no longer in scope. */
  readonly goneSinceDrawn: number;
}

/** What {@link frameOf} needs. */
export interface FrameOptions {
  readonly task: Task;
  readonly targets: readonly Target[];
  readonly asOf: string;
  readonly batch: Batch;
  readonly exclusions: readonly Exclusion[];
  readonly policies: Policies;
}

interface OpenStratum {
  readonly key: string;
  readonly tier: StratumTier;
  size: number;
  alreadyDrawn: number;
  readonly eligibleIds: string[];
}

/** Builds the frame of a task. Every target of the directory ends in exactly one place. */
export function frameOf({ task, targets, asOf, batch, exclusions, policies }: FrameOptions): Frame {
  const excluded = new Map(
    exclusions.filter(({ taskId }) => taskId === task.id).map((exclusion) => [exclusion.targetId, exclusion]),
  );
  const drawnBefore = new Set(batch.alreadyDrawn);
  const strata = new Map<string, OpenStratum>();
  const outOfScope = new Map<OutOfScopeReason, number>();
  const applied: Exclusion[] = [];
  let seenAgain = 0;

  for (const target of targets) {
    const reason = scopeReason(target, task.scope, asOf);
    if (reason) {
      outOfScope.set(reason, (outOfScope.get(reason) ?? 0) + 1);
      continue;
    }
    const stratum = stratumOf(target, task, policies, strata);
    stratum.size += 1;
    const exclusion = excluded.get(target.id);
    if (drawnBefore.has(target.id)) {
      stratum.alreadyDrawn += 1;
      seenAgain += 1;
    } else if (exclusion) {
      applied.push(exclusion);
    } else {
      stratum.eligibleIds.push(target.id);
    }
  }

  // Without a comparator text is sorted by code unit, which for ids is the code point, and in half the time.
  for (const { eligibleIds } of strata.values()) eligibleIds.sort();
  return {
    strata: [...strata.values()].sort(
      (a, b) => STRATUM_TIERS.indexOf(a.tier) - STRATUM_TIERS.indexOf(b.tier) || byCodePoint(a.key, b.key),
    ),
    outOfScope: [...outOfScope]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => byCodePoint(a.reason, b.reason)),
    exclusions: applied.sort((a, b) => byCodePoint(a.targetId, b.targetId)),
    goneSinceDrawn: drawnBefore.size - seenAgain,
  };
}

function stratumOf(target: Target, task: Task, policies: Policies, strata: Map<string, OpenStratum>): OpenStratum {
  const tiered = task.risk.kind !== "none" || task.quota.kind === "ratio-by-tier";
  const tier = tiered ? tierOf(target, policies) : "untiered";
  const key = [tier, ...policies.strata.map((name) => keyPart(target, name))].join(".");
  let stratum = strata.get(key);
  if (!stratum) {
    stratum = { key, tier, size: 0, alreadyDrawn: 0, eligibleIds: [] };
    strata.set(key, stratum);
  }
  return stratum;
}

function keyPart(target: Target, name: Policies["strata"][number]): string {
  switch (name) {
    case "credit-class":
      return target.creditClass ?? "none";
    case "subject-type":
      return target.subjectType;
    case "region":
      return target.regionCode;
  }
}
