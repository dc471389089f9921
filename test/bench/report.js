// @ts-check
/** @import { BenchCase, BenchPart, MemoryReport, TimingReport } from "./types.js" */

/**
 * @typedef {object} Row
 * @property {BenchCase} benchCase
 * @property {TimingReport} time
 * @property {MemoryReport} memory
 * @property {MemoryReport} frugal - with a V8 that collects early
 */

/** V8 then collects after each megabyte of new objects and 5 % of growth, so that little but live data is counted. */
export const COLLECT_EARLY = ["--max-semi-space-size=1", "--heap-growing-percent=5"];

/** What the columns mean. */
export const LEGEND = `\
- Time: median wall time, and median processor time over all threads. One run before to warm up, a collected heap before
  each. Milliseconds say something about one machine only; the ratios are to the first line of the same table.
- Memory: of a first run in a fresh process, in bytes per row read, beyond the input. *Kept* is what of the result is
  left after a collection. *Needs* is the most that the heap of V8 and the buffers outside it held when V8 was told to
  collect early (\`${COLLECT_EARLY.join(" ")}\`); some garbage is in it, so a run needs no more
  than this. *Takes* is the same with V8's own settings: mostly garbage that nobody was in a hurry to collect, about as
  much for a small directory as for a large one. *Resident* is the growth of the resident set of the process then, the
  only one that sees DuckDB's own memory; free pages left from the making of the input can hide a part of it. A few
  bytes up or down are noise.
- lodash, arquero and DuckDB are handed rows of task, tier and id, and how many to draw from each: no scopes, dates,
  tiers, counts, digests, tickets in the result or order of inspections. DuckDB's and arquero's tables are filled
  beforehand.
- What lodash draws can be checked by nobody: its generator cannot be seeded. arquero's can, globally and with 32 bits;
  here it is not.`;

/**
 * One part as a Markdown table with the findings below it.
 *
 * @param {BenchPart} part
 * @param {readonly Row[]} rows
 */
export function formatPart(part, rows) {
  const head = ["case", "ms", "ratio", "CPU ms", "rows", "drawn"];
  const memoryHead = [`kept B/${part.unit}`, "needs B", "takes B", "resident B"];
  const problems = problemsOf(part, rows);
  const findings = problems.length > 0 ? problems : [...equalWork(part, rows), ...agreement(rows)];
  const body = rows.map((row) => cellsOf(row, rows[0] ?? row));
  const paragraphs = [`## ${part.title}`, table([...head, ...memoryHead], body), ...findings];
  return `${paragraphs.join("\n\n")}\n`;
}

/** @param {Row} row @param {Row} first */
function cellsOf({ benchCase, time, memory, frugal }, first) {
  const perRow = (/** @type {number} */ bytes) => String(Math.round(bytes / memory.rowCount));
  const ofHeap = (/** @type {number} */ bytes) => (benchCase.native ? "–" : perRow(bytes));
  const milliseconds = (/** @type {number} */ value) => value.toFixed(value < 10 ? 1 : 0);
  return [
    benchCase.name,
    milliseconds(time.wallMs),
    twoDigits(time.wallMs / first.time.wallMs),
    milliseconds(time.cpuMs),
    String(time.rowCount),
    String(time.drawn),
    ofHeap(memory.keptBytes),
    ofHeap(frugal.peakHeapBytes),
    ofHeap(memory.peakHeapBytes),
    perRow(memory.peakResidentBytes),
  ];
}

/**
 * What is wrong with a part: unequal counts, or tickets that choose other rows.
 *
 * @param {BenchPart} part
 * @param {readonly Row[]} rows
 */
export function problemsOf({ id }, rows) {
  /** @type {Set<string>} */
  const problems = new Set();
  const [first] = rows;
  if (!first) return [];
  const expected = first.time;
  for (const { benchCase, time, memory, frugal } of rows) {
    for (const report of [time, memory, frugal]) {
      const differs =
        report.drawn !== expected.drawn
          ? "another number of rows"
          : report.countsDigest !== expected.countsDigest
            ? "other numbers from the strata"
            : benchCase.ticket && report.rowsDigest !== expected.rowsDigest
              ? "other rows"
              : undefined;
      if (differs) problems.add(`${id}: ${benchCase.name} draws ${differs} than ${first.benchCase.name}.`);
    }
  }
  return [...problems];
}
/** @param {BenchPart} part @param {readonly Row[]} rows */
function equalWork(part, rows) {
  const [first] = rows;
  if (!first || part.unit === "stratum") return [];
  const [cases, drawn] = [String(rows.length), String(first.time.drawn)];
  return [`Equal work: all ${cases} cases draw ${drawn}, the same number from every stratum.`];
}

/** @param {readonly Row[]} rows */
function agreement(rows) {
  const [first] = rows;
  if (!first || !rows.some(({ benchCase }) => benchCase.native && benchCase.ticket)) return [];
  const { drawn } = first.time;
  return [`DuckDB, from the same seed, chooses exactly the ${String(drawn)} rows that \`double-random\` chooses.`];
}

/** @param {number} value */
function twoDigits(value) {
  return value < 0.095 ? value.toPrecision(2) : value.toFixed(2);
}

/**
 * All columns but the first are numbers.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} body
 */
function table(head, body) {
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const aligned = (/** @type {readonly string[]} */ row) =>
    widths.map((width, column) => (column === 0 ? row[column]?.padEnd(width) : row[column]?.padStart(width)));
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [aligned(head), rule, ...body.map(aligned)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
