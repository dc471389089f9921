import { isPlainObject } from "../errors/isPlainObject.js";
import { listDigest, planDigest, rosterDigests, type Evidence } from "../frame/digests.js";
import type { ReplacementEvent, ReserveEvent, ResultEvent } from "../model/event.js";
import { parsePlan } from "../model/parsePlan.js";
import type { PlanRecord } from "../model/record.js";
import type { TeamRecord } from "../model/teamRecord.js";
import { indexTargets, readRoster } from "../plan/checkInputs.js";
import { drawReserve } from "../plan/drawReserve.js";
import { drawReplacement } from "../plan/drawReplacement.js";
import type { Received } from "../plan/readReceived.js";
import { receivedRows } from "../plan/receivedRows.js";
import { readTeamPart } from "../plan/readTeamPart.js";
import type { VisitOptions } from "../plan/replacementPlace.js";
import { eventRecord, type VisitRecord } from "../record/eventRecord.js";
import { itemProblem } from "../record/findingsProblem.js";
import { nameOf, type DrawnEvent, type VisitStates } from "../record/replayEvents.js";
import { checkReceived } from "./checkReceived.js";
import { firstDifference } from "./firstDifference.js";
import { checkNow, type VerificationCheck } from "./report.js";

/** What `verifyEvents` can check replacements with. */
export interface EventEvidence extends Partial<Evidence> {
  /** For a record of teams, in place of plan and targets: the records that it was drawn for, with plans and rows, in any order. */
  readonly received?: readonly Received[];
  /** Rosters and withdrawals of later days. The one with the digests of an event is used for it. */
  readonly rosters?: readonly Pick<Evidence, "inspectors" | "avoidances">[];
}

/** Checks replacements against evidence that has been read. */
export interface ReplacementChecker {
  /** Whether plan and directory, as far as given, or all received records are those of the record. */
  readonly checks: readonly VerificationCheck[];
  /** Draws one replacement or the team of one reserve again, from where the visits stood before it. */
  readonly check: (event: DrawnEvent, before: VisitStates) => VerificationCheck;
  /** Looks whether a result has a finding for each item of the plan; `undefined` if it tells no items apart. */
  readonly checkFindings: (event: ResultEvent, taskIds: readonly string[]) => VerificationCheck | undefined;
}

/** Level 1: every replacement drawn again. Evidence that is missing leaves its checks open. */
export function checkReplacements(record: VisitRecord, evidence: unknown): ReplacementChecker {
  const given: EventEvidence = isPlainObject(evidence) ? evidence : {};
  const { checks, drawnFrom, expected } =
    record.kind === "team-record" ? readPart(record, given) : readDrawn(record, given);
  const rosterWith = readRosters(record, given);
  return {
    checks,
    check: (event, states) => {
      const id = `event.${String(event.number)}.recomputed`;
      const name = nameOf(event, event.number);
      const roster = rosterWith(event);
      if (!drawnFrom || !roster) {
        const missing = drawnFrom ? "a roster and withdrawals with its digests" : expected;
        const message = `${name} was not recomputed, because ${missing} were not given.`;
        return { id, level: "L1", status: "not-checked", message };
      }
      return checkNow({
        id,
        level: "L1",
        message:
          event.kind === "reserve-used"
            ? `${name} uses the next reserve, with the team that had to go.`
            : `${name} names whoever has the smallest ticket of all who could come.`,
        findProblem: () => {
          const options = { record: eventRecord(record), states, ...drawnFrom, ...roster, visitId: event.visitId };
          return event.kind === "reserve-used"
            ? reserveDifference(event, name, options)
            : differenceOf(event, name, options);
        },
      });
    },
    checkFindings: (event, taskIds) => {
      const { findings } = event;
      if (!findings) return undefined;
      const id = `event.${String(event.number)}.findings`;
      const name = nameOf(event, event.number);
      if (!drawnFrom) {
        const message = `${name} was not compared with the items of the plan, because ${expected} were not given.`;
        return { id, level: "L1", status: "not-checked", message };
      }
      return checkNow({
        id,
        level: "L1",
        message: `${name} has a finding for each item of its tasks.`,
        findProblem: () => {
          const problem = itemProblem(drawnFrom.plan, taskIds, findings);
          return problem && `${name}: ${problem}.`;
        },
      });
    },
  };
}

