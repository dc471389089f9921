import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventProbabilities, exactDistribution, unequalProbabilities } from "double-random/fairness";
import { expectedLoads } from "../../src/matching/expectedLoads.js";
import type { RowChances } from "../../src/matching/matching.js";
import { roundDependently } from "../../src/matching/roundDependently.js";
import { shuffledOrder } from "../../src/matching/shuffledOrder.js";
import { add, fraction, ZERO } from "../../src/exact/fraction.js";
import { rescale } from "../../src/exact/rescale.js";
import { hashStream } from "../../src/random/hashStream.js";
import type { RandomSource } from "../../src/random/randomSource.js";
import { everyOrder } from "../../src/fairness/everyOrder.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { brokenCounts } from "../support/lawOfRounding.js";
import { chanceOf, roundNaively } from "../support/roundNaively.js";
import { chanceSet, columnsOf, equalChances, orderAsNumbered, roundingInstances } from "../support/rowChances.js";

const SEED = "5e".repeat(32);

function streamOf(label: string): RandomSource {
  return hashStream({ seed: SEED, label });
}

function problemOf(columnCount: number, rows: readonly (readonly number[])[]): Parameters<typeof shuffledOrder>[0] {
  return { columnCount, rows: rows.map((columns, visit) => ({ visit, demand: 1, columns, rules: [] })) };
}

/** Notes the bounds that it is asked for, and the answers. */
function noted(source: RandomSource): {
  readonly source: RandomSource;
  readonly asked: readonly (readonly bigint[])[];
} {
  const asked: bigint[][] = [];
  const uniformInt = (bound: bigint): bigint => {
    const answer = source.uniformInt(bound);
    asked.push([bound, answer]);
    return answer;
  };
  return { source: { uniformInt }, asked };
}

describe("shuffledOrder", () => {
  test("every order of rows, columns and columns of each row is equally likely", () => {
    const problem = problemOf(3, [
      [0, 2],
      [0, 1, 2],
    ]);
    const law = eventProbabilities(exactDistribution((source) => shuffledOrder(problem, source)).outcomes, (order) => [
      JSON.stringify([order.rows, order.columns, order.columnsOfRow]),
    ]);
    const expected = [...everyOrder([0, 1])].flatMap((rows) =>
      [...everyOrder([0, 1, 2])].flatMap((columns) =>
        [...everyOrder([0, 2])].flatMap((first) =>
          [...everyOrder([0, 1, 2])].map((second) => JSON.stringify([rows, columns, [first, second]])),
        ),
      ),
    );
    expect(new Set(expected).size).toBe(144);
    expect(unequalProbabilities(law, expected, fraction(1n, 144n))).toEqual([]);
  });

  test("asks for the rows, then for the columns, then for each row in the shuffled order", () => {
    const problem = deepFreeze(problemOf(5, [[1], [0, 1, 2], [0, 1, 2, 4]]));
    const bounds: bigint[] = [];
    const last: RandomSource = {
      uniformInt: (bound) => {
        bounds.push(bound);
        return bound - 1n;
      },
    };
    expect(shuffledOrder(problem, last)).toEqual({
      rows: [2, 0, 1],
      columns: [4, 0, 1, 2, 3],
      columnsOfRow: [[1], [2, 0, 1], [4, 0, 1, 2]],
    });
    expect(bounds).toEqual([3n, 2n, 1n, 5n, 4n, 3n, 2n, 1n, 4n, 3n, 2n, 1n, 1n, 3n, 2n, 1n]);
  });
});

describe("rescale", () => {
  test.each([
    [2n, 4n, 2n, 1n],
    [2n, 3n, 12n, 8n],
    [7n, 7n, 7n, 7n],
    [0n, 5n, 10n, 0n],
    [5n, 7n, 3n, 2n],
  ])("%s/%s in parts of 1/%s", (count, from, to, expected) => {
    expect(rescale(count, from, to)).toBe(expected);
  });
});

describe("expectedLoads", () => {
  test("adds up the chances over the rows and the sets in them", () => {
    const rows = [
      equalChances([0, 1, 2], 2),
      equalChances([1, 2, 3, 4], 2),
      { denominator: 6n, root: chanceSet({ 0: 1 }, chanceSet({ 4: 2 }, chanceSet({ 3: 3 }))) },
    ];
    expect(expectedLoads(rows, 6)).toEqual([
      fraction(5n, 6n),
      fraction(7n, 6n),
      fraction(7n, 6n),
      fraction(1n),
      fraction(5n, 6n),
      ZERO,
    ]);
  });

  test("of no rows are 0", () => {
    expect(expectedLoads([], 2)).toEqual([ZERO, ZERO]);
  });

  test("random instances against sums of fractions", () => {
    fc.assert(
      fc.property(roundingInstances({ rows: 8, columns: 6 }), ({ rows, columnCount }) => {
        const loads = Array.from({ length: columnCount }, (_, column) =>
          rows.map((row) => chanceOf(row, column)).reduce(add, ZERO),
        );
        expect(expectedLoads(rows, columnCount)).toEqual(loads);
      }),
      { seed: 20240701, numRuns: 200 },
    );
  });
});

