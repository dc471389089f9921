import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { checkOptions } from "../errors/checkOptions.js";
import type { MalformedSample, SampleTestOptions } from "./fairnessTest.js";
import { readLimit } from "./readLimit.js";
import { readUnits } from "./readUnits.js";

/** Samples as places of the frame, from 0. */
export interface DrawnSamples {
  readonly samples: readonly (readonly number[])[];
  readonly malformed: readonly MalformedSample[];
}

/** Checks what a test asks for. */
export function checkSampleOptions(options: SampleTestOptions, leastSize: number, leastLeftOut: number): void {
  checkOptions(options);
  const { units, sampleSize, sampler, draws, comparisons } = options;
  readUnits(units, leastSize + leastLeftOut);
  const refuse = (path: string, expected: string, value: unknown): DoubleRandomError =>
    new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received: describeValue(value) });
  const most = units.length - leastLeftOut;
  if (!Number.isSafeInteger(sampleSize) || sampleSize < leastSize || sampleSize > most) {
    throw refuse("sampleSize", `a whole number from ${String(leastSize)} to ${String(most)}`, sampleSize);
  }
  if (typeof sampler !== "function")
    throw refuse("sampler", "a function from the number of a draw to a sample", sampler);
  readLimit(draws, "draws", 1);
  readLimit(comparisons, "comparisons", 1);
}

/** Draws all samples and sets those aside that are none. */
export function drawSamples({ units, sampleSize, draws, sampler }: SampleTestOptions): DrawnSamples {
  const placeOf = new Map(units.map((unit, place) => [unit, place]));
  const samples: (readonly number[])[] = [];
  const malformed: MalformedSample[] = [];
  for (let index = 0; index < draws; index++) {
    const sample: readonly string[] = sampler(index);
    const problem = problemOf(sample, placeOf, sampleSize);
    if (problem) malformed.push({ index, problem, sample: [...sample] });
    else samples.push(sample.map((unit) => placeOf.get(unit)!));
  }
  return { samples, malformed };
}

function problemOf(
  sample: unknown,
  placeOf: ReadonlyMap<string, number>,
  size: number,
): MalformedSample["problem"] | undefined {
  if (!Array.isArray(sample)) {
    const [expected, received] = ["a list of units", describeValue(sample)];
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "sampler()", expected, received });
  }
  if (!sample.every((unit) => placeOf.has(unit as string))) return "not-in-frame";
  if (new Set(sample).size < sample.length) return "drawn-twice";
  return sample.length === size ? undefined : "wrong-size";
}
