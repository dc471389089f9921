/**
 * Whether a way to draw is fair, measured: the exact law of small draws, and tests over many draws of any sampler, ours or not.
 *
 * @packageDocumentation
 */

export type { Fraction } from "../exact/fraction.js";
export type { RandomSource } from "../random/randomSource.js";
export { describeFairness } from "./describeFairness.js";
export { eventProbabilities, unequalProbabilities, type Departure } from "./eventProbabilities.js";
export {
  exactDistribution,
  type ExactDistribution,
  type OutcomeProbability,
  type WalkLimits,
} from "./exactDistribution.js";
export { exactOverOrders, type OrderOptions } from "./exactOverOrders.js";
export { exactSampleTest, type ExactSampleTest, type ExactSampleTestOptions } from "./exactSampleTest.js";
export type {
  ChiSquareResult,
  EventCount,
  FairnessTest,
  MalformedSample,
  SampleTestOptions,
  StrayCount,
  Verdict,
} from "./fairnessTest.js";
export { inclusionTest } from "./inclusionTest.js";
export { pairInclusionTest } from "./pairInclusionTest.js";
export { uniformityTest, type UniformityTestOptions } from "./uniformityTest.js";
