import { matchingOfDraws, type AssignTeamsOptions } from "../assignment/assignTeams.js";
import { canBeAssigned } from "./canBeAssigned.js";
import type { NamedRow } from "../assignment/matchingOf.js";
import type { PlannedVisit } from "../assignment/mergeVisits.js";
import { shortageOfWork } from "./shortageOfWork.js";

/** What must become possible. */
export type Scope =
  /** Some visits, as if there were no others, and of them only their members or their experts, or both. */
  | {
      readonly kind: "visits";
      readonly draws: AssignTeamsOptions["draws"];
      readonly roles: readonly NamedRow["role"][];
    }
  /** That these inspectors get what they owe, if nobody else is owed anything or is limited. */
  | { readonly kind: "work"; readonly inspectorIds: ReadonlySet<string> }
  | { readonly kind: "everything" };

/** The scope of some visits. */
export function scopeOfVisits(
  { draws }: AssignTeamsOptions,
  visits: readonly PlannedVisit[],
  roles: readonly NamedRow["role"][],
): Scope {
  const hits = new Set(visits.flatMap(({ tasks, targetId }) => tasks.map(({ id }) => `${id}/${targetId}`)));
  return {
    kind: "visits",
    roles,
    draws: draws.map((draw) => ({
      ...draw,
      selected: draw.selected.filter(({ targetId }) => hits.has(`${draw.taskId}/${targetId}`)),
    })),
  };
}

/**
 * Whether a scope is possible; see {@link canBeAssigned} for how sure that is.
 *
 * @param among - nobody else may go to any of the visits, so nobody else is looked at; everybody if absent
 */
export function isResolved(scope: Scope, options: AssignTeamsOptions, among?: ReadonlySet<string>): boolean {
  switch (scope.kind) {
    case "visits":
      return areVisitsPossible(scope, only(options, among));
    case "work":
      return isWorkEnough(scope.inspectorIds, options);
    case "everything":
      return canBeAssigned(matchingOfDraws(only(options, among)), options.policies);
  }
}

function areVisitsPossible(
  { draws, roles }: Extract<Scope, { readonly kind: "visits" }>,
  options: AssignTeamsOptions,
): boolean {
  const matching = matchingOfDraws({ ...options, draws });
  const { problem } = matching;
  const part = {
    ...problem,
    least: problem.least.map(() => 0),
    rows: problem.rows.filter(({ role }) => roles.includes(role)),
  };
  return canBeAssigned({ ...matching, problem: part }, options.policies);
}

/** Only these inspectors. */
function only(options: AssignTeamsOptions, inspectorIds: ReadonlySet<string> | undefined): AssignTeamsOptions {
  if (!inspectorIds) return options;
  return {
    ...options,
    inspectors: options.inspectors.filter(({ id }) => inspectorIds.has(id)),
    avoidances: options.avoidances.filter(
      ({ inspectorId, against, refId }) =>
        inspectorIds.has(inspectorId) && (against !== "inspector" || inspectorIds.has(refId)),
    ),
  };
}

function isWorkEnough(inspectorIds: ReadonlySet<string>, options: AssignTeamsOptions): boolean {
  const { problem, columns } = matchingOfDraws(options);
  const least = problem.least.map((bound, column) =>
    columns[column]!.inspectors.some(({ id }) => inspectorIds.has(id)) ? bound : 0,
  );
  return shortageOfWork(problem)(least) === undefined;
}
