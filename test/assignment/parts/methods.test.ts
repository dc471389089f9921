import { describe, expect, test } from "vitest";
import type { Column } from "../../../src/assignment/columns.js";
import type { Matching } from "../../../src/assignment/matchingOf.js";
import { ASSIGNMENT_METHODS, capacitiesBind, type AssignmentMethod } from "../../../src/assignment/methods.js";
import type { MatchingProblem } from "../../../src/matching/matching.js";
import type { Policies } from "../../../src/model/policies.js";
import { hashStream } from "../../../src/random/hashStream.js";
import { errorOf } from "../../support/errorOf.js";
import { plannedVisit, policiesWith } from "../../support/plannedVisits.js";
import { smallInspector } from "../../support/smallPlan.js";

const row = (columns: readonly number[], visit = 0): Matching["problem"]["rows"][number] => ({
  role: "member",
  visit,
  demand: 1,
  columns,
  rules: [],
});

describe("capacities bind", () => {
  const bind = (fields: Pick<MatchingProblem, "least" | "most">): boolean =>
    capacitiesBind({ columnCount: 3, apart: [], rows: [row([0, 2]), row([0, 1], 1)], ...fields });

  test("where somebody owes a visit", () => {
    expect(bind({ least: [0, 0, 0], most: [2, 1, 1] })).toBe(false);
    expect(bind({ least: [0, 0, 1], most: [2, 1, 1] })).toBe(true);
    expect(bind({ least: [1, 0, 0], most: [2, 1, 1] })).toBe(true);
  });

  test("where somebody may be chosen for more visits than the most", () => {
    expect(bind({ least: [0, 0, 0], most: [1, 1, 1] })).toBe(true);
    expect(bind({ least: [0, 0, 0], most: [2, 0, 1] })).toBe(true);
    expect(bind({ least: [0, 0, 0], most: [9, 9, 9] })).toBe(false);
  });
});

/** One visit that needs one of these columns, whose inspectors have made so many visits before. */
function matching(prior: readonly (readonly (number | undefined)[])[], least = 0): Matching {
  const columns = prior.map((visits, column): Column => {
    const id = `c${String(column)}`;
    const inspectors = visits.map((priorVisits, index) =>
      smallInspector({ id: `${id}-${String(index)}`, ...(priorVisits !== undefined && { priorVisits }) }),
    );
    return { id, inspectors };
  });
  const numbers = [...columns.keys()];
  return {
    problem: {
      columnCount: columns.length,
      least: numbers.map(() => least),
      most: numbers.map(() => 1),
      apart: [],
      rows: [row(numbers)],
    },
    columns,
    inspectors: [],
    visits: [
      {
        visit: plannedVisit(),
        demand: { size: 1, departments: [], experts: [], rules: [], competences: [] },
        reasons: [],
        avoided: new Map(),
        apart: [],
      },
    ],
  };
}

function run(
  method: Policies["assignment"],
  problem: Matching,
  stated: Partial<Policies> = {},
): ReturnType<AssignmentMethod> {
  const policies = policiesWith({ assignment: method, ...stated });
  return ASSIGNMENT_METHODS[method](problem, {
    policies,
    source: hashStream({ seed: "5eed".repeat(16), label: "teams" }),
  });
}

describe("balanced/1", () => {
  test("states chances and what they add up to", () => {
    expect(run("balanced/1", matching([[0], [0], [9]]))).toMatchObject({
      kind: "matched",
      chances: [{ denominator: 3n }],
      expected: [0, 1, 2].map(() => ({ numerator: 1n, denominator: 3n })),
    });
  });

  test("sends who has made the fewest visits of the year if loads are to be even", () => {
    const even = { evenness: "loads" } as const;
    expect(run("balanced/1", matching([[4], [2], [3]]), even)).toMatchObject({ teams: [[1]] });
    expect(run("balanced/1", matching([[4], [2], [undefined]]), even)).toMatchObject({ teams: [[2]] });
  });

  test("counts for a standing team what its busiest member has made", () => {
    const even = { evenness: "loads" } as const;
    expect(
      run(
        "balanced/1",
        matching([
          [5, 0],
          [3, 4],
          [0, 6],
        ]),
        even,
      ),
    ).toMatchObject({ teams: [[1]] });
  });
});

describe("pair-ticket/1", () => {
  test("states tickets and no chances", () => {
    const result = run("pair-ticket/1", matching([[0], [0]]));
    expect(result).toMatchObject({ kind: "matched", tickets: [{ eligibleTeams: 2 }] });
    expect(result).not.toHaveProperty("chances");
  });

  test("uses the hash function of the policies", () => {
    const ticketOf = (suite: Policies["suite"]): unknown => run("pair-ticket/1", matching([[0]]), { suite });
    expect(ticketOf("sm3")).not.toEqual(ticketOf("sha256"));
  });

  test("refuses capacities that bind", () => {
    expect(errorOf(() => run("pair-ticket/1", matching([[0], [0]], 1)))).toMatchObject({
      code: "FIELD_INVALID",
      path: "policies.assignment",
      expected: "balanced/1, because pair-ticket/1 draws each visit alone and cannot keep leastVisits and mostVisits",
      received: "pair-ticket/1",
    });
  });
});
