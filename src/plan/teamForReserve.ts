import type { Column } from "../assignment/matchingOf.js";
import type { PlannedVisit } from "../assignment/mergeVisits.js";
import type { TeamMember, Visit } from "../model/assignment.js";
import { brokenRuleOf, fullInspector, keptApart, metTooOften, missingExpert } from "./replacementObstacle.js";
import {
  columnsFor,
  inRoster,
  visitAsItStands,
  type ReplacementPlace,
  type StayingMember,
  type VisitOptions,
} from "./replacementPlace.js";

/** A team that goes on a visit it was not drawn for, as the roster of today sees it. */
export interface TeamForReserve {
  /** The first of the team who cannot go, though everybody before may; `undefined` if all may. */
  readonly cannotGo: string | undefined;
  /** If all may go: what they lack together, such as `competence.food` or `size`. */
  readonly lacks: string | undefined;
  /** How many of the roster may be members, and who may not because of a withdrawal, by id. */
  readonly seen: Pick<Visit, "eligible" | "avoided">;
}

/**
 * Looks at the people of a team one after the other, the lead first: each may go who is eligible alone, has a visit left, keeps away from
 * nobody before and does not meet one of them too often. The visit itself is not among `states`, and so counts for nobody.
 */
export function teamForReserve(
  options: Omit<VisitOptions, "visitId">,
  planned: PlannedVisit,
  team: readonly TeamMember[],
): TeamForReserve {
  const { policies } = options.record;
  const { matching, target, apart } = visitAsItStands(options, planned);
  const [visit] = matching.visits as [ReplacementPlace["visit"]];
  const roster = matching.inspectors.map((inspector, number) => ({ inspector, reason: visit.reasons[number] }));
  const people = inRoster(team, matching.inspectors);
  const mayCome = new Set(columnsFor("expert", matching).map(({ id }) => id));
  const reasons = new Map(roster.map(({ inspector, reason }) => [inspector.id, reason]));

  const cannotGo = people.find(({ role, inspector }, place) => {
    const alone = role === "expert" ? mayCome.has(inspector.id) : reasons.get(inspector.id) === undefined;
    if (!alone) return true;
    const before = { apart, roster, stays: people.slice(0, place) };
    const checks = [
      keptApart(before),
      fullInspector(options.states, policies),
      metTooOften(before, options.states, policies),
    ];
    return checks.some((obstacleOf) => obstacleOf(columnOf(inspector)) !== undefined);
  })?.inspector.id;
  const place = { roster, stays: people, visit, target };
  return {
    cannotGo,
    lacks: cannotGo === undefined ? lackOf(place, policies) : undefined,
    seen: {
      eligible: roster.filter(({ reason }) => reason === undefined).length,
      avoided: roster
        .filter(({ reason }) => reason === "avoids-target")
        .map(({ inspector: { id } }) => ({ inspectorId: id, avoidanceId: visit.avoided.get(id)! })),
    },
  };
}

function columnOf(inspector: StayingMember["inspector"]): Column {
  return { id: inspector.id, inspectors: [inspector] };
}

/** A standing team keeps every rule as it is, or its people would not be eligible. */
function lackOf(
  place: Pick<ReplacementPlace, "roster" | "stays" | "visit" | "target">,
  policies: VisitOptions["record"]["policies"],
): string | undefined {
  const nobody: Column = { id: "", inspectors: [] };
  const members = place.stays.filter(({ role }) => role !== "expert").length;
  const experts = place.stays.length - members;
  const { demand } = place.visit;
  if (members < demand.size) return "size";
  if (experts < demand.experts.reduce((sum, share) => sum + share.experts, 0)) return "experts";
  const rule = policies.formation === "standing-teams" ? undefined : brokenRuleOf(place, policies)(nobody);
  return rule ?? missingExpert(place)(nobody);
}
