import { isPlainObject } from "../errors/isPlainObject.js";
import { planDigest, targetDigest } from "../frame/digests.js";
import { parsePlan } from "../model/parsePlan.js";
import { readSafely } from "../model/readSafely.js";
import { targetRecordSchema, type TargetRecord } from "../model/targetRecord.js";
import type { ReceivedRecord, ReceivedTask, TeamRecord } from "../model/teamRecord.js";
import type { Received } from "../plan/readReceived.js";
import { receivedPart, statedTask } from "../record/receivedPart.js";
import { recordHash } from "../record/sealRecord.js";
import { checkNow, type VerificationCheck } from "./report.js";
import { comparedNow, notMadeNow } from "./stageChecks.js";

/** What was found of the records that teams were drawn for. */
export interface ReceivedChecks {
  /** Whether the part is theirs; the teams follow from it. */
  readonly checks: readonly VerificationCheck[];
  /** What was given with each of them, in the order of the record of teams. */
  readonly given: readonly (GivenRecord | undefined)[];
  /** Those given. */
  readonly used: readonly Received[];
}

/** Level 1: that the tasks and targets of a record of teams are those that the received records give it. */
export function checkReceived(record: TeamRecord, given: unknown): ReceivedChecks {
  const all = (Array.isArray(given) ? (given as readonly unknown[]) : []).filter(isPlainObject);
  const found = record.received.map((one) => all.find((each) => hashIn(each) === one.record));
  return {
    checks: record.received.flatMap((one, index) => checkOne(record, one, index + 1, found[index])),
    given: found,
    used: found.filter((one) => one !== undefined) as unknown as readonly Received[],
  };
}

/** What should be a {@link Received}. */
export type GivenRecord = Readonly<Record<string, unknown>>;

function hashIn({ record }: GivenRecord): unknown {
  return isPlainObject(record) ? record["recordHash"] : undefined;
}

function checkOne(
  teams: TeamRecord,
  { planId, record: hash }: ReceivedRecord,
  place: number,
  given: GivenRecord | undefined,
): readonly VerificationCheck[] {
  const id = (name: string): string => `received.${String(place)}.${name}`;
  if (!given) {
    const message = `The record ${hash} of ${planId} was not given.`;
    return [notMadeNow(id("record"), "L1", message)];
  }
  const record = readSafely(targetRecordSchema, given["record"]);
  const whole = checkNow({
    id: id("record"),
    level: "L1",
    message: `The record ${hash} of ${planId} is a record of the first stage, as it was sealed.`,
    findProblem: () => {
      if (typeof record === "string") return record;
      if (recordHash(record) !== hash) return "The record was changed after it was sealed.";
      return record.planId === planId ? undefined : `It is of ${record.planId}, not of ${planId}.`;
    },
  });
  if (typeof record === "string") return [whole];
  const own = teams.tasks.filter((task) => task.record === hash);
  return [
    whole,
    comparedNow(
      id("plan"),
      "The plan given here is what the received record was made from.",
      () => record.evidence.plan,
      () => planDigest(record.policies.suite, parsePlan(given["plan"])),
    ),
    comparedNow(
      id("part"),
      "The tasks and targets are all that the received record gives to this region and level.",
      () => receivedPart(teams, record, parsePlan(given["plan"])).map(statedTask),
      () => own,
    ),
    checkNow({
      id: id("rows"),
      level: "L1",
      message: "The rows given here are those that the received record was made from.",
      findProblem: () => rowProblem(record, own, given["targets"]),
    }),
  ];
}

function rowProblem(record: TargetRecord, own: readonly ReceivedTask[], targets: unknown): string | undefined {
  if (!Array.isArray(targets)) return "There are no rows.";
  const rows = new Map((targets as readonly { readonly id?: unknown }[]).map((row) => [row.id, row]));
  const drawn = new Set(own.flatMap(({ targetIds }) => targetIds));
  const other = record.rows.find(({ targetId, digest }) => {
    if (!drawn.has(targetId)) return false;
    const row = rows.get(targetId);
    return !row || targetDigest(record.policies.suite, row as never) !== digest;
  });
  return other && `The row of ${other.targetId} is not the one that was drawn from, or missing.`;
}
