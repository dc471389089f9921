import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { planDigest } from "../frame/digests.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import { targetRecordSchema, type TargetRecord } from "../model/targetRecord.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { recordHash } from "../record/sealRecord.js";
import { findTask } from "./findTask.js";

/** A record of the first stage with what it takes to read it. */
export interface Received {
  readonly record: TargetRecord;
  /** The plan that it was drawn from. */
  readonly plan: Plan;
  /** The rows of the drawn targets of the region, as they were drawn from; others are not looked at. */
  readonly targets: readonly Target[];
}

/** A record of the first stage that has been read; its rows have not. */
export interface ReadRecord extends Pick<Received, "record" | "plan"> {
  readonly targets: unknown;
}

/**
 * Reads records of the first stage with their plans, by plan, then by hash. Refuses one that was edited, one with another plan, and one that
 * leaves out something without which its part cannot be told.
 */
export function readReceived(input: unknown): readonly ReadRecord[] {
  if (!Array.isArray(input) || input.length === 0) {
    const expected = "a list of at least one { record, plan, targets }";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "received", expected, received: describeValue(input) });
  }
  const read = Array.from(input as readonly Partial<Received>[], (one, index) => {
    const path = `received[${String(index)}]`;
    checkOptions(one, path);
    const record = parseWith(targetRecordSchema, one.record, `${path}.record`);
    if (recordHash(record) !== record.recordHash) {
      const expected = "a record as it was sealed";
      const received = "one that was changed afterwards: its hash does not fit its contents";
      throw new DoubleRandomError({ code: "CHAIN_BROKEN", path: `${path}.record`, expected, received });
    }
    const plan = parsePlan(one.plan);
    const digest = planDigest(record.policies.suite, plan);
    if (digest !== record.evidence.plan) {
      const expected = `the plan that the record was made from (${record.evidence.plan})`;
      throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: `${path}.plan`, expected, received: digest });
    }
    checkWhole(record, plan, path);
    return { record, plan, targets: one.targets };
  });
  return read.sort(
    (a, b) => byCodePoint(a.record.planId, b.record.planId) || byCodePoint(a.record.recordHash, b.record.recordHash),
  );
}

/** Refuses a record that leaves out something without which its part cannot be told. */
function checkWhole({ tasks, rows }: TargetRecord, plan: Plan, path: string): void {
  const listed = new Set(rows.map(({ targetId }) => targetId));
  for (const { taskId, selected } of tasks) {
    findTask(plan, taskId);
    const missing = selected.find(({ targetId }) => !listed.has(targetId));
    if (!missing) continue;
    const expected = "a row for every drawn target";
    const received = `none for ${missing.targetId}`;
    throw new DoubleRandomError({ code: "CHAIN_BROKEN", path: `${path}.record.rows`, expected, received });
  }
}
