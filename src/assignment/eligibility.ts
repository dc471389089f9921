import type { IneligibleInspector, IneligibleReason } from "../model/assignment.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";

/** The roster of a task, by code point of the id. */
export interface EligibleRoster {
  readonly eligible: readonly Inspector[];
  readonly ineligible: readonly IneligibleInspector[];
}

/**
 * Who may be on a team of a task, before any withdrawal: active, not an expert, with one certificate that is valid on
 * every day of the window, and competent as the policy demands.
 */
export function eligibleRoster(
  inspectors: readonly Inspector[],
  task: Task,
  competence: Policies["competence"],
): EligibleRoster {
  const eligible: Inspector[] = [];
  const ineligible: IneligibleInspector[] = [];
  for (const inspector of [...inspectors].sort((a, b) => byCodePoint(a.id, b.id))) {
    const reason = ineligibleReason(inspector, task, competence);
    if (reason) ineligible.push({ inspectorId: inspector.id, reason });
    else eligible.push(inspector);
  }
  return { eligible, ineligible };
}

/** The competences that the items of a task ask for, each once. */
export function requiredCompetences({ items }: Task): readonly string[] {
  return [...new Set(items.flatMap(({ competence }) => competence ?? []))].sort(byCodePoint);
}

function ineligibleReason(
  inspector: Inspector,
  task: Task,
  competence: Policies["competence"],
): IneligibleReason | undefined {
  if (!inspector.active) return "inactive";
  if (inspector.isExpert === true) return "expert";
  const { start, end } = task.window;
  if (!inspector.certificates.some(({ validFrom, validTo }) => validFrom <= start && end <= validTo)) {
    if (inspector.certificates.length === 0) return "no-certificate";
    return inspector.certificates.some(({ validTo }) => validTo >= end)
      ? "certificate-not-yet-valid"
      : "certificate-expires-in-window";
  }
  const required = requiredCompetences(task);
  const missing = required.filter((name) => !inspector.competences?.includes(name));
  if (competence === "all-members" && missing.length > 0) return "not-competent";
  return undefined;
}
