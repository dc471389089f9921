import type { MatchingOrder, MatchingProblem } from "./matching.js";
import { openRows, type OpenRows } from "./openRows.js";
import { plainlyImpossible } from "./plainlyImpossible.js";
import { teamCursor, type TeamChoice } from "./teamCursor.js";
import { teamTally } from "./teamTally.js";

export interface SearchOptions {
  /** Decides between rows with equally many teams left, and which teams are tried first; by number if absent. */
  readonly order?: Pick<MatchingOrder, "rows" | "columns">;
  /** For each row, its columns ascending: the team that is tried before all others. */
  readonly present?: readonly (readonly number[])[];
  /** The search ends once it has tried this many teams and counted the teams of this many rows, taken together. */
  readonly mostNodes?: number;
}

/** What the search came to. */
export type SearchResult =
  | {
      readonly kind: "found";
      /** For each row its columns, ascending. */
      readonly teams: readonly (readonly number[])[];
    }
  /** No assignment keeps all rules. */
  | { readonly kind: "none" }
  /** The bound on nodes was reached first. */
  | { readonly kind: "gave-up"; readonly nodes: number };

/** Some seconds for a thousand rows. */
const MOST_NODES = 200_000;

/**
 * Looks for teams that keep the rules of all rows, the bounds on loads, the people who must not meet, and the limit on
 * meetings of the same two: by backtracking over the rows, the one with the fewest teams left first, its teams in
 * lexicographic order of the columns. Exact: within the bound on nodes it finds an assignment if there is one, and `none`
 * is a proof that there is none.
 */
export function searchAssignment(problem: MatchingProblem, options: SearchOptions = {}): SearchResult {
  if (plainlyImpossible(problem)) return { kind: "none" };
  const { order, present, mostNodes = MOST_NODES } = options;
  const tally = teamTally(problem, order?.columns ?? problem.most.map((_, column) => column));
  const open = openRows(problem, order?.rows ?? problem.rows.map((_, row) => row), tally);
  if (!open.mayBeFilled()) return { kind: "none" };

  const path: Step[] = [];
  let tried = 0;
  while (open.size() > 0) {
    const row = open.scarcest();
    path.push({ row, teams: teamsToTry(tally.choiceOf(row), present?.[row]), isClosed: false });
    do {
      const nodes = tried + open.counted();
      if (nodes >= mostNodes) return { kind: "gave-up", nodes };
      tried += 1;
      if (!takesNextTeam(path, open)) return { kind: "none" };
    } while (!open.mayBeFilled());
  }
  return { kind: "found", teams: tally.teams };
}

/** A row on the way, with the teams that it has not tried yet. */
interface Step {
  readonly row: number;
  readonly teams: Iterator<readonly number[], void>;
  isClosed: boolean;
}

/** Gives its next team to the last row on the way that has one; the rows after it leave the way. False if none has. */
function takesNextTeam(path: Step[], open: OpenRows): boolean {
  for (let step = path.at(-1); step; step = path.at(-1)) {
    if (step.isClosed) open.reopen(step.row);
    step.isClosed = false;
    const team = step.teams.next();
    if (team.done !== true) {
      open.close(step.row, team.value);
      step.isClosed = true;
      return true;
    }
    path.pop();
  }
  return false;
}

/** The present team, if it may be chosen, then all others. */
function* teamsToTry(choice: TeamChoice, present: readonly number[] = []): Generator<readonly number[], void> {
  const kept = teamCursor({ ...choice, columns: choice.columns.filter((column) => present.includes(column)) });
  if (kept.next()) yield [...kept.team];
  const cursor = teamCursor(choice);
  while (cursor.next()) {
    if (!cursor.team.every((column) => present.includes(column))) yield [...cursor.team];
  }
}
