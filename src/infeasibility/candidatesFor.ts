import { byCodePoint } from "../random/byCodePoint.js";
import { LIFTABLE_REASONS, standingTeamToAdd } from "./applyChange.js";
import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import type { Trouble } from "./fixesFor.js";
import { includesColumn } from "../matching/includesColumn.js";
import type { Change } from "./infeasibility.js";
import type { Matching } from "../assignment/matchingOf.js";
import { policyCandidates } from "./policyCandidates.js";

/** A change to try, in steps from 1; a single change has one. */
export interface Candidate {
  readonly steps: number;
  readonly changeOf: (step: number) => Change;
}

/** Changes of one kind: those of a later rung are asked for only if an earlier one does not help. */
export type Ladder = readonly (readonly Candidate[])[];

/**
 * The changes that might end a trouble, by kind in the order of {@link Change}, then by id. A withdrawal that has been upheld may not
 * be waived (行政处罚法, Article 43), so it is not among them.
 *
 * @param shortOfAll - how many places all troubles together are short of
 */
export function candidatesFor(
  trouble: Trouble,
  matching: Matching,
  options: AssignTeamsOptions,
  shortOfAll: number,
): readonly Ladder[] {
  const { kind } = trouble.infeasibility;
  const moreWork = kind === "too-little-work";
  const across = kind === "rules-across-visits" || kind === "search-given-up";
  return [
    [waivers(trouble, options)],
    [admissions(trouble, matching)],
    [kind === "no-team" || moreWork ? [] : higherMosts(trouble, matching, options, shortOfAll)],
    [moreWork || across ? lowerLeasts(trouble, matching) : []],
    moreWork ? [] : newcomers(trouble, matching, options, shortOfAll),
    ...policyCandidates(trouble, matching, options),
  ];
}

function single(change: Change): Candidate {
  return { steps: 1, changeOf: () => change };
}

function waivers({ infeasibility, apart }: Trouble, { avoidances }: AssignTeamsOptions): readonly Candidate[] {
  const named = new Set([
    ...infeasibility.obstacles.flatMap(({ avoidanceIds }) => avoidanceIds),
    ...apart.map(({ id }) => id),
  ]);
  return avoidances
    .filter(({ id, status }) => named.has(id) && status !== "upheld")
    .map(({ id }) => id)
    .sort(byCodePoint)
    .map((avoidanceId) => single({ kind: "waive-avoidance", avoidanceId }));
}

/** Whoever is kept away by what can be lifted, and, where a competence is missing, whoever may go but lacks it. */
function admissions({ infeasibility, rows }: Trouble, { problem, columns }: Matching): readonly Candidate[] {
  const kept = infeasibility.obstacles.filter(({ reason }) => LIFTABLE_REASONS.includes(reason));
  const rules = rows.flatMap((row) => problem.rows[row]!.rules.map((rule) => ({ ...rule, row: problem.rows[row]! })));
  const unqualified = rules
    .filter(({ id, least }) => least > 0 && infeasibility.teamRules.includes(id) && /^(competence|expert)\./.test(id))
    .flatMap((rule) => rule.row.columns.filter((column) => !includesColumn(rule.columns, column)));
  const qualified = inspectorsOf([...new Set(unqualified)], columns).map(({ id }) => ({
    inspectorId: id,
    reason: "not-competent" as const,
  }));
  return [...kept, ...qualified]
    .sort((a, b) => byCodePoint(a.inspectorId, b.inspectorId))
    .map(({ inspectorId, reason }) => single({ kind: "admit-inspector", inspectorId, reason }));
}

/** More than what is missing in all never helps if less does not; rules across visits may ask for any number. */
function higherMosts(
  { columns: numbers, infeasibility, rows }: Trouble,
  { columns }: Matching,
  { policies }: AssignTeamsOptions,
  shortOfAll: number,
): readonly Candidate[] {
  const steps = infeasibility.kind === "too-few-places" ? shortOfAll : rows.length;
  return inspectorsOf(numbers, columns).flatMap(
    ({ id, mostVisits = policies.mostVisitsPerInspector, priorVisits = 0 }) => {
      if (mostVisits === undefined) return [];
      const from = Math.max(mostVisits, priorVisits);
      return [{ steps, changeOf: (step: number) => ({ kind: "raise-most-visits", inspectorId: id, to: from + step }) }];
    },
  );
}

function lowerLeasts({ columns: numbers }: Trouble, { columns }: Matching): readonly Candidate[] {
  return inspectorsOf(numbers, columns).map(({ id, leastVisits = 0 }) => ({
    steps: leastVisits,
    changeOf: (step) => ({ kind: "lower-least-visits", inspectorId: id, to: leastVisits - step }),
  }));
}

function inspectorsOf(
  numbers: readonly number[],
  columns: Matching["columns"],
): readonly Matching["columns"][number]["inspectors"][number][] {
  return numbers.flatMap((column) => columns[column]!.inspectors).sort((a, b) => byCodePoint(a.id, b.id));
}

/** Anybody from elsewhere; if that does not help, people of a department or a unit that the visits ask for. */
function newcomers(
  { infeasibility, rows }: Trouble,
  { problem, visits }: Matching,
  options: AssignTeamsOptions,
  shortOfAll: number,
): Ladder {
  const { policies, targetOf } = options;
  const role = infeasibility.visits.every((visit) => visit.role === "expert") ? "expert" : "member";
  const concerned = [...new Set(rows.map((row) => problem.rows[row]!.visit))].map((visit) => visits[visit]!);
  const places = Math.max(...infeasibility.visits.map((visit) => visit.places));
  const inTeams = policies.formation === "standing-teams" && role === "member";
  const teamSize = inTeams ? standingTeamToAdd(options).size : 1;
  const some = (belonging: { readonly unitId?: string; readonly departmentId?: string }): Candidate => ({
    steps: shortOfAll + places,
    changeOf: (step) => ({ kind: "add-inspectors", count: step * teamSize, role, ...belonging }),
  });

  const departmentIds = concerned.flatMap(({ demand }) => demand.departments.map((share) => share.departmentId));
  const offices = concerned.map(({ visit }) => targetOf(visit.targetId).localOfficeId);
  const unitIds = [
    ...(policies.territory === "homeOfficeOnly" ? offices : []),
    ...concerned.flatMap(({ demand }) => demand.rules.map((rule) => (rule.kind === "unit" ? rule.unitId : undefined))),
  ];
  const distinct = (ids: readonly (string | undefined)[]): readonly string[] =>
    [...new Set(ids.filter((id) => id !== undefined))].sort(byCodePoint);
  return [
    [some({})],
    role === "expert"
      ? []
      : [
          ...distinct(departmentIds).map((departmentId) => some({ departmentId })),
          ...distinct(unitIds).map((unitId) => some({ unitId })),
        ],
  ];
}
