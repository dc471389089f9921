import { describe, expect, test } from "vitest";
import type { Formed, NamedRow } from "../../../src/assignment/columns.js";
import { numberedProblem } from "../../../src/assignment/numberedProblem.js";
import type { MatchingProblem } from "../../../src/matching/matching.js";
import type { Inspector } from "../../../src/model/inspector.js";
import type { Policies } from "../../../src/model/policies.js";
import { errorOf } from "../../support/errorOf.js";
import { policiesWith } from "../../support/plannedVisits.js";
import { smallInspector } from "../../support/smallPlan.js";

type Column = Formed["columns"][number];

/** A column of one inspector with a number. */
function person(number: number, fields: Partial<Inspector> = {}): Column {
  const id = `i${String(number)}`;
  return { id, numbers: [number], inspectors: [smallInspector({ id, ...fields })] };
}

/** A column of several inspectors. */
function team(id: string, ...people: readonly Column[]): Column {
  return { id, numbers: people.flatMap(({ numbers }) => numbers), inspectors: people.flatMap((one) => one.inspectors) };
}

function row(columns: readonly number[], fields: Partial<NamedRow> = {}): NamedRow {
  return { role: "member", visit: 0, demand: 2, columns, rules: [], ...fields };
}

function numbered(
  columns: readonly Column[],
  rows: readonly NamedRow[],
  policies: Partial<Policies> = {},
): ReturnType<typeof numberedProblem> {
  return numberedProblem({ rows, columns }, policiesWith(policies));
}

/** The fewest and the most rows of a column that ten rows may choose. */
function bounds(column: Column, policies: Partial<Policies> = {}): readonly number[] {
  const { least, most } = numbered([column], Array<NamedRow>(10).fill(row([0])), policies).problem;
  return [least[0]!, most[0]!];
}

describe("the columns of a problem", () => {
  test("are those that some row may choose, and those that owe visits, in their order", () => {
    const columns = [person(0), person(1, { leastVisits: 1 }), person(2), person(3), person(4)];
    const made = numbered(columns, [row([2, 4])]);
    expect(made.columns.map(({ id }) => id)).toEqual(["i1", "i2", "i4"]);
    expect(made.columns.map(({ inspectors }) => inspectors)).toEqual([1, 2, 4].map((old) => columns[old]!.inspectors));
    expect(made.problem).toEqual({
      columnCount: 3,
      least: [1, 0, 0],
      most: [0, 1, 1],
      rows: [row([1, 2])],
    });
  });

  test("are numbered anew in rows and in their rules, and everything else of rows stays", () => {
    const rule = { id: "lead", columns: [5], least: 1, most: 7 };
    const rows = [row([1, 3, 5], { rules: [rule], demand: 3 }), row([3], { role: "expert", visit: 4, demand: 1 })];
    const { problem } = numbered(
      [0, 1, 2, 3, 4, 5].map((number) => person(number)),
      rows,
    );
    expect(problem.rows).toEqual([
      { role: "member", visit: 0, demand: 3, columns: [0, 1, 2], rules: [{ ...rule, columns: [2] }] },
      { role: "expert", visit: 4, demand: 1, columns: [1], rules: [] },
    ]);
    expect(problem.most).toEqual([1, 2, 1]);
  });
});

