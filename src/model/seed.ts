import * as z from "zod/mini";
import { count, label, listOf, type Shape } from "./fields.js";

/**
 * One source of a seed. `declared` is text that the bureau typed in, the weakest kind.
 */
export interface SeedSource {
  readonly type: "declared";
  /** What the text is, in words a reader can look up. */
  readonly ref: string;
  readonly value: string;
  /** The bits that nobody could know beforehand, as the bureau states them; never counted higher than the text could carry. */
  readonly entropyBits?: number;
}

/** Where the seed of a draw comes from. */
export interface Seed {
  readonly sources: readonly SeedSource[];
}

const seedSource: z.ZodMiniType<SeedSource> = z.strictObject({
  type: z.enum(["declared"]),
  ref: label,
  value: label,
  entropyBits: z.exactOptional(count),
} satisfies Shape<SeedSource>);

export const seedSources: z.ZodMiniType<readonly SeedSource[]> = listOf(seedSource);

/** The schema of {@link Seed}. */
export const seedSchema: z.ZodMiniType<Seed> = z.strictObject({ sources: seedSources } satisfies Shape<Seed>);
