import { describe, expect, test } from "vitest";
import { hashStream, seedrandomSource, type RandomSource } from "double-random";
import { inclusionTest, pairInclusionTest, uniformityTest } from "double-random/fairness";
import { SELECTION_METHODS } from "../../src/selection/selectionMethods.js";
import { departures } from "../support/departures.js";
import { RELATED_SEEDS } from "../support/relatedSeeds.js";
import { idsOf } from "../support/smallPlan.js";

const KINDS = Object.entries(RELATED_SEEDS);
const DRAWS = 1500;

describe.each(Object.entries(SELECTION_METHODS))("%s from related seeds", (_, method) => {
  test.each(KINDS)("%s: units and pairs come equally often", (_name, seedOf) => {
    const units = idsOf("U", 7);
    const samples = Array.from({ length: DRAWS }, (_unused, number) =>
      method([{ key: "s", ids: units, count: 3 }], {
        seed: seedOf(number),
        suite: "sha256",
        reserve: 0,
      }).strata[0]!.drawn.map(({ id }) => id),
    );
    const options = {
      units,
      sampleSize: 3,
      draws: DRAWS,
      sampler: (number: number) => samples[number]!,
      comparisons: 2 * KINDS.length,
    };
    expect(departures(inclusionTest(options), pairInclusionTest(options))).toEqual([]);
  });
});

const STREAMS: Readonly<Record<string, (seed: string) => RandomSource>> = {
  hashStream: (seed) => hashStream({ seed, label: "test" }),
  seedrandomSource,
};

describe.each(Object.entries(STREAMS))("%s from related seeds", (_, streamOf) => {
  const cells = Array.from({ length: 36 }, (_unused, cell) => String(cell));

  test.each(KINDS)("%s: the first integers of neighbouring streams say nothing of each other", (_name, seedOf) => {
    const first = (number: number): number => Number(streamOf(seedOf(number)).uniformInt(6n));
    const sampler = (index: number): string => String(6 * first(2 * index) + first(2 * index + 1));
    expect(departures(uniformityTest({ cells, draws: DRAWS, sampler, comparisons: KINDS.length }))).toEqual([]);
  });

  test.each(KINDS)("%s: nor do the first two of one stream", (_name, seedOf) => {
    const sampler = (index: number): string => {
      const stream = streamOf(seedOf(index));
      return String(stream.uniformInt(6n) * 6n + stream.uniformInt(6n));
    };
    expect(departures(uniformityTest({ cells, draws: DRAWS, sampler, comparisons: KINDS.length }))).toEqual([]);
  });
});

test("streams with different labels of one seed say nothing of each other", () => {
  const seed = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  const cells = Array.from({ length: 36 }, (_, cell) => String(cell));
  const first = (label: string): bigint => hashStream({ seed, label }).uniformInt(6n);
  const sampler = (index: number): string =>
    String(first(`allocation${String(index)}`) * 6n + first(`teams${String(index)}`));
  expect(departures(uniformityTest({ cells, draws: DRAWS, sampler }))).toEqual([]);
});
