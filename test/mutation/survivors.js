/**
 * What the measure says of one layer, as it stands in `results/<layer>.json`.
 *
 * @typedef {object} Survivor
 * @property {string} file below `src/`
 * @property {string} line the line that the mutant begins on, without its indentation
 * @property {string} from what is replaced, on one line, cut at 80 characters
 * @property {string} to
 *
 * @typedef {{ readonly why: string, readonly mutants: readonly Survivor[] }} Explanation
 *
 * @typedef {object} Result
 * @property {number} mutants all that were tried
 * @property {number} killed by a test that failed
 * @property {number} timedOut found, too: the change makes an endless loop
 * @property {readonly Explanation[]} living
 *
 * The parts of Stryker's report that are used.
 *
 * @typedef {{ line: number, column: number }} Position
 * @typedef {{ start: Position, end: Position }} Span
 * @typedef {{ id: string, mutatorName: string, replacement?: string, status: string, location: Span }} Mutant
 * @typedef {{ readonly files: Record<string, { source: string, mutants: Mutant[] }> }} Report
 */

/** A mutant is alive if every test passes, or if no test reaches it. */
const ALIVE = ["Survived", "NoCoverage"];

/**
 * The report as it stands when `later` has measured some mutants of the same sources again, or whole files.
 *
 * @param {Report} earlier
 * @param {Report} later
 * @returns {Report}
 */
export function mergeReports(earlier, later) {
  /** @type {Report["files"]} */
  const files = { ...earlier.files };
  for (const [path, { source, mutants }] of Object.entries(later.files)) {
    const before = files[path];
    if (before === undefined || before.source !== source) {
      files[path] = { source, mutants };
      continue;
    }
    const news = new Map(mutants.map((mutant) => [keyOf(mutant), mutant]));
    files[path] = { source, mutants: before.mutants.map((mutant) => news.get(keyOf(mutant)) ?? mutant) };
  }
  return { ...earlier, files };
}

/**
 * What to measure again after tests were added: whole files if their text has changed, else the places of living mutants.
 *
 * @param {Report} report
 * @param {(path: string) => string | undefined} sourceOf the text of a file now
 * @returns {string[]} as Stryker's `--mutate` takes them
 */
export function placesToMeasureAgain(report, sourceOf) {
  return Object.entries(report.files).flatMap(([path, { source, mutants }]) => {
    const now = sourceOf(path);
    if (now === undefined) return [];
    if (now !== source) return [path];
    const places = mutants.filter(isAlive).map(({ location: { start, end } }) => {
      // The option counts columns from 0, the report from 1.
      return `${path}:${start.line}:${start.column - 1}-${end.line}:${end.column}`;
    });
    return [...new Set(places)];
  });
}

/**
 * The figures of a layer and its survivors, each under the explanation that the earlier list gives; the others under `why: ""`.
 *
 * @param {Report} report
 * @param {readonly Explanation[]} explained
 * @returns {Result}
 */
export function resultOf(report, explained) {
  const all = Object.entries(report.files).flatMap(([path, { source, mutants }]) =>
    mutants.map((mutant) => ({ path, source, mutant })),
  );
  const counted = all.filter(({ mutant }) => ["Killed", "Timeout", "RuntimeError", ...ALIVE].includes(mutant.status));
  /** @param {string} status */
  const count = (status) => counted.filter(({ mutant }) => mutant.status === status).length;
  const rest = counted
    .filter(({ mutant }) => isAlive(mutant))
    .map(({ path, source, mutant }) => survivorOf(path, source, mutant));
  const living = explained
    .filter(({ why }) => why !== "")
    .map(({ why, mutants }) => ({ why, mutants: mutants.filter((one) => take(rest, one)) }));
  return {
    mutants: counted.length,
    killed: count("Killed") + count("RuntimeError"),
    timedOut: count("Timeout"),
    living: [...living, { why: "", mutants: rest }].filter(({ mutants }) => mutants.length > 0),
  };
}

/**
 * Found mutants among all, in percent.
 *
 * @param {Pick<Result, "mutants" | "killed" | "timedOut">} result
 */
