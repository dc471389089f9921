import { isPlainObject } from "../errors/isPlainObject.js";
import { listDigest, planDigest, type Evidence } from "../frame/digests.js";
import type { ReplacementEvent } from "../model/event.js";
import { parsePlan } from "../model/parsePlan.js";
import type { PlanRecord } from "../model/record.js";
import { indexTargets, readRoster } from "../plan/checkInputs.js";
import { drawReplacement, type DrawnReplacement } from "../plan/drawReplacement.js";
import { rosterDigests } from "../plan/replaceInspector.js";
import type { ReplacementOptions } from "../plan/replacementPlace.js";
import { nameOf, type VisitStates } from "../record/replayEvents.js";
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
  /** Draws one replacement again, from where the visits stood before it. */
  readonly check: (event: ReplacementEvent, before: VisitStates) => VerificationCheck;
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
        message: `${name} names whoever has the smallest ticket of all who could come.`,
        findProblem: () => differenceOf(event, name, { record, states, ...drawnFrom, ...roster }),
      });
    },
  };
}

type Drawn = Pick<ReplacementOptions, "plan" | "directory"> & Pick<Evidence, "targets">;
type Roster = Pick<ReplacementOptions, "inspectors" | "avoidances">;

function readDrawn({ plan, targets }: EventEvidence): Drawn | undefined {
  return plan && targets && { plan: parsePlan(plan), targets, directory: indexTargets(targets) };
}

function readRosters(
  { policies: { suite } }: PlanRecord,
  { inspectors, avoidances, rosters = [] }: EventEvidence,
): (event: ReplacementEvent) => Roster | undefined {
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
  { visitId, leaves, joins, round, ticket, candidates, team }: ReplacementEvent,
  name: string,
  options: Omit<ReplacementOptions, "visitId" | "inspectorId">,
): string | undefined {
  const expected = drawReplacement({ ...options, visitId, inspectorId: leaves[0]! });
  const received: DrawnReplacement = { leaves, joins, round, ticket, candidates, team };
  const difference = firstDifference(expected, received, "");
  if (!difference) return undefined;
  return `${name}: ${difference.path}: recomputed ${difference.expected}, the event says ${difference.received}.`;
}
