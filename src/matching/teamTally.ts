import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem } from "./matching.js";
import { meetingTally, type MeetingTally } from "./meetingTally.js";
import { placeTally } from "./placeTally.js";
import type { TeamChoice } from "./teamCursor.js";

/** The teams of a matching, with what they break, kept up while teams change. */
export interface TeamTally {
  /** The columns of each row, ascending; none if the row is vacant. */
  readonly teams: readonly (readonly number[])[];
  /** In how many teams each column is. */
  readonly loads: readonly number[];
  readonly meetings: Pick<MeetingTally, "mayMeet" | "mayMeetAgain" | "peopleAt">;
  /** As `brokenRules` counts; a vacant row misses all places that its rules ask for. */
  readonly broken: () => number;
  /** Whether a row breaks a rule of its own, or one of its people meets somebody in breach of a rule. */
  readonly breaksRule: (row: number) => boolean;
  readonly replace: (row: number, leaving: number, coming: number) => void;
  /** By how much a replacement would change the number of broken rules. */
  readonly changeBy: (row: number, leaving: number, coming: number) => number;
  /** Gives a team to a vacant row. */
  readonly fill: (row: number, team: readonly number[]) => void;
  readonly vacate: (row: number) => void;
  /** What a vacant row may be filled with so that no column is above its most and the row breaks no rule. */
  readonly choiceOf: (row: number) => TeamChoice;
}

/**
 * A tally in which all rows are vacant.
 *
 * @param columnOrder - the order of columns in a choice
 */
export function teamTally(problem: MatchingProblem, columnOrder: readonly number[]): TeamTally {
  const { rows, columnCount, most } = problem;
  const teams: number[][] = rows.map(() => []);
  const loads = new Array<number>(columnCount).fill(0);
  const places = placeTally(problem);
  const meetings = meetingTally(problem);
  const { mayMeet } = meetings;

  const join = (row: number, column: number): void => {
    teams[row]!.push(column);
    loads[column]! += 1;
    places.join(row, column);
    meetings.join(rows[row]!.visit, column);
  };
  const leave = (row: number, column: number): void => {
    const team = teams[row]!;
    team.splice(team.indexOf(column), 1);
    loads[column]! -= 1;
    places.leave(row, column);
    meetings.leave(rows[row]!.visit, column);
  };
  const sort = (row: number): void => {
    teams[row]!.sort((a, b) => a - b);
  };

  const replace = (row: number, leaving: number, coming: number): void => {
    leave(row, leaving);
    join(row, coming);
    sort(row);
  };
  const broken = (): number => places.broken() + meetings.broken();

  return {
    teams,
    loads,
    meetings,
    broken,
    breaksRule: (row) => {
      if (places.brokenAt(row) > 0) return true;
      if (meetings.broken() === 0) return false;
      const people = meetings.peopleAt(rows[row]!.visit);
      return teams[row]!.some((column) => people.some((other) => meetings.breaks(column, other)));
    },
    replace,
    changeBy: (row, leaving, coming) => {
      const before = broken();
      replace(row, leaving, coming);
      const change = broken() - before;
      replace(row, coming, leaving);
      return change;
    },
    fill: (row, team) => {
      for (const column of team) join(row, column);
      sort(row);
    },
    vacate: (row) => {
      for (const column of [...teams[row]!]) leave(row, column);
    },
    choiceOf: (row) => {
      const { visit, demand, columns, rules } = rows[row]!;
      const people = meetings.peopleAt(visit);
      const free = columnOrder.filter(
        (column) =>
          loads[column]! < most[column]! &&
          includesColumn(columns, column) &&
          people.every((other) => mayMeet(visit, column, other)),
      );
      const keptApart = (first: number, second: number): boolean => !mayMeet(visit, first, second);
      return { demand, columns: free, rules, keptApart: meetings.isLimited ? keptApart : undefined };
    },
  };
}