describe("roundDependently", () => {
  test("random instances: the same as the naive rounding, question by question", () => {
    const denominators = new Set<bigint>();
    fc.assert(
      fc.property(
        roundingInstances({ rows: 9, columns: 9 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        ({ rows, columnCount }, label) => {
          for (const { denominator } of rows) denominators.add(denominator);
          const problem = problemOf(
            columnCount,
            rows.map(({ root }) => columnsOf(root)),
          );
          const order = shuffledOrder(problem, streamOf(`order ${label}`));
          const naive = noted(streamOf(`rounding ${label}`));
          const expected = roundNaively(
            rows,
            columnCount,
            order,
            (up, down) => naive.source.uniformInt(up + down) < down,
          );
          const { source, asked } = noted(streamOf(`rounding ${label}`));
          const chosen = roundDependently({ rows, columnCount, order, source });
          expect(asked).toEqual(naive.asked);
          expect(chosen).toEqual(expected);
          expect(brokenCounts(rows, columnCount, chosen)).toEqual([]);
        },
      ),
      { seed: 20240702, numRuns: 600 },
    );
    expect([...denominators].some((denominator) => denominator > 2n ** 40n)).toBe(true);
  });

  test.each([
    {
      name: "sevenths to thirtieths",
      rowCount: 300,
      chancesOf: (columns: readonly number[]) => equalChances(columns, 2),
    },
    {
      name: "parts of 2^20",
      rowCount: 200,
      chancesOf: (columns: readonly number[]) => unequalChances(columns, 2n ** 20n),
    },
    {
      name: "parts of 2^45",
      rowCount: 60,
      chancesOf: (columns: readonly number[]) => unequalChances(columns, 2n ** 45n),
    },
  ])("larger instance in $name: rows and loads exact", ({ name, rowCount, chancesOf }) => {
    const random = streamOf(`eligibility in ${name}`);
    const columnCount = 30;
    const rows = Array.from({ length: rowCount }, () =>
      chancesOf(
        Array.from({ length: columnCount }, (_, column) => column).filter(
          (column) => column < 7 || random.uniformInt(4n) > 0n,
        ),
      ),
    );
    const source = streamOf(`draw in ${name}`);
    const problem = problemOf(
      columnCount,
      rows.map(({ root }) => root.columns),
    );
    const chosen = roundDependently({ rows, columnCount, order: shuffledOrder(problem, source), source });
    expect(chosen.map(({ length }) => length)).toEqual(rows.map(() => 2));
    expect(brokenCounts(rows, columnCount, chosen)).toEqual([]);
  });

  test("changes neither rows nor order, and chooses the same again", () => {
    const rows = deepFreeze([equalChances([0, 1, 2], 2), equalChances([1, 2, 3, 4], 2), equalChances([0, 3], 1)]);
    const order = deepFreeze(orderAsNumbered(rows, 5));
    const draw = (): unknown => roundDependently({ rows, columnCount: 5, order, source: streamOf("again") });
    expect(draw()).toEqual(draw());
  });

  test("asks nothing of chance where every chance is 0 or 1", () => {
    const rows: readonly RowChances[] = [
      equalChances([1, 3], 2),
      { denominator: 4n, root: chanceSet({ 2: 0 }, chanceSet({ 0: 4, 3: 0 })) },
    ];
    const silent: RandomSource = {
      uniformInt: () => {
        throw new Error("was asked");
      },
    };
    const order = orderAsNumbered(rows, 4);
    expect(roundDependently({ rows, columnCount: 4, order, source: silent })).toEqual([[1, 3], [0]]);
    expect(roundDependently({ rows: [], columnCount: 2, order: orderAsNumbered([], 2), source: silent })).toEqual([]);
  });

  test("a forest as deep as it has vertices", () => {
    const length = 30_000;
    const rows = Array.from({ length }, (_, row) => equalChances([row, row + 1], 1));
    const columnCount = length + 1;
    const order = orderAsNumbered(rows, columnCount);
    const falling: RandomSource = { uniformInt: (bound) => bound - 1n };
    const chosen = roundDependently({ rows, columnCount, order, source: falling });
    expect(chosen.every(({ length: places }) => places === 1)).toBe(true);
    expect(new Set(chosen.flat()).size).toBe(length);
  });
});

/** Chances that fall from column to column and sum to 2. */
function unequalChances(columns: readonly number[], denominator: bigint): RowChances {
  const weights = columns.map((_, place) => BigInt(3 * columns.length - place));
  const sum = weights.reduce((a, b) => a + b, 0n);
  const units = weights.map((weight) => (2n * denominator * weight) / sum);
  const missing = Number(2n * denominator - units.reduce((a, b) => a + b, 0n));
  return {
    denominator,
    root: { columns, units: units.map((count, place) => (place < missing ? count + 1n : count)), inner: [] },
  };
}
