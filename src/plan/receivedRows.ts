import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { targetDigest } from "../frame/digests.js";
import type { Target } from "../model/target.js";
import { canonicalJson } from "../random/canonicalJson.js";
import type { PartTask } from "../record/receivedPart.js";
import { indexTargets } from "./indexTargets.js";
import type { ReadRecord } from "./readReceived.js";

/** The rows of all targets of the part, by id. Refuses a row that is missing or not the one drawn from, and a target in two places. */
export function receivedRows(tasks: readonly PartTask[], received: readonly ReadRecord[]): ReadonlyMap<string, Target> {
  const rows = new Map<string, Target>();
  for (const { record, targets } of received) {
    const own = new Set(
      tasks.filter((task) => task.record === record.recordHash).flatMap(({ targetIds }) => targetIds),
    );
    const given = indexTargets(targets as readonly Target[]);
    for (const { targetId, digest } of record.rows) {
      if (!own.has(targetId)) continue;
      const row = given.get(targetId);
      const is = row && targetDigest(record.policies.suite, row);
      if (!row || is !== digest) {
        throw new DoubleRandomError({
          code: "EVIDENCE_MISMATCH",
          path: "received.targets",
          expected: `the row of ${targetId} that ${record.planId} was drawn from (${digest})`,
          received: is ?? "no row",
        });
      }
      const known = rows.get(targetId);
      if (known && placeOf(known) !== placeOf(row)) {
        throw new DoubleRandomError({
          code: "EVIDENCE_MISMATCH",
          path: "received.targets",
          expected: `one regionCode, groupId and localOfficeId of ${targetId} in all records: ${placeOf(known)}`,
          received: placeOf(row),
        });
      }
      rows.set(targetId, row);
    }
  }
  return rows;
}

/** What of a target matters for its team. */
function placeOf({ regionCode: region, groupId, localOfficeId }: Target): string {
  return canonicalJson({
    regionCode: region,
    ...(groupId !== undefined && { groupId }),
    ...(localOfficeId !== undefined && { localOfficeId }),
  });
}
