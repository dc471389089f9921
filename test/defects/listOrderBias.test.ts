import { describe, expect, test } from "vitest";
import { hashStream, type Policies, type RandomSource } from "double-random";
import { eventProbabilities, exactDistribution } from "double-random/fairness";
import { compare, fraction, ZERO } from "../../src/exact/fraction.js";
import { idsOf } from "../support/smallPlan.js";
import { drawProblems, drawProblemsOverSeeds } from "./drawProblems.js";
import { OUR_LAWS, ourDraw } from "./ourDraws.js";

/**
 * The model: the directory in the order of its registries, one random start, then every k-th with `k = floor(N / n)`. Where
 * more than half is wanted, the rest is left out in this way instead.
 */
function everyKth(ids: readonly string[], count: number, source: RandomSource): readonly string[] {
  if (2 * count > ids.length) {
    const leftOut = new Set(everyKth(ids, ids.length - count, source));
    return ids.filter((id) => !leftOut.has(id));
  }
  if (count === 0) return [];
  const step = Math.floor(ids.length / count);
  const start = Number(source.uniformInt(BigInt(step)));
  return Array.from({ length: count }, (_, index) => ids[start + index * step]!);
}

const SEEDS = 3000;

describe("a random start and then every k-th of the list", () => {
  test.each([
    { size: 299, count: 100, never: 99, certain: 0, half: 200 },
    { size: 95, count: 10, never: 5, certain: 0, half: 0 },
    { size: 100, count: 60, never: 0, certain: 20, half: 80 },
  ])("$count of $size: the model gives units no chance, or certainty", ({ size, count, never, certain, half }) => {
    const ids = idsOf("U", size);
    const walked = exactDistribution((source) => everyKth(ids, count, source)).outcomes;
    const probabilities = eventProbabilities(walked, (sample) => sample);
    const withProbability = (numerator: bigint, denominator: bigint): number =>
      ids.filter((id) => compare(probabilities.get(id) ?? ZERO, fraction(numerator, denominator)) === 0).length;
    expect(withProbability(0n, 1n)).toBe(never);
    expect(withProbability(1n, 1n)).toBe(certain);
    expect(withProbability(1n, 2n)).toBe(half);
    expect(drawProblems(walked, ids, count)).not.toEqual([]);
  });

  test.each([
    [5, 2],
    [5, 3],
    [6, 4],
    [6, 2],
  ])("N = %i, n = %i: the model fails the exact law, every method keeps it", (size, count) => {
    const ids = idsOf("U", size);
    expect(drawProblems(exactDistribution((source) => everyKth(ids, count, source)).outcomes, ids, count)).not.toEqual(
      [],
    );
    for (const law of Object.values(OUR_LAWS)) expect(drawProblems(law(ids, count), ids, count)).toEqual([]);
  });

  describe.each([
    [299, 100],
    [95, 10],
    [100, 60],
  ])("N = %i, n = %i over 3000 seeds", (size, count) => {
    const ids = idsOf("U", size);

    test("the model is found out", () => {
      const draw = (number: number): readonly string[] =>
        everyKth(ids, count, hashStream({ seed: number.toString(16).padStart(64, "0"), label: "start" }));
      expect(drawProblemsOverSeeds(draw, ids, count, SEEDS)).not.toEqual([]);
    });

    test.each(Object.keys(OUR_LAWS))("%s draws every unit and every pair equally often", (selection) => {
      const policies = { selection: selection as Policies["selection"] };
      const draw = (number: number): readonly string[] =>
        ourDraw(ids, count, number, policies).selected.map(({ targetId }) => targetId);
      expect(drawProblemsOverSeeds(draw, ids, count, SEEDS)).toEqual([]);
    });
  });
});
