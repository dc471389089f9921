import { describe, expect, test } from "vitest";
import type { RandomSource } from "double-random";
import { fraction } from "../../src/exact/fraction.js";
import { distributionOf } from "../support/distribution.js";
import { idsOf } from "../support/smallPlan.js";
import { walkAnswers } from "../support/walkAnswers.js";
import { drawProblems } from "./drawProblems.js";
import { OUR_LAWS } from "./ourDraws.js";

/**
 * The model: `Math.round(random * (length - 1))`. The random fraction is taken from a grid that divides every rounding
 * interval evenly, so that the probabilities are those of a continuous one.
 */
function byRounding(ids: readonly string[], source: RandomSource): readonly string[] {
  const grid = 2n * BigInt(ids.length - 1);
  const random = Number(source.uniformInt(grid)) / Number(grid);
  return [ids[Math.round(random * (ids.length - 1))]!];
}

describe("picking one by rounding a random fraction", () => {
  const ids = idsOf("U", 5);
  const walked = walkAnswers((source) => byRounding(ids, source));

  test("the model draws first and last half as often as the others", () => {
    const [eighth, quarter] = [fraction(1n, 8n), fraction(1n, 4n)];
    const probabilities = distributionOf(walked, (sample) => sample);
    expect(ids.map((id) => probabilities.get(id))).toEqual([eighth, quarter, quarter, quarter, eighth]);
  });

  test("the check reports all five, and none of the methods", () => {
    expect(drawProblems(walked, ids, 1)).toHaveLength(5);
    for (const law of Object.values(OUR_LAWS)) expect(drawProblems(law(ids, 1), ids, 1)).toEqual([]);
  });
});
