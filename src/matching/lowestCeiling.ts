import { canFillRows } from "./findShortage.js";
import type { MatchingProblem, RuleSet } from "./matching.js";

/**
 * The lowest ceiling on prior and new visits together under which a complete assignment exists: the smallest W such that
 * the problem is solvable with `most[i] = min(most[i], max(0, W - prior[i]))`, but never below `least[i]`.
 *
 * The problem as it is must be solvable; otherwise a plain `Error`, because its caller has looked for shortages.
 *
 * @param prior - for each column how many visits it has already
 */
export function lowestCeiling(
  problem: MatchingProblem,
  hierarchies: readonly RuleSet[],
  prior: readonly number[],
): number {
  const demand = problem.rows.reduce((sum, row) => sum + row.demand, 0);
  const under = (ceiling: number): MatchingProblem => ({ ...problem, most: mostUnder(ceiling, problem, prior) });
  const hasPlaces = (ceiling: number): boolean => under(ceiling).most.reduce((sum, most) => sum + most, 0) >= demand;
  const suffices = (ceiling: number): boolean => canFillRows(under(ceiling), hierarchies);

  const useful = (column: number): number => Math.min(problem.most[column]!, problem.rows.length);
  const highest = prior.reduce((top, visits, column) => Math.max(top, visits + useful(column)), 0);
  const enough = lowestThat(hasPlaces, 0, highest);

  // The answer is mostly close to the ceiling under which there are enough places at all, so search upwards from there.
  let tooLow = enough - 1;
  for (let step = 1; ; step *= 2) {
    const ceiling = Math.min(tooLow + step, highest);
    if (suffices(ceiling)) return lowestThat(suffices, tooLow + 1, ceiling);
    if (ceiling === highest) throw new Error("no ceiling suffices: the problem has a shortage");
    tooLow = ceiling;
  }
}

function mostUnder(ceiling: number, { least, most }: MatchingProblem, prior: readonly number[]): number[] {
  return most.map((bound, column) => Math.max(least[column]!, Math.min(bound, Math.max(0, ceiling - prior[column]!))));
}

/** The first number from `low` to `high` for which something holds that holds for `high` and for all after the first. */
function lowestThat(holds: (value: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = from + ((to - from) >> 1);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}
