// What the apportionment packages of npm answer where the right answer is known, or where only chance may decide.
import hareNiemeyer from "hare-niemeyer";
import sainteLague from "sainte-lague";
import "largest-remainder-round";
import { createRequire } from "node:module";
import { allocate, hashStream } from "../../dist/index.js";
import { versionOf } from "./samplers.js";

const require = createRequire(import.meta.url);
const { hamilton, webster } = quietly(() => require("apportionment"));

/** @template T @param {() => T} action */
function quietly(action) {
  const log = console.log;
  console.log = () => undefined;
  try {
    return action();
  } finally {
    console.log = log;
  }
}

/** @param {() => unknown} action */
function answer(action) {
  try {
    return JSON.stringify(quietly(action));
  } catch (error) {
    return `throws: ${error instanceof Error ? error.message : String(error)}`.slice(0, 100);
  }
}

/** @param {Record<string, number>} sizes @param {number} count @param {"largest-remainder" | "webster" | "systematic-random"} apportionment @param {number} index */
function ours(sizes, count, apportionment, index = 0) {
  const strata = Object.entries(sizes).map(([key, size]) => ({ key, size }));
  const source = hashStream({ seed: index.toString(16).padStart(64, "0"), label: "allocation" });
  const allocation = allocate({ strata, quota: { kind: "count", count }, apportionment, source });
  return Object.fromEntries(allocation.strata.map(({ key, count: own }) => [key, own]));
}

const FOUR = { a: 100, b: 100, c: 100, d: 100 };
const STATES = { a: 21878, b: 9713, c: 4167, d: 3252, e: 1065 };

/** One answer, or the two between which it leaves the choice. @param {any} result */
function answersOf({ exact, low, high }) {
  return exact ? exact.apportionment : [low.apportionment, high.apportionment];
}

/** How often each of four equal strata gets the one unit. @param {(index: number) => Record<string, number>} draw */
function whoGetsOne(draw) {
  const counts = { a: 0, b: 0, c: 0, d: 0 };
  for (let index = 0; index < 1000; index++) {
    for (const [key, seats] of Object.entries(draw(index))) counts[/** @type {"a"} */ (key)] += seats;
  }
  return counts;
}

/** @type {readonly { question: string, package: string, answer: string, ours: string }[]} */
export const APPORTIONMENTS = [
  {
    question: "4 equal strata, 2 places: how many places are given?",
    package: `hare-niemeyer ${versionOf("hare-niemeyer")}`,
    answer: answer(() => Object.values(hareNiemeyer(FOUR, 2)).reduce((a, b) => a + b, 0)),
    ours: answer(() => Object.values(ours(FOUR, 2, "largest-remainder")).reduce((a, b) => a + b, 0)),
  },
  {
    question: "4 equal strata, 1 place, 1000 draws: who gets it how often?",
    package: `hare-niemeyer ${versionOf("hare-niemeyer")}`,
    answer: answer(() => whoGetsOne(() => hareNiemeyer(FOUR, 1))),
    ours: answer(() => whoGetsOne((index) => ours(FOUR, 1, "systematic-random", index))),
  },
  {
    question: "4 strata of no unit, 2 places",
    package: `sainte-lague ${versionOf("sainte-lague")}`,
    answer: answer(() => sainteLague({ a: 0, b: 0, c: 0, d: 0 }, 2, { draw: true })),
    ours: answer(() => ours({ a: 0, b: 0, c: 0, d: 0 }, 2, "webster")),
  },
  {
    question: "4 equal strata, 2 places, tie",
    package: `sainte-lague ${versionOf("sainte-lague")}`,
    answer: answer(() => sainteLague(FOUR, 2)),
    ours: answer(() => ours(FOUR, 2, "webster")),
  },
  {
    question: "21878, 9713, 4167, 3252, 1065; 43 places by Webster (24, 10, 4, 4, 1)",
    package: `apportionment ${versionOf("apportionment")}`,
    answer: answer(() => answersOf(webster(Object.values(STATES), 43))),
    ours: answer(() => Object.values(ours(STATES, 43, "webster"))),
  },
  {
    question: "the same by largest remainder (24, 10, 4, 4, 1)",
    package: `apportionment ${versionOf("apportionment")}`,
    answer: answer(() => hamilton(Object.values(STATES), 43).apportionment),
    ours: answer(() => Object.values(ours(STATES, 43, "largest-remainder"))),
  },
  {
    question: "two states of 10 and 10, 1 place by Webster, tie",
    package: `apportionment ${versionOf("apportionment")}`,
    answer: answer(() => answersOf(webster([10, 10], 1))),
    ours: answer(() => Object.values(ours({ a: 10, b: 10 }, 1, "webster"))),
  },
  {
    question: "2000000, 2000000, 2000001; 100 places: the largest remainder is that of the third",
    package: `largest-remainder-round ${versionOf("largest-remainder-round")}`,
    answer: answer(() => /** @type {any} */ ([2000000, 2000000, 2000001]).spread(100)),
    ours: answer(() => Object.values(ours({ a: 2000000, b: 2000000, c: 2000001 }, 100, "largest-remainder"))),
  },
];
