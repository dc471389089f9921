import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { recordEventSchema, type RecordEvent } from "../model/event.js";
import { parseWith } from "../model/parse.js";
import { parseList } from "../model/parseList.js";
import { planRecordSchema } from "../model/record.js";
import { teamRecordSchema } from "../model/teamRecord.js";
import { eventRecord, type VisitRecord } from "../record/eventRecord.js";
import { CHAIN_RULES, replayEvents, type ChainProblem } from "../record/replayEvents.js";
import { recordHash } from "../record/sealRecord.js";
import { checkReplacements, type EventEvidence } from "./checkReplacements.js";
import { checkNow, reportOf, type VerificationCheck, type VerificationReport } from "./report.js";

const MESSAGES: Readonly<Record<ChainProblem["rule"], string>> = {
  hashes: "The hash of every event fits its contents.",
  links: "The events belong to the record, follow each other and are numbered without a gap.",
  visits: "Every event is about a visit that had no result yet, or uses a reserve for one whose result allows it.",
  reserves: "The reserves of every stratum are used in their order.",
  teams: "Whoever leaves was on the team, whoever joins never was, and the rounds are counted.",
  tickets: "Everybody who joins has the ticket of the visit and the round.",
};

/**
 * Checks the events of a record: first what record and events tell by themselves, then every replacement drawn again from
 * plan, directory and the roster of its day. The draw itself is for `verifyRecord` to check, that of a record of teams for
 * `verifyTeamRecord`.
 *
 * Guarantees: never throws, whatever it is given; says for every check what it found, and at the end what it did not check. It
 * cannot see that the last events are withheld, nor whether a reason is true.
 *
 * @param record - unknown data: a record of a plan or of teams
 * @param events - unknown data: the list of all events of the record, in order
 * @param evidence - what was published with the record, and rosters of later days. Where plan and targets (for a record of teams the received records with
 *   theirs) or the roster with the digests of an event are missing, its replacement is not recomputed, and `ok` is false.
 *
 * @example
 * ```ts
 * import { verifyEvents } from "double-random/events";
 *
 * const report = verifyEvents({ protocol: "dr9" }, [], {});
 * console.log(report.ok, report.checks[0].id, report.checks[0].status);
 * ```
 * ```text
 * false record.schema fail
 * ```
 */
export function verifyEvents(record: unknown, events: unknown, evidence: EventEvidence): VerificationReport {
  const read = attempt(() => readRecord(record));
  if ("problem" in read) return reportOf([failed("record.schema", read.problem)]);
  const ofRecord = [passed("record.schema", "The record has the form of protocol dr1."), checkHash(read.value)];
  const list = attempt(() => parseList(recordEventSchema, events, "events", []));
  if ("problem" in list) return reportOf([...ofRecord, failed("events.schema", list.problem)]);
  return reportOf([
    ...ofRecord,
    passed("events.schema", "The events have the form of protocol dr1."),
    ...checkChain(read.value, list.value, evidence),
    ...NOT_CHECKED,
  ]);
}

function readRecord(record: unknown): VisitRecord {
  return isPlainObject(record) && record["kind"] === "team-record"
    ? parseWith(teamRecordSchema, record, "record")
    : parseWith(planRecordSchema, record, "record");
}

function checkHash(record: VisitRecord): VerificationCheck {
  return checkNow({
    id: "record.hash",
    level: "L0",
    message: "The hash of the record fits its contents.",
    findProblem: () =>
      recordHash(record) === record.recordHash ? undefined : "The record was changed after it was sealed.",
  });
}

/** Goes through the events once: what they break, and on the way every replacement drawn again. */
function checkChain(
  record: VisitRecord,
  events: readonly RecordEvent[],
  evidence: unknown,
): readonly VerificationCheck[] {
  const checker = attempt(() => checkReplacements(record, evidence));
  const recomputed: VerificationCheck[] = [];
  const { problems } = replayEvents(eventRecord(record), events, (event, before) => {
    if ("problem" in checker) return;
    const check =
      event.kind === "result-recorded"
        ? checker.value.checkFindings(event, before.get(event.visitId)!.visit.taskIds)
        : checker.value.check(event, before);
    if (check) recomputed.push(check);
  });
  return [
    ...CHAIN_RULES.map((rule) => {
      const [first, ...others] = problems.filter((problem) => problem.rule === rule);
      if (!first) return passed(`events.${rule}`, MESSAGES[rule]);
      const more = others.length > 0 ? ` The same check fails for ${String(others.length)} more.` : "";
      return failed(`events.${rule}`, `${first.message}${more}`);
    }),
    ...("problem" in checker
      ? [failed("evidence", `The evidence cannot be read: ${checker.problem}`, "L1")]
      : checker.value.checks),
    ...recomputed,
  ];
}

/** What this library cannot see from events and their evidence. */
const NOT_CHECKED: readonly VerificationCheck[] = (
  [
    ["events.dating", "L3", "Whether events, rosters and withdrawals are of the days that they state."],
    ["record.draw", "L4", "Whether the draw is right, which is for verifyRecord to check."],
    ["events.end", "L4", "Whether there are later events."],
    ["events.signatures", "L5", "Who issued the events: they carry no signature."],
    ["events.truth", "L6", "Whether reasons and results are true."],
  ] as const
).map(([id, level, message]) => ({ id, level, status: "not-checked", message }));

function attempt<T>(read: () => T): { readonly value: T } | { readonly problem: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof DoubleRandomError) {
      return { problem: `${error.path}: expected ${error.expected}, got ${error.received}` };
    }
    return { problem: error instanceof Error ? error.message : "unknown reason" };
  }
}

function passed(id: string, message: string): VerificationCheck {
  return { id, level: "L0", status: "pass", message };
}

function failed(id: string, message: string, level: VerificationCheck["level"] = "L0"): VerificationCheck {
  return { id, level, status: "fail", message };
}
