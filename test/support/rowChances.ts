import fc from "fast-check";
import type { ChanceSet, MatchingOrder, RowChances } from "../../src/matching/matching.js";

/** Every column of the row has the same chance. */
export function equalChances(columns: readonly number[], demand: number): RowChances {
  return {
    denominator: BigInt(columns.length),
    root: { columns, units: columns.map(() => BigInt(demand)), inner: [] },
  };
}

/** A set of columns, each with its units. */
export function chanceSet(units: Readonly<Record<number, number>>, ...inner: readonly ChanceSet[]): ChanceSet {
  return { columns: Object.keys(units).map(Number), units: Object.values(units).map(BigInt), inner };
}

/** All columns of a set and of the sets inside it, ascending. */
export function columnsOf({ columns, inner }: ChanceSet): readonly number[] {
  return [...columns, ...inner.flatMap(columnsOf)].sort((a, b) => a - b);
}

/** The set and all sets inside it. */
export function setsOf(set: ChanceSet): readonly ChanceSet[] {
  return [set, ...set.inner.flatMap(setsOf)];
}

/** Nothing is shuffled. */
export function orderAsNumbered(rows: readonly RowChances[], columnCount: number): MatchingOrder {
  return {
    rows: [...rows.keys()],
    columns: Array.from({ length: columnCount }, (_, column) => column),
    columnsOfRow: rows.map(({ root }) => columnsOf(root)),
  };
}

/** What a draw must know of rows and columns to be shuffled and rounded. */
export interface RoundingInstance {
  readonly columnCount: number;
  readonly rows: readonly RowChances[];
}

/** Random instances with nested sets, chances of 0 and 1, and denominators that are small, large or not reduced. */
export function roundingInstances(maximum: {
  readonly rows: number;
  readonly columns: number;
}): fc.Arbitrary<RoundingInstance> {
  return fc.integer({ min: 1, max: maximum.columns }).chain((columnCount) =>
    fc.record({
      columnCount: fc.constant(columnCount),
      rows: fc.array(rowChances(columnCount), { minLength: 1, maxLength: maximum.rows }),
    }),
  );
}

const SMALL_DENOMINATORS = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n, 12n];
const LARGE_DENOMINATORS = [2n ** 20n, 2n ** 40n - 1n, 2n ** 40n, 2n ** 40n + 1n, 3n ** 30n, 2n ** 60n];
const PARTS = 1000n;

function rowChances(columnCount: number): fc.Arbitrary<RowChances> {
  const column = fc.record({
    eligible: fc.boolean(),
    parts: fc.oneof(fc.bigInt({ min: 0n, max: PARTS }), fc.constantFrom(0n, PARTS)),
    place: fc.constantFrom(...Object.keys(HIERARCHY)),
  });
  return fc
    .record({
      denominator: fc.oneof(
        { arbitrary: fc.constantFrom(...SMALL_DENOMINATORS), weight: 3 },
        { arbitrary: fc.constantFrom(...LARGE_DENOMINATORS), weight: 1 },
      ),
      factor: fc.constantFrom(1n, 1n, 2n, 6n),
      columns: fc.array(column, { minLength: columnCount, maxLength: columnCount }),
    })
    .map(({ denominator, factor, columns }) => {
      const eligible = columns.flatMap(({ eligible, ...rest }, number) => (eligible ? [{ number, ...rest }] : []));
      const units = withWholeTotal(
        eligible.map(({ parts }) => (parts * denominator) / PARTS),
        denominator,
      );
      const placed = eligible.map(({ number, place }, index) => ({ number, place, units: units[index]! * factor }));
      return { denominator: denominator * factor, root: arranged("", placed) };
    });
}

/** Takes the excess over the largest multiple from the first units that are left. */
function withWholeTotal(units: readonly bigint[], denominator: bigint): readonly bigint[] {
  let excess = units.reduce((a, b) => a + b, 0n) % denominator;
  return units.map((count) => {
    const taken = count < excess ? count : excess;
    excess -= taken;
    return count - taken;
  });
}

/** For each set, by name, the sets in it; the root has the empty name. */
const HIERARCHY: Readonly<Record<string, readonly string[]>> = {
  "": ["a", "b"],
  a: ["aa"],
  b: ["ba"],
  aa: [],
  ba: ["baa"],
  baa: [],
};

interface PlacedColumn {
  readonly number: number;
  readonly place: string;
  readonly units: bigint;
}

function arranged(name: string, placed: readonly PlacedColumn[]): ChanceSet {
  const own = placed.filter(({ place }) => place === name);
  return {
    columns: own.map(({ number }) => number),
    units: own.map(({ units }) => units),
    inner: HIERARCHY[name]!.map((inner) => arranged(inner, placed)),
  };
}
