import type { Fraction } from "../exact/fraction.js";

/**
 * What a test says.
 *
 * - `consistent`: nothing speaks against the law. It does not prove the law; `exactDistribution` does, for small cases.
 * - `departs`: a sampler that keeps the law would do this less often than the significance says.
 */
export type Verdict = "consistent" | "departs";

/** One number for all events together: chi-squared if the sampler keeps its law. */
export interface ChiSquareResult {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** The probability of a statistic as small as this; tiny where the draws are too even to be drawn by chance. */
  readonly lowerTail: number;
  /** The probability of a statistic as large as this; tiny where the draws are uneven. */
  readonly upperTail: number;
  /** Each tail must be above this. */
  readonly leastTail: number;
  readonly departs: boolean;
}

/** How often an event happened. */
export interface EventCount {
  /** A unit, a pair of units, or a cell. */
  readonly event: readonly string[];
  readonly count: number;
}

/** An event whose count a sampler that keeps the law would hardly reach. */
export interface StrayCount extends EventCount {
  /** The exact binomial probability of a count so far on this side. */
  readonly tail: number;
}

/** A sample that is none: of another size, with a unit twice, with something outside the frame. */
export interface MalformedSample {
  /** Which draw, from 0. */
  readonly index: number;
  readonly problem: "wrong-size" | "drawn-twice" | "not-in-frame";
  readonly sample: readonly string[];
}

/** What a test over many draws found. */
export interface FairnessTest {
  readonly kind: "inclusion" | "pair-inclusion" | "uniformity";
  readonly verdict: Verdict;
  /** How many samples were drawn. */
  readonly draws: number;
  /** N. */
  readonly frameSize: number;
  /** n; 1 for a uniformity test. */
  readonly sampleSize: number;
  /** The greatest probability of the verdict `departs` for a sampler that keeps the law. */
  readonly significance: number;
  /** The probability that each event should have. */
  readonly chance: Fraction;
  /** Absent where a sample is malformed. */
  readonly overall?: ChiSquareResult;
  /** Every event, in the order of the frame. */
  readonly counts: readonly EventCount[];
  /** The counts that pass, inclusive; the same for every event. */
  readonly passing: { readonly least: number; readonly greatest: number };
  /** Events whose count does not pass. */
  readonly stray: readonly StrayCount[];
  /** All of them. */
  readonly malformed: readonly MalformedSample[];
}

/** What {@link inclusionTest} and {@link pairInclusionTest} ask for. */
export interface SampleTestOptions {
  /** The frame, as distinct texts. */
  readonly units: readonly string[];
  /** How many units each sample should have; at least 1 and below the number of units. */
  readonly sampleSize: number;
  /** How many samples are drawn. */
  readonly draws: number;
  /** The sample of a draw, numbered from 0: give each draw its own seed. Units as in the frame, in any order. */
  readonly sampler: (index: number) => readonly string[];
  /** The greatest probability of a false alarm, above 0 and at most 0.05. Default one in a million. */
  readonly significance?: number;
  /** How many tests are judged together; each then has its share of the significance. Default 1. */
  readonly comparisons?: number;
}
