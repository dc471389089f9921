import type { ChanceSet, MatchingOrder, RowChances } from "../../src/matching/matching.js";
import {
  add,
  compare,
  floor,
  fraction,
  leastCommonMultiple,
  ONE,
  subtract,
  ZERO,
  type Fraction,
} from "../../src/exact/fraction.js";

/** Whether the flow along a new arc rises by `up` units, with probability `down / (up + down)`, or falls by `down`. */
export type Decide = (up: bigint, down: bigint) => boolean;

interface Arc {
  readonly from: string;
  readonly to: string;
  /** For arcs to a column: whom they choose. */
  readonly choice?: { readonly row: number; readonly column: number };
  flow: Fraction;
}

/** An arc as a way passes it. */
interface Step {
  readonly arc: Arc;
  readonly inDirection: boolean;
}

/**
 * Step 4 of docs/assignment.md as plainly as it can be written: fractions, lists of arcs, and a search for the cycle. Slow.
 */
export function roundNaively(
  rows: readonly RowChances[],
  columnCount: number,
  order: MatchingOrder,
  decide: Decide,
): readonly (readonly number[])[] {
  const chosen: number[][] = rows.map(() => []);

  const put = (forest: Arc[], arc: Arc, unitsOfOne: bigint): void => {
    if (leave(arc)) return;
    const back = wayThrough(forest, arc.to, arc.from, []);
    forest.push(arc);
    if (!back) return;
    const cycle = [{ arc, inDirection: true }, ...back];
    const up = smallest(cycle.map((step) => roomUp(step)));
    const down = smallest(cycle.map((step) => roomUp({ ...step, inDirection: !step.inDirection })));
    const rises = decide(inUnits(up, unitsOfOne), inUnits(down, unitsOfOne));
    for (const { arc: passed, inDirection } of cycle) {
      const change = rises ? up : down;
      passed.flow = rises === inDirection ? add(passed.flow, change) : subtract(passed.flow, change);
    }
    for (const { arc: passed } of cycle) if (leave(passed)) forest.splice(forest.indexOf(passed), 1);
  };

  const leave = ({ flow, choice }: Arc): boolean => {
    if (choice && compare(flow, ONE) === 0) chosen[choice.row]!.push(choice.column);
    return compare(flow, ONE) === 0 || compare(flow, ZERO) === 0;
  };

  const denominators = rows.map(lowestDenominator);
  const common = denominators.reduce(leastCommonMultiple, 1n);
  const ascending = [...new Set(denominators)].sort((a, b) => (a < b ? -1 : 1));
  const rowsOf = (denominator: bigint): readonly number[] =>
    order.rows.filter((row) => denominators[row] === denominator);

  const left = ascending
    .filter((denominator) => denominator <= 1n << 40n)
    .flatMap((denominator) => {
      const forest: Arc[] = [];
      for (const row of rowsOf(denominator)) {
        for (const arc of arcsOf(rows[row]!, row, order.columnsOfRow[row]!)) put(forest, arc, denominator);
      }
      return forest;
    });

  const last: Arc[] = [];
  for (const arc of left) put(last, arc, common);
  for (const denominator of ascending.filter((each) => each > 1n << 40n)) {
    for (const row of rowsOf(denominator)) {
      for (const arc of arcsOf(rows[row]!, row, order.columnsOfRow[row]!)) put(last, arc, common);
    }
  }
  for (const column of order.columns) {
    const flow = fractionalPart(rows.map((row) => chanceOf(row, column)).reduce(add, ZERO));
    put(last, { from: `column ${column}`, to: "sink", flow }, common);
  }
  if (last.length > 0) throw new Error("the forest is not empty at the end");
  return chosen.map((columns) => columns.sort((a, b) => a - b));
}

function arcsOf(row: RowChances, number: number, columnOrder: readonly number[]): readonly Arc[] {
  const toColumns: Arc[] = [];
  const toSets: Arc[] = [];
  const visit = (set: ChanceSet, name: string): Fraction => {
    const direct = set.columns.map((column, index): Arc => {
      const flow = fraction(set.units[index]!, row.denominator);
      return { from: name, to: `column ${column}`, choice: { row: number, column }, flow };
    });
    toColumns.push(...direct);
    const totals = set.inner.map((inner, index) => {
      const innerName = `${name}.${index}`;
      const total = visit(inner, innerName);
      toSets.push({ from: name, to: innerName, flow: fractionalPart(total) });
      return total;
    });
    return [...direct.map(({ flow }) => flow), ...totals].reduce(add, ZERO);
  };
  visit(row.root, `row ${number}`);
  return [...columnOrder.map((column) => toColumns.find(({ choice }) => choice!.column === column)!), ...toSets];
}

/** The only way between two vertices of a forest, by depth-first search; `undefined` if there is none. */
function wayThrough(
  forest: readonly Arc[],
  from: string,
  to: string,
  used: readonly Arc[],
): readonly Step[] | undefined {
  if (from === to) return [];
  for (const arc of forest) {
    if (used.includes(arc) || (arc.from !== from && arc.to !== from)) continue;
    const inDirection = arc.from === from;
    const rest = wayThrough(forest, inDirection ? arc.to : arc.from, to, [...used, arc]);
    if (rest) return [{ arc, inDirection }, ...rest];
  }
  return undefined;
}

function roomUp({ arc, inDirection }: Step): Fraction {
  return inDirection ? subtract(ONE, arc.flow) : arc.flow;
}

function smallest(values: readonly Fraction[]): Fraction {
  return values.reduce((least, value) => (compare(value, least) < 0 ? value : least));
}

function fractionalPart(value: Fraction): Fraction {
  return subtract(value, fraction(floor(value)));
}

function inUnits(value: Fraction, unitsOfOne: bigint): bigint {
  if (unitsOfOne % value.denominator !== 0n) throw new Error("not a whole number of units");
  return (value.numerator * unitsOfOne) / value.denominator;
}

function lowestDenominator({ denominator, root }: RowChances): bigint {
  const denominators = (set: ChanceSet): readonly bigint[] => [
    ...set.units.map((units) => fraction(units, denominator).denominator),
    ...set.inner.flatMap(denominators),
  ];
  return denominators(root).reduce(leastCommonMultiple, 1n);
}

/** The chance of a column in a row; 0 if it is not eligible. */
export function chanceOf({ denominator, root }: RowChances, column: number): Fraction {
  const find = (set: ChanceSet): bigint => {
    const index = set.columns.indexOf(column);
    return index >= 0 ? set.units[index]! : set.inner.map(find).reduce((a, b) => a + b, 0n);
  };
  return fraction(find(root), denominator);
}
