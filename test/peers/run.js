// `npm run peers`: measures the samplers of others, and ours, with one and the same code, and writes results.md, results.json and the plots.
import { writeFileSync } from "node:fs";
import { hashStream } from "../../dist/index.js";
import {
  describeFairness,
  eventProbabilities,
  exactDistribution,
  exactSampleTest,
  inclusionTest,
  pairInclusionTest,
} from "../../dist/fairness/index.js";
import { APPORTIONMENTS } from "./apportionments.js";
import { MODELS } from "./models.js";
import { report } from "./report.js";
import { OURS, PEERS } from "./samplers.js";

const here = new URL(".", import.meta.url);
const DRAWS = Number(process.env["PEER_DRAWS"] ?? 20_000);

/** Frames and samples, with what makes them worth a look. @type {readonly (readonly [number, number])[]} */
const CASES = [
  [2, 1],
  [3, 2],
  [5, 3],
  [7, 5],
  [10, 5],
  [100, 10],
];

/** @param {number} size */
const frame = (size) => Array.from({ length: size }, (_, index) => `U${String(index + 1).padStart(3, "0")}`);

const COMPARISONS = 2 * CASES.length * (PEERS.length + OURS.length);

/** @param {import("./samplers.js").Sampler} sampler @param {number} size @param {number} n */
async function measure(sampler, size, n) {
  const units = frame(size);
  const draws = Math.min(DRAWS, sampler.mostDraws ?? DRAWS);
  /** @type {(readonly string[])[]} */
  const samples = [];
  for (let index = 0; index < draws; index++) samples.push(await sampler.sample(units, n, index));
  const options = {
    units,
    sampleSize: n,
    draws,
    sampler: (/** @type {number} */ index) => /** @type {readonly string[]} */ (samples[index]),
    comparisons: COMPARISONS,
  };
  const inclusion = inclusionTest(options);
  const pairs =
    n >= 2 && size - n >= 2 && draws * n * (n - 1) >= 20 * size * (size - 1) ? pairInclusionTest(options) : undefined;
  const malformed = inclusion.malformed.length;
  const shares = inclusion.counts.map(({ count }) => count / (draws - malformed));
  return {
    size,
    n,
    draws,
    verdict: inclusion.verdict === "departs" || pairs?.verdict === "departs" ? "departs" : "consistent",
    units: describeFairness(inclusion),
    ...(pairs && { pairs: describeFairness(pairs) }),
    malformed,
    shares,
    never: shares.filter((share) => share === 0).length,
    least: inclusion.passing.least / (draws - malformed),
    greatest: inclusion.passing.greatest / (draws - malformed),
  };
}

/** The exact law of a model, or that over many seeds where the walk is too long. @param {import("./models.js").Model} model @param {number} size @param {number} n */
function law(model, size, n) {
  const units = frame(size);
  try {
    const { outcomes } = exactDistribution((source) => [...model.sample(units, n, source)], {
      mostRuns: size > 10 ? 1000 : 600_000,
    });
    const test = exactSampleTest({ units, sampleSize: n, outcomes });
    const chances = eventProbabilities(outcomes, (sample) => sample);
    return {
      size,
      n,
      exact: true,
      verdict: test.verdict,
      sentence: describeFairness(test),
      probabilities: units.map((unit) => {
        const { numerator, denominator } = chances.get(unit) ?? { numerator: 0n, denominator: 1n };
        return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
      }),
    };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "PROGRAM_TOO_LARGE") throw error;
    const sampler = (/** @type {number} */ index) =>
      model.sample(units, n, hashStream({ seed: index.toString(16).padStart(64, "0"), label: "model" }));
    const test = inclusionTest({ units, sampleSize: n, draws: DRAWS, sampler });
    return {
      size,
      n,
      exact: false,
      verdict: test.verdict,
      sentence: describeFairness(test),
      probabilities: test.counts.map(({ count }) => (count / DRAWS).toFixed(3)),
    };
  }
}

/** @param {readonly import("./samplers.js").Sampler[]} samplers */
async function measureAll(samplers) {
  const all = [];
  for (const sampler of samplers) {
    const cases = [];
    for (const [size, n] of CASES) cases.push(await measure(sampler, size, n));
    console.log(`${sampler.name}: ${cases.map(({ size, n, verdict }) => `${n} of ${size} ${verdict}`).join(", ")}`);
    all.push({ name: sampler.name, call: sampler.call, chance: sampler.chance, cases });
  }
  return all;
}

const peers = await measureAll(PEERS);
const ours = await measureAll(OURS);
const models = MODELS.map((model) => ({
  name: model.name,
  of: model.of,
  cases: /** @type {const} */ ([
    [5, 3],
    [7, 5],
    [10, 4],
    [95, 10],
    [299, 100],
  ]).map(([size, n]) => law(model, size, n)),
}));

writeFileSync(
  new URL("results.json", here),
  `${JSON.stringify({ draws: DRAWS, comparisons: COMPARISONS, peers, ours, models, apportionments: APPORTIONMENTS }, undefined, 1)}\n`,
);
report();
