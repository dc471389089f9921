import type { ChanceSet, MatchingOrder, MatchingProblem, RowChances, RuleSet } from "./matching.js";
import { createFlowNetwork, type FlowNetwork } from "./maximumFlow.js";
import { quantiseChances, UNITS, type QuantisedRow } from "./quantiseChances.js";

/** What {@link evenUnderCapacity} needs. */
export interface EvenUnderCapacityOptions {
  /** It has a complete assignment. */
  readonly problem: MatchingProblem;
  /** For each row its hierarchy. */
  readonly hierarchies: readonly RuleSet[];
  /** For each row its chances, within the bounds of its hierarchy. */
  readonly chances: readonly RowChances[];
  readonly order: MatchingOrder;
}

/** Chances that keep every column within its bounds. */
export interface EvenedChances {
  /** With the denominator 2^20. */
  readonly rows: readonly RowChances[];
  /** The share of a chance that may have moved: `0`, `1/64` to `64/64`, or `all`. */
  readonly allowance: string;
}

/** In 64ths; the last stage lets every chance move anywhere between 0 and 1. */
const ALLOWANCES = [1, 2, 4, 8, 16, 32, 64, "all"] as const;

/** A share of 64ths is taken by shifting by six bits. */
const ALLOWANCE_BITS = 6;

type Allowance = (typeof ALLOWANCES)[number];

/**
 * Moves chances from columns with too high an expected load to columns with room, until every column is within its least and
 * its most: step 3 of the draw of inspectors. Every row keeps its demand, every set its bounds, every chance lies from 0 to 1,
 * and no chance moves by more than the allowance, which is the first under which such chances exist.
 *
 * At each allowance a maximum flow tells whether they exist: all the excess can leave the columns above their most if there is
 * any solution, and after that the same holds of what is missing below the least.
 */
export function evenUnderCapacity(options: EvenUnderCapacityOptions): EvenedChances {
  const { problem, hierarchies, chances, order } = options;
  const quantised = chances.map((row, index) => quantiseChances(row, hierarchies[index]!, order.columnsOfRow[index]!));
  const exchange = createExchange(problem, quantised, order);
  const evened = (allowance: string): EvenedChances => ({
    rows: chances.map(({ root }, row) => ({ denominator: BigInt(UNITS), root: arrange(root, exchange.unitsOf(row)) })),
    allowance,
  });

  const least = problem.least.map((bound) => bound * UNITS);
  const most = problem.most.map((bound) => bound * UNITS);
  const isWithin = (): boolean => exchange.loads.every((load, c) => least[c]! <= load && load <= most[c]!);
  if (isWithin()) return evened("0");
  for (const allowance of ALLOWANCES) {
    for (const bounds of [most, least]) {
      exchange.move(bounds, allowance);
      if (isWithin()) return evened(allowance === "all" ? "all" : `${String(allowance)}/64`);
    }
  }
  throw new Error("chances cannot be evened: the problem has a shortage");
}

interface Exchange {
  /** For each column the sum of its chances in units. */
  readonly loads: readonly number[];
  /** Moves as much as possible from columns above their bound to columns below it. */
  readonly move: (bounds: readonly number[], allowance: Allowance) => void;
  /** The units of a row, by column. */
  readonly unitsOf: (row: number) => ReadonlyMap<number, number>;
}

const SOURCE = 0;
const SINK = 1;
const FIRST_COLUMN = 2;

/**
 * The network of step 3.3. An arc from a set to a column raises its chance, the way back lowers it; an arc to a set does so with
 * its sum. Arcs from the source and to the sink are made for all columns and closed for those that have nothing to give or to
 * take: a closed arc changes no path.
 */
function createExchange(problem: MatchingProblem, rows: readonly QuantisedRow[], order: MatchingOrder): Exchange {
  const arcCount = rows.reduce((sum, row) => sum + row.units.length + row.sets.length, 2 * problem.columnCount);
  const setCount = rows.reduce((sum, row) => sum + row.sets.length, 0);
  const network = createFlowNetwork(FIRST_COLUMN + problem.columnCount + setCount, arcCount);
  const firstChance = new Int32Array(rows.length);
  const firstSum = new Int32Array(rows.length);
  const units = new Float64Array(arcCount);
  const loads = new Array<number>(problem.columnCount).fill(0);

  const giving = order.columns.map((column) => network.addArc(SOURCE, FIRST_COLUMN + column, 0));
  let firstVertex = FIRST_COLUMN + problem.columnCount;
  let made = giving.length;
  for (const row of order.rows) {
    const { sets, setOf, units: chances } = rows[row]!;
    firstChance[row] = made;
    for (const [place, column] of order.columnsOfRow[row]!.entries()) {
      made = addUnits(network, units, firstVertex + setOf[place]!, FIRST_COLUMN + column, chances[place]!);
      loads[column]! += chances[place]!;
    }
    firstSum[row] = made;
    for (const [index, set] of sets.slice(0, -1).entries()) {
      made = addUnits(network, units, firstVertex + set.around, firstVertex + index, set.units);
    }
    firstVertex += sets.length;
  }
  const taking = order.columns.map((column) => network.addArc(FIRST_COLUMN + column, SINK, 0));
  const original = units.slice();

  /** Every arc may carry what keeps its units between two bounds. */
  const limit = (arc: number, lowest: number, highest: number): void => {
    network.setCapacity(arc, highest - units[arc]!, units[arc]! - lowest);
  };

  function move(bounds: readonly number[], allowance: Allowance): void {
    const somebodyGives = loads.some((load, column) => load > bounds[column]!);
    const somebodyTakes = loads.some((load, column) => load < bounds[column]!);
    if (!somebodyGives || !somebodyTakes) return;
    for (const [place, column] of order.columns.entries()) {
      network.setCapacity(giving[place]!, Math.max(0, loads[column]! - bounds[column]!));
      network.setCapacity(taking[place]!, Math.max(0, bounds[column]! - loads[column]!));
    }
    for (const [row, { sets, units: chances }] of rows.entries()) {
      for (let arc = firstChance[row]!; arc < firstChance[row]! + chances.length; arc++) {
        const chance = original[arc]!;
        const movable = allowance === "all" ? UNITS : (chance * allowance) >> ALLOWANCE_BITS;
        limit(arc, Math.max(0, chance - movable), Math.min(UNITS, chance + movable));
      }
      for (const [
        index,
        {
          bounds: { least, most },
        },
      ] of sets.slice(0, -1).entries()) {
        limit(firstSum[row]! + index, least * UNITS, most * UNITS);
      }
    }
    network.run(SOURCE, SINK);
    for (let arc = giving.length; arc < made; arc++) units[arc]! += network.flowOf(arc);
    for (const [place, column] of order.columns.entries()) {
      loads[column]! += network.flowOf(taking[place]!) - network.flowOf(giving[place]!);
    }
  }

  function unitsOf(row: number): ReadonlyMap<number, number> {
    return new Map(order.columnsOfRow[row]!.map((column, place) => [column, units[firstChance[row]! + place]!]));
  }

  return { loads, move, unitsOf };
}

/** Adds an arc for a chance or a sum of chances; says which arc comes next. */
function addUnits(network: FlowNetwork, units: Float64Array, from: number, to: number, amount: number): number {
  const arc = network.addArc(from, to, 0);
  units[arc] = amount;
  return arc + 1;
}

function arrange({ columns, inner }: ChanceSet, units: ReadonlyMap<number, number>): ChanceSet {
  return {
    columns,
    units: columns.map((column) => BigInt(units.get(column)!)),
    inner: inner.map((set) => arrange(set, units)),
  };
}
