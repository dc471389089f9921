import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashStream, shuffle } from "double-random";
import {
  describeFairness,
  exactDistribution,
  exactSampleTest,
  inclusionTest,
  pairInclusionTest,
  uniformityTest,
  type FairnessTest,
  type SampleTestOptions,
} from "double-random/fairness";
import { binomial } from "../../src/exact/binomial.js";
import { fraction } from "../../src/exact/fraction.js";
import { binomialCounts } from "../../src/fairness/binomialCounts.js";
import { chiSquareTails } from "../../src/fairness/chiSquareTails.js";
import { numberOf } from "../../src/fairness/numberOf.js";
import { allSubsets } from "../support/allSubsets.js";
import { idsOf } from "../support/smallPlan.js";

/** A sampler that is fair by `exactDistribution`, and as good as SHA-256 over its seeds. */
function fair(units: readonly string[], sampleSize: number, label = "fair"): (index: number) => readonly string[] {
  return (index) => shuffle(units, hashStream({ seed: index.toString(16).padStart(64, "0"), label }), sampleSize);
}

function sampled(
  size: number,
  sampleSize: number,
  draws: number,
  more: Partial<SampleTestOptions> = {},
): SampleTestOptions {
  const units = idsOf("U", size);
  return { units, sampleSize, draws, sampler: fair(units, sampleSize), ...more };
}

describe("the tails", () => {
  test("of chi-squared: as sums in decimal arithmetic have them, wherever they are above 1e-9", () => {
    const values = JSON.parse(readFileSync("test/fairness/chi_square_values.json", "utf8")) as [
      number,
      number,
      string,
      string,
    ][];
    expect(values.length).toBeGreaterThan(100);
    for (const [degreesOfFreedom, value, lower, upper] of values) {
      const { lowerTail, upperTail } = chiSquareTails(value, degreesOfFreedom);
      for (const [actual, text] of [
        [lowerTail, lower],
        [upperTail, upper],
      ] as const) {
        expect(Math.abs(actual / Number(text) - 1), `${degreesOfFreedom} ${value}`).toBeLessThan(
          Number(text) > 1e-9 ? 1e-7 : 1e-2,
        );
      }
    }
  });

  test.each([
    [7, 1n, 3n],
    [40, 1n, 2n],
    [60, 9n, 10n],
    [200, 1n, 20n],
  ])(
    "of a binomial count in %i draws of %i/%i: the sums of its exact probabilities",
    (draws, numerator, denominator) => {
      const trials = BigInt(draws);
      const exact = Array.from(
        { length: draws + 1 },
        (_, count) =>
          binomial(trials, BigInt(count)) *
          numerator ** BigInt(count) *
          (denominator - numerator) ** (trials - BigInt(count)),
      );
      const total = denominator ** trials;
      const law = binomialCounts(draws, { numerator, denominator });
      let below = 0n;
      for (const [count, weight] of exact.entries()) {
        expect(law.atLeast(count)).toBeCloseTo(numberOf(fraction(total - below, total)), 15);
        below += weight;
        const atMost = numberOf(fraction(below, total));
        if (atMost > 1e-60) expect(Math.abs(law.atMost(count) / atMost - 1)).toBeLessThan(1e-14);
      }
      const { least, greatest } = law.between(1e-6);
      expect(law.atMost(least)).toBeGreaterThan(1e-6);
      expect(least === 0 || law.atMost(least - 1) <= 1e-6).toBe(true);
      expect(law.atLeast(greatest)).toBeGreaterThan(1e-6);
      expect(greatest === draws || law.atLeast(greatest + 1) <= 1e-6).toBe(true);
    },
  );

  test("of large fractions are floats", () => {
    expect(numberOf(fraction(1n, 3n))).toBe(1 / 3);
    expect(numberOf(fraction(-7n, 2n))).toBe(-3.5);
    expect(numberOf(fraction(10n ** 400n + 1n, 4n * 10n ** 399n))).toBe(2.5);
    expect(numberOf(fraction(1n, 10n ** 310n))).toBe(1e-310);
    expect(numberOf(fraction(0n))).toBe(0);
  });
});

