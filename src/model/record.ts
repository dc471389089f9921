import * as z from "zod/mini";
import { warningSchema, type Warning } from "./warning.js";
import { assignmentSchema, type Assignment } from "./assignment.js";
import { taskDrawSchema, type TaskDraw } from "./draw.js";
import { count, date, hash, id, label, listOf, positiveCount, type Shape } from "./fields.js";
import { policiesSchema, type Policies } from "./policies.js";
import { seedSources, type Seed } from "./seed.js";

/** The hash of one list that the draw was made from. */
export interface ListDigest {
  readonly count: number;
  /** `H("dr1:<list>:" + lines)`: canonical JSON and a line feed per entry, in canonical order. */
  readonly digest: string;
}

/** The digests of everything that a draw depends on besides the seed and the policies. */
export interface EvidenceDigests {
  /** `H("dr1:plan:" + JCS(plan))`, with the tasks of the plan sorted by id. */
  readonly plan: string;
  /** Sorted by id, as are inspectors and avoidances. */
  readonly targets: ListDigest;
  readonly inspectors: ListDigest;
  readonly avoidances: ListDigest;
  /** Sorted by task id, then target id. */
  readonly exclusions: ListDigest;
}

/** A drawn plan: everything needed to check it, given the evidence whose digests it holds. */
export interface PlanRecord {
  readonly protocol: "dr1";
  readonly kind: "plan-record";
  readonly planId: string;
  readonly asOf: string;
  /** 1 for the first draw of the plan. */
  readonly drawNumber: number;
  /** Why the plan was drawn again; present if and only if `drawNumber` is above 1. */
  readonly redrawReason?: string;
  readonly policies: Policies;
  /** With the bits counted. */
  readonly seed: Seed & { readonly countedBits: number };
  readonly evidence: EvidenceDigests;
  /** Sorted by task id. */
  readonly tasks: readonly TaskDraw[];
  /** The visits of all tasks and their teams. */
  readonly assignment: Assignment;
  readonly warnings: readonly Warning[];
  /** `H("dr1:record:" + JCS(record without recordHash))`. */
  readonly recordHash: string;
}

export const listDigest: z.ZodMiniType<ListDigest> = z.strictObject({
  count,
  digest: hash,
} satisfies Shape<ListDigest>);

/** The schema of {@link PlanRecord}. */
export const planRecordSchema: z.ZodMiniType<PlanRecord> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("plan-record"),
  planId: id,
  asOf: date,
  drawNumber: positiveCount,
  redrawReason: z.exactOptional(label),
  policies: policiesSchema,
  seed: z.strictObject({ sources: seedSources, countedBits: count }),
  evidence: z.strictObject({
    plan: hash,
    targets: listDigest,
    inspectors: listDigest,
    avoidances: listDigest,
    exclusions: listDigest,
  } satisfies Shape<EvidenceDigests>),
  tasks: listOf(taskDrawSchema),
  assignment: assignmentSchema,
  warnings: listOf(warningSchema),
  recordHash: hash,
} satisfies Shape<PlanRecord>);
