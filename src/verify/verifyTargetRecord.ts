import { isPlainObject } from "../errors/isPlainObject.js";
import { targetEvidenceDigests, type Evidence } from "../frame/digests.js";
import { readWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import { planSchema } from "../model/plan.js";
import { readSafely } from "../model/readSafely.js";
import { targetRecordSchema, type TargetRecord } from "../model/targetRecord.js";
import { drawTargets } from "../plan/drawTargets.js";
import { checkTasks } from "./checkArithmetic.js";
import { checkNow, reportOf, type VerificationCheck, type VerificationReport } from "./report.js";
import { bareRecord, checkSealed, comparedNow, notMadeNow, openQuestions, reportWith } from "./stageChecks.js";

/** What {@link verifyTargetRecord} can check a record with. */
export type TargetEvidence = Partial<Pick<Evidence, "plan" | "targets" | "exclusions">>;

/**
 * Checks a record of the first stage of a draw in two stages: first what it tells by itself, then everything drawn again from plan and
 * directory. Every parameter is taken from the record.
 *
 * Guarantees: never throws, whatever it is given; says for every check what it found, and at the end what it did not check.
 *
 * @param record - unknown data
 * @param evidence - what was published with it. Where plan or targets are missing, nothing is drawn again, and `ok` is false.
 *
 * @example See {@link drawTargets}.
 */
export function verifyTargetRecord(record: unknown, evidence: TargetEvidence): VerificationReport {
  const reading = readSafely(targetRecordSchema, record);
  if (typeof reading === "string") {
    return reportOf([{ id: "record.schema", level: "L0", status: "fail", message: reading }]);
  }
  return reportWith(() => checksOf(reading, isPlainObject(evidence) ? evidence : {}));
}

function checksOf(record: TargetRecord, given: TargetEvidence): readonly VerificationCheck[] {
  return [
    { id: "record.schema", level: "L0", status: "pass", message: "The record has the form of protocol dr1." },
    ...checkSealed(record),
    checkNow({
      id: "record.tasks",
      level: "L0",
      message: "Seeds, tickets, cut-offs and counts of every task fit each other.",
      findProblem: () => checkTasks(record).find(({ status }) => status === "fail")?.message,
    }),
    checkNow({
      id: "record.rows",
      level: "L0",
      message: "Every drawn target has one row, by id, and there are no others.",
      findProblem: () => rowProblem(record),
    }),
    ...checkDrawn(record, given),
    ...openQuestions(record, "plan and directory"),
    notMadeNow("directory.completeness", "L6", "Whether the directory holds every business that it should."),
    ...undrawnTasks(record, given),
  ];
}

function rowProblem({ tasks, rows }: TargetRecord): string | undefined {
  const drawn = new Set(tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId)));
  const unordered = rows.find(({ targetId }, index) => index > 0 && rows[index - 1]!.targetId >= targetId);
  if (unordered) return `The row of ${unordered.targetId} is not in its place, or there twice.`;
  const stray = rows.find(({ targetId }) => !drawn.has(targetId));
  if (stray) return `${stray.targetId} has a row and was not drawn.`;
  return rows.length < drawn.size ? "A drawn target has no row." : undefined;
}

function checkDrawn(record: TargetRecord, { plan, targets, exclusions }: TargetEvidence): readonly VerificationCheck[] {
  if (!plan || !targets) {
    return [notMadeNow("evidence", "L1", "Nothing was drawn again, because plan and targets were not both given.")];
  }
  const given = { plan, targets, ...(exclusions && { exclusions }) };
  const digests = (name: keyof TargetRecord["evidence"], title: string): VerificationCheck =>
    comparedNow(
      `evidence.${name}`,
      `${title} given here is what the record was made from.`,
      () => targetEvidenceDigests(record.policies.suite, { ...given, plan: parsePlan(plan) })[name],
      () => record.evidence[name],
    );
  return [
    digests("plan", "The plan"),
    digests("targets", "The directory of targets"),
    digests("exclusions", "The list of exclusions"),
    comparedNow(
      "record.draw",
      "Drawn again, every task gives the counts, targets, cut-offs, reserves and rows of the record.",
      () => bareRecord(drawAgain(record, given)),
      () => bareRecord(record),
    ),
  ];
}

function drawAgain(record: TargetRecord, given: Pick<Evidence, "plan" | "targets" | "exclusions">): TargetRecord {
  const { asOf, drawnBy, seed, policies, tasks, drawNumber, redrawReason } = record;
  return drawTargets({
    ...given,
    asOf,
    drawnBy,
    seed: { sources: seed.sources },
    policies,
    taskIds: tasks.map(({ taskId }) => taskId),
    batches: Object.fromEntries(tasks.map(({ taskId, batch }) => [taskId, batch])),
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
  });
}

function undrawnTasks({ tasks, drawnBy }: TargetRecord, { plan }: TargetEvidence): readonly VerificationCheck[] {
  const drawn = new Set(tasks.map(({ taskId }) => taskId));
  const all = readWith(planSchema, plan, "plan").value?.tasks ?? [];
  const undrawn = all.filter(({ id, mode }) => mode.drawnBy === drawnBy && !drawn.has(id)).map(({ id }) => id);
  if (undrawn.length === 0) return [];
  const message = `Tasks of the plan that ${drawnBy} draws and this record does not: ${undrawn.join(", ")}.`;
  return [notMadeNow("plan.tasks", "L6", message)];
}
