import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { ErrorCode } from "../errors/errorCodes.js";
import { describeValue } from "../errors/describeValue.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { Target } from "../model/target.js";
import { date, positiveCount } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parseAvoidances } from "../model/parseAvoidances.js";
import { parseExclusions } from "../model/parseExclusions.js";
import { parseInspectors } from "../model/parseInspectors.js";
import type { Plan } from "../model/plan.js";
import { isId } from "../random/ticketOf.js";

/** The directory by id. Refuses what would spoil a draw whatever its source: a bad id, or the same id twice. */
export function indexTargets(targets: readonly Target[]): ReadonlyMap<string, Target> {
  if (!Array.isArray(targets)) {
    const received = describeValue(targets);
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "targets", expected: "a list", received });
  }
  const byId = new Map<string, Target>();
  const issues: ErrorIssue[] = [];
  const refuse = (code: ErrorCode, expected: string, index: number, id: unknown): void => {
    issues.push({ code, path: `targets[${String(index)}].id`, expected, received: describeValue(id) });
  };
  for (const [index, target] of (targets as readonly Target[]).entries()) {
    const id: unknown = (target as Target | null | undefined)?.id;
    if (!isId(id)) refuse("FIELD_INVALID", "an id of 1 to 64 ASCII characters", index, id);
    else if (byId.has(id)) refuse("DUPLICATE_ID", "an id of its own", index, id);
    else byId.set(id, target);
  }
  if (issues.length > 0) throw DoubleRandomError.collect("targets", issues);
  return byId;
}

/** The roster and its withdrawals, read again: a misspelt withdrawal must not be one that silently never applies. */
export function readRoster(
  inspectors: unknown,
  avoidances: unknown,
): { readonly inspectors: readonly Inspector[]; readonly avoidances: readonly Avoidance[] } {
  const read = { inspectors: parseInspectors(inspectors), avoidances: parseAvoidances(avoidances) };
  const known = new Set(read.inspectors.map(({ id }) => id));
  const issues = read.avoidances.flatMap(({ inspectorId, against, refId }, index) => {
    const named = { inspectorId, ...(against === "inspector" && { refId }) };
    return Object.entries(named)
      .filter(([, id]) => !known.has(id))
      .map(([field, id]) =>
        unknownReference(`avoidances[${String(index)}].${field}`, "the id of an inspector in the roster", id),
      );
  });
  if (issues.length > 0) throw DoubleRandomError.collect("avoidances", issues);
  return read;
}

/** The exclusions, read again; each names a task and a target that exist. */
export function readExclusions(
  input: unknown,
  plan: Plan,
  directory: ReadonlyMap<string, Target>,
): readonly Exclusion[] {
  const exclusions = input === undefined ? [] : parseExclusions(input);
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
  return exclusions;
}

function unknownReference(path: string, expected: string, id: string): ErrorIssue {
  return { code: "REFERENCE_UNKNOWN", path, expected, received: describeValue(id) };
}

/** Refuses a number of the draw that is not a whole number from 1. */
export function checkDrawNumber(drawNumber: unknown): void {
  parseWith(positiveCount, drawNumber, "drawNumber");
}

/** Refuses a date of the frame that is not a calendar date. */
export function checkAsOf(asOf: unknown): string {
  return parseWith(date, asOf, "asOf");
}

/** The target of a directory with an id. */
export function findTarget(directory: ReadonlyMap<string, Target>, id: string): Target {
  const target = directory.get(id);
  if (target) return target;
  const expected = "a target of the directory";
  throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "targets", expected, received: describeValue(id) });
}
