import type { DepartmentShare, ExpertShare, TeamRequirement, TeamRule } from "../model/teamRequirement.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { isHomeOffice } from "./eligibility.js";
import type { SetRule } from "../matching/matching.js";
import type { PlannedVisit } from "./mergeVisits.js";

/** What the tasks of a visit ask of its team together. */
export interface VisitDemand {
  readonly size: number;
  /** By id, each the most that a task asks for. */
  readonly departments: readonly DepartmentShare[];
  /** By competence, experts of any kind first. */
  readonly experts: readonly ExpertShare[];
  /** Those of the policies, then those of the tasks by task id. */
  readonly rules: readonly TeamRule[];
  /** What the items need, by name. */
  readonly competences: readonly string[];
}

/** Unites what the tasks of a visit ask for. */
export function visitDemand({ tasks }: Pick<PlannedVisit, "tasks">, policies: Policies): VisitDemand {
  const teams = tasks.map(({ team = {} }): TeamRequirement => team);
  const departments = greatest(
    teams.flatMap((team) => (team.departments ?? []).map((share) => [share.departmentId, share.members] as const)),
  );
  const experts = greatest(
    teams.flatMap((team) => (team.experts ?? []).map((share) => [share.competence ?? "", share.experts] as const)),
  );
  return {
    size: Math.max(
      ...tasks.map(({ team }) => team?.size ?? policies.teamSize),
      departments.reduce((sum, [, members]) => sum + members, 0),
    ),
    departments: departments.map(([departmentId, members]) => ({ departmentId, members })),
    experts: experts.map(([competence, count]) => ({ ...(competence && { competence }), experts: count })),
    rules: [...policies.teamRules, ...teams.flatMap(({ rules }) => rules ?? [])],
    competences: [...new Set(tasks.flatMap(({ items }) => items.flatMap(({ competence }) => competence ?? [])))].sort(
      byCodePoint,
    ),
  };
}

/** An inspector with the number that rules know it by. */
export interface NumberedInspector {
  readonly number: number;
  readonly inspector: Inspector;
}

/**
 * The rules for the members of a visit as bounds on sets of inspectors, in the order in which they enter the hierarchy.
 *
 * @param eligible - by number
 */
export function memberRules(
  demand: VisitDemand,
  target: Target,
  policies: Policies,
  eligible: readonly NumberedInspector[],
): readonly SetRule[] {
  const rule = (
    id: string,
    belongs: (inspector: Inspector) => boolean,
    least = 0,
    most = Number.MAX_SAFE_INTEGER,
  ): SetRule => ({
    id,
    columns: eligible.filter(({ inspector }) => belongs(inspector)).map(({ number }) => number),
    least,
    most,
  });
  const competent = (name: string) => (inspector: Inspector) => inspector.competences?.includes(name) === true;
  return [
    ...demand.departments.map(({ departmentId, members }) =>
      rule(`department.${departmentId}`, (inspector) => inspector.departmentId === departmentId, members),
    ),
    ...(policies.competence === "one-member"
      ? demand.competences.map((name) => rule(`competence.${name}`, competent(name), 1))
      : []),
    ...demand.rules.flatMap((stated) => {
      switch (stated.kind) {
        case "unit":
          return [rule(`unit.${stated.unitId}`, ({ unitId }) => unitId === stated.unitId, stated.least, stated.most)];
        case "each-unit":
          return [...new Set(eligible.map(({ inspector }) => inspector.unitId))]
            .sort(byCodePoint)
            .map((unit) => rule(`each-unit.${unit}`, ({ unitId }) => unitId === unit, 0, stated.most));
        case "competence":
          return [rule(`competence.${stated.competence}`, competent(stated.competence), stated.least, stated.most)];
      }
    }),
    rule("lead", ({ canLead }) => canLead !== false, 1),
    ...(policies.territory === "homeOfficeAtMostOne"
      ? [rule("home-office", (inspector) => isHomeOffice(inspector, target), 0, 1)]
      : []),
  ];
}

/** The greatest number asked for under each name, by name. */
function greatest(asked: readonly (readonly [name: string, count: number])[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const [name, count] of asked) counts.set(name, Math.max(counts.get(name) ?? 0, count));
  return [...counts].sort(([a], [b]) => byCodePoint(a, b));
}
