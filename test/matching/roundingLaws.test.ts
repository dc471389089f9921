import { describe, expect, test } from "vitest";
import {
  eventProbabilities,
  exactDistribution,
  type OutcomeProbability,
  unequalProbabilities,
} from "double-random/fairness";
import type { MatchingOrder, RowChances } from "../../src/matching/matching.js";
import { roundDependently } from "../../src/matching/roundDependently.js";
import { shuffledOrder } from "../../src/matching/shuffledOrder.js";
import { formatFraction, fraction, multiply, type Fraction } from "../../src/exact/fraction.js";
import { everyOrder } from "../../src/fairness/everyOrder.js";
import { allSubsets } from "../support/allSubsets.js";
import { brokenLaw, lawOfRounding, type Rounded } from "../support/lawOfRounding.js";
import { chanceSet, equalChances, orderAsNumbered } from "../support/rowChances.js";

/** The exact law, by every single answer of the source. */
function walked(
  rows: readonly RowChances[],
  columnCount: number,
  order: MatchingOrder,
): readonly OutcomeProbability<Rounded>[] {
  return exactDistribution((source) => roundDependently({ rows, columnCount, order, source })).outcomes;
}

function backwards(rows: readonly RowChances[], columnCount: number): MatchingOrder {
  const order = orderAsNumbered(rows, columnCount);
  return {
    rows: order.rows.toReversed(),
    columns: order.columns.toReversed(),
    columnsOfRow: order.columnsOfRow.map((columns) => columns.toReversed()),
  };
}

/** Every sequence of so many items, repetitions included. */
function sequences<T>(items: readonly T[], length: number): readonly (readonly T[])[] {
  if (length === 0) return [[]];
  return sequences(items, length - 1).flatMap((start) => items.map((item) => [...start, item]));
}

function equalRows(columnCount: number): readonly RowChances[] {
  const columns = Array.from({ length: columnCount }, (_, column) => column);
  return [1, 2].flatMap((demand) =>
    columns
      .flatMap((_, spare) => allSubsets(columns, columnCount - spare))
      .filter((eligible) => eligible.length >= demand)
      .map((eligible) => equalChances(eligible, demand)),
  );
}

function describeRows(rows: readonly RowChances[]): string {
  return rows.map(({ root }) => `${String(root.units[0])} of {${root.columns.join()}}`).join(", ");
}

/** Runs over instances and keeps what breaks the law of each. */
function broken(
  instances: readonly (readonly RowChances[])[],
  columnCount: number,
  lawOf: (rows: readonly RowChances[]) => readonly OutcomeProbability<Rounded>[],
): readonly string[] {
  return instances.flatMap((rows) =>
    brokenLaw(rows, columnCount, lawOf(rows)).map((what) => `${describeRows(rows)}: ${what}`),
  );
}

function everyNth<T>(items: readonly T[], step: number): readonly T[] {
  return items.filter((_, index) => index % step === 0);
}

describe("equal chances: marginals, rows, loads and correlations", () => {
  test.each([
    { rowCount: 1, columnCount: 4, step: 1 },
    { rowCount: 2, columnCount: 2, step: 1 },
    { rowCount: 2, columnCount: 3, step: 1 },
    { rowCount: 3, columnCount: 2, step: 1 },
    { rowCount: 3, columnCount: 3, step: 31 },
  ])("$rowCount rows, $columnCount columns, by every answer (1 in $step)", ({ rowCount, columnCount, step }) => {
    const instances = everyNth(sequences(equalRows(columnCount), rowCount), step);
    const lawOf = (rows: readonly RowChances[]) => walked(rows, columnCount, orderAsNumbered(rows, columnCount));
    expect(broken(instances, columnCount, lawOf)).toEqual([]);
  });

  test.each([
    { rowCount: 2, columnCount: 4, step: 3 },
    { rowCount: 3, columnCount: 3, step: 5 },
    { rowCount: 3, columnCount: 4, step: 37 },
  ])("$rowCount rows, $columnCount columns, by every way to go (1 in $step)", ({ rowCount, columnCount, step }) => {
    const instances = everyNth(sequences(equalRows(columnCount), rowCount), step);
    for (const orderOf of [orderAsNumbered, backwards]) {
      const lawOf = (rows: readonly RowChances[]) => lawOfRounding(rows, columnCount, orderOf(rows, columnCount));
      expect(broken(instances, columnCount, lawOf)).toEqual([]);
    }
  });

  test.each([
    { name: "one row", rows: [equalChances([0, 1, 2], 1)] },
    { name: "two equal rows", rows: [equalChances([0, 1, 2], 2), equalChances([0, 1, 2], 2)] },
    { name: "two unequal rows", rows: [equalChances([0, 1, 2], 1), equalChances([1, 2], 1)] },
    { name: "three rows in a ring", rows: [equalChances([0, 1], 1), equalChances([1, 2], 1), equalChances([0, 2], 1)] },
  ])("$name, shuffles walked too", ({ rows }) => {
    const problem = {
      columnCount: 3,
      rows: rows.map(({ root }, visit) => ({ visit, demand: 1, columns: root.columns, rules: [] })),
    };
    const law = exactDistribution((source) =>
      roundDependently({ rows, columnCount: 3, order: shuffledOrder(problem, source), source }),
    ).outcomes;
    expect(brokenLaw(rows, 3, law)).toEqual([]);
  });
});

