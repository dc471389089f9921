// @ts-check
/** @import { BenchPart, DrawInput, InspectionRound, RoundSize, SamplingFrame } from "./types.js" */
import { allocateTo, assignTeams, drawTasks, drawWholePlan, verifyWholePlan } from "./contenders/doubleRandom.js";
import { proveOne, verifyPublished } from "./contenders/publication.js";
import { gaopingPlan } from "./inputs/gaopingPlan.js";
import { inspectionRound } from "./inputs/inspectionRound.js";
import { millionTargets } from "./inputs/millionTargets.js";
import { publishedDraw } from "./inputs/publishedDraw.js";
import { samplingFrame } from "./inputs/samplingFrame.js";
import { tenThousandStrata } from "./inputs/tenThousandStrata.js";

// Peers are imported when their case is prepared, so that none is in memory while another is measured.
const lodash = async (/** @type {SamplingFrame} */ frame) =>
  (await import("./contenders/lodash.js")).sampleWithLodash(frame);
const arquero = async (/** @type {SamplingFrame} */ frame) =>
  (await import("./contenders/arquero.js")).sampleWithArquero(frame);
const duckdb = async (/** @type {SamplingFrame} */ frame, /** @type {number} */ threads) =>
  (await import("./contenders/duckdb.js")).drawWithDuckdb(frame, threads);
const minCostFlow = async (/** @type {InspectionRound} */ round) =>
  (await import("./contenders/minCostFlow.js")).assignByMinCostFlow(round);

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

/**
 * All ways to find teams, on one round. min-cost-flow cannot do without a capacity, so that the second case is the one
 * to compare it with: the same graph.
 *
 * @param {Pick<RoundSize, "visits" | "inspectors">} size
 * @param {boolean} slow - whether a run of all but `balanced/1` takes many seconds
 * @returns {BenchPart["cases"]}
 */
const teams = (size, slow) => {
  const round = (/** @type {RoundSize["capacity"]} */ capacity) => inspectionRound({ ...size, capacity });
  const mean = String(Math.ceil((2 * size.visits) / size.inspectors));
  return [
    { name: "`balanced/1`", prepare: () => assignTeams(round("none"), "balanced/1") },
    { name: `\`balanced/1\`, at most ${mean} visits each`, prepare: () => assignTeams(round("even"), "balanced/1") },
    { name: "`balanced/1`, a tenth has less time", prepare: () => assignTeams(round("tenth"), "balanced/1") },
    { name: "`pair-ticket/1`", slow, prepare: () => assignTeams(round("none"), "pair-ticket/1") },
    { name: `min-cost-flow, at most ${mean} visits each`, slow, prepare: () => minCostFlow(round("even")) },
  ];
};

/**
 * `balanced/1` with 300 inspectors and more and more visits.
 *
 * @param {readonly number[]} sizes
 * @param {RoundSize["capacity"]} capacity
 * @returns {BenchPart["cases"]}
 */
const growingTeams = (sizes, capacity) =>
  sizes.map((visits) => ({
    name: `\`balanced/1\`, ${String(visits)} visits`,
    slow: visits >= 5_000,
    prepare: () => assignTeams(inspectionRound({ visits, inspectors: 300, capacity }), "balanced/1"),
  }));

/** How many targets a published task has. */
const PUBLISHED = [15_000, 60_000, 240_000];

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
  {
    id: "teams-200",
    title: "Teams of two for 200 visits, 40 inspectors, who keep away from 15 % of the targets",
    unit: "visit",
    timedRuns: 11,
    cases: teams({ visits: 200, inspectors: 40 }, false),
  },
  {
    id: "teams-1000",
    title: "Teams of two for 1 000 visits, 100 inspectors, who keep away from 15 % of the targets",
    unit: "visit",
    timedRuns: 5,
    cases: teams({ visits: 1_000, inspectors: 100 }, true),
  },
  {
    id: "teams-growth",
    title: "Teams of two for up to 10 000 visits, 300 inspectors, who keep away from 15 % of the targets",
    unit: "visit",
    grows: true,
    timedRuns: 1,
    cases: growingTeams([1_250, 2_500, 5_000, 10_000], "none"),
  },
  {
    id: "teams-capacity",
    title: "The same, where a tenth of the inspectors have time for 90 % of the mean",
    unit: "visit",
    grows: true,
    timedRuns: 1,
    cases: growingTeams([5_000, 10_000], "tenth"),
  },
  {
    id: "publication",
    title: "Checking a publication: one task, up to 240 000 targets, 100 drawn",
    unit: "target",
    grows: true,
    timedRuns: 5,
    cases: PUBLISHED.map((size) => ({
      name: `\`verifyPublication\`, ${String(size)} targets`,
      prepare: async () => verifyPublished(await publishedDraw(size)),
    })),
  },
  {
    id: "proof",
    title: "The proof of one target among up to 240 000",
    unit: "target",
    grows: true,
    timedRuns: 5,
    cases: PUBLISHED.map((size) => ({
      name: `\`proveTarget\`, ${String(size)} targets`,
      prepare: async () => proveOne(await publishedDraw(size)),
    })),
  },
];
