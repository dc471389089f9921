import type { Warning } from "../errors/warnings.js";
import { exampleIds } from "../errors/exampleIds.js";
import { creditCodeIsValid } from "../frame/creditCodeIsValid.js";
import type { Avoidance } from "../model/avoidance.js";
import type { TaskDraw } from "../model/draw.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";

/** What a reader should know of the directory and the withdrawals. */
export function directoryWarnings(
  targets: readonly Target[],
  avoidances: readonly Avoidance[],
  asOf: string,
): readonly Warning[] {
  const warnings: Warning[] = [];
  const badCodes = targets.filter(({ creditCode }) => creditCode !== undefined && !creditCodeIsValid(creditCode));
  if (badCodes.length > 0) {
    const message = `${listed(badCodes)} with a unified social credit code whose check character is wrong (GB 32100-2015).`;
    warnings.push({ code: "CREDIT_CODE_CHECK", message });
  }
  const stale = targets.filter(({ creditClassAsOf }) => creditClassAsOf !== undefined && creditClassAsOf > asOf);
  if (stale.length > 0) {
    const message = `${listed(stale)} with a credit class set after ${asOf}; the class on that day is not known.`;
    warnings.push({ code: "CREDIT_CLASS_STALE", message });
  }
  const references = referenceSets(targets);
  const unmatched = avoidances
    .filter((avoidance) => !matchesAny(avoidance, references, targets))
    .sort((a, b) => byCodePoint(a.id, b.id));
  if (unmatched.length > 0) {
    const message = `Withdrawals that point to nothing in the directory: ${exampleIds(unmatched.map(({ id }) => id))}.`;
    warnings.push({ code: "AVOIDANCE_UNMATCHED", message });
  }
  return warnings;
}

/** A credit class of enterprises that no untargeted task draws and that the plan does not set to zero. */
export function coverageWarnings(plan: Plan, policies: Policies): readonly Warning[] {
  const untargeted = plan.tasks.filter(
    ({ kind, scope }) => kind === "untargeted" && (scope.subjectTypes ?? ["enterprise"]).includes("enterprise"),
  );
  if (untargeted.length === 0) return [];
  const zeros = (plan.untargetedZeros ?? []).filter(({ subjectType }) => subjectType === "enterprise");
  return Object.keys(policies.creditClassTiers)
    .sort(byCodePoint)
    .filter((name) => !zeros.some(({ creditClass }) => creditClass === name))
    .filter((name) => !untargeted.some(({ scope }) => !scope.creditClasses || scope.creditClasses.includes(name)))
    .map((name) => ({
      code: "CREDIT_CLASS_GAP",
      message: `No untargeted task draws enterprises of class ${name}, and the plan does not say that this is meant.`,
    }));
}

/** Targets drawn by more than one task. */
export function overlapWarnings(tasks: readonly TaskDraw[]): readonly Warning[] {
  const tasksOf = new Map<string, string[]>();
  for (const { taskId, selected } of tasks) {
    for (const { targetId } of selected) {
      const drawnBy = tasksOf.get(targetId);
      if (drawnBy) drawnBy.push(taskId);
      else tasksOf.set(targetId, [taskId]);
    }
  }
  const several = [...tasksOf].filter(([, drawnBy]) => drawnBy.length > 1).sort(([a], [b]) => byCodePoint(a, b));
  if (several.length === 0) return [];
  const named = several.map(([id, drawnBy]) => `${id} (${drawnBy.join(", ")})`);
  const message = `${String(several.length)} targets are drawn by more than one task: ${exampleIds(named)}.`;
  return [{ code: "OVERLAP", message }];
}

interface ReferenceSets {
  readonly ids: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly offices: ReadonlySet<string>;
}

function referenceSets(targets: readonly Target[]): ReferenceSets {
  const present = (values: readonly (string | undefined)[]): ReadonlySet<string> =>
    new Set(values.filter((value) => value !== undefined));
  return {
    ids: present(targets.map(({ id }) => id)),
    groups: present(targets.map(({ groupId }) => groupId)),
    offices: present(targets.map(({ localOfficeId }) => localOfficeId)),
  };
}

function matchesAny({ against, refId }: Avoidance, sets: ReferenceSets, targets: readonly Target[]): boolean {
  switch (against) {
    case "target":
      return sets.ids.has(refId);
    case "group":
      return sets.groups.has(refId);
    case "unit":
      return sets.offices.has(refId);
    case "region":
      return targets.some(({ regionCode }) => regionCode.startsWith(refId));
    case "inspector":
      return true;
  }
}

function listed(targets: readonly Target[]): string {
  const ids = targets.map(({ id }) => id).sort(byCodePoint);
  return `${String(ids.length)} targets (${exampleIds(ids)})`;
}
