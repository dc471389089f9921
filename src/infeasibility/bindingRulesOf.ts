import type { Avoidance } from "../model/avoidance.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { avoidancesOfInspectors } from "./applyingAvoidances.js";
import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import { bindingRules } from "../matching/hierarchyOf.js";
import type { MatchingRow } from "../matching/matching.js";
import type { Matching } from "../assignment/matchingOf.js";
import { memberRules } from "../assignment/visitDemand.js";

/** The rules for teams as a whole that forbid some choice for a row. */
export interface BindingRules {
  /** Ids; those of people who must not meet are `apart.<id>.<id>`, the smaller first. */
  readonly ids: readonly string[];
  /** The withdrawals from other inspectors among these rules. */
  readonly apart: readonly Avoidance[];
}

/** Prepares the look-up of the rules that bind a row. */
export function bindingRulesOf(matching: Matching, options: AssignTeamsOptions): (row: number) => BindingRules {
  const { problem, columns, visits } = matching;
  const windows = [
    ...new Map(visits.map(({ visit: { window } }) => [`${window.start}/${window.end}`, window])).values(),
  ];
  const { assignment, formation, ignoredWithdrawals } = options.policies;
  const apart = avoidancesOfInspectors(options.avoidances, windows, ignoredWithdrawals);
  // Where all visits are drawn together, people who keep apart during one of the windows do so at all visits.
  const apartAt = (visit: number): readonly Avoidance[] =>
    assignment === "balanced/1" && formation === "members"
      ? apart
      : avoidancesOfInspectors(apart, [visits[visit]!.visit.window], ignoredWithdrawals);
  const rowsOfVisit = visits.map((): MatchingRow[] => []);
  for (const row of problem.rows) rowsOfVisit[row.visit]!.push(row);
  const presentAt = (visit: number): ReadonlySet<string> =>
    new Set([
      ...rowsOfVisit[visit]!.flatMap((row) =>
        row.columns.flatMap((column) => columns[column]!.inspectors.map(({ id }) => id)),
      ),
      ...matching.inspectors.flatMap(({ id }, number) =>
        visits[visit]!.reasons[number] === "standing-team" ? [id] : [],
      ),
    ]);

  return (index) => {
    const row = problem.rows[index]!;
    const present = apart.length > 0 ? presentAt(row.visit) : new Set<string>();
    const meeting = apartAt(row.visit).filter(
      ({ inspectorId, refId }) => present.has(inspectorId) && present.has(refId),
    );
    const whole =
      row.role === "member" && formation === "standing-teams" ? rowOfMembers(matching, row.visit, options) : row;
    const pairs = meeting.map(({ inspectorId, refId }) => [inspectorId, refId].sort(byCodePoint).join("."));
    return {
      ids: [
        ...new Set([
          ...bindingRules(whole.rules, whole).map(({ id }) => id),
          ...pairs.sort(byCodePoint).map((pair) => `apart.${pair}`),
        ]),
      ],
      apart: meeting,
    };
  };
}

/** The row that a visit would be if its members were drawn one by one; columns are numbers of inspectors. */
function rowOfMembers(
  { visits, inspectors }: Matching,
  index: number,
  { policies, targetOf }: AssignTeamsOptions,
): MatchingRow {
  const { visit, demand, reasons } = visits[index]!;
  const eligible = inspectors.flatMap((inspector, number) => {
    const reason = reasons[number];
    const fits = reason === undefined || reason === "standing-team" || reason === "no-standing-team";
    return fits ? [{ inspector, number }] : [];
  });
  return {
    visit: index,
    demand: demand.size,
    columns: eligible.map(({ number }) => number),
    rules: memberRules(demand, targetOf(visit.targetId), policies, eligible),
  };
}