describe("the statistics", () => {
  /** One draw of every sample: the sum of the squares is what the law says on average. */
  test.each([
    [4, 2],
    [5, 2],
    [6, 3],
    [7, 3],
    [8, 4],
  ])("N = %i, n = %i: over every sample once, the mean of one draw is the degrees of freedom", (size, sampleSize) => {
    const units = idsOf("U", size);
    const samples = allSubsets(units, sampleSize);
    for (const test of [inclusionTest, pairInclusionTest]) {
      const mean =
        samples
          .map((sample) => test({ units, sampleSize, draws: 1000, sampler: () => sample }).overall!)
          // All draws alike: the statistic is 1000 times that of one draw.
          .reduce((sum, { statistic }) => sum + statistic / 1000, 0) / samples.length;
      const { degreesOfFreedom } = test(sampled(size, sampleSize, 1000)).overall!;
      expect(mean).toBeCloseTo(degreesOfFreedom, 9);
    }
  });

  test("every sample equally often leaves nothing over, which is too even", () => {
    const units = idsOf("U", 6);
    const samples = allSubsets(units, 3);
    const options = { units, sampleSize: 3, draws: 2000, sampler: (index: number) => samples[index % 20]! };
    for (const test of [inclusionTest(options), pairInclusionTest(options)]) {
      expect(test.overall).toMatchObject({ statistic: 0, lowerTail: 0, upperTail: 1, departs: true });
      expect(test.stray).toEqual([]);
      expect(test.verdict).toBe("departs");
    }
  });

  test("false alarms: over 400 tests of a fair sampler each tail is as often below 1, 5 and 50 percent as it says", () => {
    const lower: number[] = [];
    for (let block = 0; block < 400; block++) {
      const { overall } = inclusionTest(sampled(6, 2, 100, { sampler: fair(idsOf("U", 6), 2, `block ${block}`) }));
      lower.push(overall!.lowerTail);
    }
    for (const [level, least, greatest] of [
      [0.01, 0, 14],
      [0.05, 5, 42],
      [0.5, 150, 250],
      [0.95, 358, 395],
      [0.99, 386, 400],
    ] as const) {
      const count = lower.filter((tail) => tail < level).length;
      expect(count, String(level)).toBeGreaterThanOrEqual(least);
      expect(count, String(level)).toBeLessThanOrEqual(greatest);
    }
  });
});

