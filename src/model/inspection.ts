import * as z from "zod/mini";
import { outcome, type Outcome } from "./event.js";
import { date, hash, id, label, listOf, type Shape } from "./fields.js";

/**
 * What an inspection was made upon: a random draw (双随机), a complaint (投诉举报), a referral by another authority or from above
 * (转办交办), monitoring data (数据监测), anything else.
 */
export type InspectionCause = "random" | "complaint" | "referral" | "monitoring" | "other";

/** The visit of a record that an inspection was. */
export interface InspectionSource {
  /** The hash of the record. */
  readonly record: string;
  readonly visitId: string;
}

/**
 * One inspection of one target in the past, for one task at most. Those of one target on one day are one visit, whatever the number of
 * rows.
 */
export interface Inspection {
  readonly targetId: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The plan that `taskId` belongs to. Default: the plan that the history is used for, if the day is in its year. */
  readonly planId?: string;
  readonly taskId?: string;
  /** What was inspected. Default: the items of the task, if the plan has it. */
  readonly itemIds?: readonly string[];
  /** What was found (检查结果). */
  readonly outcome?: Outcome;
  /** Default: not known, which counts like a random draw. */
  readonly cause?: InspectionCause;
  readonly source?: InspectionSource;
}

/** The schema of {@link InspectionCause}. */
export const inspectionCause: z.ZodMiniType<InspectionCause> = z.enum([
  "random",
  "complaint",
  "referral",
  "monitoring",
  "other",
]);

/** The schema of {@link Inspection}. */
export const inspectionSchema: z.ZodMiniType<Inspection> = z.strictObject({
  targetId: id,
  date,
  planId: z.exactOptional(id),
  taskId: z.exactOptional(id),
  itemIds: z.exactOptional(listOf(id)),
  outcome: z.exactOptional(outcome),
  cause: z.exactOptional(inspectionCause),
  source: z.exactOptional(z.strictObject({ record: hash, visitId: label } satisfies Shape<InspectionSource>)),
} satisfies Shape<Inspection>);
