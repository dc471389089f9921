// `npm run mutation -- exact` measures a layer and writes results/exact.json. `npm run mutation -- exact --again` measures only what lived the
// last time and what was edited since, `--only=a.ts,b.ts` only those files of the layer; both join what reports/mutation/exact.json holds.
// Without a name: all layers, one after the other. Ends with 1 if a mutant lives that results/ does not explain.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { LAYERS, LAYERS_IN_PART } from "./layers.js";
import { mergeReports, pageOf, placesToMeasureAgain, resultOf, scoreOf } from "./survivors.js";

const ALL = { ...LAYERS, ...LAYERS_IN_PART };
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith("--"));
const again = words.includes("--again");
const only = words
  .find((word) => word.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
let unexplained = 0;
for (const layer of names.length > 0 ? names : Object.keys(LAYERS)) unexplained += measure(layer);
writeFileSync("test/mutation/survivors.md", pageOf(resultsOf(LAYERS), resultsOf(LAYERS_IN_PART)));
process.exitCode = unexplained === 0 ? 0 : 1;

/** @param {string} layer */
function measure(layer) {
  const tests = ALL[layer];
  if (tests === undefined) throw new Error(`no layer ${layer}: it is one of ${Object.keys(ALL).join(", ")}`);
  const kept = `reports/mutation/${layer}.json`;
  /** @type {import("./survivors.js").Report} */
  let report = (again || only !== undefined) && existsSync(kept) ? readJson(kept) : { files: {} };
  const chosen = only?.map((file) => `src/${layer}/${file}`);
  if (!again) report = mergeReports(report, stryker(layer, "quick", chosen ?? []));
  const living = placesToMeasureAgain(report, textOf).filter(
    (place) => chosen?.includes(place.split(":")[0] ?? "") ?? true,
  );
  if (living.length > 0 && (again || tests.slow.length > 0))
    report = mergeReports(report, stryker(layer, "all", living));
  writeFileSync(kept, JSON.stringify(report));
  const list = `test/mutation/results/${layer}.json`;
  const result = resultOf(report, existsSync(list) ? readJson(list).living : []);
  mkdirSync("test/mutation/results", { recursive: true });
  writeFileSync(list, `${JSON.stringify(result, null, 2)}\n`);
  const open = result.living.filter(({ why }) => why === "").flatMap(({ mutants }) => mutants);
  console.log(
    `${layer}: ${result.mutants} mutants, ${result.killed} killed, ${result.timedOut} timed out, score ${scoreOf(result).toFixed(1)} %; ${open.length} to be explained in ${list}`,
  );
  return open.length;
}

/**
 * @param {string} layer
 * @param {"quick" | "all"} tests
 * @param {readonly string[]} places none for the whole layer
 * @returns {import("./survivors.js").Report}
 */
function stryker(layer, tests, places) {
  const chosen = places.length > 0 ? ["--mutate", places.join(",")] : [];
  const { status } = spawnSync("npx", ["stryker", "run", "test/mutation/stryker.config.js", ...chosen], {
    stdio: "inherit",
    env: { ...process.env, MUTATED_LAYER: layer, MUTATION_TESTS: tests },
  });
  if (status !== 0) throw new Error(`Stryker ended with ${status}`);
  return readJson(`reports/mutation/${layer}.fresh.json`);
}

/**
 * @param {object} layers
 * @returns {Record<string, import("./survivors.js").Result>}
 */
function resultsOf(layers) {
  const measured = Object.keys(layers).filter((layer) => existsSync(`test/mutation/results/${layer}.json`));
  return Object.fromEntries(measured.map((layer) => [layer, readJson(`test/mutation/results/${layer}.json`)]));
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** @param {string} path */
function textOf(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
