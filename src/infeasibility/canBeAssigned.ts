import { hashStream } from "../random/hashStream.js";
import type { RandomSource } from "../random/randomSource.js";
import type { Policies } from "../model/policies.js";
import { evenUnderCapacity } from "../matching/evenUnderCapacity.js";
import { canFillRows, findShortage } from "../matching/findShortage.js";
import { hierarchyOf } from "../matching/hierarchyOf.js";
import { includesColumn } from "../matching/includesColumn.js";
import { feasibleProblem } from "../matching/matchBalanced.js";
import { matchByTicket } from "../assignment/matchByTicket.js";
import { capacitiesBind } from "../assignment/methods.js";
import type { MatchingProblem } from "../matching/matching.js";
import type { Matching } from "../assignment/matchingOf.js";
import { findContradiction } from "../matching/reservedPlaces.js";
import { repairTeams } from "../matching/repairTeams.js";
import { roundDependently } from "../matching/roundDependently.js";
import { shuffledOrder } from "../matching/shuffledOrder.js";
import { hasTeam } from "../matching/teamsOfRow.js";

/** Where the search for teams that keep the rules across visits is given up. */
const MOST_NODES = 20_000;

/** What {@link canBeAssigned} takes from the policies. */
export type AssignmentPolicies = Pick<Policies, "assignment" | "suite">;

/**
 * Whether every row of a matching gets a team. `true` is certain: where counting does not settle it, teams have been found.
 * `false` is certain too, but for rules that reach across visits, where a search is bounded.
 */
export function canBeAssigned(matching: Matching, policies: AssignmentPolicies): boolean {
  if (matching.problem.rows.length === 0) return matching.problem.least.every((least) => least === 0);
  return policies.assignment === "balanced/1"
    ? canBeBalanced(matching, policies.suite)
    : canBeTicketed(matching, policies.suite);
}

function canBeBalanced({ problem, visits }: Matching, suite: Policies["suite"]): boolean {
  if (problem.least.some((least, column) => least > problem.most[column]!)) return false;
  const built = problem.rows.map((row) => hierarchyOf(row, problem.apart));
  const hierarchies = built.map(({ root }) => root);
  if (hierarchies.some((root) => findContradiction(root) !== undefined)) return false;
  if (!canFillRows(problem, hierarchies)) return false;
  if (problem.least.some((least) => least > 0) && findShortage(problem, hierarchies)) return false;

  const across =
    problem.mostPerPair !== undefined ||
    built.some(({ leftOver }) => leftOver.length > 0) ||
    visitsParting(problem.rows, () => problem.apart).size > 0;
  return !across || canBeDrawn(problem, hashStream({ seed: visits[0]!.visit.seed, label: "fixes", suite }));
}

/** Draws teams and repairs them until no rule is broken. */
function canBeDrawn(problem: MatchingProblem, source: RandomSource): boolean {
  const feasible = feasibleProblem(problem);
  if (feasible.kind !== "feasible") return false;
  const order = shuffledOrder(problem, source);
  const { rows } = evenUnderCapacity({ problem, ...feasible, order });
  const teams = roundDependently({ rows, columnCount: problem.columnCount, order, source });
  return repairTeams({ problem, order, teams, mostNodes: MOST_NODES }).kind === "done";
}

function canBeTicketed(matching: Matching, suite: Policies["suite"]): boolean {
  const { problem, visits } = matching;
  const { rows } = problem;
  if (capacitiesBind(problem)) return false;
  if (!rows.every((row) => hasTeam(row, visits[row.visit]!.apart))) return false;
  const parting = visitsParting(rows, (visit) => visits[visit]!.apart);
  if (parting.size === 0) return true;
  const part = { ...matching, problem: { ...problem, rows: rows.filter(({ visit }) => parting.has(visit)) } };
  return matchByTicket(part, suite).kind === "matched";
}

/** The visits at which somebody of one row must not meet somebody of another. */
function visitsParting(
  rows: MatchingProblem["rows"],
  apartAt: (visit: number) => MatchingProblem["apart"],
): ReadonlySet<number> {
  const rowsOf = new Map<number, MatchingProblem["rows"][number][]>();
  for (const row of rows) rowsOf.set(row.visit, [...(rowsOf.get(row.visit) ?? []), row]);
  const parts = (one: MatchingProblem["rows"][number], other: MatchingProblem["rows"][number]): boolean =>
    apartAt(one.visit).some(([a, b]) => includesColumn(one.columns, a) && includesColumn(other.columns, b));
  return new Set(
    [...rowsOf].flatMap(([visit, ofVisit]) =>
      ofVisit.some((one) => ofVisit.some((other) => other !== one && parts(one, other))) ? [visit] : [],
    ),
  );
}
