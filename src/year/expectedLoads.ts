import { matchingOf, type Matching } from "../assignment/matchingOf.js";
import type { PlannedVisit } from "../assignment/mergeVisits.js";
import { rosterOf } from "../assignment/rosterOf.js";
import { fraction, leastCommonMultiple, type Fraction } from "../exact/fraction.js";
import { rescale } from "../exact/rescale.js";
import { chancesOf } from "../matching/chancesOf.js";
import { hierarchyOf } from "../matching/hierarchyOf.js";
import type { ChanceSet, RowChances } from "../matching/matching.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { weightedSum, type Weighted } from "./chance.js";
import type { TargetGroup } from "./targetGroups.js";
import type { VisitKind } from "./visitKinds.js";

/** How many visits an inspector may expect, as member or expert. */
export interface ExpectedLoad {
  readonly inspectorId: string;
  readonly expected: Fraction;
}

/** What {@link expectedLoads} needs. */
export interface ExpectedLoadsOptions {
  /** Of targets that are alike by {@link likenessOf}. */
  readonly groups: readonly TargetGroup[];
  readonly kindsOf: (group: TargetGroup) => readonly VisitKind[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly policies: Policies;
}

/** Visits to one kind of target, and how many of them are to be expected. */
interface ExpectedVisits {
  readonly visit: PlannedVisit;
  readonly example: Target;
  readonly terms: Weighted[];
}

/**
 * What the chances of `balanced/1` add up to for each inspector before anything is drawn: every kind of visit gets the chances that a
 * draw would give it, weighted with how many of its kind are to be expected. Capacities and evenness of loads can move some of it.
 *
 * @returns loads by inspector id, of those who may go somewhere; and the visits for which no team can be had, as `tasks/target`
 */
export function expectedLoads(options: ExpectedLoadsOptions): {
  readonly loads: readonly ExpectedLoad[];
  readonly impossible: readonly string[];
} {
  const { inspectors, avoidances, policies } = options;
  const expected = expectedVisits(options);
  const examples = new Map(expected.map(({ example }) => [example.id, example]));
  const matching = matchingOf(
    expected.map(({ visit }) => visit),
    rosterOf(inspectors, avoidances, policies),
    (id) => examples.get(id)!,
    policies,
  );
  const { problem, columns } = matching;
  const rows = problem.rows.map((row) => chancesOf(hierarchyOf(row, problem.apart).root));
  const byColumn = loadsOfColumns(
    matching,
    rows,
    expected.map(({ terms }) => weightedSum(terms)),
  );
  return {
    loads: columns
      .flatMap(({ inspectors: of }, column) => of.map(({ id }) => ({ inspectorId: id, expected: byColumn[column]! })))
      .sort((a, b) => byCodePoint(a.inspectorId, b.inspectorId)),
    impossible: [...new Set(problem.rows.flatMap(({ visit }, row) => (rows[row] ? [] : [visit])))]
      .map((visit) => expected[visit]!.visit)
      .map(({ tasks, targetId }) => `${tasks.map(({ id }) => id).join("+")}/${targetId}`)
      .sort(byCodePoint),
  };
}

/** One visit for each kind of visit and each likeness of targets. */
function expectedVisits({ groups, kindsOf }: ExpectedLoadsOptions): readonly ExpectedVisits[] {
  const byKey = new Map<string, ExpectedVisits>();
  for (const group of groups) {
    for (const { key: kind, tasks, window, expected } of kindsOf(group)) {
      const { example, targets: weight, likeness } = group;
      const key = `${kind}/${likeness}`;
      const visit = { visitId: String(byKey.size), targetId: example.id, tasks, window, seed: "" };
      const entry = byKey.get(key) ?? { visit, example, terms: [] };
      byKey.set(key, entry);
      entry.terms.push({ weight, value: expected });
    }
  }
  return [...byKey.values()];
}

/** The sum over the rows of the number of visits times the chance; over one common denominator, of which there are long ones. */
function loadsOfColumns(
  { problem, columns }: Matching,
  rows: readonly (RowChances | undefined)[],
  weights: readonly Fraction[],
): readonly Fraction[] {
  const common = rows.reduce(
    (lcm, chances, row) =>
      chances ? leastCommonMultiple(lcm, weights[problem.rows[row]!.visit]!.denominator * chances.denominator) : lcm,
    1n,
  );
  const sums = columns.map(() => 0n);
  for (const [row, chances] of rows.entries()) {
    if (!chances) continue;
    const { numerator, denominator } = weights[problem.rows[row]!.visit]!;
    const unit = rescale(numerator, denominator * chances.denominator, common);
    addUnits(chances.root, unit, sums);
  }
  return sums.map((sum) => fraction(sum, common));
}

function addUnits({ columns, units, inner }: ChanceSet, unit: bigint, sums: bigint[]): void {
  for (const [place, column] of columns.entries()) sums[column]! += units[place]! * unit;
  for (const set of inner) addUnits(set, unit, sums);
}

/** What of a target decides who may visit it, as text. */
export function likenessOf(
  inspectors: readonly Inspector[],
  avoidances: readonly Avoidance[],
  policies: Policies,
): (target: Target) => string {
  const named = (against: Avoidance["against"]): ReadonlySet<string> =>
    new Set(avoidances.filter((avoidance) => avoidance.against === against).map(({ refId }) => refId));
  const [ids, groups, units, regions] = [named("target"), named("group"), named("unit"), named("region")];
  const byOffice = policies.territory !== "any";
  const prefixes = [...new Set([...inspectors.flatMap(({ regionCode }) => regionCode ?? []), ...regions])].sort();
  return ({ id, groupId = "", localOfficeId = "", regionCode }) =>
    [
      ids.has(id) ? id : "",
      groups.has(groupId) ? groupId : "",
      byOffice || units.has(localOfficeId) ? localOfficeId : "",
      prefixes.filter((prefix) => regionCode.startsWith(prefix)).join(" "),
    ].join("/");
}
