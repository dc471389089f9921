import type { MatchingProblem } from "../matching/matching.js";
import { searchAssignment } from "../matching/searchAssignment.js";

/** The bound of each search, and of all of them together: about a second. */
const MOST_NODES = 5_000;
const MOST_NODES_OF_ALL = 100_000;

/**
 * Visits that cannot all be had even if there were no others, and as few of them as searches within bounds can tell; by number.
 * `undefined` if it cannot be proved within these bounds that the given visits are of that kind.
 */
export function visitsInConflict(problem: MatchingProblem, visits: readonly number[]): readonly number[] | undefined {
  let nodesLeft = MOST_NODES_OF_ALL;
  const cannotBeHad = (some: readonly number[]): boolean => {
    if (nodesLeft <= 0) return false;
    const rows = problem.rows.filter(({ visit }) => some.includes(visit));
    const part = { ...problem, rows, least: problem.least.map(() => 0) };
    const result = searchAssignment(part, { mostNodes: MOST_NODES });
    nodesLeft -= result.kind === "gave-up" ? result.nodes : rows.length;
    return result.kind === "none";
  };

  if (visits.length === 0 || !cannotBeHad(visits)) return undefined;
  let kept = visits;
  for (let size = kept.length >> 1; size >= 1; size >>= 1) {
    for (let start = 0; start < kept.length;) {
      const without = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (without.length > 0 && cannotBeHad(without)) kept = without;
      else start += size;
    }
  }
  return kept;
}
