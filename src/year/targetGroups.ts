import type { Fraction } from "../exact/fraction.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import type { ChanceStratum } from "./plannedTasks.js";
import { strataOfTargets } from "./strataOfTargets.js";

/** A task that can draw a target, with its chance to. */
export interface TaskChance {
  readonly task: Task;
  readonly chance: Fraction;
}

/** Targets that the same tasks draw with the same chances, and that are alike in what else matters. */
export interface TargetGroup {
  /** The strata that they are in; groups that differ in nothing else have the same. */
  readonly strata: string;
  /** By task id; chances of zero included. */
  readonly chances: readonly TaskChance[];
  /** What else is equal. */
  readonly likeness: string;
  /** One of them. */
  readonly example: Target;
  readonly targets: number;
}

interface OpenGroup extends Pick<TargetGroup, "likeness" | "example"> {
  readonly numbers: readonly number[];
  targets: number;
}

/**
 * Groups the targets that some task can draw. The computations of a year are over groups, of which a county has some hundreds.
 *
 * @param strata - by task id; a target is in one stratum of a task at most
 * @param likeness - what else must be equal, as text
 */
export function targetGroups(
  targets: readonly Target[],
  strata: readonly ChanceStratum[],
  likeness: (target: Target) => string = () => "",
): readonly TargetGroup[] {
  const numbersById = strataOfTargets(strata);
  const groups = new Map<string, OpenGroup>();
  for (const target of targets) {
    const numbers = numbersById.get(target.id);
    if (!numbers) continue;
    const like = likeness(target);
    const key = `${numbers.join(",")}/${like}`;
    const known = groups.get(key);
    if (known) known.targets += 1;
    else groups.set(key, { numbers, likeness: like, example: target, targets: 1 });
  }
  return [...groups.values()].map(({ numbers, ...group }) => ({
    ...group,
    strata: numbers.join(","),
    chances: numbers.map((number) => ({ task: strata[number]!.task, chance: strata[number]!.chance })),
  }));
}