describe("what the tests find", () => {
  const units = idsOf("U", 8);
  const by = (pick: (sample: readonly string[], index: number) => readonly string[]) => (index: number) =>
    pick(fair(units, 3)(index), index);
  const planted: Readonly<
    Record<string, { sampler: SampleTestOptions["sampler"]; found: readonly FairnessTest["kind"][] }>
  > = {
    "nothing in a fair sampler": { sampler: fair(units, 3), found: [] },
    "a unit that is put back every fourth time": {
      sampler: by((sample, index) =>
        index % 4 === 0 && sample.includes("U001")
          ? [...units.filter((unit) => !sample.includes(unit)).slice(0, 1), ...sample.filter((unit) => unit !== "U001")]
          : sample,
      ),
      found: ["inclusion", "pair-inclusion"],
    },
    "three neighbours from a random place": {
      sampler: (index) => {
        const start = Number(hashStream({ seed: index.toString(16).padStart(64, "0"), label: "start" }).uniformInt(8n));
        return [0, 1, 2].map((step) => units[(start + step) % 8]!);
      },
      found: ["pair-inclusion"],
    },
    "samples of another size": {
      sampler: by((sample, index) => (index === 7 ? sample.slice(1) : sample)),
      found: ["inclusion", "pair-inclusion"],
    },
    "a unit drawn twice": {
      sampler: by((sample, index) => (index === 7 ? [sample[0]!, sample[0]!, sample[1]!] : sample)),
      found: ["inclusion", "pair-inclusion"],
    },
    "something outside the frame": {
      sampler: by((sample, index) => (index === 7 ? ["?", ...sample.slice(1)] : sample)),
      found: ["inclusion", "pair-inclusion"],
    },
  };
  test.each(Object.entries(planted))("%s", (_, { sampler, found }) => {
    const options = { units, sampleSize: 3, draws: 4000, sampler };
    const tests = [inclusionTest(options), pairInclusionTest(options)];
    expect(tests.filter(({ verdict }) => verdict === "departs").map(({ kind }) => kind)).toEqual(found);
    for (const test of tests) {
      for (const language of ["en", "zh"] as const) expect(describeFairness(test, language)).toMatch(/.{20,}[.。]$/);
    }
  });

  test("which unit, how often, and how likely that is", () => {
    const never = (index: number): readonly string[] => fair(units.slice(1), 3)(index);
    const { stray, counts, passing, chance, verdict } = inclusionTest({
      units,
      sampleSize: 3,
      draws: 500,
      sampler: never,
    });
    expect(verdict).toBe("departs");
    expect(stray[0]).toMatchObject({ event: ["U001"], count: 0 });
    expect(stray[0]!.tail).toBeLessThan(1e-90);
    expect(counts.map(({ count }) => count).reduce((a, b) => a + b)).toBe(1500);
    expect(chance).toEqual(fraction(3n, 8n));
    expect(passing.least).toBeLessThan(187);
    expect(passing.greatest).toBeGreaterThan(188);
  });

  test("more comparisons ask for more: the passing counts widen", () => {
    const one = inclusionTest(sampled(6, 2, 600));
    const many = inclusionTest(sampled(6, 2, 600, { comparisons: 1000 }));
    const lax = inclusionTest(sampled(6, 2, 600, { significance: 0.01 }));
    expect(many.passing.least).toBeLessThan(one.passing.least);
    expect(many.passing.greatest).toBeGreaterThan(one.passing.greatest);
    expect(lax.passing.least).toBeGreaterThan(one.passing.least);
    expect([one.significance, many.significance, lax.significance]).toEqual([1e-6, 1e-6 / 1000, 0.01]);
    expect(one.overall!.leastTail).toBe(2.5e-7);
  });

  test("uniformityTest is inclusionTest of one", () => {
    const cells = idsOf("C", 5);
    const sampler = (index: number): string => fair(cells, 1)(index)[0]!;
    const uniform = uniformityTest({ cells, draws: 500, sampler });
    const inclusion = inclusionTest({ units: cells, sampleSize: 1, draws: 500, sampler: (index) => [sampler(index)] });
    expect(uniform).toEqual({ ...inclusion, kind: "uniformity" });
    // Pearson's sum.
    const pearson = uniform.counts.reduce((sum, { count }) => sum + (count - 100) ** 2 / 100, 0);
    expect(uniform.overall!.statistic).toBeCloseTo(pearson, 9);
    expect(uniformityTest({ cells, draws: 500, sampler: () => "?" }).malformed).toHaveLength(500);
  });
});

