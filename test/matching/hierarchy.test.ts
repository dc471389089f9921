import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hierarchyOf } from "../../src/matching/hierarchyOf.js";
import type { MatchingRow, RuleSet, SetRule } from "../../src/matching/matching.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { apartBelow, rowBelow, teamsByDefinition, type Apart } from "../support/matchings.js";

const RUNS = { seed: 20240811, numRuns: 1500 };
const cases = fc.tuple(rowBelow(8, 4, 5), apartBelow(8, 5));

interface FlatSet {
  readonly columns: readonly number[];
  readonly least: number;
  readonly most: number;
}

const ascending = (a: number, b: number): number => a - b;

function columnsOf({ columns, inner }: RuleSet): readonly number[] {
  return [...columns, ...inner.flatMap(columnsOf)].sort(ascending);
}

function flat(set: RuleSet): readonly FlatSet[] {
  return [{ columns: columnsOf(set), least: set.least, most: set.most }, ...set.inner.flatMap(flat)];
}

function row(demand: number, columns: number, rules: readonly SetRule[]): MatchingRow {
  return { visit: 0, demand, columns: [...Array(columns).keys()], rules };
}

function rule(id: string, columns: readonly number[], least: number, most: number): SetRule {
  return { id, columns, least, most };
}

/** Which rules enter, from the document: one after another, sets compared element by element. */
function entriesByDefinition({ columns, demand, rules }: MatchingRow, apart: Apart): { in: FlatSet[]; out: string[] } {
  const within = apart.filter((pair) => pair.every((column) => columns.includes(column)));
  const groupOf = new Map(columns.map((column) => [column, new Set([column])]));
  for (const [one, other] of within) {
    const union = new Set([...groupOf.get(one)!, ...groupOf.get(other)!]);
    for (const column of union) groupOf.set(column, union);
  }
  const groups = [...new Set(groupOf.values())].map((group) => [...group].sort(ascending)).filter((g) => g.length > 1);
  const edges = (group: readonly number[]): Apart => within.filter(([one]) => group.includes(one));
  const isClique = (group: readonly number[]): boolean => 2 * edges(group).length === group.length * (group.length - 1);
  const cliques = groups.filter(isClique).map((group) => rule(`apart.${group[0]!}`, group, 0, 1));
  const pairs = groups
    .filter((group) => !isClique(group))
    .flatMap(edges)
    .map(([one, other]) => rule(`apart.${one}.${other}`, [one, other], 0, 1));

  const sets: { columns: readonly number[]; least: number; most: number }[] = [
    { columns, least: demand, most: demand },
  ];
  const out: string[] = [];
  for (const entering of [...rules, ...cliques, ...pairs]) {
    const inside = entering.columns.filter((column) => columns.includes(column));
    const outside = columns.length - inside.length;
    if (entering.least <= Math.max(0, demand - outside) && entering.most >= Math.min(demand, inside.length)) continue;
    const equal = sets.find((set) => String(set.columns) === String(inside));
    const crosses = sets.some((set) => {
      const shared = inside.filter((column) => set.columns.includes(column)).length;
      return shared > 0 && shared < inside.length && shared < set.columns.length;
    });
    if (pairs.includes(entering) || crosses) out.push(entering.id);
    else if (equal) {
      equal.least = Math.max(equal.least, entering.least);
      equal.most = Math.min(equal.most, entering.most, inside.length);
    } else {
      sets.push({ columns: inside, least: entering.least, most: Math.min(entering.most, inside.length) });
    }
  }
  return { in: sets, out };
}

describe("laws of a hierarchy", () => {
  test("it and the rules left over allow exactly the teams that the rules and the people kept apart allow", () => {
    fc.assert(
      fc.property(cases, ([one, apart]) => {
        const { root, leftOver } = hierarchyOf(one, apart);
        const sets = flat(root).map((set, index) => ({ ...set, id: String(index) }));
        expect(teamsByDefinition({ ...one, rules: [...sets, ...leftOver] }, [])).toEqual(teamsByDefinition(one, apart));
      }),
      RUNS,
    );
  });

  test("every column of the row stands in one set, which makes the sets nested or disjoint", () => {
    fc.assert(
      fc.property(cases, ([one, apart]) => {
        const { root } = hierarchyOf(one, apart);
        expect(columnsOf(root)).toEqual(one.columns);
        const check = ({ columns, inner }: RuleSet): void => {
          expect(columns).toEqual([...columns].sort(ascending));
          inner.forEach(check);
        };
        check(root);
      }),
      RUNS,
    );
  });

  test("exactly the rules enter that the document lets in, with its bounds", () => {
    fc.assert(
      fc.property(cases, ([one, apart]) => {
        const { root, leftOver } = hierarchyOf(deepFreeze(one), deepFreeze(apart));
        const expected = entriesByDefinition(one, apart);
        const byColumns = (sets: readonly FlatSet[]): FlatSet[] =>
          [...sets].sort((a, b) => (String(a.columns) < String(b.columns) ? -1 : 1));
        expect(byColumns(flat(root))).toEqual(byColumns(expected.in));
        expect([...leftOver.map(({ id }) => id)].sort()).toEqual([...expected.out].sort());
      }),
      RUNS,
    );
  });

  test("the order of the pairs does not matter", () => {
    fc.assert(
      fc.property(cases, ([one, apart]) => {
        expect(hierarchyOf(one, [...apart].reverse())).toEqual(hierarchyOf(one, apart));
      }),
      RUNS,
    );
  });
});

