import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { matchingOfDraws } from "../assignment/assignTeams.js";
import type { RowChances } from "../matching/matching.js";
import type { Matching, NamedRow } from "../assignment/matchingOf.js";
import { ASSIGNMENT_METHODS } from "../assignment/methods.js";
import { formatFraction, fraction } from "../exact/fraction.js";
import type { Evidence } from "../frame/digests.js";
import type { IneligibleReason, InspectorLoad, TeamMember, Visit } from "../model/assignment.js";
import { parseWith } from "../model/parse.js";
import { planRecordSchema, type PlanRecord } from "../model/record.js";
import { hashStream } from "../random/hashStream.js";
import { apartName, passedOverTeams, type PassedOverTeam } from "./passedOverTeams.js";
import { findTarget } from "./checkInputs.js";
import { findTask } from "./drawTask.js";
import { readEvidence } from "./readEvidence.js";

/** What `explainVisit` needs: the record, and the evidence that it was made from. */
export interface ExplainVisitOptions extends Evidence {
  readonly record: PlanRecord;
  /** `<first task>/<target>`. */
  readonly visitId: string;
}

/** What became of one inspector at one visit. */
export interface InspectorExplanation {
  readonly inspectorId: string;
  /** `not-chosen` could have come; `not-eligible` could not. */
  readonly outcome: TeamMember["role"] | "not-chosen" | "not-eligible";
  /** Why not eligible as a member. */
  readonly reason?: IneligibleReason;
  /** For `avoids-target`: the withdrawal. */
  readonly avoidanceId?: string;
  /** `balanced/1`: the chance of being on the team (of the standing team, where those are drawn). */
  readonly chance?: string;
  /** Visits of this draw, for those who may go somewhere. */
  readonly visits?: number;
  /** What these were expected to be. */
  readonly expected?: string;
}

/** Why one visit has the team that it has. */
export interface VisitExplanation {
  readonly visit: Visit;
  readonly method: PlanRecord["assignment"]["method"];
  /** Members asked for, without experts. */
  readonly places: number;
  /** The rules for the team as a whole, with how many must or may be in the set: `competence.food: at least 1 of 7 eligible`. */
  readonly rules: readonly string[];
  /** The whole roster, by id. */
  readonly inspectors: readonly InspectorExplanation[];
  /**
   * `pair-ticket/1`: every team of the whole roster with a smaller ticket than the one drawn, by ticket. Absent if there are too
   * many teams to look at (more than five million).
   */
  readonly passedOver?: readonly PassedOverTeam[];
}

const EXPLAINED_BY = ["plan", "targets", "inspectors", "avoidances"] as const;

/**
 * Says for one visit why these people and why not the others: each inspector of the roster with the reason, and for
 * `pair-ticket/1` each team with a smaller ticket that had to be passed over. {@link formatExplanation} makes a table of it.
 *
 * Guarantees: the evidence is what the record was made from, otherwise nothing is explained. Whether the record itself is right is for
 * `verifyRecord` to say.
 *
 * @throws `DoubleRandomError` `EVIDENCE_MISMATCH` naming the list that differs; `REFERENCE_UNKNOWN` for a visit that
 *   the record does not have; `INPUT_INVALID`
 *
 * @example See {@link formatExplanation}.
 */
export function explainVisit(options: ExplainVisitOptions): VisitExplanation {
  checkOptions(options);
  const record = parseWith(planRecordSchema, options.record, "record");
  const visit = findVisit(record, options.visitId);
  const { plan, directory, inspectors, avoidances } = readEvidence(record, options, EXPLAINED_BY);
  const { policies, tasks: draws, assignment } = record;
  const matching = matchingOfDraws({
    draws,
    taskOf: (id) => findTask(plan, id),
    targetOf: (id) => findTarget(directory, id),
    inspectors,
    avoidances,
    policies,
  });
  const index = matching.visits.findIndex((each) => each.visit.visitId === visit.visitId);
  const row = matching.problem.rows.find((each) => each.visit === index && each.role === "member")!;
  const chanceOf = chancesOfVisit(index, matching, record);
  const loads = new Map(assignment.loads.map((load) => [load.inspectorId, load]));
  return {
    visit,
    method: assignment.method,
    places: matching.visits[index]!.demand.size,
    rules: describeRules(row, matching),
    inspectors: matching.inspectors.map(({ id }, number) =>
      explainInspector(id, visit, matching.visits[index]!.reasons[number], chanceOf.get(id), loads.get(id)),
    ),
    ...(assignment.method === "pair-ticket/1" && passedOverTeams(visit, index, row, matching, policies.suite)),
  };
}

