import { formatDecimal } from "../exact/formatDecimal.js";
import { formatFraction, type Fraction } from "../exact/fraction.js";
import type { Assignment, IneligibleInspector, InspectorLoad, TeamMember, Visit } from "../model/assignment.js";
import type { Avoidance } from "../model/avoidance.js";
import type { TaskDraw } from "../model/draw.js";
import { INELIGIBLE_REASONS, type IneligibleReason } from "../model/ineligibleReasons.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { hashText } from "../random/hashing.js";
import { hashStream } from "../random/hashStream.js";
import { leadTicket } from "../random/ticketOf.js";
import { assignmentWarnings } from "./assignmentWarnings.js";
import { chanceRange, type MatchingFailure } from "../matching/matchBalanced.js";
import { matchingOf, type Column, type Matching, type VisitToMatch } from "./matchingOf.js";
import { mergeVisits } from "./mergeVisits.js";
import { ASSIGNMENT_METHODS, type Matched } from "./methods.js";
import { rosterOf } from "./rosterOf.js";

/** What {@link assignTeams} needs; everything has been checked. */
export interface AssignTeamsOptions {
  /** Sorted by task id, each task once. */
  readonly draws: readonly Pick<TaskDraw, "taskId" | "seed" | "selected">[];
  readonly taskOf: (id: string) => Task;
  readonly targetOf: (id: string) => Target;
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly policies: Policies;
}

/** Why there are no teams, with the matching that has no solution. */
export interface AssignmentFailure {
  readonly failure: MatchingFailure;
  readonly matching: Matching;
}

/** Teams for all visits of some draws, or what stands in the way. */
export function assignTeams(options: AssignTeamsOptions): { readonly assignment: Assignment } | AssignmentFailure {
  const { draws, inspectors, policies } = options;
  const { suite } = policies;
  const matching = matchingOfDraws(options);
  const seed = hashText(suite, ["dr1:teams", ...draws.map((draw) => draw.seed)].join(":"));
  const matched = ASSIGNMENT_METHODS[policies.assignment](matching, {
    policies,
    source: hashStream({ seed, label: "teams", suite }),
  });
  if (matched.kind !== "matched") return { failure: matched, matching };

  const rowsOf = rowsByVisit(matching);
  const visits = matching.visits.map((each, index) => visitRecord(each, rowsOf[index]!, matching, matched, suite));
  const plain = {
    method: policies.assignment,
    seed,
    visits,
    loads: loadsOf(matching.columns, visits, matched.expected),
    ineligible: ineligibleInspectors(matching),
    ...(matched.evened && {
      evened: {
        inspectorIds: matched.evened.columns.flatMap((column) =>
          matching.columns[column]!.inspectors.map(({ id }) => id),
        ),
        allowance: matched.evened.allowance,
      },
    }),
    ...(matched.repair && {
      repair: { ...matched.repair, of: matched.teams.reduce((sum, team) => sum + team.length, 0) },
    }),
  };
  return { assignment: { ...plain, warnings: assignmentWarnings(plain, inspectors, policies.visits) } };
}

/** The matching problem that draws lead to. */
export function matchingOfDraws({
  draws,
  taskOf,
  targetOf,
  inspectors,
  avoidances,
  policies,
}: AssignTeamsOptions): Matching {
  const visits = mergeVisits(draws, taskOf, policies.visits);
  return matchingOf(visits, rosterOf(inspectors, avoidances, policies), targetOf, policies);
}

function rowsByVisit({ problem, visits }: Matching): readonly (readonly number[])[] {
  const rows: number[][] = visits.map(() => []);
  for (const [index, { visit }] of problem.rows.entries()) rows[visit]!.push(index);
  return rows;
}

function visitRecord(
  { visit, reasons, avoided }: VisitToMatch,
  [memberRow, ...expertRows]: readonly number[],
  { problem, columns, inspectors }: Matching,
  { teams, chances, tickets }: Matched,
  suite: Policies["suite"],
): Visit {
  const { visitId, targetId, tasks, window, seed } = visit;
  const members = inspectorsOf(teams[memberRow!]!, columns);
  const experts = inspectorsOf(
    expertRows.flatMap((row) => teams[row]!),
    columns,
  );
  const range = chances && chanceRange(chances[memberRow!]!);
  const ticketed = tickets?.[problem.rows[memberRow!]!.visit];
  return {
    visitId,
    targetId,
    taskIds: tasks.map(({ id }) => id),
    window,
    team: [
      ...leadFirst(members, (inspectorId) => leadTicket(suite, seed, targetId, inspectorId)),
      ...experts.map(({ id }): TeamMember => ({ inspectorId: id, role: "expert" })),
    ],
    eligible: reasons.filter((reason) => reason === undefined).length,
    ...(range && { leastChance: formatFraction(range.least), mostChance: formatFraction(range.most) }),
    ...(ticketed && { ticket: ticketed.ticket, eligibleTeams: ticketed.eligibleTeams }),
    avoided: inspectors
      .filter((_, number) => reasons[number] === "avoids-target")
      .map(({ id }) => ({ inspectorId: id, avoidanceId: avoided.get(id)! })),
  };
}

/** The inspectors of ascending columns, by id: a standing team is alone, and experts are numbered like anybody else. */
function inspectorsOf(numbers: readonly number[], columns: readonly Column[]): readonly Inspector[] {
  return numbers.flatMap((number) => columns[number]!.inspectors);
}

/** Of the members who may lead, the one with the smallest ticket leads. */
export function leadFirst(
  members: readonly Inspector[],
  ticketOf: (inspectorId: string) => string,
): readonly TeamMember[] {
  const [lead] = members
    .filter(({ canLead }) => canLead !== false)
    .map(({ id }) => ({ id, ticket: ticketOf(id) }))
    .sort((a, b) => byCodePoint(a.ticket, b.ticket));
  return [
    ...(lead ? [{ inspectorId: lead.id, role: "lead" } as const] : []),
    ...members.filter(({ id }) => id !== lead?.id).map(({ id }): TeamMember => ({ inspectorId: id, role: "member" })),
  ];
}

/** The load of every inspector who may go somewhere, by id. */
function loadsOf(
  columns: readonly Column[],
  visits: readonly Visit[],
  expected: readonly Fraction[] | undefined,
): readonly InspectorLoad[] {
  const counts = new Map<string, number>();
  for (const { team } of visits) {
    for (const { inspectorId } of team) counts.set(inspectorId, (counts.get(inspectorId) ?? 0) + 1);
  }
  return columns
    .flatMap(({ inspectors }, column) =>
      inspectors.map(({ id, priorVisits = 0 }) => ({
        inspectorId: id,
        ...(expected && { expected: formatDecimal(expected[column]!, 3) }),
        visits: counts.get(id) ?? 0,
        prior: priorVisits,
      })),
    )
    .sort((a, b) => byCodePoint(a.inspectorId, b.inspectorId));
}

/** From how many visits each reason kept each inspector. */
function ineligibleInspectors({ visits, inspectors }: Matching): readonly IneligibleInspector[] {
  const counts = inspectors.map(() => new Map<IneligibleReason, number>());
  for (const { reasons } of visits) {
    for (const [number, reason] of reasons.entries()) {
      if (reason !== undefined) counts[number]!.set(reason, (counts[number]!.get(reason) ?? 0) + 1);
    }
  }
  return inspectors.flatMap(({ id }, number) =>
    INELIGIBLE_REASONS.map((reason) => ({ inspectorId: id, reason, visits: counts[number]!.get(reason) ?? 0 })).filter(
      (entry) => entry.visits > 0,
    ),
  );
}
