import { add, multiply, ONE, subtract, ZERO, type Fraction } from "../exact/fraction.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { amountOf, type Amount } from "./amount.js";
import { weightedSum, type Weighted } from "./chance.js";
import type { TargetGroup } from "./targetGroups.js";

/** How many targets are in the frames of so many tasks. */
export interface SharedFrames {
  /** At least 1. */
  readonly tasks: number;
  readonly targets: number;
}

/** Two tasks whose frames share targets. */
export interface TaskPair {
  /** By code point. */
  readonly taskIds: readonly [string, string];
  /** How many they share. */
  readonly targets: number;
  /** How many of these both may be expected to draw. */
  readonly drawnByBoth: Amount;
}

/** How the frames of tasks overlap, before any draw. */
export interface FrameOverlap {
  /** From 1 task upwards. */
  readonly frames: readonly SharedFrames[];
  /** Those that share a target, by code point. */
  readonly pairs: readonly TaskPair[];
  /** How many targets more than one task may be expected to draw. */
  readonly drawnBySeveral: Amount;
}

/** The overlap of the frames that groups of targets are in. */
export function overlapOfGroups(groups: readonly TargetGroup[]): FrameOverlap {
  const frames = new Map<number, number>();
  const pairs = new Map<string, { readonly taskIds: readonly [string, string]; targets: number; terms: Weighted[] }>();
  for (const { chances, targets } of groups) {
    frames.set(chances.length, (frames.get(chances.length) ?? 0) + targets);
    for (const [index, a] of chances.entries()) {
      for (const b of chances.slice(index + 1)) {
        const taskIds = [a.task.id, b.task.id] as const;
        const key = taskIds.join(" ");
        const pair = pairs.get(key) ?? { taskIds, targets: 0, terms: [] };
        pairs.set(key, pair);
        pair.targets += targets;
        pair.terms.push({ weight: targets, value: multiply(a.chance, b.chance) });
      }
    }
  }
  const several = groups.map(({ chances, targets: weight }) => ({ weight, value: severalOf(chances.map(chanceIn)) }));
  return {
    frames: [...frames].sort(([a], [b]) => a - b).map(([tasks, targets]) => ({ tasks, targets })),
    pairs: [...pairs]
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([, { taskIds, targets, terms }]) => ({ taskIds, targets, drawnByBoth: amountOf(weightedSum(terms)) })),
    drawnBySeveral: amountOf(weightedSum(several)),
  };
}

function chanceIn({ chance }: TargetGroup["chances"][number]): Fraction {
  return chance;
}

/** The probability that at least two of independent events happen. */
function severalOf(chances: readonly Fraction[]): Fraction {
  let [none, one] = [ONE, ZERO];
  for (const chance of chances) {
    const not = subtract(ONE, chance);
    one = add(multiply(one, not), multiply(none, chance));
    none = multiply(none, not);
  }
  return subtract(subtract(ONE, none), one);
}
