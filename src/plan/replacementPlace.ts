import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { expertReason } from "../assignment/eligibility.js";
import { matchingOf, type Column, type Matching, type VisitToMatch } from "../assignment/matchingOf.js";
import { mergeVisits, type PlannedVisit } from "../assignment/mergeVisits.js";
import { rosterOf } from "../assignment/rosterOf.js";
import type { IneligibleReason, TeamMember } from "../model/assignment.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Inspector } from "../model/inspector.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { EventRecord } from "../record/eventRecord.js";
import type { VisitState, VisitStates } from "../record/replayEvents.js";
import { findTarget } from "./checkInputs.js";
import { findTask } from "./drawTask.js";

/** What people are drawn from after the draw; everything has been checked. */
export interface VisitOptions {
  readonly record: EventRecord;
  readonly plan: Pick<Plan, "tasks">;
  readonly directory: ReadonlyMap<string, Target>;
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  /** Where every visit stands. */
  readonly states: VisitStates;
  readonly visitId: string;
}

/** What a replacement is drawn from. */
export interface ReplacementOptions extends VisitOptions {
  /** Who leaves. */
  readonly inspectorId: string;
}

/** Why an inspector may not be chosen for a place. */
export type PlaceReason = IneligibleReason | "not-expert";

/** Somebody who stays on a team. */
export interface StayingMember {
  readonly role: TeamMember["role"];
  readonly inspector: Inspector;
}

/** A place on a team that has become free, and who may be chosen for it as far as each alone is concerned. */
export interface ReplacementPlace {
  readonly state: VisitState;
  /** The visit as its tasks and the roster of today have it. */
  readonly visit: VisitToMatch;
  readonly target: Target;
  /** Whether it is an expert who leaves. */
  readonly isExpert: boolean;
  /** Whether a standing team comes in place of another. */
  readonly isWholeTeam: boolean;
  /** By id. */
  readonly leaves: readonly string[];
  /** In the order of the team. */
  readonly stays: readonly StayingMember[];
  /** Inspectors, or standing teams; by id. */
  readonly columns: readonly Column[];
  /** The whole roster, by id, each with the reason why not, if there is one. */
  readonly roster: readonly { readonly inspector: Inspector; readonly reason: PlaceReason | undefined }[];
  /** Numbers in the roster, the smaller first, of those who keep away from each other. */
  readonly apart: readonly (readonly [number, number])[];
}

/** Plans the visit again as it stands, by the roster of today and the rules of the draw. */
export function replacementPlace(options: ReplacementOptions): ReplacementPlace {
  const { plan, states, visitId, inspectorId } = options;
  const { policies } = options.record;
  const state = states.get(visitId);
  const leaving = state?.visit.team.find((member) => member.inspectorId === inspectorId);
  if (!state || !leaving || !followsFromTasks(options)) {
    const expected = `a visit that follows from its tasks, with ${describeValue(inspectorId)} on the team`;
    throw new DoubleRandomError({ code: "CHAIN_BROKEN", path: "record", expected, received: describeValue(visitId) });
  }
  const { team } = state.visit;
  const isExpert = leaving.role === "expert";
  const isWholeTeam = policies.formation === "standing-teams" && !isExpert;
  const leaves = team
    .filter(({ inspectorId: id, role }) => (isWholeTeam ? role !== "expert" : id === inspectorId))
    .map((member) => member.inspectorId)
    .sort(byCodePoint);
  const seen = visitAsItStands(options, plannedAgain(plan, state));
  const columns = columnsFor(isExpert ? "expert" : "member", seen.matching);
  return {
    state,
    visit: seen.matching.visits[0]!,
    target: seen.target,
    isExpert,
    isWholeTeam,
    leaves,
    stays: inRoster(
      team.filter((member) => !leaves.includes(member.inspectorId)),
      seen.matching.inspectors,
    ),
    columns,
    roster: isExpert ? withExpertReasons(columns, seen.matching, policies) : withMemberReasons(seen.matching),
    apart: seen.apart,
  };
}

/** Whether a visit of the record is one that its draws lead to; those that events have made are looked at with the events. */
function followsFromTasks({ record, plan, visitId }: VisitOptions): boolean {
  if (!record.assignment.visits.some((visit) => visit.visitId === visitId)) return true;
  const visits = mergeVisits(record.tasks, (id) => findTask(plan, id), record.policies.visits);
  return visits.some((visit) => visit.visitId === visitId);
}

/** A visit as the roster of today sees it. */
export interface VisitAsItStands {
  readonly matching: Matching;
  readonly target: Target;
  /** Numbers in the roster, the smaller first, of those who keep away from each other. */
  readonly apart: ReplacementPlace["apart"];
}

/** Who may go on a visit, and what it asks, by the roster of today. */
export function visitAsItStands(
  { record, directory, inspectors, avoidances }: Omit<VisitOptions, "visitId">,
  planned: PlannedVisit,
): VisitAsItStands {
  const roster = rosterOf(inspectors, avoidances, record.policies);
  return {
    matching: matchingOf([planned], roster, (id) => findTarget(directory, id), record.policies),
    target: findTarget(directory, planned.targetId),
    apart: roster.apartAt(planned),
  };
}

/** A visit with its tasks. */
export function plannedAgain(
  plan: VisitOptions["plan"],
  { visit, seed }: Pick<VisitState, "visit" | "seed">,
): PlannedVisit {
  const { visitId, targetId, taskIds, window } = visit;
  return { visitId, targetId, tasks: taskIds.map((id) => findTask(plan, id)), window, seed };
}

/** Whom the row of a role could have. */
export function columnsFor(role: "member" | "expert", { problem, columns }: Matching): readonly Column[] {
  const rows = problem.rows.filter((row) => row.role === role);
  const numbers = new Set(rows.flatMap((row) => row.columns));
  return columns.filter((_, column) => numbers.has(column));
}

function withMemberReasons({ visits, inspectors }: Matching): ReplacementPlace["roster"] {
  return inspectors.map((inspector, number) => ({ inspector, reason: visits[0]!.reasons[number] }));
}

function withExpertReasons(
  columns: readonly Column[],
  { visits, inspectors }: Matching,
  { absence }: Policies,
): ReplacementPlace["roster"] {
  const { visit, avoided } = visits[0]!;
  const demand = { window: visit.window, level: visit.tasks[0]!.mode.inspectedBy, competences: [] };
  const eligible = new Set(columns.map(({ id }) => id));
  const reasonOf = (inspector: Inspector): PlaceReason | undefined => {
    if (eligible.has(inspector.id)) return undefined;
    if (inspector.isExpert !== true) return "not-expert";
    return expertReason(inspector, demand, absence) ?? (avoided.has(inspector.id) ? "avoids-target" : "not-competent");
  };
  return inspectors.map((inspector) => ({ inspector, reason: reasonOf(inspector) }));
}

/** Whoever stays must be known, or nobody could say whom they keep away from and what they are competent for. */
export function inRoster(team: readonly TeamMember[], inspectors: readonly Inspector[]): readonly StayingMember[] {
  const byId = new Map(inspectors.map((inspector) => [inspector.id, inspector]));
  return team.map(({ inspectorId, role }) => {
    const inspector = byId.get(inspectorId);
    if (inspector) return { role, inspector };
    const expected = "everybody who stays on the team, with active: false who is not in service any more";
    const received = `no ${describeValue(inspectorId)}`;
    throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "inspectors", expected, received });
  });
}
