import * as z from "zod/mini";
import { administrativeLevel, type AdministrativeLevel } from "./administrativeLevel.js";
import { assignmentSchema, type Assignment } from "./assignment.js";
import { count, hash, id, label, listOf, positiveCount, regionCode, type Shape } from "./fields.js";
import { policiesSchema, type Policies } from "./policies.js";
import { listDigest, type EvidenceDigests } from "./record.js";
import { seedSources, type Seed } from "./seed.js";
import { warningSchema, type Warning } from "./warning.js";

/** A record of the first stage that teams are drawn for. */
export interface ReceivedRecord {
  readonly planId: string;
  /** Its `recordHash`. */
  readonly record: string;
}

/** The part of a received task that falls to the authority. */
export interface ReceivedTask {
  /** `<plan>.<task>`, so that tasks of several plans have different names. */
  readonly taskId: string;
  /** The `recordHash` of the record that the task is from. */
  readonly record: string;
  /** `authority/<recordHash>/<task>/a<number of the draw>`. */
  readonly drawId: string;
  /** S of the task in this stage. */
  readonly seed: string;
  /** The targets of its region, in the order of the inspections. */
  readonly targetIds: readonly string[];
}

/**
 * The second stage of a draw in two stages: the teams that an authority draws, from its own roster and with its own seed, for the targets
 * that one or several records of the first stage give it.
 */
export interface TeamRecord {
  readonly protocol: "dr1";
  readonly kind: "team-record";
  /** Who draws the teams. */
  readonly authority: string;
  /** The targets whose `regionCode` begins with it are the part of the authority. */
  readonly regionCode: string;
  /** The level that inspects; the tasks are all that it inspects (`mode.inspectedBy`). */
  readonly inspectedBy: AdministrativeLevel;
  /** 1 for the first draw of these teams. */
  readonly drawNumber: number;
  /** Why they were drawn again; present if and only if `drawNumber` is above 1. */
  readonly redrawReason?: string;
  /** Of this stage; those about targets have no effect. */
  readonly policies: Policies;
  /** With the bits counted. */
  readonly seed: Seed & { readonly countedBits: number };
  /** By plan id, then by hash. */
  readonly received: readonly ReceivedRecord[];
  readonly evidence: Pick<EvidenceDigests, "inspectors" | "avoidances">;
  /** Sorted by task id. */
  readonly tasks: readonly ReceivedTask[];
  /** The visits of all tasks and their teams. */
  readonly assignment: Assignment;
  readonly warnings: readonly Warning[];
  /** `H("dr1:record:" + JCS(record without recordHash))`. */
  readonly recordHash: string;
}

/** The schema of {@link TeamRecord}. */
export const teamRecordSchema: z.ZodMiniType<TeamRecord> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("team-record"),
  authority: id,
  regionCode,
  inspectedBy: administrativeLevel,
  drawNumber: positiveCount,
  redrawReason: z.exactOptional(label),
  policies: policiesSchema,
  seed: z.strictObject({ sources: seedSources, countedBits: count }),
  received: listOf(z.strictObject({ planId: id, record: hash } satisfies Shape<ReceivedRecord>)),
  evidence: z.strictObject({
    inspectors: listDigest,
    avoidances: listDigest,
  } satisfies Shape<TeamRecord["evidence"]>),
  tasks: listOf(
    z.strictObject({
      taskId: id,
      record: hash,
      drawId: label,
      seed: hash,
      targetIds: listOf(id),
    } satisfies Shape<ReceivedTask>),
  ),
  assignment: assignmentSchema,
  warnings: listOf(warningSchema),
  recordHash: hash,
} satisfies Shape<TeamRecord>);
