import * as z from "zod/mini";
import { chainHeader, type ChainHeader } from "./chainHeader.js";
import { count, hash, label, listOf, type Shape } from "./fields.js";
import { seedSources, type SeedSource } from "./seed.js";

/** The values of the sources of a commitment. */
export interface SeedEntry extends ChainHeader {
  readonly kind: "seed";
  /** The hash of the commitment. */
  readonly commitment: string;
  readonly sources: readonly SeedSource[];
  /** The bits that the sources carry together, as counted. */
  readonly countedBits: number;
  /** S of every task of the commitment, in its order. */
  readonly draws: readonly { readonly drawId: string; readonly seed: string }[];
}

/** The schema of {@link SeedEntry}. */
export const seedEntrySchema: z.ZodMiniType<SeedEntry> & z.core.$ZodTypeDiscriminable = z.strictObject({
  ...chainHeader,
  kind: z.literal("seed"),
  commitment: hash,
  sources: seedSources,
  countedBits: count,
  draws: listOf(z.strictObject({ drawId: label, seed: hash } satisfies Shape<SeedEntry["draws"][number]>)),
} satisfies Shape<SeedEntry>);
