import { floor } from "../exact/fraction.js";
import type { ChanceSet, RowChances, RuleSet } from "./matching.js";

/** Chances of 1 in integers: step 3.1 of the draw of inspectors. */
export const UNITS: number = 2 ** 20;

/** A set of a row with its share in units. */
export interface QuantisedSet {
  readonly bounds: RuleSet;
  /** The number of the set around it; -1 for the outermost. */
  readonly around: number;
  readonly units: number;
}

/** The chances of a row in units of one over 2^20. */
export interface QuantisedRow {
  /** Each set after the sets within it, otherwise in the order of the rules; the outermost comes last. */
  readonly sets: readonly QuantisedSet[];
  /** For each column, in the shuffled order of the row: the number of the innermost set around it. */
  readonly setOf: Int32Array;
  /** For each column, in the same order. */
  readonly units: Float64Array;
}

/**
 * Rounds the chances of a row to units, each up or down, so that every set keeps its sum and every integer bound that held.
 * From the outermost set inwards: every direct column and inner set gets its exact share rounded down; what is left of the
 * units of the set goes, one each, to the first of those with a fractional share.
 *
 * @param order - the columns of the row, shuffled; direct columns come in this order, then inner sets in that of their rules
 */
export function quantiseChances(chances: RowChances, hierarchy: RuleSet, order: readonly number[]): QuantisedRow {
  const { denominator } = chances;
  const sets = setsInsideOut(hierarchy, chances.root);
  const shares = sets.map(({ total }) => shareOf(total, denominator));
  const columnShares = new Map<number, Share & { readonly set: number }>();
  for (const [set, { chances: inSet }] of sets.entries()) {
    const share = shareCache(denominator);
    for (const [index, column] of inSet.columns.entries()) {
      columnShares.set(column, { set, ...share(inSet.units[index]!) });
    }
  }

  const units = shares.map((share) => share.floor);
  const leftForColumns = sets.map(() => 0);
  for (let set = sets.length - 1; set >= 0; set--) {
    const { chances: inSet, inner } = sets[set]!;
    const direct = inSet.columns.map((column) => columnShares.get(column)!);
    const items = [...direct, ...inner.map((index) => shares[index]!)];
    const left = items.reduce((rest, share) => rest - share.floor, units[set]!);
    leftForColumns[set] = Math.min(left, direct.filter(({ fractional }) => fractional).length);
    const raised = inner.filter((index) => shares[index]!.fractional).slice(0, left - leftForColumns[set]!);
    for (const index of raised) units[index]! += 1;
  }

  const setOf = new Int32Array(order.length);
  const columnUnits = new Float64Array(order.length);
  for (const [place, column] of order.entries()) {
    const share = columnShares.get(column)!;
    const raised = share.fractional && leftForColumns[share.set]! > 0;
    if (raised) leftForColumns[share.set]! -= 1;
    setOf[place] = share.set;
    columnUnits[place] = raised ? share.floor + 1 : share.floor;
  }
  return {
    sets: sets.map(({ bounds, around }, index) => ({ bounds, around, units: units[index]! })),
    setOf,
    units: columnUnits,
  };
}

interface Share {
  readonly floor: number;
  readonly fractional: boolean;
}

function shareOf(chance: bigint, denominator: bigint): Share {
  const scaled = chance * BigInt(UNITS);
  return { floor: Number(floor({ numerator: scaled, denominator })), fractional: scaled % denominator > 0n };
}

/** Most chances of a set are equal. */
function shareCache(denominator: bigint): (chance: bigint) => Share {
  let last: { readonly chance: bigint; readonly share: Share } | undefined;
  return (chance) => {
    if (last?.chance !== chance) last = { chance, share: shareOf(chance, denominator) };
    return last.share;
  };
}

interface NestedSet {
  readonly bounds: RuleSet;
  readonly chances: ChanceSet;
  readonly inner: readonly number[];
  around: number;
  readonly total: bigint;
}

function setsInsideOut(bounds: RuleSet, chances: ChanceSet): readonly NestedSet[] {
  const sets: NestedSet[] = [];
  const add = (set: RuleSet, inSet: ChanceSet): number => {
    const inner = set.inner.map((innerSet, index) => add(innerSet, inSet.inner[index]!));
    const direct = inSet.units.reduce((sum, chance) => sum + chance, 0n);
    const total = inner.reduce((sum, index) => sum + sets[index]!.total, direct);
    for (const index of inner) sets[index]!.around = sets.length;
    return sets.push({ bounds: set, chances: inSet, inner, around: -1, total }) - 1;
  };
  add(bounds, chances);
  return sets;
}
