import { includesColumn } from "./includesColumn.js";
import type { SetRule } from "./matching.js";

/** What a team is chosen from, and what it must keep. */
export interface TeamChoice {
  /** At least 1. */
  readonly demand: number;
  /** In the order of the walk. */
  readonly columns: readonly number[];
  readonly rules: readonly SetRule[];
  /** Whether two columns must not be chosen together; nobody is kept apart if absent. */
  readonly keptApart?: ((first: number, second: number) => boolean) | undefined;
}

/** Walks through the teams of a choice. */
export interface TeamCursor {
  /** The team reached, in the order of the walk; the same array all the time. */
  readonly team: readonly number[];
  /** Goes on to the next team; false if there is none. */
  readonly next: () => boolean;
}

/**
 * A walk through every team that keeps all rules, in lexicographic order of the places of its columns in the list. A
 * partial team is given up as soon as it has too many of some set, or as too few of a set are left or too few places.
 */
export function teamCursor({ demand, columns, rules, keptApart }: TeamChoice): TeamCursor {
  const team: number[] = [];
  const places: number[] = [];
  const bounds = rules.map((rule) => boundOf(rule, columns));
  const minima = bounds.filter(({ least }) => least > 0);
  const boundsAt = columns.map((_, place) => bounds.filter(({ left }) => left[place]! > left[place + 1]!));

  const fits = (place: number): boolean => {
    const column = columns[place]!;
    const own = boundsAt[place]!;
    for (const { chosen, most } of own) if (chosen === most) return false;
    if (keptApart) for (const other of team) if (keptApart(other, column)) return false;
    const placesLeft = demand - team.length - 1;
    for (const bound of minima) {
      const missing = bound.least - bound.chosen - (own.includes(bound) ? 1 : 0);
      if (missing > placesLeft || missing > bound.left[place + 1]!) return false;
    }
    return true;
  };
  const choose = (place: number): void => {
    places.push(place);
    team.push(columns[place]!);
    for (const bound of boundsAt[place]!) bound.chosen += 1;
  };
  const takeBack = (): number => {
    const place = places.pop()!;
    team.pop();
    for (const bound of boundsAt[place]!) bound.chosen -= 1;
    return place;
  };

  const next = (): boolean => {
    let place = team.length === 0 ? 0 : takeBack() + 1;
    for (;;) {
      if (place > columns.length - (demand - team.length)) {
        if (team.length === 0) return false;
        place = takeBack() + 1;
        continue;
      }
      if (fits(place)) choose(place);
      if (team.length === demand) return true;
      place += 1;
    }
  };
  return { team, next };
}

interface Bound {
  readonly least: number;
  readonly most: number;
  /** For each place of the list: how many columns of the set stand there or later. */
  readonly left: readonly number[];
  chosen: number;
}

function boundOf({ columns: members, least, most }: SetRule, columns: readonly number[]): Bound {
  const left = new Array<number>(columns.length + 1).fill(0);
  for (let place = columns.length - 1; place >= 0; place -= 1) {
    left[place] = left[place + 1]! + (includesColumn(members, columns[place]!) ? 1 : 0);
  }
  return { least, most, left, chosen: 0 };
}
