import type { ChanceStratum } from "./plannedTasks.js";

/** The numbers of the strata that each target is in, ascending; a target in none is absent. */
export function strataOfTargets(strata: readonly Pick<ChanceStratum, "ids">[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, { ids }] of strata.entries()) {
    for (const id of ids) {
      const known = numbers.get(id);
      if (known) known.push(number);
      else numbers.set(id, [number]);
    }
  }
  return numbers;
}
