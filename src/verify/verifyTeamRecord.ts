import { isPlainObject } from "../errors/isPlainObject.js";
import { rosterDigests, type Evidence } from "../frame/digests.js";
import { readSafely } from "../model/readSafely.js";
import { teamRecordSchema, type TeamRecord } from "../model/teamRecord.js";
import { readRoster } from "../plan/checkInputs.js";
import { drawTeams } from "../plan/drawTeams.js";
import type { Received } from "../plan/readReceived.js";
import { seedOf } from "../random/deriveSeed.js";
import { eventRecord } from "../record/eventRecord.js";
import { teamDrawId } from "../record/receivedPart.js";
import { checkAssignment } from "./checkAssignment.js";
import { checkReceived } from "./checkReceived.js";
import { checkReceivedDraws } from "./checkReceivedDraws.js";
import { checkNow, reportOf, type VerificationCheck, type VerificationReport } from "./report.js";
import { bareRecord, checkSealed, comparedNow, notMadeNow, openQuestions, reportWith } from "./stageChecks.js";

/** A record of the first stage with what was published with it. */
export interface ReceivedEvidence extends Received, Pick<Evidence, "exclusions"> {}

/** What {@link verifyTeamRecord} can check a record with. */
export interface TeamEvidence extends Partial<Pick<Evidence, "inspectors" | "avoidances">> {
  /** The received records, each with its plan and the rows of the region, or the whole directory; in any order. */
  readonly received?: readonly ReceivedEvidence[];
}

/**
 * Checks a record of the second stage of a draw in two stages: first what it tells by itself; then that its part is what the received
 * records give to its region and level, unaltered; then the teams drawn again from roster and withdrawals. A received record is verified by
 * itself, as by {@link verifyTargetRecord}, where the whole directory that it was made from is given.
 *
 * Guarantees: never throws, whatever it is given; says for every check what it found, and at the end what it did not check.
 *
 * @param record - unknown data
 * @param evidence - what was published with it and with the received records. Where some is missing, the teams are not drawn again, and
 *   `ok` is false.
 *
 * @example See {@link drawTargets}.
 */
export function verifyTeamRecord(record: unknown, evidence: TeamEvidence): VerificationReport {
  const reading = readSafely(teamRecordSchema, record);
  if (typeof reading === "string") {
    return reportOf([{ id: "record.schema", level: "L0", status: "fail", message: reading }]);
  }
  return reportWith(() => checksOf(reading, isPlainObject(evidence) ? evidence : {}));
}

function checksOf(record: TeamRecord, given: TeamEvidence): readonly VerificationCheck[] {
  const received = checkReceived(record, given.received);
  const before = [...checkRoster(record, given), ...received.checks];
  return [
    { id: "record.schema", level: "L0", status: "pass", message: "The record has the form of protocol dr1." },
    ...checkSealed(record),
    checkNow({
      id: "record.tasks",
      level: "L0",
      message: "Every task is of a received record, and its seed is that of this draw.",
      findProblem: () => taskProblem(record),
    }),
    checkNow({
      id: "record.teams",
      level: "L0",
      message: "Visits, teams, tickets and loads fit the tasks and each other.",
      findProblem: () => checkAssignment(eventRecord(record)).find(({ status }) => status === "fail")?.message,
    }),
    ...before,
    ...checkReceivedDraws(received.given),
    before.every(({ status }) => status === "pass")
      ? comparedNow(
          "record.assignment",
          "Drawn again, every visit gets the team of the record.",
          () => bareRecord(drawAgain(record, given, received.used)),
          () => bareRecord(record),
        )
      : notMadeNow(
          "record.assignment",
          "L1",
          "The teams were not drawn again, because the checks of roster and received records did not all pass.",
        ),
    ...openQuestions(record, "roster, withdrawals and received records"),
    notMadeNow("record.received", "L6", "Whether other records give targets to this region."),
  ];
}

function taskProblem(record: TeamRecord): string | undefined {
  const { received, tasks, seed, policies } = record;
  const unordered = tasks.slice(1).find(({ taskId }, index) => tasks[index]!.taskId >= taskId);
  if (unordered) return `Task ${unordered.taskId} is not in its place, or there twice.`;
  const names = received.map(({ planId, record: hash }) => `${planId} ${hash}`);
  const misplaced = names.slice(1).find((name, index) => names[index]! >= name);
  if (misplaced !== undefined) return `The received record ${misplaced} is not in its place, or there twice.`;
  for (const task of tasks) {
    const { taskId, drawId, targetIds } = task;
    const from = received.find((one) => one.record === task.record && taskId.startsWith(`${one.planId}.`));
    if (!from) return `Task ${taskId} is of no received record.`;
    if (drawId !== teamDrawId(record, from.record, taskId.slice(from.planId.length + 1))) {
      return `The drawId of task ${taskId} is not its own.`;
    }
    const own = seedOf(policies.suite, drawId, seed.sources);
    if (own !== task.seed) return `The sources give task ${taskId} the seed ${own}, but the record says ${task.seed}.`;
    if (new Set(targetIds).size < targetIds.length) return `Task ${taskId} names a target twice.`;
  }
  return undefined;
}

function checkRoster(record: TeamRecord, { inspectors, avoidances }: TeamEvidence): readonly VerificationCheck[] {
  if (!inspectors || !avoidances) {
    const message = "The roster was not compared, because inspectors and avoidances were not both given.";
    return [notMadeNow("evidence", "L1", message)];
  }
  const compared = (name: keyof TeamRecord["evidence"], title: string): VerificationCheck =>
    comparedNow(
      `evidence.${name}`,
      `${title} given here is what the record was made from.`,
      () => rosterDigests(record.policies.suite, readRoster(inspectors, avoidances))[name],
      () => record.evidence[name],
    );
  return [compared("inspectors", "The directory of inspectors"), compared("avoidances", "The list of withdrawals")];
}

function drawAgain(
  record: TeamRecord,
  { inspectors, avoidances }: TeamEvidence,
  received: readonly Received[],
): TeamRecord {
  const { authority, regionCode, inspectedBy, policies, seed, drawNumber, redrawReason } = record;
  return drawTeams({
    received,
    authority,
    regionCode,
    inspectedBy,
    inspectors: inspectors!,
    avoidances: avoidances!,
    policies,
    seed: { sources: seed.sources },
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
  });
}
