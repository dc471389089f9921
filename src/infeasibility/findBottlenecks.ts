import type { AssignmentFailure } from "../assignment/assignTeams.js";
import { countPlaces } from "../matching/countShortage.js";
import { findShortage } from "../matching/findShortage.js";
import { hierarchyOf } from "../matching/hierarchyOf.js";
import { includesColumn } from "../matching/includesColumn.js";
import type { AssignmentInfeasibility } from "./infeasibility.js";
import type { MatchingProblem, RuleSet } from "../matching/matching.js";
import type { ColumnPlaces } from "../matching/shortage.js";
import { shortageOfWork } from "./shortageOfWork.js";
import { visitsInConflict } from "./visitsInConflict.js";

/** One cause of a failure, over rows and columns. */
export interface Bottleneck {
  readonly kind: AssignmentInfeasibility["kind"];
  /** Ascending. */
  readonly rows: readonly number[];
  readonly needed: number;
  readonly available: number;
  readonly short: number;
  /** Who can fill how many places; for `too-little-work`, who owes how many visits. */
  readonly columns: readonly ColumnPlaces[];
  /** Whether it is proved that these rows cannot be had, whatever the others get. */
  readonly proved: boolean;
}

/** More shortages than this are not looked for. */
const MOST_SHORTAGES = 20;

/**
 * The causes of a failure that do not depend on each other: every row without a team, then, of the rows left, shortages of
 * places one after another, each without the rows of those before, then shortages of work, each without the columns of those
 * before. Where there is none of these, the rules that reach across visits are to blame.
 */
export function findBottlenecks({ failure, matching: { problem } }: AssignmentFailure): readonly Bottleneck[] {
  const alone = failure.kind === "no-team" ? failure.rows : [];
  const unlimited = withoutCapacities(problem);
  const rest = [...problem.rows.keys()].filter((row) => !alone.includes(row));
  const found = [
    ...alone.map((row): Bottleneck => ({
      ...placesWithoutRules(unlimited, [row]),
      kind: "no-team",
      proved: true,
    })),
    ...shortagesOfPlaces(problem, rest),
    ...shortagesOfWork(problem),
  ];
  if (found.length > 0) return found;
  return conflictsAcrossVisits(problem, failure.kind === "no-assignment" ? "rules-across-visits" : "search-given-up");
}

function shortagesOfPlaces(problem: MatchingProblem, among: readonly number[]): readonly Bottleneck[] {
  const found: Bottleneck[] = [];
  let rows = among;
  while (found.length < MOST_SHORTAGES) {
    const part = { ...problem, rows: rows.map((row) => problem.rows[row]!), least: problem.least.map(() => 0) };
    const shortage = findShortage(part, hierarchiesOf(part));
    if (shortage?.kind !== "too-few-places") break;
    const short = shortage.rows.map((row) => rows[row]!);
    found.push({ ...shortage, rows: short, proved: true });
    rows = rows.filter((row) => !short.includes(row));
  }
  return found;
}

function shortagesOfWork(problem: MatchingProblem): readonly Bottleneck[] {
  const findShortageOfWork = shortageOfWork(problem);
  const found: Bottleneck[] = [];
  let { least } = problem;
  while (found.length < MOST_SHORTAGES) {
    const shortage = findShortageOfWork(least);
    if (!shortage) break;
    const { kind, columns, needed, available, short } = shortage;
    found.push({
      kind,
      needed,
      available,
      short,
      rows: shortage.rows.map(({ row }) => row),
      columns: columns.map((column) => ({ column, places: problem.least[column]! })),
      proved: true,
    });
    least = least.map((bound, column) => (includesColumn(columns, column) ? 0 : bound));
  }
  return found;
}

function conflictsAcrossVisits(problem: MatchingProblem, kind: Bottleneck["kind"]): readonly Bottleneck[] {
  const rowsAt = (visits: readonly number[]): readonly number[] =>
    problem.rows.flatMap(({ visit }, row) => (visits.includes(visit) ? [row] : []));
  const involved = involvedVisits(problem);
  const found: Bottleneck[] = [];
  let left = [...new Set(problem.rows.map(({ visit }) => visit))];
  while (found.length < MOST_SHORTAGES) {
    const part = involved.filter((visit) => left.includes(visit));
    const conflict = visitsInConflict(problem, part) ?? visitsInConflict(problem, left);
    if (!conflict) break;
    found.push({ ...placesWithoutRules(problem, rowsAt(conflict)), kind: "rules-across-visits", proved: true });
    left = left.filter((visit) => !conflict.includes(visit));
  }
  if (found.length > 0) return found;
  return [{ ...placesWithoutRules(problem, rowsAt(involved)), kind, proved: false }];
}

/** The visits with rules that go beyond a hierarchy; all, if how often two meet is limited or nothing else is known. */
function involvedVisits({ rows, apart, mostPerPair }: MatchingProblem): readonly number[] {
  const all = [...new Set(rows.map(({ visit }) => visit))];
  if (mostPerPair !== undefined) return all;
  const involved = all.filter((visit) => {
    const ofVisit = rows.filter((row) => row.visit === visit);
    const meets = (column: number): boolean => ofVisit.some(({ columns }) => includesColumn(columns, column));
    return (
      ofVisit.some((row) => hierarchyOf(row, apart).leftOver.length > 0) || apart.some((pair) => pair.every(meets))
    );
  });
  return involved.length > 0 ? involved : all;
}

function hierarchiesOf({ rows, apart }: MatchingProblem): readonly RuleSet[] {
  return rows.map((row) => hierarchyOf(row, apart).root);
}

function withoutCapacities(problem: MatchingProblem): MatchingProblem {
  return { ...problem, most: problem.most.map(() => problem.rows.length) };
}

/** What the columns can give to rows if nothing but their number counts. */
function placesWithoutRules(
  problem: MatchingProblem,
  rows: readonly number[],
): Pick<Bottleneck, "rows" | "needed" | "available" | "short" | "columns"> {
  const part = { ...problem, rows: rows.map((row) => problem.rows[row]!) };
  const plain = part.rows.map(({ columns, demand }) => ({ least: demand, most: demand, columns, inner: [] }));
  const { columns, needed, available, short } = countPlaces(part, plain, [...part.rows.keys()]);
  return { rows, needed, available, short, columns };
}
