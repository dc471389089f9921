import type { MatchingProblem, RuleSet } from "./matching.js";
import { createFlowNetwork, type FlowNetwork } from "./maximumFlow.js";
import { reservedPlaces, reservedWithin } from "./reservedPlaces.js";

/** Someone who needs places: a row, or a column with a least. */
export interface Party {
  readonly number: number;
  readonly needed: number;
  /** Arcs from the source, each with the places that must come through it. */
  readonly supplies: readonly { readonly arc: number; readonly places: number }[];
  /** The vertices of the party: from the first to before the end. */
  readonly firstVertex: number;
  readonly endVertex: number;
}

/** A network in which every party gets what it needs exactly if the maximum flow is the sum of what they need. */
export interface PlacesNetwork {
  readonly network: FlowNetwork;
  readonly source: number;
  readonly sink: number;
  readonly parties: readonly Party[];
}

/** As a network of places for rows. */
export interface RowNetwork extends PlacesNetwork {
  /** For each column its arc to the sink. */
  readonly columnArcs: readonly number[];
  /** For each party: its arcs to columns. */
  readonly choices: readonly (readonly { readonly arc: number; readonly column: number }[])[];
}

const SOURCE = 0;
const SINK = 1;
const FIRST_COLUMN = 2;

/**
 * Places for the given rows: source to sets, sets to the sets and columns within them, columns to the sink, which takes at
 * most `most[column]`.
 *
 * A lower bound of a set is a supply of its own that can only go to its columns; the set around it supplies what remains. So
 * the maximum flow is the most places that can be filled if whoever is missing is put where the bounds want them.
 */
export function networkOfRows(
  problem: MatchingProblem,
  hierarchies: readonly RuleSet[],
  rows: readonly number[],
): RowNetwork {
  const network = networkFor(problem, hierarchies, rows);
  const columnArcs = Array.from({ length: problem.columnCount }, (_, column) =>
    network.addArc(FIRST_COLUMN + column, SINK, problem.most[column]!),
  );
  let vertex = FIRST_COLUMN + problem.columnCount;
  const parties: Party[] = [];
  const choices: { readonly arc: number; readonly column: number }[][] = [];

  for (const row of rows) {
    const firstVertex = vertex;
    const supplies: { arc: number; places: number }[] = [];
    const chosen: { arc: number; column: number }[] = [];
    const addSet = (set: RuleSet): number => {
      const from = vertex++;
      const places = reservedPlaces(set) - reservedWithin(set);
      if (places > 0) supplies.push({ arc: network.addArc(SOURCE, from, places), places });
      for (const column of set.columns) {
        chosen.push({ arc: network.addArc(from, FIRST_COLUMN + column, 1), column });
      }
      for (const inner of set.inner) {
        const to = addSet(inner);
        network.addArc(from, to, inner.most - reservedPlaces(inner));
      }
      return from;
    };
    addSet(hierarchies[row]!);
    parties.push({ number: row, needed: problem.rows[row]!.demand, supplies, firstVertex, endVertex: vertex });
    choices.push(chosen);
  }
  return { network, source: SOURCE, sink: SINK, parties, columnArcs, choices };
}

/**
 * Work for the columns: the same network from the other end. Source to the columns that have a least, columns to their sets,
 * sets to what they must have and to the sets around them.
 *
 * Whatever the columns get can be made up to full teams if each row can be filled: filling the rest only adds columns.
 */
export function networkOfColumns(problem: MatchingProblem, hierarchies: readonly RuleSet[]): PlacesNetwork {
  const rows = [...problem.rows.keys()];
  const network = networkFor(problem, hierarchies, rows);
  let vertex = FIRST_COLUMN + problem.columnCount;
  const parties = problem.least.flatMap((needed, column): Party[] => {
    if (needed === 0) return [];
    const firstVertex = FIRST_COLUMN + column;
    const supplies = [{ arc: network.addArc(SOURCE, firstVertex, needed), places: needed }];
    return [{ number: column, needed, supplies, firstVertex, endVertex: firstVertex + 1 }];
  });

  const addSet = (set: RuleSet): number => {
    const to = vertex++;
    for (const column of set.columns) {
      if (problem.least[column]! > 0) network.addArc(FIRST_COLUMN + column, to, 1);
    }
    for (const inner of set.inner) {
      const from = addSet(inner);
      network.addArc(from, to, inner.most - reservedPlaces(inner));
    }
    network.addArc(to, SINK, reservedPlaces(set) - reservedWithin(set));
    return to;
  };
  for (const row of rows) addSet(hierarchies[row]!);
  return { network, source: SOURCE, sink: SINK, parties };
}

function networkFor(problem: MatchingProblem, hierarchies: readonly RuleSet[], rows: readonly number[]): FlowNetwork {
  let sets = 0;
  let choices = 0;
  for (const row of rows) {
    sets += setCount(hierarchies[row]!);
    choices += problem.rows[row]!.columns.length;
  }
  return createFlowNetwork(FIRST_COLUMN + problem.columnCount + sets, problem.columnCount + choices + 2 * sets);
}

function setCount(set: RuleSet): number {
  return set.inner.reduce((sum, inner) => sum + setCount(inner), 1);
}
