import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import type { Evidence } from "../frame/digests.js";
import { checkRows, distinctExclusions, distinctIds } from "../model/distinctRows.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { Plan } from "../model/plan.js";
import { checkPlanNumbers } from "../model/planNumbers.js";
import type { Target } from "../model/target.js";
import { indexTargets } from "./indexTargets.js";

/**
 * What no schema can see in the documents of a draw: that ids and printed numbers occur once, and that everything named exists.
 *
 * @param evidence - each document by itself has been found to have its form
 * @param checkLists - {@link checkListReferences}, or what that has found before
 * @returns the directory by id
 * @throws {@link DoubleRandomError} `INPUT_INVALID` with `DUPLICATE_ID`, `REFERENCE_UNKNOWN` or `FIELD_INVALID` for each problem
 *   of the first document that has one
 */
export function checkReferences(
  evidence: Evidence,
  checkLists: (evidence: Evidence) => ReadonlyMap<string, Target> = checkListReferences,
): ReadonlyMap<string, Target> {
  checkPlanNumbers(evidence.plan);
  return checkLists(evidence);
}

/** {@link checkReferences} of the lists alone. */
export function checkListReferences(evidence: Evidence): ReadonlyMap<string, Target> {
  const { plan, inspectors, avoidances, exclusions = [] } = evidence;
  const directory = indexTargets(evidence.targets);
  checkRows(inspectors, "inspectors", [distinctIds()]);
  checkRows(avoidances, "avoidances", [distinctIds()]);
  checkRosterReferences(inspectors, avoidances);
  checkRows(exclusions, "exclusions", [distinctExclusions()]);
  checkExclusionReferences(exclusions, plan, directory);
  return directory;
}

/** Refuses a withdrawal that names an inspector who is not in the roster: it must not be one that silently never applies. */
export function checkRosterReferences(inspectors: readonly Inspector[], avoidances: readonly Avoidance[]): void {
  const known = new Set(inspectors.map(({ id }) => id));
  const issues = avoidances.flatMap(({ inspectorId, against, refId }, index) => {
    const named = { inspectorId, ...(against === "inspector" && { refId }) };
    return Object.entries(named)
      .filter(([, id]) => !known.has(id))
      .map(([field, id]) =>
        unknownReference(`avoidances[${String(index)}].${field}`, "the id of an inspector in the roster", id),
      );
  });
  if (issues.length > 0) throw DoubleRandomError.collect("avoidances", issues);
}

/** Refuses an exclusion that names a task or a target that does not exist. */
export function checkExclusionReferences(
  exclusions: readonly Exclusion[],
  plan: Plan,
  directory: ReadonlyMap<string, Target>,
): void {
  const taskIds = new Set(plan.tasks.map(({ id }) => id));
  const issues = exclusions.flatMap(({ taskId, targetId }, index) => {
    const path = `exclusions[${String(index)}]`;
    return [
      ...(taskIds.has(taskId) ? [] : [unknownReference(`${path}.taskId`, "the id of a task in the plan", taskId)]),
      ...(directory.has(targetId)
        ? []
        : [unknownReference(`${path}.targetId`, "the id of a target in the directory", targetId)]),
    ];
  });
  if (issues.length > 0) throw DoubleRandomError.collect("exclusions", issues);
}

function unknownReference(path: string, expected: string, id: string): ErrorIssue {
  return { code: "REFERENCE_UNKNOWN", path, expected, received: describeValue(id) };
}
