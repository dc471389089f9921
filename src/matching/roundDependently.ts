import { fraction, leastCommonMultiple } from "../exact/fraction.js";
import { rescale } from "../exact/rescale.js";
import type { RandomSource } from "../random/randomSource.js";
import { expectedLoads } from "./expectedLoads.js";
import type { ChanceSet, MatchingOrder, RowChances } from "./matching.js";
import { roundingForest, type FlowArc, type RoundingForest } from "./roundingForest.js";

/** What {@link roundDependently} needs. */
export interface RoundDependentlyOptions {
  readonly rows: readonly RowChances[];
  readonly columnCount: number;
  readonly order: MatchingOrder;
  readonly source: RandomSource;
}

/** The largest denominator whose rows are rounded by themselves first. */
const LARGEST_OWN_DENOMINATOR = 2n ** 40n;

/**
 * Chooses columns for each row, by dependent rounding of the chances (step 4 in docs/assignment.md). For every order:
 *
 * - a column is chosen for a row with exactly its chance there;
 * - a row gets as many columns as its chances sum to, each at most once;
 * - an inner set of a row gets its expected number of places, rounded down or up;
 * - a column gets its expected load, rounded down or up.
 *
 * The order has to be shuffled for the law beyond that to be as even as can be. Takes memory in the numbers of rows and of
 * columns, not in their product.
 *
 * @returns for each row, by its number: the chosen columns, ascending
 */
export function roundDependently(options: RoundDependentlyOptions): readonly (readonly number[])[] {
  const { rows, columnCount, order, source } = options;
  const chosen: number[][] = rows.map(() => []);
  const { rowOf, rootOf } = numberVertices(rows, columnCount);
  const forestOf = (one: bigint): RoundingForest =>
    roundingForest({
      vertexCount: rowOf.length,
      one,
      source,
      onFull: (tail, head) => {
        if (head < columnCount) chosen[rowOf[tail]!]!.push(head);
      },
    });
  const addRow = (forest: RoundingForest, row: number, one: bigint): void => {
    for (const arc of arcsOfRow(rows[row]!, rootOf[row]!, order.columnsOfRow[row]!, one)) forest.add(arc);
  };

  const left: FlowArc[] = [];
  const classes = rowsByDenominator(rows, order.rows);
  const common = [...classes.keys()].reduce(leastCommonMultiple, 1n);
  for (const [denominator, members] of classes) {
    if (denominator > LARGEST_OWN_DENOMINATOR) continue;
    const forest = forestOf(denominator);
    for (const row of members) addRow(forest, row, denominator);
    for (const arc of forest.arcs()) left.push({ ...arc, units: rescale(arc.units, denominator, common) });
  }

  const forest = forestOf(common);
  for (const arc of left) forest.add(arc);
  for (const [denominator, members] of classes) {
    if (denominator <= LARGEST_OWN_DENOMINATOR) continue;
    for (const row of members) addRow(forest, row, common);
  }
  for (const arc of arcsToSink(rows, columnCount, order.columns, common)) forest.add(arc);
  return chosen.map((columns) => columns.sort((a, b) => a - b));
}

/** Vertices: the columns, by their numbers; then the sink; then for each row its root and the sets in it. */
function numberVertices(
  rows: readonly RowChances[],
  columnCount: number,
): { readonly rowOf: readonly number[]; readonly rootOf: readonly number[] } {
  const rowOf = new Array<number>(columnCount + 1).fill(-1);
  const rootOf = rows.map(({ root }, row) => {
    const vertex = rowOf.length;
    for (let count = setCount(root); count > 0; count--) rowOf.push(row);
    return vertex;
  });
  return { rowOf, rootOf };
}

function setCount({ inner }: ChanceSet): number {
  return inner.reduce((count, set) => count + setCount(set), 1);
}

/** The rows of each least common denominator, in ascending order of the denominators, and within each as given. */
function rowsByDenominator(rows: readonly RowChances[], order: readonly number[]): ReadonlyMap<bigint, number[]> {
  const classes = new Map<bigint, number[]>();
  for (const row of order) {
    const { root, denominator } = rows[row]!;
    const least = leastDenominator(root, denominator, 1n);
    const members = classes.get(least);
    if (members) members.push(row);
    else classes.set(least, [row]);
  }
  return new Map([...classes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The least multiple of `known` in whose units all chances of the set are integers. */
function leastDenominator({ units, inner }: ChanceSet, denominator: bigint, known: bigint): bigint {
  let least = known;
  let before = 0n;
  for (const count of units) {
    if (count !== before && (count * least) % denominator !== 0n) {
      least = leastCommonMultiple(least, fraction(count, denominator).denominator);
    }
    before = count;
  }
  return inner.reduce((soFar, set) => leastDenominator(set, denominator, soFar), least);
}

/** The arcs to the columns of a row, in their order; then the arcs to its inner sets, each after those inside it. */
function arcsOfRow(
  { root, denominator }: RowChances,
  rootVertex: number,
  columnOrder: readonly number[],
  one: bigint,
): readonly FlowArc[] {
  const toColumn = new Map<number, FlowArc>();
  const toSets: FlowArc[] = [];
  let lastVertex = rootVertex;
  const enter = ({ columns, units, inner }: ChanceSet, tail: number): bigint => {
    let total = 0n;
    for (const [place, head] of columns.entries()) {
      const flow = rescale(units[place]!, denominator, one);
      toColumn.set(head, { tail, head, units: flow });
      total += flow;
    }
    for (const set of inner) {
      const head = ++lastVertex;
      const flow = enter(set, head);
      toSets.push({ tail, head, units: flow % one });
      total += flow;
    }
    return total;
  };
  enter(root, rootVertex);
  return [...columnOrder.map((column) => toColumn.get(column)!), ...toSets];
}

/** What is fractional in the expected load of each column goes on to the sink. */
function arcsToSink(
  rows: readonly RowChances[],
  columnCount: number,
  columnOrder: readonly number[],
  one: bigint,
): readonly FlowArc[] {
  const loads = expectedLoads(rows, columnCount);
  return columnOrder.map((column) => {
    const { numerator, denominator } = loads[column]!;
    return { tail: column, head: columnCount, units: rescale(numerator % denominator, denominator, one) };
  });
}
