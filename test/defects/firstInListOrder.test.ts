import { describe, expect, test } from "vitest";
import { exactDistribution } from "double-random/fairness";
import { idsOf } from "../support/smallPlan.js";
import { drawProblems, sampleProblems } from "./drawProblems.js";
import { OUR_LAWS, ourDraw } from "./ourDraws.js";

/** The model: the first rows of a query; where the quota is above the frame, rows are taken again from the top. */
function firstRows(ids: readonly string[], quota: number): readonly string[] {
  return Array.from({ length: quota }, (_, index) => ids[index % ids.length]!);
}

describe("the first rows of the list", () => {
  const ids = idsOf("U", 5);

  test.each([1, 2, 3])("%i of 5: the model fails, every method draws", (count) => {
    expect(drawProblems(exactDistribution(() => firstRows(ids, count)).outcomes, ids, count)).not.toEqual([]);
    for (const law of Object.values(OUR_LAWS)) expect(drawProblems(law(ids, count), ids, count)).toEqual([]);
  });

  test("a quota above the frame: the model takes units twice, drawTask takes each once and says so", () => {
    expect(sampleProblems(firstRows(ids, 8), ids, ids.length)).toContain("a unit is drawn twice");
    for (const selection of ["ticket/1", "shuffle/1"] as const) {
      const draw = ourDraw(ids, 8, 1, { selection });
      const selected = draw.selected.map(({ targetId }) => targetId);
      expect(sampleProblems(selected, ids, ids.length)).toEqual([]);
      expect(draw.warnings).toContainEqual(expect.objectContaining({ code: "QUOTA_CAPPED" }));
    }
  });
});
