import { describe, expect, test } from "vitest";
import type { RandomSource } from "double-random";
import { eventProbabilities, exactDistribution, exactSampleTest } from "double-random/fairness";
import { fraction } from "../../src/exact/fraction.js";
import { idsOf } from "../support/smallPlan.js";
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
  const walked = exactDistribution((source) => byRounding(ids, source)).outcomes;

  test("the model draws first and last half as often as the others", () => {
    const [eighth, quarter] = [fraction(1n, 8n), fraction(1n, 4n)];
    const probabilities = eventProbabilities(walked, (sample) => sample);
    expect(ids.map((id) => probabilities.get(id))).toEqual([eighth, quarter, quarter, quarter, eighth]);
  });

  test("the check reports all five, and none of the methods", () => {
    expect(exactSampleTest({ units: ids, sampleSize: 1, outcomes: walked }).units).toHaveLength(5);
    for (const law of Object.values(OUR_LAWS)) expect(drawProblems(law(ids, 1), ids, 1)).toEqual([]);
  });
});
