import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { Target } from "../model/target.js";
import { date } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { isId } from "../random/ticketOf.js";

/** The directory by id. Refuses what would spoil a draw whatever its source: a bad id, or the same id twice. */
export function indexTargets(targets: readonly Target[]): ReadonlyMap<string, Target> {
  return indexById("targets", targets);
}

/** Refuses a bad or repeated inspector id, and withdrawals that name an inspector nobody knows. */
export function checkRoster(inspectors: readonly Inspector[], avoidances: readonly Avoidance[]): void {
  const roster = indexById("inspectors", inspectors);
  indexById("avoidances", avoidances);
  const issues = avoidances.flatMap(({ inspectorId, against, refId }, index): ErrorIssue[] => {
    const named = { inspectorId, ...(against === "inspector" && { refId }) };
    return Object.entries(named)
      .filter(([, id]) => !roster.has(id))
      .map(([field, id]) => ({
        code: "REFERENCE_UNKNOWN",
        path: `avoidances[${String(index)}].${field}`,
        expected: "the id of an inspector in the roster",
        received: describeValue(id),
      }));
  });
  if (issues.length > 0) throw DoubleRandomError.collect("avoidances", issues);
}

/** Refuses exclusions of a task or target that nobody knows. */
export function checkExclusions(
  exclusions: readonly Exclusion[],
  taskIds: ReadonlySet<string>,
  targets: ReadonlyMap<string, Target>,
): void {
  const issues = exclusions.flatMap(({ taskId, targetId }, index): ErrorIssue[] => {
    const path = `exclusions[${String(index)}]`;
    const unknown = (field: string, value: string): ErrorIssue => ({
      code: "REFERENCE_UNKNOWN",
      path: `${path}.${field}`,
      expected: "an id that exists",
      received: describeValue(value),
    });
    return [
      ...(taskIds.has(taskId) ? [] : [unknown("taskId", taskId)]),
      ...(targets.has(targetId) ? [] : [unknown("targetId", targetId)]),
    ];
  });
  if (issues.length > 0) throw DoubleRandomError.collect("exclusions", issues);
}

/** Refuses a date of the frame that is not a calendar date. */
export function checkAsOf(asOf: unknown): string {
  return parseWith(date, asOf, "asOf");
}

function indexById<T extends { readonly id: string }>(name: string, rows: readonly T[]): ReadonlyMap<string, T> {
  const byId = new Map<string, T>();
  const issues: ErrorIssue[] = [];
  for (const [index, row] of rows.entries()) {
    const path = `${name}[${String(index)}].id`;
    const received = describeValue(row.id);
    if (!isId(row.id)) issues.push({ code: "FIELD_INVALID", path, expected: "an id of 1 to 64 ASCII characters", received });
    else if (byId.has(row.id)) issues.push({ code: "DUPLICATE_ID", path, expected: "an id of its own", received });
    byId.set(row.id, row);
  }
  if (issues.length > 0) throw DoubleRandomError.collect(name, issues);
  return byId;
}

/** The target of a directory with an id. */
export function findTarget(directory: ReadonlyMap<string, Target>, id: string): Target {
  const target = directory.get(id);
  if (target) return target;
  const expected = "a target of the directory";
  throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "targets", expected, received: describeValue(id) });
}
