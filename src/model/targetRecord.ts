import * as z from "zod/mini";
import { administrativeLevel, type AdministrativeLevel } from "./administrativeLevel.js";
import { taskDrawSchema, type TaskDraw } from "./draw.js";
import { count, date, hash, id, label, listOf, positiveCount, regionCode, type Shape } from "./fields.js";
import { policiesSchema, type Policies } from "./policies.js";
import { listDigest, type EvidenceDigests } from "./record.js";
import { seedSources, type Seed } from "./seed.js";
import { warningSchema, type Warning } from "./warning.js";

/** A drawn target as it is handed down: where it is, and what its row in the directory hashes to. */
export interface DrawnRow {
  readonly targetId: string;
  /** Of the row; whose part it is follows from it. */
  readonly regionCode: string;
  /** `H("dr1:target:" + JCS(row))`. */
  readonly digest: string;
}

/**
 * The first stage of a draw in two stages (省抽县查, 市抽县查): the targets that an upper level has drawn, without any inspectors. The
 * second stage is a `TeamRecord` of each authority that inspects.
 */
export interface TargetRecord {
  readonly protocol: "dr1";
  readonly kind: "target-record";
  /** Who draws: `issuer.id` of the plan. */
  readonly authority: string;
  /** The level that draws; every task is one that it draws (`mode.drawnBy`). */
  readonly drawnBy: AdministrativeLevel;
  readonly planId: string;
  readonly asOf: string;
  /** 1 for the first draw of the plan. */
  readonly drawNumber: number;
  /** Why it was drawn again; present if and only if `drawNumber` is above 1. */
  readonly redrawReason?: string;
  /** All of them; those about teams have no effect. */
  readonly policies: Policies;
  /** With the bits counted. */
  readonly seed: Seed & { readonly countedBits: number };
  readonly evidence: Pick<EvidenceDigests, "plan" | "targets" | "exclusions">;
  /** Sorted by task id. */
  readonly tasks: readonly TaskDraw[];
  /** Every target that a task has drawn, once, by id. */
  readonly rows: readonly DrawnRow[];
  readonly warnings: readonly Warning[];
  /** `H("dr1:record:" + JCS(record without recordHash))`. */
  readonly recordHash: string;
}

/** The schema of {@link TargetRecord}. */
export const targetRecordSchema: z.ZodMiniType<TargetRecord> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("target-record"),
  authority: id,
  drawnBy: administrativeLevel,
  planId: id,
  asOf: date,
  drawNumber: positiveCount,
  redrawReason: z.exactOptional(label),
  policies: policiesSchema,
  seed: z.strictObject({ sources: seedSources, countedBits: count }),
  evidence: z.strictObject({
    plan: hash,
    targets: listDigest,
    exclusions: listDigest,
  } satisfies Shape<TargetRecord["evidence"]>),
  tasks: listOf(taskDrawSchema),
  rows: listOf(z.strictObject({ targetId: id, regionCode, digest: hash } satisfies Shape<DrawnRow>)),
  warnings: listOf(warningSchema),
  recordHash: hash,
} satisfies Shape<TargetRecord>);
