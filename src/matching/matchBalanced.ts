import { ceil, floor, fraction, type Fraction } from "../exact/fraction.js";
import type { RandomSource } from "../random/randomSource.js";
import { chancesOf } from "./chancesOf.js";
import { evenUnderCapacity } from "./evenUnderCapacity.js";
import { expectedLoads } from "./expectedLoads.js";
import { findShortage } from "./findShortage.js";
import { hierarchyOf } from "./hierarchyOf.js";
import { lowestCeiling } from "./lowestCeiling.js";
import type { MatchingProblem, RowChances, RuleSet } from "./matching.js";
import { repairTeams } from "./repairTeams.js";
import { roundDependently } from "./roundDependently.js";
import type { Shortage } from "./shortage.js";
import { shuffledOrder } from "./shuffledOrder.js";
import { hasTeam } from "./teamsOfRow.js";

/** Why a matching problem has no solution. */
export type MatchingFailure =
  /** Rows for which no team keeps the rules, whatever happens elsewhere. */
  | { readonly kind: "no-team"; readonly rows: readonly number[] }
  /** More places than the columns have, or more work owed than there is. */
  | { readonly kind: "shortage"; readonly shortage: Shortage }
  /** All assignments were searched: each breaks a rule. */
  | { readonly kind: "no-assignment" }
  /** The search was given up; an assignment may exist. */
  | { readonly kind: "search-given-up"; readonly nodes: number };

/** A solution by `balanced/1`. */
export interface BalancedMatching {
  readonly kind: "matched";
  /** For each row: its columns, ascending. */
  readonly teams: readonly (readonly number[])[];
  readonly chances: readonly RowChances[];
  /** For each column, what its chances add up to. */
  readonly expected: readonly Fraction[];
  /** The columns whose capacity made the chances unequal. */
  readonly evened?: { readonly columns: readonly number[]; readonly allowance: string };
  /** What the rules that no chances can express have changed. */
  readonly repair?: { readonly places: number; readonly searched: boolean };
}

/** What {@link matchBalanced} needs. */
export interface MatchBalancedOptions {
  readonly problem: MatchingProblem;
  /** For each column, the visits of earlier draws. */
  readonly prior: readonly number[];
  readonly evenness: "chances" | "loads";
  readonly source: RandomSource;
}

/**
 * `balanced/1` (docs/assignment.md): every column of a row has the same chance where neither rules nor capacities forbid
 * that, and every column gets its expected number of rows, rounded up or down.
 */
export function matchBalanced({
  problem,
  prior,
  evenness,
  source,
}: MatchBalancedOptions): BalancedMatching | MatchingFailure {
  const feasible = feasibleProblem(problem);
  if (feasible.kind !== "feasible") return feasible;
  if (evenness === "loads") {
    for (const most of ceilings(problem, feasible.hierarchies, prior)) {
      const drawn = drawBalanced({ ...problem, most }, feasible, source);
      if (drawn.kind === "matched") return drawn;
    }
  }
  return drawBalanced(problem, feasible, source);
}

function drawBalanced(
  problem: MatchingProblem,
  { hierarchies, chances: wished }: FeasibleProblem,
  source: RandomSource,
): BalancedMatching | MatchingFailure {
  const { columnCount } = problem;
  const order = shuffledOrder(problem, source);
  const overstepping = columnsOutOfBounds(problem, expectedLoads(wished, columnCount));
  const evened =
    overstepping.length > 0 ? evenUnderCapacity({ problem, hierarchies, chances: wished, order }) : undefined;
  const chances = evened?.rows ?? wished;
  const drawn = roundDependently({ rows: chances, columnCount, order, source });
  const repaired = repairTeams({ problem, order, teams: drawn });
  switch (repaired.kind) {
    case "impossible":
      return { kind: "no-assignment" };
    case "gave-up":
      return { kind: "search-given-up", nodes: repaired.nodes };
    case "done":
      return {
        kind: "matched",
        teams: repaired.teams,
        chances,
        expected: expectedLoads(chances, columnCount),
        ...(evened && { evened: { columns: overstepping, allowance: evened.allowance } }),
        ...(repaired.exchanged > 0 && { repair: { places: repaired.exchanged, searched: repaired.searched } }),
      };
  }
}

/** The hierarchies and chances of a problem whose rows and capacities can be satisfied. */
export interface FeasibleProblem {
  readonly kind: "feasible";
  readonly hierarchies: readonly RuleSet[];
  readonly chances: readonly RowChances[];
}

/** Whether every row can have a team, apart from the rules that reach across rows or do not fit into a hierarchy. */
export function feasibleProblem(problem: MatchingProblem): FeasibleProblem | MatchingFailure {
  const { rows, apart } = problem;
  const built = rows.map((row) => {
    const { root, leftOver } = hierarchyOf(row, apart);
    return { root, chances: chancesOf(root), solvable: leftOver.length === 0 || hasTeam(row, apart) };
  });
  const without = built.flatMap(({ chances, solvable }, row) => (chances && solvable ? [] : [row]));
  if (without.length > 0) return { kind: "no-team", rows: without };

  const hierarchies = built.map(({ root }) => root);
  const shortage = findShortage(problem, hierarchies);
  if (shortage) return { kind: "shortage", shortage };
  return { kind: "feasible", hierarchies, chances: built.map(({ chances }) => chances!) };
}

/**
 * The most of each column under the lowest ceiling that capacities allow, then, because rules can ask for more, under
 * ceilings that are higher by 1, 2, 4, and so on, as long as they lower anybody's most.
 */
function* ceilings(
  problem: MatchingProblem,
  hierarchies: readonly RuleSet[],
  prior: readonly number[],
): Generator<readonly number[]> {
  const lowest = lowestCeiling(problem, hierarchies, prior);
  for (let higher = 0; ; higher = higher === 0 ? 1 : 2 * higher) {
    const most = problem.most.map((bound, column) =>
      Math.max(problem.least[column]!, Math.min(bound, Math.max(0, lowest + higher - prior[column]!))),
    );
    if (most.every((bound, column) => bound === problem.most[column])) return;
    yield most;
  }
}

/** The columns that rounding could take above their most or below their least. */
function columnsOutOfBounds({ least, most }: MatchingProblem, expected: readonly Fraction[]): readonly number[] {
  return expected.flatMap((load, column) =>
    ceil(load) > BigInt(most[column]!) || floor(load) < BigInt(least[column]!) ? [column] : [],
  );
}

/** The smallest and the largest chance in a row. */
export function chanceRange({ root, denominator }: RowChances): { readonly least: Fraction; readonly most: Fraction } {
  let least = denominator;
  let most = 0n;
  const look = (set: RowChances["root"]): void => {
    for (const units of set.units) {
      if (units < least) least = units;
      if (units > most) most = units;
    }
    set.inner.forEach(look);
  };
  look(root);
  return { least: fraction(least, denominator), most: fraction(most, denominator) };
}
