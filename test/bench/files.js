// @ts-check
// Peak resident memory of reading 1 000 000 businesses from files, each case in a process of its own, beside the objects alone:
// `npm run build && node test/bench/files.js [rows]`.
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [, , first = "1000000", what, path = ""] = process.argv;
const rows = Number(first);
if (what === undefined) await measureAll();
else await measure(what);

async function measureAll() {
  const folder = mkdtempSync(join(tmpdir(), "double-random-"));
  try {
    const files = { json: join(folder, "t.json"), jsonl: join(folder, "t.jsonl"), csv: join(folder, "t.csv") };
    await write(files.json, "[", (row, index) => `${index === 0 ? "" : ","}\n${JSON.stringify(row)}`, "\n]\n");
    await write(files.jsonl, "", (row) => `${JSON.stringify(row)}\n`, "");
    const header = Object.keys(business(0)).join(",");
    await write(files.csv, `${header}\r\n`, (row) => `${Object.values(row).join(",")}\r\n`, "");
    for (const [name, file] of /** @type {const} */ ([
      ["objects", ""],
      ["JSON.parse", files.json],
      ["csv", files.csv],
      ["json", files.json],
      ["jsonl", files.jsonl],
    ])) {
      const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), first, name, file], {
        encoding: "utf8",
      });
      process.stdout.write(stdout + stderr);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} name */
async function measure(name) {
  /** @type {readonly unknown[]} */
  let kept;
  if (name === "objects") kept = Array.from({ length: rows }, (_, index) => business(index));
  else if (name === "JSON.parse") kept = JSON.parse(readFileSync(path, "utf8"));
  else {
    const { readTargets } = await import("double-random/node");
    kept = (await readTargets(path)).rows;
  }
  const { maxRSS, userCPUTime } = process.resourceUsage();
  const megabytes = (maxRSS - (maxRSS % 1024)) / 1024;
  console.log(
    `${name}: ${String(kept.length)} rows, peak ${String(megabytes)} MB, ${String(userCPUTime / 1e6)} s of processor time`,
  );
}

/** @param {number} index */
function business(index) {
  return {
    id: `T-${String(index).padStart(7, "0")}`,
    name: `虚构第${String(index)}号商贸有限公司`,
    creditCode: `9114${String(index * 7).padStart(14, "0")}`,
    subjectType: index % 2 === 0 ? "enterprise" : "individual",
    status: "existing",
    establishedOn: `20${String(10 + (index % 14))}-0${String(1 + (index % 9))}-1${String(index % 10)}`,
    regionCode: `140581${String(index % 16).padStart(3, "0")}`,
    localOfficeId: String(index % 16).padStart(2, "0"),
    creditClass: "ABCD".charAt(index % 4),
    industryTier: ["low", "high", "general", "higher"][index % 4],
  };
}

/**
 * @param {string} file
 * @param {string} head
 * @param {(row: object, index: number) => string} line
 * @param {string} tail
 */
async function write(file, head, line, tail) {
  const stream = createWriteStream(file);
  stream.write(head);
  for (let start = 0; start < rows; start += 5000) {
    const count = Math.min(5000, rows - start);
    const text = Array.from({ length: count }, (_, index) => line(business(start + index), start + index)).join("");
    if (!stream.write(text)) await once(stream, "drain");
  }
  stream.end(tail);
  await once(stream, "finish");
}
