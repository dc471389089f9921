import { countBounds, countPlaces, countWork } from "./countShortage.js";
import type { MatchingProblem, RuleSet } from "./matching.js";
import type { Shortage } from "./shortage.js";

/**
 * Counts again, from the problem alone, what a shortage says of its rows or columns. The shortage is true of the problem exactly
 * if the count is equal to it and `short` is above 0; `undefined` if there is nothing of its kind to count.
 */
export function recountShortage(
  problem: MatchingProblem,
  hierarchies: readonly RuleSet[],
  shortage: Shortage,
): Shortage | undefined {
  switch (shortage.kind) {
    case "too-few-places":
      return countPlaces(problem, hierarchies, shortage.rows);
    case "too-little-work":
      return countWork(problem, hierarchies, shortage.columns);
    case "contradictory-bounds":
      return countBounds(shortage.row, hierarchies[shortage.row]!);
  }
}
