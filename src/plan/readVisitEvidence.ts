import type { Evidence } from "../frame/digests.js";
import { readRoster } from "./checkInputs.js";
import { readEvidence } from "./readEvidence.js";
import type { Received } from "./readReceived.js";
import { receivedRows } from "./receivedRows.js";
import { readTeamPart } from "./readTeamPart.js";
import type { VisitOptions } from "./replacementPlace.js";
import type { VisitRecord } from "../record/eventRecord.js";

/** What a record with visits was made from, and the roster of today. */
export interface VisitEvidence extends Pick<Evidence, "inspectors" | "avoidances"> {
  readonly plan?: Evidence["plan"];
  readonly targets?: Evidence["targets"];
  readonly received?: readonly Received[];
}

/** Reads tasks and targets of a record and refuses any that it was not made from; the roster may have changed since. */
export function readVisitEvidence(
  record: VisitRecord,
  { plan, targets, received, inspectors, avoidances }: VisitEvidence,
): Pick<VisitOptions, "plan" | "directory" | "inspectors" | "avoidances"> {
  if (record.kind === "plan-record") {
    return readEvidence(record, { plan: plan!, targets: targets!, inspectors, avoidances }, ["plan", "targets"]);
  }
  const part = readTeamPart(record, received);
  return {
    plan: part.plan,
    directory: receivedRows(part.tasks, part.received),
    ...readRoster(inspectors, avoidances),
  };
}
