import { brokenRules } from "./brokenRules.js";
import { includesColumn } from "./includesColumn.js";
import type { MatchingOrder, MatchingProblem } from "./matching.js";
import { plainlyImpossible } from "./plainlyImpossible.js";
import { searchAssignment } from "./searchAssignment.js";
import { teamCursor } from "./teamCursor.js";
import { teamTally, type TeamTally } from "./teamTally.js";

/** What {@link repairTeams} needs. */
export interface RepairTeamsOptions {
  readonly problem: MatchingProblem;
  readonly order: Pick<MatchingOrder, "rows" | "columns">;
  /** For each row as many of its columns as it demands, ascending; the load of every column is within its bounds. */
  readonly teams: readonly (readonly number[])[];
  /** The bound of {@link searchAssignment}. */
  readonly mostNodes?: number;
}

/** Teams that break no rule, or why there are none. */
export type Repair =
  | {
      readonly kind: "done";
      /** For each row its columns, ascending. */
      readonly teams: readonly (readonly number[])[];
      /** How many places went to somebody else. */
      readonly exchanged: number;
      /** Whether all assignments had to be searched. */
      readonly searched: boolean;
    }
  /** No assignment keeps all rules. */
  | { readonly kind: "impossible" }
  /** The search ended before it was clear whether one does. */
  | { readonly kind: "gave-up"; readonly nodes: number };

/**
 * Changes as few people as it can find until no team breaks a rule of its row, nobody meets somebody that they must not
 * meet, and no two meet too often. Loads stay within their bounds; exchanges leave them as they are.
 *
 * The rows are gone through in the shuffled order, over and over. While a row breaks a rule, it is helped by the first of these
 * that lowers the number of broken rules: an exchange of one of its people against one of another row (own people by number,
 * other rows in the shuffled order, their people by number); a substitution by somebody with capacity left (own people by
 * number, columns in the shuffled order); the first whole team that breaks no rule (lexicographic in the shuffled order of
 * the columns). If no row can be helped any more, all assignments are searched.
 */
export function repairTeams({ problem, order, teams, mostNodes }: RepairTeamsOptions): Repair {
  if (brokenRules(problem, teams).total === 0) return { kind: "done", teams, exchanged: 0, searched: false };
  if (plainlyImpossible(problem)) return { kind: "impossible" };

  const tally = teamTally(problem, order.columns);
  for (const [row, team] of teams.entries()) tally.fill(row, team);
  while (tally.broken() > 0 && helpsSomeRow(problem, order, tally));
  if (tally.broken() === 0) {
    return { kind: "done", teams: tally.teams, exchanged: newPlaces(teams, tally.teams), searched: false };
  }

  const result = searchAssignment(problem, {
    order,
    present: tally.teams,
    ...(mostNodes !== undefined && { mostNodes }),
  });
  if (result.kind === "found") {
    return { kind: "done", teams: result.teams, exchanged: newPlaces(teams, result.teams), searched: true };
  }
  return result.kind === "none" ? { kind: "impossible" } : result;
}

/** Goes through the rows once. */
function helpsSomeRow(problem: MatchingProblem, order: RepairTeamsOptions["order"], tally: TeamTally): boolean {
  let helped = false;
  for (const row of order.rows) {
    while (
      tally.breaksRule(row) &&
      (exchanges(problem, order, tally, row) ||
        substitutes(problem, order, tally, row) ||
        replacesTeam(problem, tally, row))
    ) {
      helped = true;
    }
  }
  return helped;
}

function exchanges(
  { rows }: MatchingProblem,
  order: RepairTeamsOptions["order"],
  tally: TeamTally,
  row: number,
): boolean {
  const exchange = (own: number, other: number, theirs: number): void => {
    tally.replace(row, own, theirs);
    tally.replace(other, theirs, own);
  };
  for (const own of [...tally.teams[row]!]) {
    const changeOfRow = rememberingAnswers((theirs) => tally.changeBy(row, own, theirs));
    for (const other of order.rows) {
      // Also passes over the row itself, which holds its own people.
      if (tally.teams[other]!.includes(own) || !includesColumn(rows[other]!.columns, own)) continue;
      const isSeparate = !sharesPeople(tally, rows[row]!.visit, rows[other]!.visit);
      const othersMayGain = tally.breaksRule(other);
      for (const theirs of [...tally.teams[other]!]) {
        if (tally.teams[row]!.includes(theirs) || !includesColumn(rows[row]!.columns, theirs)) continue;
        // Nobody is at both visits, so that what changes at one of them is not undone at the other.
        if (isSeparate) {
          if (!othersMayGain && changeOfRow(theirs) >= 0) continue;
          if (changeOfRow(theirs) + tally.changeBy(other, theirs, own) >= 0) continue;
        }
        const broken = tally.broken();
        exchange(own, other, theirs);
        if (tally.broken() < broken) return true;
        exchange(theirs, other, own);
      }
    }
  }
  return false;
}

function rememberingAnswers(ask: (column: number) => number): (column: number) => number {
  const answers = new Map<number, number>();
  return (column) => {
    const answer = answers.get(column) ?? ask(column);
    answers.set(column, answer);
    return answer;
  };
}

function sharesPeople({ meetings }: TeamTally, visit: number, other: number): boolean {
  const people = meetings.peopleAt(visit);
  return meetings.peopleAt(other).some((column) => people.includes(column));
}

function substitutes(
  { rows, least, most }: MatchingProblem,
  order: RepairTeamsOptions["order"],
  tally: TeamTally,
  row: number,
): boolean {
  for (const own of [...tally.teams[row]!]) {
    if (tally.loads[own]! <= least[own]!) continue;
    for (const column of order.columns) {
      if (tally.loads[column]! >= most[column]!) continue;
      if (tally.teams[row]!.includes(column) || !includesColumn(rows[row]!.columns, column)) continue;
      if (tally.changeBy(row, own, column) >= 0) continue;
      tally.replace(row, own, column);
      return true;
    }
  }
  return false;
}

function replacesTeam({ least }: MatchingProblem, tally: TeamTally, row: number): boolean {
  const broken = tally.broken();
  const before = [...tally.teams[row]!];
  tally.vacate(row);
  const choice = tally.choiceOf(row);
  const needed = before.filter((column) => tally.loads[column]! < least[column]!);
  const stay = { id: "stay", columns: needed, least: needed.length, most: needed.length };
  const cursor = teamCursor({ ...choice, rules: [...choice.rules, stay] });
  if (cursor.next()) {
    tally.fill(row, cursor.team);
    // Not lower only if somebody who had to go is still at the visit, in another row of it.
    if (tally.broken() < broken) return true;
    tally.vacate(row);
  }
  tally.fill(row, before);
  return false;
}

function newPlaces(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number {
  return after
    .map((team, row) => team.filter((column) => !before[row]!.includes(column)).length)
    .reduce((sum, count) => sum + count, 0);
}
