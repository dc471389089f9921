import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { fraction, ZERO } from "../exact/fraction.js";
import { frameDigest } from "../frame/digests.js";
import { frameOf } from "../frame/frameOf.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import { findTask } from "../plan/findTask.js";
import type { ChanceStratum } from "./plannedTasks.js";
import type { StandingDraw } from "./standingDraws.js";

/** What {@link drawnStrata} needs; everything has been checked. */
export interface DrawnStrataOptions {
  readonly plan: Plan;
  readonly draws: readonly StandingDraw[];
  /** The directory that a record was drawn from. */
  readonly directoryOf: (recordHash: string) => readonly Target[];
}

/**
 * The strata that records were drawn from, with the chance of each of their targets. Who was drawn by an earlier batch is in the stratum
 * too: the chance is that of being drawn by this batch for whoever was not drawn before, so that over the batches of a task
 * `1 - (1 - n_1/N_1)(1 - n_2/N_2)...` is the chance of the year, `n/N` where the frame stays the same.
 *
 * @throws `DoubleRandomError` `EVIDENCE_MISMATCH` for a directory that does not give the frame of the record
 */
export function drawnStrata({ plan, draws, directoryOf }: DrawnStrataOptions): readonly ChanceStratum[] {
  return draws.flatMap(({ record, draw }) => {
    const { policies, recordHash } = record;
    const { taskId, asOf, batch, frame } = draw;
    const frameOptions = { task: findTask(plan, taskId), targets: directoryOf(recordHash), asOf, policies };
    const made = frameOf({ ...frameOptions, batch, exclusions: frame.exclusions });
    if (frameDigest(policies.suite, made.strata) !== frame.digest) refuse(taskId, recordHash);
    const whole = frameOf({ ...frameOptions, batch: { ...batch, alreadyDrawn: [] }, exclusions: frame.exclusions });
    return whole.strata.map(({ key, tier, eligibleIds }): ChanceStratum => {
      const { drawn = 0, eligible = 0 } = draw.strata.find(({ stratum }) => stratum === key) ?? {};
      const chance = eligible === 0 ? ZERO : fraction(BigInt(drawn), BigInt(eligible));
      return { task: frameOptions.task, tier, ids: eligibleIds, chance };
    });
  });
}

function refuse(taskId: string, recordHash: string): never {
  throw new DoubleRandomError({
    code: "EVIDENCE_MISMATCH",
    path: "targets",
    expected: `the directory from which task ${taskId} of record ${recordHash} was drawn, and the plan of that draw`,
    received: describeValue("a directory or plan that gives another frame"),
  });
}
