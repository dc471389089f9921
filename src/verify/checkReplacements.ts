import { isPlainObject } from "../errors/isPlainObject.js";
import { listDigest, planDigest, rosterDigests, type Evidence } from "../frame/digests.js";
import type { ReplacementEvent, ReserveEvent, ResultEvent } from "../model/event.js";
import { parsePlan } from "../model/parsePlan.js";
import type { PlanRecord } from "../model/record.js";
import { indexTargets, readRoster } from "../plan/checkInputs.js";
import { drawReserve, type DrawnReserve } from "../plan/drawReserve.js";
import { drawReplacement, type DrawnReplacement } from "../plan/drawReplacement.js";
import type { VisitOptions } from "../plan/replacementPlace.js";
import { itemProblem } from "../record/findingsProblem.js";
import { nameOf, type DrawnEvent, type VisitStates } from "../record/replayEvents.js";
import { firstDifference } from "./firstDifference.js";
import { checkNow, type VerificationCheck } from "./report.js";

/** What `verifyEvents` can check replacements with. */
export interface EventEvidence extends Partial<Evidence> {
  /** Rosters and withdrawals of later days. The one with the digests of an event is used for it. */
  readonly rosters?: readonly Pick<Evidence, "inspectors" | "avoidances">[];
}

/** Checks replacements against evidence that has been read. */
export interface ReplacementChecker {
  /** Whether plan and directory, as far as given, are those of the record. */
  readonly checks: readonly VerificationCheck[];
  /** Draws one replacement or the team of one reserve again, from where the visits stood before it. */
  readonly check: (event: DrawnEvent, before: VisitStates) => VerificationCheck;
  /** Looks whether a result has a finding for each item of the plan; `undefined` if it tells no items apart. */
  readonly checkFindings: (event: ResultEvent, taskIds: readonly string[]) => VerificationCheck | undefined;
}

/** Level 1: every replacement drawn again. Evidence that is missing leaves its checks open. */
export function checkReplacements(record: PlanRecord, evidence: unknown): ReplacementChecker {
  const given: EventEvidence = isPlainObject(evidence) ? evidence : {};
  const drawnFrom = readDrawn(given);
  const rosterWith = readRosters(record, given);
  return {
    checks: drawnFrom ? checkDigests(record, drawnFrom) : [],
    check: (event, states) => {
      const id = `event.${String(event.number)}.recomputed`;
      const name = nameOf(event, event.number);
      const roster = rosterWith(event);
      if (!drawnFrom || !roster) {
        const missing = drawnFrom ? "a roster and withdrawals with its digests" : "plan and targets";
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
          const options = { record, states, ...drawnFrom, ...roster, visitId: event.visitId };
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
        const message = `${name} was not compared with the items of the plan, because plan and targets were not given.`;
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

type Drawn = Pick<VisitOptions, "plan" | "directory"> & Pick<Evidence, "targets">;
type Roster = Pick<VisitOptions, "inspectors" | "avoidances">;

function readDrawn({ plan, targets }: EventEvidence): Drawn | undefined {
  return plan && targets && { plan: parsePlan(plan), targets, directory: indexTargets(targets) };
}

function readRosters(
  { policies: { suite } }: PlanRecord,
  { inspectors, avoidances, rosters = [] }: EventEvidence,
): (event: DrawnEvent) => Roster | undefined {
  const drawn = inspectors && avoidances ? [{ inspectors, avoidances }] : [];
  const given = [...drawn, ...rosters].map((roster) => {
    const read = readRoster(roster.inspectors, roster.avoidances);
    return { read, digests: rosterDigests(suite, read) };
  });
  return ({ evidence }) => given.find(({ digests }) => !firstDifference(evidence, digests, ""))?.read;
}

function checkDigests({ policies: { suite }, evidence }: PlanRecord, drawn: Drawn): readonly VerificationCheck[] {
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
  const received: DrawnReplacement = { leaves, joins, round, ticket, candidates, team };
  return describeDifference(expected, received, name);
}

function reserveDifference(
  { taskId, stratum, position, ticket, visit, replaced }: ReserveEvent,
  name: string,
  options: VisitOptions,
): string | undefined {
  const expected = drawReserve({ ...options, taskId, position });
  const received: DrawnReserve = { stratum, position, ...(ticket !== undefined && { ticket }), visit, replaced };
  return describeDifference(expected, received, name);
}

function describeDifference(expected: object, received: object, name: string): string | undefined {
  const difference = firstDifference(expected, received, "");
  if (!difference) return undefined;
  return `${name}: ${difference.path}: recomputed ${difference.expected}, the event says ${difference.received}.`;
}
