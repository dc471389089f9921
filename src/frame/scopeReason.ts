import type { OutOfScopeReason } from "../model/draw.js";
import type { Target } from "../model/target.js";
import type { Scope } from "../model/task.js";

/**
 * Why a target is outside the scope of a task on the date of the frame, or `undefined` if it is inside.
 *
 * Status, credit class and special directories are those of the directory; list entries and licences are read at
 * `asOf`.
 *
 * @param asOf - `YYYY-MM-DD`
 *
 * @example
 * ```ts
 * import { scopeReason } from "double-random";
 *
 * const shop = { id: "T-1", subjectType: "individual", status: "existing", regionCode: "140581" } as const;
 * console.log(scopeReason(shop, { subjectTypes: ["enterprise"] }, "2024-06-30"));
 * ```
 * ```text
 * other-subject-type
 * ```
 */
export function scopeReason(target: Target, scope: Scope, asOf: string): OutOfScopeReason | undefined {
  if (!(scope.statuses ?? ["existing"]).includes(target.status)) return "not-existing";
  if ((target.establishedOn ?? asOf) > asOf) return "not-yet-established";
  if (scope.regionCodes && !scope.regionCodes.some((code) => target.regionCode.startsWith(code))) return "other-region";
  if (scope.subjectTypes && !scope.subjectTypes.includes(target.subjectType)) return "other-subject-type";
  if (scope.creditClasses && !contains(scope.creditClasses, target.creditClass)) return "other-credit-class";
  if (scope.directories && !scope.directories.some((name) => target.directories?.includes(name))) {
    return "not-in-directory";
  }
  if (scope.lists && !isListed(target, scope.lists, asOf)) return "not-on-list";
  if (scope.licenceKinds && !isLicensed(target, scope.licenceKinds, asOf)) return "no-valid-licence";
  return undefined;
}

function contains(values: readonly string[], value: string | undefined): boolean {
  return value !== undefined && values.includes(value);
}

function isListed({ lists = [] }: Target, names: readonly string[], asOf: string): boolean {
  return lists.some(
    ({ list, since, removedOn }) =>
      names.includes(list) && since <= asOf && (removedOn === undefined || asOf < removedOn),
  );
}

function isLicensed({ licences = [] }: Target, kinds: readonly string[], asOf: string): boolean {
  return licences.some(
    ({ kind, validFrom, validTo }) => kinds.includes(kind) && (validFrom ?? asOf) <= asOf && asOf <= (validTo ?? asOf),
  );
}