describe("the bounds of a column", () => {
  test("are nothing and every row that may choose it, if nobody states others", () => {
    expect(bounds(person(0))).toEqual([0, 10]);
    expect(bounds(person(0), { mostVisitsPerInspector: 12 })).toEqual([0, 10]);
  });

  test("are what the year leaves of its least and its most", () => {
    expect(bounds(person(0, { leastVisits: 3, mostVisits: 6 }))).toEqual([3, 6]);
    expect(bounds(person(0, { leastVisits: 3, mostVisits: 6, priorVisits: 2 }))).toEqual([1, 4]);
    expect(bounds(person(0, { leastVisits: 3, mostVisits: 6, priorVisits: 5 }))).toEqual([0, 1]);
    expect(bounds(person(0, { leastVisits: 3, mostVisits: 6, priorVisits: 8 }))).toEqual([0, 0]);
  });

  test("come from the policy for who has no most", () => {
    const policies = { mostVisitsPerInspector: 5 };
    expect(bounds(person(0, { priorVisits: 2 }), policies)).toEqual([0, 3]);
    expect(bounds(person(0, { mostVisits: 7 }), policies)).toEqual([0, 7]);
  });

  test("owe nothing for who is not in service", () => {
    expect(bounds(person(0, { active: false, leastVisits: 3 }))).toEqual([0, 10]);
    expect(numbered([person(0, { active: false, leastVisits: 3 })], []).columns).toEqual([]);
  });

  test("of a team are the greatest least and the smallest most of its members", () => {
    const first = person(0, { leastVisits: 1, mostVisits: 8 });
    const second = person(1, { leastVisits: 4, mostVisits: 9, priorVisits: 2 });
    expect(bounds(team("A", first, second))).toEqual([2, 7]);
    expect(bounds(team("A", second, first))).toEqual([2, 7]);
    expect(bounds(team("A", person(0), person(1, { active: false, leastVisits: 9 })))).toEqual([0, 10]);
  });

  test("that contradict each other are refused, with what is left of them", () => {
    const columns = [person(0), person(1, { leastVisits: 7, priorVisits: 1 })];
    const error = errorOf(() => numbered(columns, [row([0, 1])], { mostVisitsPerInspector: 5 }));
    expect(error).toMatchObject({
      code: "FIELD_INVALID",
      path: "inspectors",
      expected: "leastVisits of i1 (or of its members) not above mostVisits or the policy mostVisitsPerInspector",
      received: "at least 6 and at most 4 more visits",
    });
    expect(bounds(person(0, { leastVisits: 5, mostVisits: 5 }))).toEqual([5, 5]);
  });
});

test("a limit for pairs is passed on, and is absent if there is none", () => {
  expect(numbered([], [], { mostVisitsPerPair: 3 }).problem).toMatchObject({ mostPerPair: 3 });
  expect(numbered([], []).problem).not.toHaveProperty("mostPerPair");
});

describe("pairs of inspectors", () => {
  const pairs = (apart: MatchingProblem["apart"], columns: readonly Column[]): MatchingProblem["apart"] =>
    numbered(columns, [row([...columns.keys()])]).columnPairs(apart);

  test("become pairs of their columns, the smaller first, each once", () => {
    const columns = [person(4), person(2), person(7)];
    expect(
      pairs(
        [
          [2, 4],
          [4, 7],
        ],
        columns,
      ),
    ).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  test("concern every column that somebody is in, but no column and itself", () => {
    const [a, b, c, d] = [0, 1, 2, 3].map((number) => person(number)) as [Column, Column, Column, Column];
    const columns = [team("A", a, b), team("B", c, d), b, d];
    expect(pairs([[0, 1]], columns)).toEqual([[0, 2]]);
    expect(pairs([[1, 3]], columns)).toEqual([
      [0, 1],
      [0, 3],
      [1, 2],
      [2, 3],
    ]);
    expect(
      pairs(
        [
          [0, 2],
          [0, 3],
          [1, 2],
        ],
        columns,
      ),
    ).toEqual([
      [0, 1],
      [0, 3],
      [1, 2],
    ]);
  });

  test("of whom one is in no column, or in one that is not used, are left out", () => {
    const columns = [person(0), person(1), person(2)];
    const { columnPairs } = numbered(columns, [row([0, 1])]);
    expect(
      columnPairs([
        [0, 2],
        [2, 9],
        [9, 1],
      ]),
    ).toEqual([]);
  });

  test("that are the same list become the same list, computed once", () => {
    const { columnPairs } = numbered([person(0), person(1)], [row([0, 1])]);
    const apart: MatchingProblem["apart"] = [[0, 1]];
    expect(columnPairs(apart)).toBe(columnPairs(apart));
    expect(columnPairs([])).toEqual([]);
  });
});
