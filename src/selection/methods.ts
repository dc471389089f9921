import { byCodePoint } from "../random/byCodePoint.js";
import type { HashSuite } from "../random/hashing.js";
import { shuffle } from "../random/shuffle.js";
import { unitTicket } from "../random/ticketOf.js";
import type { RandomSource } from "../random/randomSource.js";
import { byTicket, selectByTicket } from "./selectByTicket.js";

/** A stratum to draw from. */
export interface SelectionStratum {
  readonly key: string;
  /** By code point, distinct. */
  readonly ids: readonly string[];
  /** How many to draw; at most the number of ids. */
  readonly count: number;
}

/** A drawn or reserve unit. */
export interface DrawnUnit {
  readonly id: string;
  readonly ticket?: string;
}

/** What was drawn from one stratum. */
export interface StratumSelection {
  readonly drawn: readonly DrawnUnit[];
  /** The next units in order. */
  readonly reserve: readonly DrawnUnit[];
}

/** What was drawn from all strata. */
export interface Selection {
  /** In the order of the strata. */
  readonly strata: readonly StratumSelection[];
  /** All drawn units with the index of their stratum, in the order of the inspections. */
  readonly order: readonly (DrawnUnit & { readonly stratumIndex: number })[];
}

/** What a method may use. */
export interface SelectionContext {
  /** S. */
  readonly seed: string;
  readonly suite: HashSuite;
  /** How many reserves of each stratum. */
  readonly reserve: number;
}

/** A way to draw units from strata: within each stratum every subset of the given size is equally likely. */
export type SelectionMethod = (strata: readonly SelectionStratum[], context: SelectionContext) => Selection;

/** `ticket/1`. */
export const ticketMethod: SelectionMethod = (strata, { seed, suite, reserve }) =>
  drawByTicket(strata, reserve, (id) => unitTicket(suite, seed, id));

/** `ticket/1`: the smallest tickets of each stratum; inspections in ascending order of ticket over the whole task. */
export function drawByTicket(
  strata: readonly SelectionStratum[],
  reserve: number,
  ticketOf: (id: string) => string,
): Selection {
  const selected = strata.map(({ ids, count }) => {
    const units = selectByTicket(ids, count + reserve, ticketOf);
    return { drawn: units.slice(0, count), reserve: units.slice(count) };
  });
  const order = selected
    .flatMap(({ drawn }, stratumIndex) => drawn.map((unit) => ({ ...unit, stratumIndex })))
    .sort(byTicket);
  return { strata: selected, order };
}

/**
 * `shuffle/1`: one source for the whole task; a partial Fisher–Yates shuffle of the ids of each stratum in turn, then
 * one of all drawn ids, by code point, for the order of the inspections.
 */
export function drawByShuffle(strata: readonly SelectionStratum[], reserve: number, source: RandomSource): Selection {
  const selected = strata.map(({ ids, count }) => {
    const units = shuffle(ids, source, Math.min(ids.length, count + reserve)).map((id) => ({ id }));
    return { drawn: units.slice(0, count), reserve: units.slice(count) };
  });
  const all = selected.flatMap(({ drawn }, stratumIndex) => drawn.map(({ id }) => ({ id, stratumIndex })));
  return {
    strata: selected,
    order: shuffle(
      all.sort((a, b) => byCodePoint(a.id, b.id)),
      source,
    ),
  };
}