describe("sets inside a row", () => {
  const cases: readonly {
    readonly name: string;
    readonly columnCount: number;
    readonly rows: readonly RowChances[];
  }[] = [
    {
      name: "at most one of a pair",
      columnCount: 4,
      rows: [
        { denominator: 4n, root: chanceSet({ 2: 3, 3: 3 }, chanceSet({ 0: 1, 1: 1 })) },
        { denominator: 4n, root: chanceSet({ 0: 2, 1: 2, 2: 2, 3: 2 }) },
      ],
    },
    {
      name: "at most one of each of two pairs",
      columnCount: 4,
      rows: [1, 2].map(() => ({
        denominator: 2n,
        root: chanceSet({}, chanceSet({ 0: 1, 1: 1 }), chanceSet({ 2: 1, 3: 1 })),
      })),
    },
    {
      name: "at least one of a set, with a total between",
      columnCount: 4,
      rows: [
        { denominator: 6n, root: chanceSet({ 3: 4 }, chanceSet({ 0: 3, 1: 3, 2: 2 })) },
        { denominator: 3n, root: chanceSet({ 0: 1, 2: 1, 3: 1 }) },
      ],
    },
    {
      name: "a set in a set",
      columnCount: 5,
      rows: [
        {
          denominator: 5n,
          root: chanceSet({ 4: 4 }, chanceSet({ 0: 3 }, chanceSet({ 1: 1, 2: 2 })), chanceSet({ 3: 5 })),
        },
        { denominator: 2n, root: chanceSet({ 0: 1, 2: 1 }, chanceSet({ 1: 1, 4: 1 })) },
        { denominator: 3n, root: chanceSet({ 3: 1 }, chanceSet({}, chanceSet({ 0: 1, 4: 1 }))) },
      ],
    },
    {
      name: "a set in which nobody has a chance",
      columnCount: 3,
      rows: [{ denominator: 2n, root: chanceSet({ 0: 1, 2: 1 }, chanceSet({ 1: 0 }, chanceSet({}))) }],
    },
  ];

  test.each(cases)("$name", ({ rows, columnCount }) => {
    for (const orderOf of [orderAsNumbered, backwards]) {
      expect(brokenLaw(rows, columnCount, lawOfRounding(rows, columnCount, orderOf(rows, columnCount)))).toEqual([]);
    }
  });

  test("at most one of a pair, by every answer", () => {
    const { rows, columnCount } = cases[0]!;
    const law = walked(rows, columnCount, orderAsNumbered(rows, columnCount));
    expect(brokenLaw(rows, columnCount, law)).toEqual([]);
    expect(law.some(({ outcome }) => outcome[0]!.includes(0) && outcome[0]!.includes(1))).toBe(false);
  });
});

describe("denominators", () => {
  test("2/3, 2/4 and 2/5 together", () => {
    const rows = [equalChances([0, 1, 2], 2), equalChances([0, 1, 3, 4], 2), equalChances([0, 1, 2, 3, 4], 2)];
    for (const orderOf of [orderAsNumbered, backwards]) {
      expect(brokenLaw(rows, 5, lawOfRounding(rows, 5, orderOf(rows, 5)))).toEqual([]);
    }
  });

  test("a unit that is not the largest changes nothing", () => {
    const rows = [equalChances([0, 1, 2], 2), equalChances([1, 2], 1)];
    const finer = rows.map(({ denominator, root }, row) => {
      const factor = BigInt(row + 2);
      return { denominator: denominator * factor, root: { ...root, units: root.units.map((units) => units * factor) } };
    });
    const order = orderAsNumbered(rows, 3);
    expect(walked(finer, 3, order)).toEqual(walked(rows, 3, order));
  });

  test("above 2^40 beside small ones", () => {
    const denominator = 2n ** 61n - 1n;
    const odd = (units: readonly bigint[], columns: readonly number[]): RowChances => ({
      denominator,
      root: { columns, units, inner: [] },
    });
    const rows = [
      equalChances([0, 1, 2], 2),
      odd([3n ** 37n, denominator - 3n ** 37n - 12_345n, 12_345n], [0, 1, 3]),
      odd([denominator - 1n, 1n], [2, 3]),
      equalChances([1, 3], 1),
    ];
    for (const orderOf of [orderAsNumbered, backwards]) {
      expect(brokenLaw(rows, 4, lawOfRounding(rows, 4, orderOf(rows, 4)))).toEqual([]);
    }
  });

  test.each([2n ** 40n - 1n, 2n ** 40n, 2n ** 40n + 1n])("%i beside thirds", (denominator) => {
    const large = [5n, 7n].map((part) => ({
      denominator,
      root: { columns: [0, 1, 2], units: [part, denominator - 3n * part, 2n * part], inner: [] },
    }));
    const rows = [equalChances([0, 1, 2], 1), ...large];
    expect(brokenLaw(rows, 3, lawOfRounding(rows, 3, orderAsNumbered(rows, 3)))).toEqual([]);
  });
});