describe("exactSampleTest", () => {
  const units = ["a", "b", "c", "d"];
  test("finds nothing in a shuffle, of any size", () => {
    for (const sampleSize of [0, 1, 2, 3, 4]) {
      const { outcomes } = exactDistribution((source) => shuffle(units, source, sampleSize));
      const found = exactSampleTest({ units, sampleSize, outcomes });
      expect(found).toMatchObject({ verdict: "consistent", never: 0n });
      expect(describeFairness(found)).toContain("exactly the same probability");
      expect(describeFairness(found, "zh")).toContain("完全相同");
    }
  });

  test("finds two that never meet although every unit has its chance", () => {
    const { outcomes } = exactDistribution((source) => (source.uniformInt(2n) === 0n ? ["c", "a"] : ["b", "d"]));
    const found = exactSampleTest({ units, sampleSize: 2, outcomes });
    expect(found).toMatchObject({ verdict: "departs", malformed: [], units: [], never: 4n });
    expect(found.samples).toEqual([
      { event: "a + c", probability: "1/2", expected: "1/6" },
      { event: "b + d", probability: "1/2", expected: "1/6" },
    ]);
    expect(found.pairs).toHaveLength(6);
    expect(describeFairness(found)).toBe(
      "Samples of 2 of 4 are not equally likely: 6 pairs have another probability, 2 samples have another probability, 4 samples never happen.",
    );
    expect(describeFairness(found, "zh")).toContain("4种样本永远不会出现");
  });

  test.each<[string, readonly string[]]>([
    ["another size", ["a"]],
    ["a unit twice", ["a", "a"]],
    ["a stranger", ["a", "e"]],
  ])("finds %s", (_, sample) => {
    const { outcomes } = exactDistribution(() => sample);
    const found = exactSampleTest({ units, sampleSize: 2, outcomes });
    expect(found).toMatchObject({ verdict: "departs", malformed: [sample], samples: [], never: 6n });
  });

  test.each([-1, 5, 1.5, "2"])("refuses the sample size %s", (sampleSize) => {
    expect(() => exactSampleTest({ units, sampleSize: sampleSize as number, outcomes: [] })).toThrow(
      expect.objectContaining({ code: "FIELD_INVALID", path: "sampleSize" }),
    );
  });
});

describe("refused", () => {
  const good = sampled(6, 2, 1000);
  test.each<[string, unknown, string]>([
    ["no options", undefined, "options"],
    ["no frame", { ...good, units: "abc" }, "units"],
    ["a frame of one", { ...good, units: ["a"], sampleSize: 1 }, "units"],
    ["a unit twice", { ...good, units: ["a", "b", "a"] }, "units[2]"],
    ["a number in the frame", { ...good, units: ["a", 2, "c"] }, "units[1]"],
    ["a sample of none", { ...good, sampleSize: 0 }, "sampleSize"],
    ["a sample of all", { ...good, sampleSize: 6 }, "sampleSize"],
    ["half a unit", { ...good, sampleSize: 1.5 }, "sampleSize"],
    ["no sampler", { ...good, sampler: undefined }, "sampler"],
    ["a sampler of numbers", { ...good, sampler: () => 3 }, "sampler()"],
    ["no draws", { ...good, draws: 0 }, "draws"],
    ["too few draws", { ...good, draws: 59 }, "draws"],
    ["a significance of 0", { ...good, significance: 0 }, "significance"],
    ["a significance of a tenth", { ...good, significance: 0.1 }, "significance"],
    ["no comparison", { ...good, comparisons: 0 }, "comparisons"],
  ])("%s", (_, options, path) => {
    expect(() => inclusionTest(options as SampleTestOptions)).toThrow(
      expect.objectContaining({ code: "FIELD_INVALID", path }),
    );
  });

  test("and what is just enough is not", () => {
    expect(inclusionTest({ ...good, draws: 60 }).verdict).toBe("consistent");
    expect(pairInclusionTest({ ...good, draws: 300 }).verdict).toBe("consistent");
    expect(() => pairInclusionTest({ ...good, draws: 299 })).toThrow(expect.objectContaining({ path: "draws" }));
    for (const sampleSize of [1, 5]) {
      expect(() => pairInclusionTest({ ...good, sampleSize })).toThrow(expect.objectContaining({ path: "sampleSize" }));
    }
    expect(() => uniformityTest({ cells: ["a"], draws: 100, sampler: () => "a" })).toThrow(
      expect.objectContaining({ path: "units" }),
    );
  });
});
