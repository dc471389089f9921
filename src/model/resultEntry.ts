import * as z from "zod/mini";
import { chainHeader, type ChainHeader } from "./chainHeader.js";
import type { StratumDraw } from "./draw.js";
import { count, hash, id, label, listOf, type Shape } from "./fields.js";

/** What was drawn, by the hash of its record, and every cut-off, so that each business can check itself. */
export interface ResultEntry extends ChainHeader {
  readonly kind: "result";
  readonly commitment: string;
  /** The hash of the seed entry. */
  readonly seed: string;
  /** `recordHash` of the record. */
  readonly record: string;
  /** In the order of the commitment. */
  readonly tasks: readonly ResultTask[];
}

/** What a result says of one task. */
export interface ResultTask {
  readonly drawId: string;
  readonly strata: readonly Pick<StratumDraw, "stratum" | "drawn" | "cutoff">[];
}

const resultTask: z.ZodMiniType<ResultTask> = z.strictObject({
  drawId: label,
  strata: listOf(
    z.strictObject({ stratum: id, drawn: count, cutoff: z.exactOptional(hash) } satisfies Shape<
      ResultTask["strata"][number]
    >),
  ),
} satisfies Shape<ResultTask>);

/** The schema of {@link ResultEntry}. */
export const resultEntrySchema: z.ZodMiniType<ResultEntry> & z.core.$ZodTypeDiscriminable = z.strictObject({
  ...chainHeader,
  kind: z.literal("result"),
  commitment: hash,
  seed: hash,
  record: hash,
  tasks: listOf(resultTask),
} satisfies Shape<ResultEntry>);
