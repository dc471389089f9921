import type { IneligibleReason } from "../model/assignment.js";
import type { Inspector } from "../model/inspector.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import type { Change } from "./infeasibility.js";
import { mergeVisits } from "../assignment/mergeVisits.js";
import { visitDemand } from "../assignment/visitDemand.js";

/** The reasons that lie in the inspector and can be lifted. */
export const LIFTABLE_REASONS: readonly IneligibleReason[] = [
  "inactive",
  "other-level",
  "transferred",
  "retired",
  "absent",
  "no-certificate",
  "certificate-not-yet-valid",
  "certificate-expires-in-window",
  "not-competent",
  "other-region",
];

const ALWAYS = { validFrom: "0001-01-01", validTo: "9999-12-31" };

/** The same assignment after a change. */
export function applyChange(options: AssignTeamsOptions, change: Change): AssignTeamsOptions {
  const { inspectors, avoidances, policies } = options;
  const withInspector = (id: string, changed: (inspector: Inspector) => Inspector): AssignTeamsOptions => ({
    ...options,
    inspectors: inspectors.map((inspector) => (inspector.id === id ? changed(inspector) : inspector)),
  });
  switch (change.kind) {
    case "waive-avoidance":
      return { ...options, avoidances: avoidances.filter(({ id }) => id !== change.avoidanceId) };
    case "admit-inspector":
      return withInspector(change.inspectorId, (inspector) => admitted(inspector, change.reason, options));
    case "raise-most-visits":
      return withInspector(change.inspectorId, (inspector) => ({ ...inspector, mostVisits: change.to }));
    case "lower-least-visits":
      return withInspector(change.inspectorId, (inspector) => ({ ...inspector, leastVisits: change.to }));
    case "add-inspectors":
      return { ...options, inspectors: [...inspectors, ...newcomers(options, change)] };
    case "change-policy":
      return { ...options, policies: { ...policies, ...change.policies } };
  }
}

function admitted(inspector: Inspector, reason: IneligibleReason, options: AssignTeamsOptions): Inspector {
  const { level, regionCode, ...unbound } = inspector;
  const { absences = [] } = inspector;
  switch (reason) {
    case "inactive":
      return { ...inspector, active: true };
    case "other-level":
      return { ...unbound, ...(regionCode !== undefined && { regionCode }) };
    case "transferred":
      return { ...inspector, absences: absences.filter((absence) => absence.reason !== "transfer") };
    case "retired":
      return { ...inspector, absences: absences.filter((absence) => absence.reason !== "retirement") };
    case "absent":
      return { ...inspector, absences: [] };
    case "no-certificate":
    case "certificate-not-yet-valid":
    case "certificate-expires-in-window":
      return { ...inspector, certificates: [...inspector.certificates, ALWAYS] };
    case "not-competent":
      return {
        ...inspector,
        competences: [...new Set([...(inspector.competences ?? []), ...competencesAskedFor(options)])],
      };
    case "other-region":
      return { ...unbound, ...(level !== undefined && { level }) };
    default:
      return inspector;
  }
}

/** No id of the roster begins with a plus sign. */
export function newcomerId(number: number): string {
  return `+${String(number)}`;
}

function newcomers(
  options: AssignTeamsOptions,
  { count, role, unitId, departmentId }: Extract<Change, { readonly kind: "add-inspectors" }>,
): readonly Inspector[] {
  const competences = competencesAskedFor(options);
  const person = (number: number, fields: Partial<Inspector>): Inspector => ({
    id: newcomerId(number),
    unitId: unitId ?? newcomerId(number),
    ...(departmentId !== undefined && { departmentId }),
    active: true,
    certificates: [ALWAYS],
    competences,
    ...(role === "expert" && { isExpert: true }),
    ...fields,
  });
  if (options.policies.formation === "members" || role === "expert") {
    return Array.from({ length: count }, (_, number) => person(number, {}));
  }
  const { size, departmentIds } = standingTeamToAdd(options);
  return Array.from({ length: count }, (_, team) =>
    Array.from({ length: size }, (_unused, place) => {
      const department = departmentId ?? departmentIds[place];
      return person(team * size + place, {
        standingTeamId: newcomerId(team),
        ...(department !== undefined && { departmentId: department }),
      });
    }),
  )
    .flat()
    .slice(0, count);
}

/** How large a standing team must be for any of the visits, and the departments that its members are from. */
export function standingTeamToAdd({ draws, taskOf, policies }: AssignTeamsOptions): {
  readonly size: number;
  readonly departmentIds: readonly string[];
} {
  const demands = mergeVisits(draws, taskOf, policies.visits).map((visit) => visitDemand(visit, policies));
  const shares = new Map<string, number>();
  for (const { departmentId, members } of demands.flatMap(({ departments }) => departments)) {
    shares.set(departmentId, Math.max(members, shares.get(departmentId) ?? 0));
  }
  const departmentIds = [...shares].flatMap(([id, members]) => new Array<string>(members).fill(id));
  return { size: Math.max(departmentIds.length, ...demands.map(({ size }) => size)), departmentIds };
}

/** Whatever an item, a rule or an expert's place needs; a rule that only sets a most asks for nobody. */
function competencesAskedFor({ draws, taskOf, policies }: AssignTeamsOptions): readonly string[] {
  const tasks = draws.map(({ taskId }) => taskOf(taskId));
  const rules = [...policies.teamRules, ...tasks.flatMap(({ team }) => team?.rules ?? [])];
  const names = [
    ...tasks.flatMap(({ items }) => items.map(({ competence }) => competence)),
    ...tasks.flatMap(({ team }) => (team?.experts ?? []).map(({ competence }) => competence)),
    ...rules.map((rule) => (rule.kind === "competence" && (rule.least ?? 0) > 0 ? rule.competence : undefined)),
  ];
  return [...new Set(names.filter((name) => name !== undefined))].sort(byCodePoint);
}
