import * as z from "zod/mini";
import { date, id, label, type Shape } from "./fields.js";

/** Why a target that is in the scope of a task cannot be drawn by it. */
export type ExclusionReason =
  | "recently-inspected"
  | "already-drawn-this-year"
  | "annual-limit"
  | "under-investigation"
  | "exempt-by-policy"
  | "other-decision";

/**
 * A decision, taken before the seed is known, that a target in the scope of a task is not drawn by it. Who decided is
 * part of the record.
 */
export interface Exclusion {
  readonly taskId: string;
  readonly targetId: string;
  readonly reason: ExclusionReason;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly note?: string;
}

/** The schema of {@link Exclusion}. */
export const exclusionSchema: z.ZodMiniType<Exclusion> = z.strictObject({
  taskId: id,
  targetId: id,
  reason: z.enum([
    "recently-inspected",
    "already-drawn-this-year",
    "annual-limit",
    "under-investigation",
    "exempt-by-policy",
    "other-decision",
  ]),
  decidedBy: label,
  decidedOn: date,
  note: z.exactOptional(label),
} satisfies Shape<Exclusion>);
