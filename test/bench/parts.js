// @ts-check
/** @import { BenchPart, DrawInput, SamplingFrame } from "./types.js" */
import { allocateTo, drawTasks, drawWholePlan, verifyWholePlan } from "./contenders/doubleRandom.js";
import { gaopingPlan } from "./inputs/gaopingPlan.js";
import { millionTargets } from "./inputs/millionTargets.js";
import { samplingFrame } from "./inputs/samplingFrame.js";
import { tenThousandStrata } from "./inputs/tenThousandStrata.js";

// Peers are imported when their case is prepared, so that none is in memory while another is measured.
const lodash = async (/** @type {SamplingFrame} */ frame) =>
  (await import("./contenders/lodash.js")).sampleWithLodash(frame);
const arquero = async (/** @type {SamplingFrame} */ frame) =>
  (await import("./contenders/arquero.js")).sampleWithArquero(frame);
const duckdb = async (/** @type {SamplingFrame} */ frame, /** @type {number} */ threads) =>
  (await import("./contenders/duckdb.js")).drawWithDuckdb(frame, threads);

/**
 * @param {() => DrawInput} input
 * @returns {BenchPart["cases"]}
 */
const peers = (input) => [
  { name: "lodash `groupBy` + `sampleSize`", prepare: () => lodash(samplingFrame(input())) },
  { name: "arquero `groupby().sample()`", prepare: () => arquero(samplingFrame(input())) },
  ...[1, 2].map((threads) => ({
    name: `DuckDB \`order by sha256(…)\`, ${String(threads)} thread${threads > 1 ? "s" : ""}`,
    native: true,
    ticket: true,
    prepare: () => duckdb(samplingFrame(input()), threads),
  })),
];

/** @type {readonly BenchPart[]} */
export const PARTS = [
  {
    id: "million",
    title: "One task, 1 000 000 targets, 10 % escalating over four tiers",
    unit: "target",
    timedRuns: 3,
    cases: [
      { name: "`drawTask`", ticket: true, prepare: () => drawTasks(millionTargets()) },
      { name: "`drawTask`, SM3", prepare: () => drawTasks(millionTargets(), { suite: "sm3" }) },
      { name: "`drawTask`, `shuffle/1`", prepare: () => drawTasks(millionTargets(), { selection: "shuffle/1" }) },
      ...peers(millionTargets),
    ],
  },
  {
    id: "plan",
    title: "The 23 tasks of the Gaoping plan, 60 000 targets",
    unit: "target",
    timedRuns: 5,
    cases: [
      { name: "`drawTask` for each task", ticket: true, prepare: () => drawTasks(gaopingPlan()) },
      { name: "`drawPlan`: targets, teams, record", ticket: true, prepare: () => drawWholePlan(gaopingPlan()) },
      { name: "`verifyRecord` of that", ticket: true, prepare: () => verifyWholePlan(gaopingPlan()) },
      ...peers(gaopingPlan),
    ],
  },
  {
    id: "allocate",
    title: "Counts for 10 000 strata, 5 %",
    unit: "stratum",
    timedRuns: 5,
    cases: /** @type {const} */ (["largest-remainder", "webster", "systematic-random"]).map((apportionment) => ({
      name: `\`allocate\`, \`${apportionment}\``,
      prepare: () => allocateTo(tenThousandStrata(), apportionment),
    })),
  },
];