/** The visit of a record with an id. */
export function findVisit({ assignment }: PlanRecord, visitId: string): Visit {
  const visit = assignment.visits.find((each) => each.visitId === visitId);
  if (visit) return visit;
  throw new DoubleRandomError({
    code: "REFERENCE_UNKNOWN",
    path: "visitId",
    expected: `a visit of the record, such as ${assignment.visits[0]?.visitId ?? "none: it has no visits"}`,
    received: describeValue(visitId),
  });
}

function explainInspector(
  inspectorId: string,
  visit: Visit,
  reason: IneligibleReason | undefined,
  chance: string | undefined,
  load: InspectorLoad | undefined,
): InspectorExplanation {
  const seat = visit.team.find((member) => member.inspectorId === inspectorId);
  const avoidanceId = visit.avoided.find((avoided) => avoided.inspectorId === inspectorId)?.avoidanceId;
  return {
    inspectorId,
    outcome: seat?.role ?? (reason === undefined ? "not-chosen" : "not-eligible"),
    ...(reason !== undefined && !seat && { reason }),
    ...(avoidanceId !== undefined && { avoidanceId }),
    ...(chance !== undefined && { chance }),
    ...(load && { visits: load.visits }),
    ...(load?.expected !== undefined && { expected: load.expected }),
  };
}

/** By inspector id: the chances that `balanced/1` finds for the places of a visit. */
function chancesOfVisit(
  index: number,
  matching: Matching,
  { policies, assignment }: PlanRecord,
): ReadonlyMap<string, string> {
  const chances = new Map<string, string>();
  if (assignment.method !== "balanced/1") return chances;
  const source = hashStream({ seed: assignment.seed, label: "teams", suite: policies.suite });
  const matched = ASSIGNMENT_METHODS["balanced/1"](matching, { policies, source });
  if (matched.kind !== "matched" || !matched.chances) return chances;
  const note = ({ columns, units, inner }: RowChances["root"], denominator: bigint): void => {
    for (const [place, column] of columns.entries()) {
      const chance = formatFraction(fraction(units[place]!, denominator));
      for (const { id } of matching.columns[column]!.inspectors) chances.set(id, chance);
    }
    for (const set of inner) note(set, denominator);
  };
  for (const [row, { visit }] of matching.problem.rows.entries()) {
    if (visit === index) note(matched.chances[row]!.root, matched.chances[row]!.denominator);
  }
  return chances;
}

function describeRules({ demand, columns, rules }: NamedRow, { problem, columns: named }: Matching): readonly string[] {
  const bounds = rules
    .map((rule) => ({ ...rule, most: Math.min(rule.most, demand, rule.columns.length) }))
    .filter(({ columns: set, least, most }) => least > 0 || most < Math.min(demand, set.length))
    .filter(({ columns: set, least }) => least === 0 || set.length < columns.length)
    .map(({ id, columns: set, least, most }) => {
      const asked = [
        ...(least > 0 ? [`at least ${String(least)}`] : []),
        ...(most < Math.min(demand, set.length) ? [`at most ${String(most)}`] : []),
      ];
      return `${id}: ${asked.join(", ")} of ${String(set.length)} eligible`;
    });
  const chosen = new Set(columns);
  const apart = problem.apart
    .filter(([a, b]) => chosen.has(a) && chosen.has(b))
    .map(([a, b]) => `${apartName(named[a]!.id, named[b]!.id)}: not both`);
  return [...bounds, ...apart];
}
