import { countBounds, countPlaces, countWork, demandOf } from "./countShortage.js";
import { irreducibleShortage } from "./irreducibleShortage.js";
import type { MatchingProblem, RuleSet } from "./matching.js";
import { networkOfColumns, networkOfRows, type Party, type RowNetwork } from "./placesNetwork.js";
import { mostPlaces } from "./reservedPlaces.js";
import type { ContradictoryBounds, Shortage, TooFewPlaces, TooLittleWork } from "./shortage.js";

/**
 * Why a problem has no complete assignment, or `undefined` if it has one: every row gets as many different columns as it
 * demands, every set of its hierarchy and every column between its least and its most. Looks at nothing else: neither at who must
 * not meet, nor at rules that are in no hierarchy.
 *
 * Looks for contradictory rules, then for too few places, then for too little work. That is enough: if the rows can be filled
 * under the most of the columns, and the columns can have their least, then both can be had at once, because columns below their
 * least are filled along paths that take places only from columns above theirs.
 *
 * @param hierarchies - for each row its hierarchy; the bounds of the outermost set are the demand
 */
export function findShortage(problem: MatchingProblem, hierarchies: readonly RuleSet[]): Shortage | undefined {
  return (
    findContradictoryBounds(hierarchies) ??
    findTooFewPlaces(problem, hierarchies) ??
    findTooLittleWork(problem, hierarchies)
  );
}

/** Whether every row can be filled under the most of the columns, whatever their least. The bounds must not contradict. */
export function canFillRows(problem: MatchingProblem, hierarchies: readonly RuleSet[]): boolean {
  if (rowShortByItself(problem, hierarchies) !== undefined) return false;
  if (!mostCanBind(problem)) return true;
  const rows = [...problem.rows.keys()];
  const { network, source, sink } = networkOfRows(problem, hierarchies, rows);
  return network.run(source, sink) === demandOf(problem, rows);
}

function findContradictoryBounds(hierarchies: readonly RuleSet[]): ContradictoryBounds | undefined {
  for (const [row, root] of hierarchies.entries()) {
    const found = countBounds(row, root);
    if (found) return found;
  }
  return undefined;
}

function findTooFewPlaces(problem: MatchingProblem, hierarchies: readonly RuleSet[]): TooFewPlaces | undefined {
  const single = rowShortByItself(problem, hierarchies);
  if (single !== undefined) return countPlaces(problem, hierarchies, [single]);
  if (!mostCanBind(problem)) return undefined;
  const rows = [...problem.rows.keys()];
  const places = networkOfRows(problem, hierarchies, rows);
  if (places.network.run(places.source, places.sink) === demandOf(problem, rows)) return undefined;
  const short = irreducibleShortage(places, directReplacement(problem, hierarchies, places));
  return countPlaces(problem, hierarchies, short);
}

function findTooLittleWork(problem: MatchingProblem, hierarchies: readonly RuleSet[]): TooLittleWork | undefined {
  const needed = problem.least.reduce((sum, least) => sum + least, 0);
  if (needed === 0) return undefined;
  const places = networkOfColumns(problem, hierarchies);
  if (places.network.run(places.source, places.sink) === needed) return undefined;
  return countWork(problem, hierarchies, irreducibleShortage(places));
}

/** The first row that could not be filled if it were the only one. */
function rowShortByItself({ rows, most }: MatchingProblem, hierarchies: readonly RuleSet[]): number | undefined {
  const row = rows.findIndex(({ demand }, index) => mostPlaces(hierarchies[index]!, (c) => most[c]! > 0) < demand);
  return row < 0 ? undefined : row;
}

/** Whether some column may be chosen for more rows than it may have. */
function mostCanBind({ rows, columnCount, most }: MatchingProblem): boolean {
  const degrees = new Array<number>(columnCount).fill(0);
  for (const { columns } of rows) for (const column of columns) degrees[column]!++;
  return degrees.some((degree, column) => degree > most[column]!);
}

/** Whether an absent row can be filled from columns with places left and from those of a row that is present. */
function directReplacement(
  { most }: MatchingProblem,
  hierarchies: readonly RuleSet[],
  { network, parties, columnArcs, choices }: RowNetwork,
): (absent: Party, present: Party) => boolean {
  const choicesOf = new Map(parties.map((party, index) => [party, choices[index]!]));
  return (absent, present) => {
    const freed = new Set<number>();
    for (const { arc, column } of choicesOf.get(present)!) if (network.flowOf(arc) > 0) freed.add(column);
    const free = (column: number): boolean => freed.has(column) || network.flowOf(columnArcs[column]!) < most[column]!;
    return mostPlaces(hierarchies[absent.number]!, free) === absent.needed;
  };
}
