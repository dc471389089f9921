import { INELIGIBLE_REASONS, type IneligibleReason } from "../model/assignment.js";
import type { Avoidance } from "../model/avoidance.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { avoidancesOfTarget } from "./applyingAvoidances.js";
import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import { expertReason } from "../assignment/eligibility.js";
import type { InspectorObstacle } from "./infeasibility.js";
import type { Matching, VisitToMatch } from "../assignment/matchingOf.js";

/** Says of rows who cannot be chosen for them, and why: by inspector id, then by reason. */
export type ObstaclesOfRows = (rows: readonly number[]) => readonly InspectorObstacle[];

/**
 * Prepares the look-up of obstacles. For members that is everybody who is not eligible; for experts, every expert who is not.
 *
 * Only the first reason of an inspector counts for each visit, but all withdrawals from the target are named.
 */
export function obstaclesOf(matching: Matching, options: AssignTeamsOptions): ObstaclesOfRows {
  const { problem, visits, inspectors } = matching;
  const { policies, targetOf } = options;
  const withdrawals = groupByInspector(options.avoidances);

  const withdrawalsFrom = (visitIndex: number, inspectorId: string): readonly string[] => {
    const { window, targetId } = visits[visitIndex]!.visit;
    const own = withdrawals.get(inspectorId) ?? [];
    return avoidancesOfTarget(own, targetOf(targetId), window, policies.ignoredWithdrawals).map(({ id }) => id);
  };
  const expertReasons = ({ visit, demand, avoided }: VisitToMatch): readonly (IneligibleReason | undefined)[] => {
    const service = { window: visit.window, level: visit.tasks[0]!.mode.inspectedBy };
    return inspectors.map((inspector) => {
      if (inspector.isExpert !== true) return undefined;
      // An expert who can be one of those asked for is not kept away, whatever else is asked for.
      const reasons = demand.experts.map(({ competence }) =>
        expertReason(
          inspector,
          { ...service, competences: competence === undefined ? [] : [competence] },
          policies.absence,
        ),
      );
      const reason = reasons.includes(undefined) ? undefined : reasons[0];
      return reason ?? (avoided.has(inspector.id) ? "avoids-target" : undefined);
    });
  };

  return (rows) => {
    const found = new Map<string, Tally>();
    for (const row of rows) {
      const { visit, role } = problem.rows[row]!;
      const reasons = role === "member" ? visits[visit]!.reasons : expertReasons(visits[visit]!);
      for (const [number, reason] of reasons.entries()) {
        if (reason === undefined) continue;
        const inspectorId = inspectors[number]!.id;
        const key = `${inspectorId}/${reason}`;
        const tally = found.get(key) ?? { inspectorId, reason, avoidanceIds: new Set<string>(), visits: 0 };
        found.set(key, tally);
        tally.visits += 1;
        if (reason === "avoids-target")
          for (const id of withdrawalsFrom(visit, inspectorId)) tally.avoidanceIds.add(id);
      }
    }
    return [...found.values()]
      .map(({ avoidanceIds, ...tally }) => ({ ...tally, avoidanceIds: [...avoidanceIds].sort(byCodePoint) }))
      .sort(
        (a, b) =>
          byCodePoint(a.inspectorId, b.inspectorId) ||
          INELIGIBLE_REASONS.indexOf(a.reason) - INELIGIBLE_REASONS.indexOf(b.reason),
      );
  };
}

interface Tally {
  readonly inspectorId: string;
  readonly reason: IneligibleReason;
  readonly avoidanceIds: Set<string>;
  visits: number;
}

function groupByInspector(avoidances: readonly Avoidance[]): ReadonlyMap<string, readonly Avoidance[]> {
  const groups = new Map<string, Avoidance[]>();
  for (const avoidance of avoidances) {
    const group = groups.get(avoidance.inspectorId);
    if (group) group.push(avoidance);
    else groups.set(avoidance.inspectorId, [avoidance]);
  }
  return groups;
}
