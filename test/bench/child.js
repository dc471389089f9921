// @ts-check
/** @import { CaseReport, Memory, Outcome, Timing } from "./types.js" */
// Measures one case in a process of its own: `node --expose-gc child.js <part> <case> time|memory`.
import { createHash } from "node:crypto";
import { measureMemory } from "./measureMemory.js";
import { measureTime } from "./measureTime.js";
import { PARTS } from "./parts.js";

const [partId, caseIndex, what] = process.argv.slice(2);
const part = PARTS.find(({ id }) => id === partId);
const chosen = part?.cases[Number(caseIndex)];
if (!part || !chosen || (what !== "time" && what !== "memory")) {
  throw new Error("usage: child.js <part> <case> time|memory");
}

const prepared = await chosen.prepare();
/** @type {{ readonly result: unknown, readonly figures: Timing | Memory }} */
const { result, figures } = await (what === "memory"
  ? measureMemory(prepared)
  : measureTime(prepared, chosen.slow ? { warmUps: 0, runs: 1 } : { warmUps: 1, runs: part.timedRuns }));
process.stdout.write(JSON.stringify({ ...reportOf(prepared.rowCount, prepared.outcomeOf(result)), ...figures }));

/**
 * @param {number} rowCount
 * @param {Outcome} outcome
 * @returns {CaseReport}
 */
function reportOf(rowCount, { drawn, rows, teams }) {
  if (!rows) return { rowCount, drawn };
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { stratum } of rows) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  const rowsDigest = digest(rows.map(({ stratum, id }) => `${stratum} ${id}`));
  return {
    rowCount,
    drawn,
    countsDigest: digest([...counts].map((entry) => entry.join(" "))),
    rowsDigest,
    ...(teams && { teams }),
  };
}

/** @param {string[]} lines */
function digest(lines) {
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex");
}
