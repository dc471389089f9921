import { findShortage } from "../matching/findShortage.js";
import { hierarchyOf } from "../matching/hierarchyOf.js";
import type { MatchingProblem, MatchingRow, RuleSet } from "../matching/matching.js";
import type { TooLittleWork } from "../matching/shortage.js";
import { hasTeam } from "../matching/teamsOfRow.js";

/** Looks for a shortage of work under any least of the columns; its rows are numbers of the problem. */
export type FindShortageOfWork = (least: readonly number[]) => TooLittleWork | undefined;

/**
 * Prepares the search for columns that must have more rows than there are for them.
 *
 * A row without a team is to have one, so it counts as work for whoever may go there, its rules aside. Whether columns get what they
 * must have does not depend on the most of others: see findShortage.
 */
export function shortageOfWork(problem: MatchingProblem): FindShortageOfWork {
  const work = problem.rows.flatMap((row, number) => {
    const hierarchy = hasTeam(row, problem.apart) ? hierarchyOf(row, problem.apart).root : withoutRules(row);
    return hierarchy.least === 0 ? [] : [{ number, hierarchy, row: { ...row, demand: hierarchy.least } }];
  });
  const part = { ...problem, rows: work.map(({ row }) => row), most: problem.most.map(() => problem.rows.length) };
  const hierarchies = work.map(({ hierarchy }) => hierarchy);
  return (least) => {
    const shortage = findShortage({ ...part, least }, hierarchies);
    if (shortage?.kind !== "too-little-work") return undefined;
    return { ...shortage, rows: shortage.rows.map(({ row, places }) => ({ row: work[row]!.number, places })) };
  };
}

function withoutRules({ columns, demand }: MatchingRow): RuleSet {
  const places = Math.min(demand, columns.length);
  return { least: places, most: places, columns, inner: [] };
}
