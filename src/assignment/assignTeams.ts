import type { Assignment, AvoidedInspector, IneligibleReason, Team } from "../model/assignment.js";
import type { Avoidance } from "../model/avoidance.js";
import type { SelectedTarget } from "../model/draw.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { leadTicket, pairTicket } from "../random/ticketOf.js";
import { avoidanceIndex } from "./avoidanceIndex.js";
import { eligibleRoster, requiredCompetences } from "./eligibility.js";
import { pairByTicket, workablePairs, type ChosenPair, type InspectorPair } from "./pairByTicket.js";

/** 行政处罚法, Article 42: at least two. */
const TEAM_SIZE = 2;

/** Why one inspector cannot be on the team of one target. */
export interface InspectorObstacle {
  readonly inspectorId: string;
  /** `avoids-target` by a withdrawal; `no-partner` if nobody is left to form a pair with. */
  readonly reason: IneligibleReason | "avoids-target" | "no-partner";
  readonly avoidanceId?: string;
}

/** Targets that cannot get a team, with the reason for every inspector of the roster. */
export interface AssignmentInfeasibility {
  readonly taskId: string;
  /** Targets with the same obstacles stand together. */
  readonly groups: readonly {
    readonly targetIds: readonly string[];
    readonly inspectors: readonly InspectorObstacle[];
  }[];
}

/** What {@link assignTeams} needs. */
export interface AssignTeamsOptions {
  readonly task: Task;
  readonly seed: string;
  /** In the order of the draw. */
  readonly selected: readonly SelectedTarget[];
  readonly targetOf: (id: string) => Target;
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly policies: Policies;
}

/** Teams for all drawn targets of a task, or what stands in the way. */
export function assignTeams(
  options: AssignTeamsOptions,
): { readonly assignment: Assignment } | { readonly infeasibility: AssignmentInfeasibility } {
  const { task, seed, selected, targetOf, inspectors, policies } = options;
  const { suite, competence } = policies;
  const { eligible, ineligible } = eligibleRoster(inspectors, task, competence);
  const avoidances = avoidanceIndex(options.avoidances, task.window);
  const pairs = workablePairs(eligible, requiredCompetences(task), avoidances.between);

  const teams: Team[] = [];
  const obstacles = new Map<string, { targetIds: string[]; inspectors: readonly InspectorObstacle[] }>();
  for (const { targetId } of selected) {
    const avoided = avoidances.forTarget(targetOf(targetId));
    const pair = pairByTicket(pairs, avoided, (a, b) => pairTicket(suite, seed, targetId, a, b));
    if (pair) {
      const lead = leadOf(pair, (inspectorId) => leadTicket(suite, seed, targetId, inspectorId));
      teams.push(teamOf(targetId, pair, lead, avoidedAmong(eligible, avoided)));
      continue;
    }
    const reasons = [...ineligible, ...eligible.map(({ id }) => obstacleOf(id, avoided))];
    const key = JSON.stringify(reasons);
    const group = obstacles.get(key);
    if (group) group.targetIds.push(targetId);
    else obstacles.set(key, { targetIds: [targetId], inspectors: reasons });
  }

  if (obstacles.size > 0) return { infeasibility: { taskId: task.id, groups: [...obstacles.values()] } };
  return {
    assignment: {
      taskId: task.id,
      method: "pair-ticket/1",
      teamSize: TEAM_SIZE,
      eligibleInspectors: eligible.length,
      ineligible,
      teams,
      warnings: [],
    },
  };
}

/** Of the members who may lead, the one with the smaller ticket. */
function leadOf({ first, second }: InspectorPair, ticketOf: (inspectorId: string) => string): Inspector {
  if (first.canLead === false) return second;
  if (second.canLead === false) return first;
  return byCodePoint(ticketOf(first.id), ticketOf(second.id)) <= 0 ? first : second;
}

function teamOf(targetId: string, pair: ChosenPair, lead: Inspector, avoided: readonly AvoidedInspector[]): Team {
  const other = lead === pair.first ? pair.second : pair.first;
  return {
    targetId,
    members: [
      { inspectorId: lead.id, role: "lead" },
      { inspectorId: other.id, role: "member" },
    ],
    ticket: pair.ticket,
    eligiblePairs: pair.eligiblePairs,
    avoided,
  };
}

function avoidedAmong(
  eligible: readonly Inspector[],
  avoided: ReadonlyMap<string, string>,
): readonly AvoidedInspector[] {
  if (avoided.size === 0) return [];
  return eligible.flatMap(({ id }) => {
    const avoidanceId = avoided.get(id);
    return avoidanceId === undefined ? [] : [{ inspectorId: id, avoidanceId }];
  });
}

function obstacleOf(inspectorId: string, avoided: ReadonlyMap<string, string>): InspectorObstacle {
  const avoidanceId = avoided.get(inspectorId);
  return avoidanceId === undefined
    ? { inspectorId, reason: "no-partner" }
    : { inspectorId, reason: "avoids-target", avoidanceId };
}
