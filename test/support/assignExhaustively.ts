import type { Inspector, Target } from "double-random";
import type { AssignTeamsOptions } from "../../src/assignment/assignTeams.js";
import { allSubsets } from "./allSubsets.js";

/** What {@link assignExhaustively} understands of a visit. */
interface Visit {
  readonly target: Target;
  readonly lastDay: string;
  readonly competences: readonly string[];
}

/**
 * Whether teams exist, by trying every combination of every team of every visit. Written from the rules, not from the program; it
 * knows one task with one window, teams of one size, and none of experts, departments, absences, levels and standing teams.
 *
 * @param only - these targets alone; all if absent
 */
export function assignExhaustively(
  { draws, taskOf, targetOf, inspectors, avoidances, policies }: AssignTeamsOptions,
  only?: readonly string[],
): boolean {
  const visits = draws.flatMap(({ taskId, selected }) =>
    selected
      .filter(({ targetId }) => only?.includes(targetId) ?? true)
      .map(({ targetId }): Visit => ({
        target: targetOf(targetId),
        lastDay: taskOf(taskId).window.end,
        competences: taskOf(taskId).items.flatMap(({ competence }) => competence ?? []),
      })),
  );
  const counting = avoidances.filter(({ status }) => status !== "rejected");
  const mayGo = (inspector: Inspector, { target, lastDay, competences }: Visit): boolean =>
    inspector.active &&
    inspector.certificates.some(({ validTo }) => validTo >= lastDay) &&
    (inspector.regionCode === undefined || target.regionCode.startsWith(inspector.regionCode)) &&
    (policies.competence === "one-member" ||
      competences.every((name) => inspector.competences?.includes(name) === true)) &&
    !(policies.territory === "notHomeOffice" && inspector.unitId === target.localOfficeId) &&
    !counting.some(
      ({ inspectorId, against, refId }) => inspectorId === inspector.id && against === "target" && refId === target.id,
    );
  const meetGladly = (a: string, b: string): boolean =>
    !counting.some(
      ({ inspectorId, against, refId }) =>
        against === "inspector" && ((inspectorId === a && refId === b) || (inspectorId === b && refId === a)),
    );
  const mayBeTeam = (team: readonly Inspector[], { target, competences }: Visit): boolean =>
    (policies.territory !== "homeOfficeAtMostOne" ||
      team.filter(({ unitId }) => unitId === target.localOfficeId).length <= 1) &&
    team.some(({ canLead }) => canLead !== false) &&
    competences.every((name) => team.some((inspector) => inspector.competences?.includes(name) === true)) &&
    allSubsets(team, 2).every(([a, b]) => meetGladly(a!.id, b!.id)) &&
    policies.teamRules.every(
      (rule) =>
        rule.kind !== "each-unit" ||
        team.every(({ unitId }) => team.filter((other) => other.unitId === unitId).length <= rule.most),
    );
  const teams = visits.map((visit) =>
    allSubsets(
      inspectors.filter((inspector) => mayGo(inspector, visit)),
      policies.teamSize,
    ).filter((team) => mayBeTeam(team, visit)),
  );

  const candidates = teams.map((ofVisit) =>
    ofVisit.map((team) => ({
      ids: team.map(({ id }) => id),
      pairs: allSubsets(team, 2).map(([a, b]) => [a!.id, b!.id].sort().join("+")),
    })),
  );
  const left = new Map(
    inspectors.map(({ id, mostVisits = policies.mostVisitsPerInspector ?? Infinity, priorVisits = 0 }) => [
      id,
      Math.max(0, mostVisits - priorVisits),
    ]),
  );
  const loads = new Map<string, number>();
  const meetings = new Map<string, number>();
  const add = (counts: Map<string, number>, keys: readonly string[], amount: number): void => {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + amount);
  };
  const paid = (): boolean =>
    only !== undefined ||
    inspectors.every(
      ({ id, active, leastVisits = 0, priorVisits = 0 }) =>
        !active || (loads.get(id) ?? 0) + priorVisits >= leastVisits,
    );
  const fill = (visit: number): boolean => {
    if (visit === candidates.length) return paid();
    return candidates[visit]!.some(({ ids, pairs }) => {
      if (ids.some((id) => (loads.get(id) ?? 0) >= left.get(id)!)) return false;
      if (pairs.some((pair) => (meetings.get(pair) ?? 0) >= (policies.mostVisitsPerPair ?? Infinity))) return false;
      add(loads, ids, 1);
      add(meetings, pairs, 1);
      const done = fill(visit + 1);
      add(loads, ids, -1);
      add(meetings, pairs, -1);
      return done;
    });
  };
  return fill(0);
}
