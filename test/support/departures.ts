import { describeFairness, type ExactSampleTest, type FairnessTest } from "double-random/fairness";

/** What these tests found against a sampler, in words; empty if nothing. */
export function departures(...tests: readonly (FairnessTest | ExactSampleTest)[]): readonly string[] {
  return tests.filter(({ verdict }) => verdict === "departs").map((test) => describeFairness(test));
}
