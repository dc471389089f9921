import { fraction, leastCommonMultiple, type Fraction } from "../exact/fraction.js";
import { rescale } from "../exact/rescale.js";
import type { ChanceSet, RowChances } from "./matching.js";

/** The expected load of each column: the exact sum of its chances over all rows. */
export function expectedLoads(rows: readonly RowChances[], columnCount: number): readonly Fraction[] {
  const unitsByDenominator = new Map<bigint, bigint[]>();
  for (const { denominator, root } of rows) {
    let units = unitsByDenominator.get(denominator);
    if (!units) unitsByDenominator.set(denominator, (units = new Array<bigint>(columnCount).fill(0n)));
    addUnits(root, units);
  }
  const common = [...unitsByDenominator.keys()].reduce(leastCommonMultiple, 1n);
  const loads = new Array<bigint>(columnCount).fill(0n);
  for (const [denominator, units] of unitsByDenominator) {
    for (const [column, sum] of units.entries()) loads[column]! += rescale(sum, denominator, common);
  }
  return loads.map((load) => fraction(load, common));
}

function addUnits({ columns, units, inner }: ChanceSet, sums: bigint[]): void {
  for (let place = 0; place < columns.length; place++) sums[columns[place]!]! += units[place]!;
  for (const set of inner) addUnits(set, sums);
}
