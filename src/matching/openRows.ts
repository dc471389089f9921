import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem } from "./matching.js";
import { teamCursor } from "./teamCursor.js";
import type { TeamTally } from "./teamTally.js";

/** The vacant rows of a search, with the number of teams that each has left. */
export interface OpenRows {
  readonly size: () => number;
  /** The one with the fewest teams left; of several, the first in order. */
  readonly scarcest: () => number;
  /** False only if the open rows cannot all be filled: one has no team left, or capacities or least loads forbid it. */
  readonly mayBeFilled: () => boolean;
  readonly close: (row: number, team: readonly number[]) => void;
  /** Vacates the row that was closed last. */
  readonly reopen: (row: number) => void;
  /** How many rows have been counted so far. */
  readonly counted: () => number;
}

/** Rows with at least this many teams left are taken to have equally many. */
const MANY_TEAMS = 64;

/**
 * All rows of a tally in which all rows are vacant. A row is counted again only when a team that was given away may have
 * left it fewer teams.
 *
 * @param rowOrder - decides between rows with equally many teams
 */
export function openRows(problem: MatchingProblem, rowOrder: readonly number[], tally: TeamTally): OpenRows {
  const { rows, least, most, columnCount } = problem;
  const isOpen = rows.map(() => true);
  const rowsWith: readonly number[][] = Array.from({ length: columnCount }, () => []);
  for (const [row, { columns }] of rows.entries()) for (const column of columns) rowsWith[column]!.push(row);
  const openRowsOf = rowsWith.map(({ length }) => length);
  const recounts: (readonly (readonly [row: number, teamsLeft: number])[])[] = [];
  let size = rows.length;
  let placesLeft = rows.reduce((sum, { demand }) => sum + demand, 0);
  let counted = 0;

  const countTeams = (row: number): number => {
    counted += 1;
    const cursor = teamCursor(tally.choiceOf(row));
    let count = 0;
    while (count < MANY_TEAMS && cursor.next()) count += 1;
    return count;
  };
  const teamsLeft = rows.map((_, row) => countTeams(row));

  const recount = (affected: Iterable<number>): void => {
    const changes: (readonly [number, number])[] = [];
    for (const row of affected) {
      changes.push([row, teamsLeft[row]!]);
      teamsLeft[row] = countTeams(row);
      if (teamsLeft[row] === 0) break;
    }
    recounts.push(changes);
  };
  /** Open rows that a team just given to a row may have left with fewer teams. */
  const affectedBy = (row: number, team: readonly number[]): ReadonlySet<number> => {
    const { visit } = rows[row]!;
    const people = tally.meetings.peopleAt(visit);
    const affected = new Set(rowOrder.filter((other) => isOpen[other] && rows[other]!.visit === visit));
    for (const column of team) {
      const isFull = tally.loads[column]! >= most[column]!;
      const parted = people.filter((other) => other !== column && !tally.meetings.mayMeetAgain(column, other));
      if (!isFull && parted.length === 0) continue;
      for (const other of rowsWith[column]!) {
        if (isOpen[other] && (isFull || parted.some((partner) => includesColumn(rows[other]!.columns, partner)))) {
          affected.add(other);
        }
      }
    }
    return affected;
  };

  return {
    size: () => size,
    counted: () => counted,
    scarcest: () => {
      let scarcest = -1;
      for (const row of rowOrder) {
        if (isOpen[row] && (scarcest < 0 || teamsLeft[row]! < teamsLeft[scarcest]!)) scarcest = row;
      }
      return scarcest;
    },
    mayBeFilled: () => {
      if (teamsLeft.some((count, row) => count === 0 && isOpen[row])) return false;
      let capacity = 0;
      let missing = 0;
      for (const [column, load] of tally.loads.entries()) {
        const lacking = Math.max(0, least[column]! - load);
        if (lacking > openRowsOf[column]!) return false;
        missing += lacking;
        capacity += Math.min(most[column]! - load, openRowsOf[column]!);
      }
      return missing <= placesLeft && placesLeft <= capacity;
    },
    close: (row, team) => {
      tally.fill(row, team);
      isOpen[row] = false;
      size -= 1;
      placesLeft -= team.length;
      for (const column of rows[row]!.columns) openRowsOf[column]! -= 1;
      recount(affectedBy(row, team));
    },
    reopen: (row) => {
      for (const [other, count] of recounts.pop()!) teamsLeft[other] = count;
      for (const column of rows[row]!.columns) openRowsOf[column]! += 1;
      placesLeft += tally.teams[row]!.length;
      size += 1;
      isOpen[row] = true;
      tally.vacate(row);
    },
  };
}