export function scoreOf({ mutants, killed, timedOut }) {
  return (100 * (killed + timedOut)) / mutants;
}

/**
 * The page that shows all layers, written with every measure.
 *
 * @param {Readonly<Record<string, Result>>} results by layer
 * @param {Readonly<Record<string, Result>>} inPart of layers that are measured in part
 */
export function pageOf(results, inPart) {
  const rows = Object.entries(results).map(([layer, result]) => [layer, ...figuresOf(result)]);
  const all = Object.values(results).reduce((sum, { mutants, killed, timedOut, living }) => ({
    mutants: sum.mutants + mutants,
    killed: sum.killed + killed,
    timedOut: sum.timedOut + timedOut,
    living: [...sum.living, ...living],
  }));
  const others = Object.entries(inPart).map(([layer, result]) => [`${layer}, in part`, ...figuresOf(result)]);
  const table = [...rows, ["**all**", ...figuresOf(all)], ...others].map((cells) => `| ${cells.join(" | ")} |`);
  const living = Object.entries({ ...results, ...inPart }).flatMap(([layer, result]) =>
    result.living.length === 0 ? [] : [`\n## \`${layer}\`\n`, ...result.living.map(explanationOf)],
  );
  return [
    "# Mutants that live, one by one\n",
    "Written by `npm run mutation`: Stryker makes every small change of a layer but those of texts (`StringLiteral`), and the tests in",
    "[layers.js](layers.js) must find it. A mutant that makes an endless loop counts as found. Of every other one, [results](results) says why",
    "no test can tell it from the program. Layers that are measured in part, below the sum, are no part of it.\n",
    "| layer | mutants | killed | endless | living | score |",
    "|---|---|---|---|---|---|",
    ...table,
    ...living,
    "",
  ].join("\n");
}

/** @param {Result} result */
function figuresOf(result) {
  const living = result.living.reduce((sum, { mutants }) => sum + mutants.length, 0);
  return [result.mutants, result.killed, result.timedOut, living, `${scoreOf(result).toFixed(1)} %`];
}

/** @param {Explanation} explanation */
function explanationOf({ why, mutants }) {
  const places = mutants.map(({ file, line, from, to }) => {
    const change = line.includes(from) && line.length > from.length ? ` in ${quoted(line)}` : "";
    return `- \`${file}\`: ${quoted(from)} becomes ${quoted(to)}${change}`;
  });
  return `${[...new Set(places)].join("\n")}\n\n  ${why === "" ? "**Not yet explained.**" : why}\n`;
}

/** @param {string} code */
function quoted(code) {
  return code === "" ? "nothing" : code.includes("`") ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** @param {Mutant} mutant */
function isAlive({ status }) {
  return ALIVE.includes(status);
}

/** @param {Mutant} mutant */
function keyOf({ mutatorName, replacement, location: { start, end } }) {
  return JSON.stringify([mutatorName, replacement, start.line, start.column, end.line, end.column]);
}

/**
 * @param {string} path
 * @param {string} source
 * @param {Mutant} mutant
 * @returns {Survivor}
 */
function survivorOf(path, source, { replacement, location: { start, end } }) {
  const lines = source.split("\n");
  const from = lines.slice(start.line - 1, end.line);
  from[from.length - 1] = (from.at(-1) ?? "").slice(0, end.column - 1);
  from[0] = (from[0] ?? "").slice(start.column - 1);
  return {
    file: path.replace(/^src\//, ""),
    line: (lines[start.line - 1] ?? "").trim(),
    from: oneLine(from.join(" ")),
    to: oneLine(replacement ?? ""),
  };
}

/** @param {string} text */
function oneLine(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/**
 * Removes one from the list, if it is there.
 *
 * @param {Survivor[]} rest
 * @param {Survivor} one
 */
function take(rest, one) {
  const index = rest.findIndex(
    ({ file, line, from, to }) => file === one.file && line === one.line && from === one.from && to === one.to,
  );
  if (index >= 0) rest.splice(index, 1);
  return index >= 0;
}
