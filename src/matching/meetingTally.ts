import { neighboursOf } from "./apartRules.js";
import type { MatchingProblem } from "./matching.js";

/** Who is at which visit and how often two have met, kept up while people come and go. */
export interface MeetingTally {
  /** False if everybody may meet everybody at any number of visits. */
  readonly isLimited: boolean;
  /** Of all visits: pairs that must not meet and do, and meetings of the same two beyond the limit. */
  readonly broken: () => number;
  readonly join: (visit: number, column: number) => void;
  readonly leave: (visit: number, column: number) => void;
  /** Everybody at a visit, once for each row of the visit in which the column is. */
  readonly peopleAt: (visit: number) => readonly number[];
  /** Whether two people of a visit must not meet, or meet more often than the limit. */
  readonly breaks: (first: number, second: number) => boolean;
  /** Whether two may both be at a visit, as far as the two are concerned, if all other visits stay as they are. */
  readonly mayMeet: (visit: number, first: number, second: number) => boolean;
  /** Whether two have met less often than the limit. */
  readonly mayMeetAgain: (first: number, second: number) => boolean;
}

/** A tally in which nobody is at any visit. */
export function meetingTally({ apart, columnCount, mostPerPair }: MatchingProblem): MeetingTally {
  const neighbours = neighboursOf(apart);
  const limit = mostPerPair ?? Number.MAX_SAFE_INTEGER;
  const isLimited = mostPerPair !== undefined || apart.length > 0;
  const visits = new Map<number, number[]>();
  const meetings = new Map<number, number>();
  let broken = 0;

  const keptApart = (first: number, second: number): boolean => neighbours.get(first)?.has(second) ?? false;
  const pairOf = (first: number, second: number): number =>
    Math.min(first, second) * columnCount + Math.max(first, second);
  const timesMet = (first: number, second: number): number => meetings.get(pairOf(first, second)) ?? 0;
  const peopleAt = (visit: number): number[] => {
    const known = visits.get(visit);
    if (known) return known;
    const people: number[] = [];
    visits.set(visit, people);
    return people;
  };

  const meet = (first: number, second: number): void => {
    if (keptApart(first, second)) broken += 1;
    if (mostPerPair === undefined) return;
    const times = timesMet(first, second) + 1;
    meetings.set(pairOf(first, second), times);
    if (times > limit) broken += 1;
  };
  const part = (first: number, second: number): void => {
    if (keptApart(first, second)) broken -= 1;
    if (mostPerPair === undefined) return;
    const times = timesMet(first, second);
    meetings.set(pairOf(first, second), times - 1);
    if (times > limit) broken -= 1;
  };

  return {
    isLimited,
    broken: () => broken,
    join: (visit, column) => {
      const people = peopleAt(visit);
      if (isLimited && !people.includes(column)) for (const other of new Set(people)) meet(column, other);
      people.push(column);
    },
    leave: (visit, column) => {
      const people = peopleAt(visit);
      people.splice(people.indexOf(column), 1);
      if (isLimited && !people.includes(column)) for (const other of new Set(people)) part(column, other);
    },
    peopleAt,
    breaks: (first, second) => keptApart(first, second) || timesMet(first, second) > limit,
    mayMeet: (visit, first, second) => {
      if (keptApart(first, second)) return false;
      if (mostPerPair === undefined) return true;
      const people = peopleAt(visit);
      const here = people.includes(first) && people.includes(second) ? 1 : 0;
      return timesMet(first, second) - here < limit;
    },
    mayMeetAgain: (first, second) => timesMet(first, second) < limit,
  };
}
