import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { ErrorCode } from "../errors/errorCodes.js";
import { describeValue } from "../errors/describeValue.js";
import type { Target } from "../model/target.js";
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