describe("two of three inspectors for each of four visits, each visit without another one", () => {
  const absent = [3, 0, 1, 2];
  const rows = absent.map((column) =>
    equalChances(
      [0, 1, 2, 3].filter((other) => other !== column),
      2,
    ),
  );
  const all = rows.reduce<readonly Rounded[]>(
    (starts, { root }) => starts.flatMap((start) => allSubsets(root.columns, 2).map((pair) => [...start, pair])),
    [[]],
  );
  const even = all
    .filter((teams) => [0, 1, 2, 3].every((column) => teams.filter((team) => team.includes(column)).length === 2))
    .map((teams) => JSON.stringify(teams));
  const asNumbered = orderAsNumbered(rows, 4);

  function lawOf(orders: readonly MatchingOrder[]): ReadonlyMap<string, Fraction> {
    const share = fraction(1n, BigInt(orders.length));
    const outcomes = orders.flatMap((order) =>
      walked(rows, 4, order).map(({ outcome, probability }) => ({
        outcome,
        probability: multiply(probability, share),
      })),
    );
    return eventProbabilities(outcomes, (teams) => [JSON.stringify(teams)]);
  }

  test("every one of the nine assignments with equal loads can happen, and no other of the 81", () => {
    expect([all.length, even.length]).toEqual([81, 9]);
    for (const order of [asNumbered, backwards(rows, 4)]) {
      expect(brokenLaw(rows, 4, walked(rows, 4, order))).toEqual([]);
      expect([...lawOf([order]).keys()].sort()).toEqual(even.toSorted());
    }
  });

  test("a fixed order is lopsided, as known: six of 1/12 and three of 1/6", () => {
    const probabilities = [...lawOf([asNumbered]).values()].map(formatFraction).sort();
    expect(probabilities).toEqual([...new Array<string>(6).fill("1/12"), ...new Array<string>(3).fill("1/6")]);
  });

  test("over the 24 ways to renumber the visits, all nine are equally likely", () => {
    const renumbered = [...everyOrder([0, 1, 2, 3])].map((visits): MatchingOrder => {
      const columnOf = (column: number): number => absent[visits[absent.indexOf(column)]!]!;
      const columnsOfRow: (readonly number[])[] = [];
      for (const [row, visit] of visits.entries()) columnsOfRow[visit] = asNumbered.columnsOfRow[row]!.map(columnOf);
      return { rows: visits, columns: asNumbered.columns.map(columnOf), columnsOfRow };
    });
    expect(unequalProbabilities(lawOf(renumbered), even, fraction(1n, 9n))).toEqual([]);
  });
});

describe("other known cases", () => {
  test("the marginals of OpenReview's test: three quarters and one quarter, twice each way", () => {
    const rows = [3, 3, 1, 1].map((first) => ({ denominator: 4n, root: chanceSet({ 0: first, 1: 4 - first }) }));
    const law = walked(rows, 2, orderAsNumbered(rows, 2));
    expect(brokenLaw(rows, 2, law)).toEqual([]);
    expect(law.every(({ outcome }) => outcome.flat().filter((column) => column === 0).length === 2)).toBe(true);
  });

  test.each([1, 2, 3, 4, 5])("three inspectors, %i visits of two: nobody twice, loads within one", (visits) => {
    const rows = Array.from({ length: visits }, () => equalChances([0, 1, 2], 2));
    const law = lawOfRounding(rows, 3, orderAsNumbered(rows, 3));
    expect(brokenLaw(rows, 3, law)).toEqual([]);
    const spread = law.map(({ outcome }) => {
      const loads = [0, 1, 2].map((column) => outcome.flat().filter((chosen) => chosen === column).length);
      return Math.max(...loads) - Math.min(...loads);
    });
    expect(new Set(spread)).toEqual(new Set([visits % 3 === 0 ? 0 : 1]));
    expect(law.every(({ outcome }) => outcome.every(([first, second]) => first! < second!))).toBe(true);
  });
});
