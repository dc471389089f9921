// `npm run mutants`: plants each mutant into a copy of the sources, runs the tests that must find it, and writes results.md. The sources
// themselves are never touched. `npm run mutants -- "modulo bias"` runs those whose name holds the text, and writes nothing.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MUTANTS } from "./mutants.js";
import { plant } from "./plant.js";

const chosen = process.argv[2] ?? "";
const copy = mkdtempSync(join(tmpdir(), "double-random-mutants-"));
/** @type {string[]} */
const rows = [];
let alive = 0;
try {
  for (const name of ["src", "test", "schema", "package.json", "tsconfig.json", "vitest.config.ts"]) {
    cpSync(name, join(copy, name), { recursive: true, filter: (path) => !path.includes("node_modules") });
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  for (const mutant of MUTANTS.filter(({ name }) => name.includes(chosen))) {
    const path = join(copy, mutant.file);
    const source = readFileSync(path, "utf8");
    writeFileSync(path, plant(source, mutant));
    const failed = firstFailure(mutant.tests);
    writeFileSync(path, source);
    if (failed === undefined) alive += 1;
    console.log(
      `${failed === undefined ? "ALIVE " : "killed"} ${mutant.name}${failed === undefined ? "" : ` by ${failed}`}`,
    );
    rows.push(`| ${mutant.name} | ${mutant.from} | \`${mutant.file}\` | ${failed ?? "**alive**"} |`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
if (chosen === "") {
  const head =
    "# Named mutants\n\nWritten by `npm run mutants`. Each is somebody's bug, planted into these sources; the last column is the first test that found it.\n";
  const table = ["| mutant | whose bug | planted in | found by |", "|---|---|---|---|", ...rows].join("\n");
  const count = `${rows.length} mutants, ${rows.length - alive} killed, ${alive} alive.\n`;
  writeFileSync("test/mutants/results.md", `${head}\n${count}\n${table}\n`);
}
console.log(`${rows.length - alive} of ${rows.length} killed`);
process.exitCode = alive === 0 ? 0 : 1;

/**
 * The name of the first test that fails; a copy that does not even load is an error of the mutant.
 *
 * @param {readonly string[]} tests
 */
function firstFailure(tests) {
  const results = join(copy, "results.json");
  const vitest = resolve("node_modules/vitest/vitest.mjs");
  const flags = [
    "run",
    "--bail=1",
    "--reporter=json",
    `--outputFile=${results}`,
    "--maxWorkers=1",
    "--testTimeout=60000",
  ];
  // The copy has no second verifier; a mutant is to be found by the tests that are named with it.
  const env = { ...process.env, SECOND_OPINION: "off" };
  try {
    execFileSync(process.execPath, [vitest, ...flags, ...tests], { cwd: copy, stdio: "ignore", env });
    return undefined;
  } catch {
    /** @type {{ testResults: { name: string, assertionResults: { status: string, fullName: string }[] }[] }} */
    const { testResults } = JSON.parse(readFileSync(results, "utf8"));
    for (const { name, assertionResults } of testResults) {
      const failed = assertionResults.find(({ status }) => status === "failed");
      if (failed) return `\`${name.slice(name.indexOf("/test/") + 1)}\`: ${failed.fullName.replaceAll("|", "/")}`;
    }
    throw new Error("the tests failed without a failed test: the mutant does not compile");
  }
}
