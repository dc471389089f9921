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
- Time: median wall time, and median processor time over all threads. One run before to warm up, a collected heap
  before each; a single run, not warmed up, where it takes many seconds (\`pair-ticket/1\` and min-cost-flow for 1 000
  visits, all from 5 000 visits on). Milliseconds say something about one machine only; the ratios are to the first
  line of the same table, also where the lines differ in size. *ns/pair* is the time divided by visits times
  inspectors.
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
- Teams: *visits of one* are the fewest and the most visits that an inspector got. All teams are checked without the
  library: as many different people as a team has members, nobody who keeps away from the target, nobody above a
  capacity. \`balanced/1\` keeps everybody within one visit of what their chances add up to; \`pair-ticket/1\` draws
  each visit without looking at the others, and cannot. *A tenth has less time* means that every tenth inspector may
  make 90 % of the mean number of visits, so that equal chances are impossible and are evened first.
- min-cost-flow is handed a finished graph of who may go where, with capacities and random costs, and finds the
  cheapest teams on it; the line with the same capacity is the one to compare it with. There are no chances in it, so
  that nobody can say how likely anybody was to go anywhere; nothing random that a stranger could check; no rules for
  who is on a team together; no certificate when there are no teams. It holds two matrices of all vertices by all
  vertices and hands all edges to one call as arguments, so that 1 500 visits and 100 inspectors end in a
  \`RangeError\`: no line for it in the larger tables.
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
  const teamsHead = part.unit === "visit" ? ["ns/pair", "visits of one"] : [];
  const memoryHead = [`kept B/${part.unit}`, "needs B", "takes B", "resident B"];
  const problems = problemsOf(part, rows);
  const findings =
    problems.length > 0 ? problems : [...equalWork(part, rows), ...agreement(rows), ...growth(part, rows)];
  const body = rows.map((row) => cellsOf(row, rows[0] ?? row));
  const paragraphs = [`## ${part.title}`, table([...head, ...teamsHead, ...memoryHead], body), ...findings];
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
    ...(time.teams ? [nsPerPair(time), `${String(time.teams.leastLoad)}–${String(time.teams.mostLoad)}`] : []),
    ofHeap(memory.keptBytes),
    ofHeap(frugal.peakHeapBytes),
    ofHeap(memory.peakHeapBytes),
    perRow(memory.peakResidentBytes),
  ];
}

/**
 * What is wrong with a part: unequal counts, tickets that choose other rows, or teams that must not be.
 *
 * @param {BenchPart} part
 * @param {readonly Row[]} rows
 */
export function problemsOf(part, rows) {
  return [...new Set([...faults(part, rows), ...(part.grows ? [] : unequalWork(part, rows))])];
}

/** @param {BenchPart} part @param {readonly Row[]} rows */
function faults({ id }, rows) {
  return rows.flatMap(({ benchCase, time, memory, frugal }) =>
    [time, memory, frugal].flatMap(({ teams }) =>
      (teams?.faults ?? []).map((fault) => `${id}: ${benchCase.name} makes ${fault}.`),
    ),
  );
}

/** @param {BenchPart} part @param {readonly Row[]} rows */
function unequalWork({ id }, rows) {
  /** @type {string[]} */
  const problems = [];
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
      if (differs) problems.push(`${id}: ${benchCase.name} draws ${differs} than ${first.benchCase.name}.`);
    }
  }
  return problems;
}

/** @param {BenchPart} part @param {readonly Row[]} rows */
function equalWork(part, rows) {
  const [first] = rows;
  if (!first || part.unit === "stratum" || part.grows) return [];
  const [cases, drawn] = [String(rows.length), String(first.time.drawn)];
  const evenly =
    part.unit === "visit"
      ? "two different people for every visit, nobody where they must not go or above a capacity"
      : "the same number from every stratum";
  return [`Equal work: all ${cases} cases draw ${drawn}, ${evenly}.`];
}

/** @param {BenchPart} part @param {readonly Row[]} rows */
function growth(part, rows) {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!part.grows || !first || !last) return [];
  const [thing, nsOf] =
    part.unit === "visit"
      ? /** @type {const} */ (["A pair of visit and inspector", nsPerPair])
      : /** @type {const} */ ([`A ${part.unit}`, nsPerRow]);
  const of = (/** @type {Row} */ { time }) => `${nsOf(time)} ns with ${String(time.rowCount)} ${part.unit}s`;
  return [`${thing} takes ${of(first)}, ${of(last)}.`];
}

/** @param {readonly Row[]} rows */
function agreement(rows) {
  const [first] = rows;
  if (!first || !rows.some(({ benchCase }) => benchCase.native && benchCase.ticket)) return [];
  const { drawn } = first.time;
  return [`DuckDB, from the same seed, chooses exactly the ${String(drawn)} rows that \`double-random\` chooses.`];
}

/** @param {TimingReport} time */
function nsPerRow({ wallMs, rowCount }) {
  return String(Math.round((wallMs * 1_000_000) / rowCount));
}

/** @param {TimingReport} time */
function nsPerPair({ wallMs, teams }) {
  return teams ? String(Math.round((wallMs * 1_000_000) / teams.pairCount)) : "–";
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