/** What a record was made from, as far as it was given. */
interface DrawnFrom {
  readonly checks: readonly VerificationCheck[];
  readonly drawnFrom: Pick<VisitOptions, "plan" | "directory"> | undefined;
  /** What is not there otherwise. */
  readonly expected: string;
}

type Roster = Pick<VisitOptions, "inspectors" | "avoidances">;

function readDrawn(record: PlanRecord, { plan, targets }: EventEvidence): DrawnFrom {
  const expected = "plan and targets";
  if (!plan || !targets) return { checks: [], drawnFrom: undefined, expected };
  const drawnFrom = { plan: parsePlan(plan), directory: indexTargets(targets) };
  return { checks: checkDigests(record, { plan: drawnFrom.plan, targets }), drawnFrom, expected };
}

/** Nothing is made from received records that are not the right ones. */
function readPart(record: TeamRecord, { received }: EventEvidence): DrawnFrom {
  const expected = "the received records, with their plans and rows,";
  if (!received) return { checks: [], drawnFrom: undefined, expected };
  const { checks, used } = checkReceived(record, received);
  if (checks.some(({ status }) => status !== "pass")) return { checks, drawnFrom: undefined, expected };
  const part = readTeamPart(record, used);
  return { checks, drawnFrom: { plan: part.plan, directory: receivedRows(part.tasks, part.received) }, expected };
}

function readRosters(
  { policies: { suite } }: VisitRecord,
  { inspectors, avoidances, rosters = [] }: EventEvidence,
): (event: DrawnEvent) => Roster | undefined {
  const drawn = inspectors && avoidances ? [{ inspectors, avoidances }] : [];
  const given = [...drawn, ...rosters].map((roster) => {
    const read = readRoster(roster.inspectors, roster.avoidances);
    return { read, digests: rosterDigests(suite, read) };
  });
  return ({ evidence }) => given.find(({ digests }) => !firstDifference(evidence, digests, ""))?.read;
}

function checkDigests(
  { policies: { suite }, evidence }: PlanRecord,
  drawn: Pick<Evidence, "plan" | "targets">,
): readonly VerificationCheck[] {
  const compared = (name: "plan" | "targets", title: string, digestOf: () => unknown): VerificationCheck =>
    checkNow({
      id: `evidence.${name}`,
      level: "L1",
      message: `${title} given here is what the record was made from.`,
      findProblem: () => (firstDifference(evidence[name], digestOf(), "") ? `${title} is another one.` : undefined),
    });
  return [
    compared("plan", "The plan", () => planDigest(suite, drawn.plan)),
    compared("targets", "The directory of targets", () => listDigest(suite, "targets", drawn.targets)),
  ];
}

function differenceOf(
  { leaves, joins, round, ticket, candidates, team }: ReplacementEvent,
  name: string,
  options: VisitOptions,
): string | undefined {
  const expected = drawReplacement({ ...options, inspectorId: leaves[0]! });
  return describeDifference(expected, { leaves, joins, round, ticket, candidates, team }, name);
}

function reserveDifference(
  { taskId, stratum, position, ticket, visit, replaced }: ReserveEvent,
  name: string,
  options: VisitOptions,
): string | undefined {
  const expected = drawReserve({ ...options, taskId, position });
  return describeDifference(expected, { stratum, position, ticket, visit, replaced }, name);
}

function describeDifference(expected: object, received: object, name: string): string | undefined {
  const difference = firstDifference(expected, received, "");
  if (!difference) return undefined;
  return `${name}: ${difference.path}: recomputed ${difference.expected}, the event says ${difference.received}.`;
}
