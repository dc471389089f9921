// The packages, each called as its documentation says; what they take their chance from is stated beside each.
import { createRequire } from "node:module";
import { DuckDBInstance } from "@duckdb/node-api";
import * as aq from "arquero";
import stdlibSample from "@stdlib/random-sample";
import * as tf from "@tensorflow/tfjs-data";
import "@tensorflow/tfjs-backend-cpu";
import { shuffler } from "d3-array";
import lodash from "lodash";
import Reservoir from "reservoir";
import shuffleSeed from "shuffle-seed";
import { sample as simpleSample } from "simple-statistics";
import { seedrandomSource, shuffle, ticketOf } from "../../dist/index.js";

const require = createRequire(import.meta.url);

/** @param {string} name */
export const versionOf = (name) => require(`./node_modules/${name}/package.json`).version;

/**
 * @typedef {object} Sampler
 * @property {string} name
 * @property {string} call
 * @property {string} chance where its randomness comes from here
 * @property {(units: readonly string[], n: number, index: number) => Promise<readonly string[]> | readonly string[]} sample
 * @property {number} [mostDraws] for those that take long
 */

/** A fraction of 53 bits from a seeded stream, in place of Math.random, so that a run can be repeated. @param {number} index */
export function fractions(index) {
  const source = seedrandomSource(index.toString(16).padStart(64, "5"));
  return () => Number(source.uniformInt(1n << 53n)) / 2 ** 53;
}

/** @template T @param {number} index @param {() => T} action */
function withMathRandom(index, action) {
  const ambient = Math.random;
  Math.random = fractions(index);
  try {
    return action();
  } finally {
    Math.random = ambient;
  }
}

/** @type {Map<string, Promise<import("@duckdb/node-api").DuckDBConnection>>} */
const tables = new Map();

/** @param {readonly string[]} units */
async function table(units) {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  await connection.run("CREATE TABLE t (id VARCHAR)");
  await connection.run(`INSERT INTO t VALUES ${units.map((unit) => `('${unit}')`).join()}`);
  return connection;
}

/** @param {readonly string[]} units @param {string} query */
async function rows(units, query) {
  const key = units.join();
  if (!tables.has(key)) tables.set(key, table(units));
  const reader = await (await tables.get(key))?.runAndReadAll(query);
  return (reader?.getRows() ?? []).map(([id]) => String(id));
}

/** @type {readonly Sampler[]} */
export const PEERS = [
  {
    name: `arquero ${versionOf("arquero")}`,
    call: "table.sample(n)",
    chance: "Math.random, replaced",
    sample: (units, n, index) =>
      withMathRandom(index, () => [...aq.table({ id: units }).sample(n).array("id")].map(String)),
  },
  {
    name: `danfojs 1.2.0 by tfjs-data ${versionOf("@tensorflow/tfjs-data")}`,
    call: "tf.data.array(index).shuffle(n, seed).take(n)",
    chance: "its own seed, 1, 2, 3, ...",
    mostDraws: 2000,
    sample: (units, n, index) =>
      tf
        .array([...units])
        .shuffle(n, String(index + 1))
        .take(n)
        .toArray(),
  },
  {
    name: `DuckDB ${versionOf("@duckdb/node-api")}`,
    call: "USING SAMPLE reservoir(n ROWS) REPEATABLE (seed)",
    chance: "its own seed, 1, 2, 3, ...",
    mostDraws: 10_000,
    sample: (units, n, index) =>
      rows(units, `SELECT id FROM t USING SAMPLE reservoir(${n} ROWS) REPEATABLE (${index + 1})`),
  },
  {
    name: `DuckDB ${versionOf("@duckdb/node-api")}, by random order`,
    call: "ORDER BY random() LIMIT n",
    chance: "its own generator, setseed once",
    mostDraws: 10_000,
    sample: async (units, n, index) => {
      if (index === 0) await rows(units, "SELECT setseed(0.5)");
      return rows(units, `SELECT id FROM t ORDER BY random() LIMIT ${n}`);
    },
  },
  {
    name: `lodash ${versionOf("lodash")}`,
    call: "sampleSize(list, n)",
    chance: "Math.random, replaced",
    sample: (units, n, index) => withMathRandom(index, () => lodash.sampleSize([...units], n)),
  },
  {
    name: `simple-statistics ${versionOf("simple-statistics")}`,
    call: "sample(list, n, random)",
    chance: "the function passed in",
    sample: (units, n, index) => simpleSample([...units], n, fractions(index)),
  },
  {
    name: `@stdlib/random-sample ${versionOf("@stdlib/random-sample")}`,
    call: "sample(list, { size: n, replace: false })",
    chance: "its own seed, 1, 2, 3, ...",
    sample: (units, n, index) => stdlibSample.factory({ seed: index + 1 })([...units], { size: n, replace: false }),
  },
  {
    name: `@stdlib/random-sample ${versionOf("@stdlib/random-sample")}, defaults`,
    call: "sample(list, { size: n })",
    chance: "its own seed, 1, 2, 3, ...",
    sample: (units, n, index) => stdlibSample.factory({ seed: index + 1 })([...units], { size: n }),
  },
  {
    name: `reservoir ${versionOf("reservoir")}`,
    call: "Reservoir(n, random).pushSome(...list)",
    chance: "the function passed in",
    sample: (units, n, index) => {
      const kept = Reservoir(n, fractions(index));
      kept.pushSome(...units);
      return [...kept];
    },
  },
  {
    name: `shuffle-seed ${versionOf("shuffle-seed")}`,
    call: "shuffle(list, seed).slice(0, n)",
    chance: "its own seed, the texts 1, 2, 3, ...",
    sample: (units, n, index) => shuffleSeed.shuffle([...units], String(index + 1)).slice(0, n),
  },
  {
    name: `d3-array ${versionOf("d3-array")}`,
    call: "shuffler(random)(list).slice(0, n)",
    chance: "the function passed in",
    sample: (units, n, index) => shuffler(fractions(index))([...units]).slice(0, n),
  },
];

/** @type {readonly Sampler[]} */
export const OURS = [
  {
    name: "double-random ticket/1",
    call: "the n smallest ticketOf({ seed, targetId })",
    chance: "the seeds 0, 1, 2, ...",
    sample: (units, n, index) => {
      const seed = index.toString(16).padStart(64, "0");
      return units
        .map((unit) => ({ unit, ticket: ticketOf({ seed, targetId: unit }) }))
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
        .slice(0, n)
        .map(({ unit }) => unit);
    },
  },
  {
    name: "double-random shuffle/1",
    call: "shuffle(list, seedrandomSource(seed), n)",
    chance: "the seeds 0, 1, 2, ...",
    sample: (units, n, index) => shuffle(units, seedrandomSource(index.toString(16).padStart(64, "0")), n),
  },
];
