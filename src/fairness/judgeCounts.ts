import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { compare, fraction, multiply, subtract, ONE, type Fraction } from "../exact/fraction.js";
import { binomialCounts } from "./binomialCounts.js";
import { chiSquareTails } from "./chiSquareTails.js";
import type { ChiSquareResult, EventCount, FairnessTest, MalformedSample, SampleTestOptions } from "./fairnessTest.js";
import { numberOf } from "./numberOf.js";

/** What the counts of a test are judged by. */
export interface JudgeOptions {
  readonly kind: FairnessTest["kind"];
  readonly options: SampleTestOptions;
  readonly chance: Fraction;
  readonly counts: readonly EventCount[];
  readonly malformed: readonly MalformedSample[];
  /** Exact. */
  readonly statistic: Fraction;
  readonly degreesOfFreedom: number;
}

/**
 * The significance is divided among the tests that are judged together, and within a test evenly between the statistic of all
 * events and the counts of each; each half between its two tails, and that of the counts among the events. Whatever depends on what,
 * the probability of any false alarm is then at most their sum (Bonferroni).
 */
export function judgeCounts(judged: JudgeOptions): FairnessTest {
  const { kind, options, chance, counts, malformed, degreesOfFreedom } = judged;
  const significance = readSignificance(options);
  const leastTail = significance / 4;
  const drawn = options.draws - malformed.length;
  const law = binomialCounts(Math.max(1, drawn), chance);
  const leastOfEach = leastTail / counts.length;
  const passing = law.between(leastOfEach);
  const stray = counts.flatMap(({ event, count }) => {
    if (count >= passing.least && count <= passing.greatest) return [];
    return [{ event, count, tail: count < passing.least ? law.atMost(count) : law.atLeast(count) }];
  });
  const overall = malformed.length === 0 ? overallResult(judged.statistic, degreesOfFreedom, leastTail) : undefined;
  const departs = malformed.length > 0 || stray.length > 0 || overall?.departs === true;
  return {
    kind,
    verdict: departs ? "departs" : "consistent",
    draws: options.draws,
    frameSize: options.units.length,
    sampleSize: options.sampleSize,
    significance,
    chance,
    ...(overall && { overall }),
    counts,
    passing,
    stray,
    malformed,
  };
}

/** Fewer draws than this many expected hits, or misses, of every event, and the law of the statistic is not yet chi-squared. */
const LEAST_EXPECTED = 20n;

/** Refuses a test with too few draws to say anything. */
export function checkDraws({ draws }: SampleTestOptions, chance: Fraction): void {
  const rest = subtract(ONE, chance);
  const rarer = compare(chance, rest) < 0 ? chance : rest;
  if (compare(multiply(fraction(BigInt(draws)), rarer), fraction(LEAST_EXPECTED)) >= 0) return;
  const least = (LEAST_EXPECTED * rarer.denominator + rarer.numerator - 1n) / rarer.numerator;
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "draws",
    expected: `at least ${String(least)}, so that every event is expected to happen and to fail ${String(LEAST_EXPECTED)} times`,
    received: describeValue(draws),
  });
}

function readSignificance({ significance = 1e-6, comparisons = 1 }: SampleTestOptions): number {
  if (typeof significance === "number" && significance > 0 && significance <= 5e-2) return significance / comparisons;
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "significance",
    expected: "a number above 0 and at most 0.05",
    received: describeValue(significance),
  });
}

function overallResult(exact: Fraction, degreesOfFreedom: number, leastTail: number): ChiSquareResult {
  const statistic = numberOf(exact);
  const { lowerTail, upperTail } = chiSquareTails(statistic, degreesOfFreedom);
  const departs = lowerTail < leastTail || upperTail < leastTail;
  return { statistic, degreesOfFreedom, lowerTail, upperTail, leastTail, departs };
}
