// Draws the 23 tasks of the printed plan of Gaoping for 2024 from an invented directory, publishes the record, verifies
// it, and shows that a record with one changed byte does not verify. Every step is a command that can be typed.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDirectory } from "./directory.js";

const here = relative(process.cwd(), dirname(fileURLToPath(import.meta.url)));
const output = join(here, "output");
const command = join(here, "..", "..", "dist", "cli", "main.js");
const AS_OF = "2024-06-30";
const SEED_REF = "forty ten-sided dice rolled at a public meeting (example)";
const SEED = "6 1 9 5 0 2 8 6 1 7 3 3 0 2 4 9 1 5 6 8 2 4 7 5 0 6 2 3 9 4 6 1 8 2 3 7 1 0 2 5";

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

heading("1. An invented directory the size of a county's");
const { targets, inspectors, avoidances } = makeDirectory({ seed: "gaoping-2024-demo" });
const evidence = { targets, inspectors, avoidances };
for (const [name, rows] of Object.entries(evidence)) {
  writeFileSync(join(output, `${name}.json`), `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
  console.log(`${String(rows.length).padStart(6)} ${name.padEnd(10)} ${join(output, `${name}.json`)}`);
}

const files = [
  "--plan",
  join(here, "plan.json"),
  ...Object.keys(evidence).flatMap((name) => [`--${name}`, join(output, `${name}.json`)]),
];
const record = join(output, "record.json");

heading("2. The draw");
doubleRandom(
  0,
  "draw",
  ...files,
  "--as-of",
  AS_OF,
  "--seed",
  SEED,
  "--seed-ref",
  SEED_REF,
  "--out",
  record,
  "--table",
  join(output, "table.md"),
);

heading("3. Anybody verifies the record");
doubleRandom(0, "verify", record, ...files);

heading("4. One byte changed, and it does not verify");
const text = readFileSync(record, "utf8");
const changed = join(output, "record-changed.json");
const at = text.indexOf('"targetId": "') + '"targetId": "'.length + 8;
writeFileSync(changed, `${text.slice(0, at)}${text[at] === "1" ? "2" : "1"}${text.slice(at + 1)}`);
console.log(`${changed}: byte ${at} is "${text[at] === "1" ? "2" : "1"}" instead of "${text[at]}"\n`);
doubleRandom(1, "verify", changed, ...files);

heading("5. One business checks its own result");
const { tasks } = JSON.parse(text);
const task = tasks.find((/** @type {{ drawn: number }} */ { drawn }) => drawn > 0);
const [first] = task.selected;
const { cutoff } = task.strata.find((/** @type {{ stratum: string }} */ { stratum }) => stratum === first.stratum);
doubleRandom(0, "ticket", "--seed", task.seed, "--target", first.targetId, "--cutoff", cutoff);
console.log(`the same by hand:  printf 'dr1:unit:${task.seed}:${first.targetId}' | sha256sum`);

console.log(`\nAll files are in ${output}.`);

/** @param {string} title */
function heading(title) {
  console.log(`\n${title}\n${"-".repeat(title.length)}`);
}

/** @param {number} expectedExit @param {...string} args */
function doubleRandom(expectedExit, ...args) {
  console.log(`$ double-random ${args.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg)).join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: "inherit" });
  if (status !== expectedExit) throw new Error(`exit code ${String(status)}, expected ${String(expectedExit)}`);
}
