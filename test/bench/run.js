// @ts-check
/** @import { BenchPart, MemoryReport, TimingReport } from "./types.js" */
// Time and memory of draws beside lodash, arquero, DuckDB and min-cost-flow on the same rows: `npm run bench`. Nothing
// here fails because it is slow; it fails if the peers did not do the same work, if DuckDB's tickets choose other
// targets, or if somebody is sent where they may not go.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { COLLECT_EARLY, formatPart, LEGEND, problemsOf } from "./report.js";

const USAGE = `usage: node test/bench/run.js [--only <part>] [--write]

  --only <part>   million, plan, allocate, teams-200, teams-1000, teams-growth, teams-capacity, publication or proof
  --write         write test/bench/results.md as well; not with --only`;

const fileOf = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const { only, write, help } = parseArgs({
  options: { only: { type: "string" }, write: { type: "boolean" }, help: { type: "boolean" } },
}).values;
if (help || (only !== undefined && write)) stop(USAGE, help ? 0 : 2);
if (!existsSync(fileOf("../../dist/index.js"))) {
  stop("The benchmarks measure the built package, and dist/ is missing. Run `npm run build` first.", 2);
}
const { PARTS } = await import("./parts.js");
const parts = PARTS.filter(({ id }) => only === undefined || id === only);
if (parts.length === 0) stop(USAGE, 2);

const sections = [heading()];
const problems = [];
for (const part of parts) {
  const rows = part.cases.map((benchCase, index) => {
    process.stderr.write(`${part.id}: ${benchCase.name}\n`);
    /** @type {TimingReport} */
    const time = measure(part, index, "time");
    /** @type {MemoryReport} */
    const memory = measure(part, index, "memory");
    /** @type {MemoryReport} */
    const frugal = benchCase.native ? memory : measure(part, index, "memory", COLLECT_EARLY);
    return { benchCase, time, memory, frugal };
  });
  const section = formatPart(part, rows);
  console.log(`\n${section}`);
  sections.push(section);
  problems.push(...problemsOf(part, rows));
}
if (problems.length > 0) stop(problems.join("\n"), 1);
console.log(`\n${LEGEND}`);
sections.push(`## How to read this\n\n${LEGEND}\n`);
if (write) writeFileSync(fileOf("results.md"), sections.join("\n"));

/**
 * @param {BenchPart} part
 * @param {number} index
 * @param {"time" | "memory"} what
 * @param {readonly string[]} [flags] - of V8
 */
function measure({ id, cases }, index, what, flags = []) {
  const args = ["--expose-gc", ...flags, fileOf("child.js"), id, String(index), what];
  const child = spawnSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (child.status !== 0) stop(`${id}: ${cases[index]?.name ?? ""} ended with exit code ${String(child.status)}.`, 1);
  return JSON.parse(child.stdout);
}

function heading() {
  const { devDependencies } = JSON.parse(readFileSync(fileOf("../../package.json"), "utf8"));
  const [processor] = cpus();
  const machine = `${process.platform} ${process.arch}, ${processor?.model.trim() ?? "unknown processor"}`;
  const peers = ["lodash", "arquero", "@duckdb/node-api", "min-cost-flow"].map(
    (name) => `${name} ${devDependencies[name]}`,
  );
  return `# Benchmarks

\`npm run build && npm run bench -- --write\`, that is \`node test/bench/run.js --write\`

Node ${process.version} on ${machine}, ${String(cpus().length)} cores; ${peers.join(", ")}
`;
}

/**
 * @param {string} message
 * @param {number} status
 * @returns {never}
 */
function stop(message, status) {
  console[status === 0 ? "log" : "error"](message);
  process.exit(status);
}
