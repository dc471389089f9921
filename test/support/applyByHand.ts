import type { Change, Inspector } from "double-random";
import type { AssignTeamsOptions } from "../../src/assignment/assignTeams.js";

const YEARS = { validFrom: "2020-01-01", validTo: "2030-12-31" };

/** Makes a change as a clerk would, in the lists and the policies; written apart from the program that tried it. */
export function applyByHand(options: AssignTeamsOptions, change: Change): AssignTeamsOptions {
  const edit = (id: string, fields: (inspector: Inspector) => Partial<Inspector>): AssignTeamsOptions => ({
    ...options,
    inspectors: options.inspectors.map((one) => (one.id === id ? { ...one, ...fields(one) } : one)),
  });
  switch (change.kind) {
    case "waive-avoidance": {
      const waived = options.avoidances.find(({ id }) => id === change.avoidanceId)!;
      if (waived.status === "upheld") throw new Error(`${waived.id} has been upheld and may not be waived`);
      const rejected = { ...waived, status: "rejected" } as const;
      return { ...options, avoidances: options.avoidances.map((one) => (one === waived ? rejected : one)) };
    }
    case "admit-inspector":
      return edit(change.inspectorId, (inspector) => lifted(inspector, change.reason, options));
    case "raise-most-visits":
      return edit(change.inspectorId, () => ({ mostVisits: change.to }));
    case "lower-least-visits":
      return edit(change.inspectorId, () => ({ leastVisits: change.to }));
    case "add-inspectors": {
      const added = Array.from({ length: change.count }, (_, index): Inspector => ({
        id: `new-${index}`,
        unitId: change.unitId ?? `elsewhere-${index}`,
        ...(change.departmentId !== undefined && { departmentId: change.departmentId }),
        ...(change.role === "expert" && { isExpert: true }),
        ...(options.policies.formation === "standing-teams" && { standingTeamId: "new" }),
        active: true,
        certificates: [YEARS],
        competences: competencesOf(options),
      }));
      return { ...options, inspectors: [...options.inspectors, ...added] };
    }
    case "change-policy":
      return { ...options, policies: { ...options.policies, ...change.policies } };
  }
}

function lifted(inspector: Inspector, reason: string, options: AssignTeamsOptions): Partial<Inspector> {
  switch (reason) {
    case "inactive":
      return { active: true };
    case "transferred":
    case "retired":
    case "absent":
      return { absences: [] };
    case "no-certificate":
    case "certificate-not-yet-valid":
    case "certificate-expires-in-window":
      return { certificates: [YEARS] };
    case "not-competent":
      return { competences: competencesOf(options) };
    case "other-region":
      // Every region code of these tests begins so.
      return { regionCode: "14" };
    case "other-level":
      return { level: options.draws.map(({ taskId }) => options.taskOf(taskId))[0]!.mode.inspectedBy };
    default:
      throw new Error(`nobody can lift ${reason}`);
  }
}

function competencesOf({ draws, taskOf }: AssignTeamsOptions): readonly string[] {
  const tasks = draws.map(({ taskId }) => taskOf(taskId));
  return tasks.flatMap(({ items, team }) => [
    ...items.flatMap(({ competence }) => competence ?? []),
    ...(team?.experts ?? []).flatMap(({ competence }) => competence ?? []),
  ]);
}
