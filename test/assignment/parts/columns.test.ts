import { expect, test } from "vitest";
import { formIndividuals } from "../../../src/assignment/columns.js";
import { rosterOf } from "../../../src/assignment/rosterOf.js";
import { policiesWith } from "../../support/plannedVisits.js";
import { smallInspector } from "../../support/smallPlan.js";

test("each inspector of the roster is a column, and the rows stay as they are", () => {
  const roster = rosterOf(
    [smallInspector({ id: "b" }), smallInspector({ id: "a", isExpert: true })],
    [],
    policiesWith(),
  );
  const rows = [{ role: "member", visit: 0, demand: 2, columns: [1], rules: [] }] as const;
  expect(formIndividuals(rows, roster)).toEqual({
    rows,
    columns: [
      { id: "a", inspectors: [smallInspector({ id: "a", isExpert: true })], numbers: [0] },
      { id: "b", inspectors: [smallInspector({ id: "b" })], numbers: [1] },
    ],
  });
});
