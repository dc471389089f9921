import type { IneligibleReason } from "../model/assignment.js";
import type { Policies } from "../model/policies.js";
import type { Change } from "./infeasibility.js";

/** A change as a person would be told to make it: `waive the withdrawal V-3`, `raise mostVisits of INS-3 to 4`. */
export function describeFix(change: Change): string {
  switch (change.kind) {
    case "waive-avoidance":
      return `waive the withdrawal ${change.avoidanceId}`;
    case "admit-inspector":
      return admission(change.inspectorId, change.reason);
    case "raise-most-visits":
      return `raise mostVisits of ${change.inspectorId} to ${String(change.to)}`;
    case "lower-least-visits":
      return `lower leastVisits of ${change.inspectorId} to ${String(change.to)}`;
    case "add-inspectors":
      return addition(change);
    case "change-policy":
      return Object.entries(change.policies as Policies)
        .map(
          ([name, value]) => `set the policy ${name} to ${typeof value === "string" ? value : JSON.stringify(value)}`,
        )
        .join(" and ");
  }
}

function admission(inspectorId: string, reason: IneligibleReason): string {
  switch (reason) {
    case "inactive":
      return `put ${inspectorId} back into service`;
    case "other-level":
      return `let ${inspectorId} work for every level`;
    case "transferred":
      return `put off the transfer of ${inspectorId}`;
    case "retired":
      return `put off the retirement of ${inspectorId}`;
    case "absent":
      return `end the absences of ${inspectorId}`;
    case "no-certificate":
    case "certificate-not-yet-valid":
    case "certificate-expires-in-window":
      return `give ${inspectorId} a certificate for the whole window`;
    case "not-competent":
      return `qualify ${inspectorId} for the competences that are asked for`;
    case "other-region":
      return `let ${inspectorId} work in every region`;
    default:
      return `admit ${inspectorId} (${reason})`;
  }
}

function addition({ count, role, unitId, departmentId }: Extract<Change, { readonly kind: "add-inspectors" }>): string {
  const people = role === "expert" ? "expert" : "inspector";
  const from =
    unitId !== undefined
      ? ` of the unit ${unitId}`
      : departmentId !== undefined
        ? ` of the department ${departmentId}`
        : "";
  return `add ${String(count)} ${people}${count === 1 ? "" : "s"}${from} whom nothing keeps from any visit`;
}