describe("a hierarchy", () => {
  test("of a plain row is the row, without a copy of its columns", () => {
    const plain = row(2, 255, []);
    const { root, leftOver } = hierarchyOf(plain, [[300, 301]]);
    expect(root).toEqual({ least: 2, most: 2, columns: plain.columns, inner: [] });
    expect(root.columns).toBe(plain.columns);
    expect(leftOver).toEqual([]);
  });

  test("nests rules in the order in which they entered", () => {
    const rules = [
      rule("unit.a", [4, 5], 0, 1),
      rule("unit.b", [0, 1], 0, 1),
      rule("competence.food", [0, 1, 2], 1, 9),
      rule("lead", [0], 0, 0),
    ];
    expect(hierarchyOf(row(3, 6, rules), []).root).toEqual({
      least: 3,
      most: 3,
      columns: [3],
      inner: [
        { least: 0, most: 1, columns: [4, 5], inner: [] },
        {
          least: 1,
          most: 3,
          columns: [2],
          inner: [{ least: 0, most: 1, columns: [1], inner: [{ least: 0, most: 0, columns: [0], inner: [] }] }],
        },
      ],
    });
  });

  test("takes the rules of the row in their order, then people kept apart", () => {
    const rules = [rule("department.tax", [0, 1], 1, 1), rule("unit.a", [2, 3], 0, 1), rule("unit.b", [1, 2], 0, 1)];
    const { root, leftOver } = hierarchyOf(row(2, 6, rules), [
      [1, 2],
      [4, 5],
    ]);
    expect(root.inner.map(columnsOf)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(leftOver.map(({ id }) => id)).toEqual(["unit.b", "apart.1"]);
  });

  test("takes in a group in which nobody may meet anybody, and leaves over the pairs of every other one", () => {
    const { root, leftOver } = hierarchyOf(row(3, 7, []), [
      [0, 1],
      [0, 2],
      [1, 2],
      [3, 4],
      [4, 5],
    ]);
    expect(root.inner).toEqual([{ least: 0, most: 1, columns: [0, 1, 2], inner: [] }]);
    expect(leftOver).toEqual([rule("apart.3.4", [3, 4], 0, 1), rule("apart.4.5", [4, 5], 0, 1)]);
  });

  test("says the same of a pair that is given twice", () => {
    const apart: Apart = [
      [0, 1],
      [0, 1],
    ];
    expect(hierarchyOf(row(2, 3, []), apart)).toEqual(hierarchyOf(row(2, 3, []), [[0, 1]]));
  });

  test("has no set for a rule that cannot bind", () => {
    const rules = [rule("unit.a", [0, 1], 0, 2), rule("unit.b", [0, 1, 2], 1, 3), rule("unit.c", [3], 0, 1)];
    expect(hierarchyOf(row(2, 4, rules), []).root.inner).toEqual([]);
  });

  test("makes one set of equal rules, with the greater least and the smaller most", () => {
    const rules = [rule("a", [0, 1, 2], 0, 2), rule("b", [3, 4], 0, 1), rule("c", [0, 1, 2], 1, 3)];
    expect(hierarchyOf(row(3, 6, rules), []).root.inner).toEqual([
      { least: 1, most: 2, columns: [0, 1, 2], inner: [] },
      { least: 0, most: 1, columns: [3, 4], inner: [] },
    ]);
  });

  test("keeps a rule that contradicts the row, about all of its columns or about nobody", () => {
    const all = hierarchyOf(row(2, 3, [rule("unit.a", [0, 1, 2], 0, 1)]), []);
    expect(all.root).toEqual({ least: 2, most: 1, columns: [0, 1, 2], inner: [] });
    const nobody = hierarchyOf(row(2, 3, [rule("unit.a", [0, 1], 0, 1), rule("lead", [9], 1, 2)]), []);
    expect(nobody.root.inner).toEqual([
      { least: 0, most: 1, columns: [0, 1], inner: [] },
      { least: 1, most: 0, columns: [], inner: [] },
    ]);
  });
});
