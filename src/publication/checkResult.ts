import { digestsOfLists, planDigest } from "../frame/digests.js";
import type { CommitmentEntry, CommittedTask } from "../model/commitmentEntry.js";
import type { ResultEntry } from "../model/resultEntry.js";
import type { SeedEntry } from "../model/seedEntry.js";
import type { TaskDraw } from "../model/draw.js";
import type { PlanRecord } from "../model/record.js";
import { resultTask } from "../record/resultTask.js";
import { checkArithmetic } from "../verify/checkArithmetic.js";
import { firstDifference } from "../verify/firstDifference.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";
import type { DrawnFrom, Recomputed } from "./redraw.js";

/** What is compared with a record. */
export interface ResultContext {
  /** `draw.` and the place of the commitment. */
  readonly prefix: string;
  readonly commitment: CommitmentEntry;
  /** Absent where the chain gives a result without one, which is wrong. */
  readonly seed?: SeedEntry;
  readonly result: ResultEntry;
  /** Absent if a file was not published. */
  readonly drawnFrom?: DrawnFrom;
  readonly rows: Recomputed["rows"];
}

/** Whether a record keeps its own arithmetic and is the one that commitment, seed and result speak of. */
export function checkResult(record: PlanRecord, context: ResultContext): readonly VerificationCheck[] {
  const { prefix, commitment, seed, result, drawnFrom, rows } = context;
  const compared = (
    name: string,
    message: string,
    expected: () => unknown,
    received: () => unknown,
  ): VerificationCheck =>
    checkNow({
      id: `${prefix}.${name}`,
      level: "L1",
      message,
      findProblem: () => {
        const difference = firstDifference(expected(), received(), "");
        return difference && `${difference.path}: ${difference.expected} should be there, not ${difference.received}.`;
      },
    });
  return [
    checkNow({
      id: `${prefix}.record`,
      level: "L0",
      message: "The hash of the record fits its contents, and its numbers fit each other.",
      findProblem: () => checkArithmetic(record).find(({ status }) => status === "fail")?.message,
    }),
    compared(
      "result",
      "The result names this record, its seeds, counts and cut-offs.",
      () => ({
        record: record.recordHash,
        seeds: record.tasks.map(({ drawId, seed: drawSeed }) => ({ drawId, seed: drawSeed })),
        tasks: record.tasks.map(resultTask),
      }),
      () => ({ record: result.record, seeds: seed?.draws, tasks: result.tasks }),
    ),
    compared(
      "commitment",
      "The record is of the plan, the date, the policies and the counts that were committed to, with the seed that was given.",
      () => committedOf(commitment, seed),
      () => statedBy(record, commitment),
    ),
    drawnFrom
      ? compared(
          "evidence",
          "The digests in the record are those of plan and lists.",
          () => ({
            plan: planDigest(commitment.suite, drawnFrom.plan),
            ...digestsOfLists(commitment.suite, rows()),
          }),
          () => record.evidence,
        )
      : notMade(
          `${prefix}.evidence`,
          "L1",
          "Whether the digests in the record are those of plan and lists: not all of them were published.",
        ),
  ];
}

function committedOf(
  { planId, plan, asOf, drawNumber, redrawReason, policies, tasks }: CommitmentEntry,
  seed: SeedEntry | undefined,
): unknown {
  return {
    planId,
    plan,
    asOf,
    drawNumber,
    redrawReason,
    policies,
    tasks: tasks.map(({ frame, ...task }) => ({ ...task, asOf, eligible: frame.size })),
    seed: seed && { sources: seed.sources, countedBits: seed.countedBits },
  };
}

function statedBy(
  { planId, evidence, asOf, drawNumber, redrawReason, policies, tasks, seed }: PlanRecord,
  commitment: CommitmentEntry,
): unknown {
  return {
    planId,
    plan: evidence.plan,
    asOf,
    drawNumber,
    redrawReason,
    policies,
    tasks: tasks.map((task, index) => committedPart(task, commitment.tasks[index])),
    seed,
  };
}

/** What a record says of a task that a commitment says too. */
function committedPart(
  { taskId, drawId, asOf, batch, frame, quotaCount, level, strata }: TaskDraw,
  committed?: CommittedTask,
): unknown {
  const isCounted = committed?.strata.every(({ drawn }) => drawn !== undefined);
  return {
    taskId,
    drawId,
    asOf,
    batch,
    size: frame.size,
    eligible: frame.eligible,
    quotaCount,
    level,
    strata: strata.map(({ cutoff: _, reserve: __, inclusionProbability: ___, drawn, ...stratum }) => ({
      ...stratum,
      ...(isCounted && { drawn }),
    })),
  };
}
