import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Fraction } from "../exact/fraction.js";
import type { Policies } from "../model/policies.js";
import type { RandomSource } from "../random/randomSource.js";
import { matchBalanced, type BalancedMatching, type MatchingFailure } from "../matching/matchBalanced.js";
import { matchByTicket, type TicketedTeam } from "./matchByTicket.js";
import type { MatchingProblem, RowChances } from "../matching/matching.js";
import type { Matching } from "./matchingOf.js";

/** What every method finds. */
export interface Matched {
  readonly kind: "matched";
  /** For each row: its columns, ascending. */
  readonly teams: readonly (readonly number[])[];
  /** For each row, where the method is about chances. */
  readonly chances?: readonly RowChances[];
  /** For each column. */
  readonly expected?: readonly Fraction[];
  readonly evened?: NonNullable<BalancedMatching["evened"]>;
  readonly repair?: NonNullable<BalancedMatching["repair"]>;
  /** For each visit, where the method is about tickets. */
  readonly tickets?: readonly TicketedTeam[];
}

/** What a method may use. */
export interface AssignmentContext {
  readonly policies: Policies;
  readonly source: RandomSource;
}

/** A way to find teams for all rows of a matching. */
export type AssignmentMethod = (matching: Matching, context: AssignmentContext) => Matched | MatchingFailure;

/** Every method by its id. A method that changes any drawn output is a new id; the old one stays. */
export const ASSIGNMENT_METHODS: Readonly<Record<Policies["assignment"], AssignmentMethod>> = {
  "balanced/1": ({ problem, columns }, { policies, source }) => {
    const prior = columns.map(({ inspectors }) => Math.max(...inspectors.map(({ priorVisits = 0 }) => priorVisits)));
    return matchBalanced({ problem, prior, evenness: policies.evenness, source });
  },
  "pair-ticket/1": (matching, { policies }) => {
    if (capacitiesBind(matching.problem)) throw capacitiesRefused();
    return matchByTicket(matching, policies.suite);
  },
};

/** Whether somebody owes visits, or may be chosen for more than they may make. */
export function capacitiesBind({ rows, least, most, columnCount }: MatchingProblem): boolean {
  const rowCounts = new Array<number>(columnCount).fill(0);
  for (const { columns } of rows) for (const column of columns) rowCounts[column]! += 1;
  return rowCounts.some((count, column) => least[column]! > 0 || count > most[column]!);
}

/** A visit that is drawn alone cannot know how often its people have been chosen elsewhere. */
function capacitiesRefused(): DoubleRandomError {
  return new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "policies.assignment",
    expected: "balanced/1, because pair-ticket/1 draws each visit alone and cannot keep leastVisits and mostVisits",
    received: "pair-ticket/1",
  });
}
