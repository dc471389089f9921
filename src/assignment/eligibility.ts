import type { IneligibleReason } from "../model/assignment.js";
import type { AdministrativeLevel } from "../model/administrativeLevel.js";
import type { Absence, Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Window } from "../model/task.js";
import { coversWindow, touchesWindow } from "./coversWindow.js";

/** What a visit asks of every member, whatever its target. */
export interface ServiceDemand {
  readonly window: Window;
  readonly level: AdministrativeLevel;
  /** What each member must be competent for. */
  readonly competences: readonly string[];
}

/** Why an inspector cannot be a member on any visit with these demands. */
export function serviceReason(
  inspector: Inspector,
  demand: ServiceDemand,
  policy: Policies["absence"],
): IneligibleReason | undefined {
  if (inspector.active && inspector.isExpert === true) return "expert";
  return (
    presenceReason(inspector, demand, policy) ??
    certificateReason(inspector, demand.window) ??
    (demand.competences.every((name) => inspector.competences?.includes(name)) ? undefined : "not-competent")
  );
}

/** Why an expert cannot accompany any visit with these demands: no certificate is needed, and one competence at most. */
export function expertReason(
  inspector: Inspector,
  demand: ServiceDemand,
  policy: Policies["absence"],
): IneligibleReason | undefined {
  return (
    presenceReason(inspector, demand, policy) ??
    (demand.competences.every((name) => inspector.competences?.includes(name)) ? undefined : "not-competent")
  );
}

/** Why an inspector cannot be a member for one target. */
export function targetReason(
  inspector: Inspector,
  target: Target,
  avoided: boolean,
  territory: Policies["territory"],
): IneligibleReason | undefined {
  if (inspector.regionCode !== undefined && !target.regionCode.startsWith(inspector.regionCode)) return "other-region";
  if (avoided) return "avoids-target";
  if (territory === "notHomeOffice" && isHomeOffice(inspector, target)) return "home-office";
  if (territory === "homeOfficeOnly" && !isHomeOffice(inspector, target)) return "not-home-office";
  return undefined;
}

/** Whether an inspector belongs to the office in charge of a target. */
export function isHomeOffice({ unitId }: Inspector, { localOfficeId }: Target): boolean {
  return unitId === localOfficeId;
}

function presenceReason(
  { active, level, absences = [] }: Inspector,
  demand: ServiceDemand,
  policy: Policies["absence"],
): IneligibleReason | undefined {
  if (!active) return "inactive";
  if (level !== undefined && level !== demand.level) return "other-level";
  const { window } = demand;
  const leaves = (reason: Absence["reason"]): boolean =>
    absences.some((absence) => absence.reason === reason && touchesWindow(absence, window));
  if (leaves("transfer")) return "transferred";
  if (leaves("retirement")) return "retired";
  const away =
    policy === "touches-window"
      ? absences.some((absence) => touchesWindow(absence, window))
      : coversWindow(absences, window);
  return away ? "absent" : undefined;
}

/** 行政处罚法, Article 42: who enforces must hold a certificate; here one is needed on every day of the window. */
function certificateReason({ certificates }: Inspector, window: Window): IneligibleReason | undefined {
  if (certificates.length === 0) return "no-certificate";
  const periods = certificates.map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo }));
  if (coversWindow(periods, window)) return undefined;
  return certificates.some(({ validTo }) => validTo >= window.end)
    ? "certificate-not-yet-valid"
    : "certificate-expires-in-window";
}
