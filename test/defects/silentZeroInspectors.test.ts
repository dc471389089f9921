import { describe, expect, test } from "vitest";
import { drawPlan, DoubleRandomError } from "double-random";
import { membersOf } from "../support/assignAll.js";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";
import { ourTeams, visitProblems } from "./visitProblems.js";

/** The model: where the roster is too short the visit is saved without inspectors, and the call returns success. */
function saveVisits(roster: readonly string[], visits: number): readonly (readonly string[])[] {
  return Array.from({ length: visits }, () => (roster.length < 2 ? [] : roster.slice(0, 2)));
}

const VISITS = 3;

describe.each([0, 1])("a roster of %i", (length) => {
  const inspectors = idsOf("I", length).map((id) => smallInspector({ id }));

  test("the model reports success without a team", () => {
    expect(visitProblems(saveVisits(idsOf("I", length), VISITS), VISITS)).toHaveLength(VISITS);
  });

  test("assignInspectors and drawPlan refuse", () => {
    const refusal = expect.objectContaining({ name: DoubleRandomError.name, code: "ASSIGNMENT_INFEASIBLE" }) as Error;
    expect(() => ourTeams(inspectors, VISITS, 1)).toThrow(refusal);
    const whole = (): unknown =>
      drawPlan({
        plan: smallPlan(smallTask()),
        targets: idsOf("U", VISITS).map((id) => smallTarget({ id })),
        inspectors,
        avoidances: [],
        asOf: AS_OF,
        seed: seedNumber(1),
      });
    expect(whole).toThrow(refusal);
  });
});

test("a roster of two is enough", () => {
  const { visits } = ourTeams(
    idsOf("I", 2).map((id) => smallInspector({ id })),
    VISITS,
    1,
  );
  expect(visitProblems(visits.map(membersOf), VISITS)).toEqual([]);
});
