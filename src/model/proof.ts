import * as z from "zod/mini";
import { commitmentSchema, type CommitmentEntry } from "./commitmentEntry.js";
import { resultEntrySchema, type ResultEntry } from "./resultEntry.js";
import { seedEntrySchema, type SeedEntry } from "./seedEntry.js";
import { count, hash, id, listOf, type Shape } from "./fields.js";

/** A leaf of the frame of a task. */
export interface FrameLeaf {
  /** `frame/<task>`. */
  readonly list: string;
  readonly salt: string;
  readonly value: { readonly id: string; readonly stratum: string };
}

/** Leads from an id of a blinded publication back to the business: `id` of the leaf is `H("dr1:uid:" + salt + ":" + id)`. */
export interface Opening {
  readonly id: string;
  readonly salt: string;
}

/** The openings of a blinded publication that are public. */
export interface Openings {
  readonly protocol: "dr1";
  readonly kind: "openings";
  /** Sorted by id. */
  readonly openings: readonly Opening[];
}

/** What one business needs to check by itself whether it was drawn rightly. */
export interface TargetProof {
  readonly protocol: "dr1";
  readonly kind: "target-proof";
  readonly taskId: string;
  /** Which business it is about; in a blinded publication with its opening. */
  readonly targetId: string;
  readonly opening?: Opening;
  readonly leaf: FrameLeaf;
  /** The place of the leaf in the tree, from 0. */
  readonly index: number;
  /** The hashes beside the way from the leaf to the root, from the bottom up. */
  readonly path: readonly string[];
  /** `H("dr1:unit:" + S + ":" + id of the leaf)`; absent with methods without tickets. */
  readonly ticket?: string;
  /** Whether the business was drawn by the task. */
  readonly drawn: boolean;
  /** The three entries of the chain that the rest leads to. */
  readonly commitment: CommitmentEntry;
  readonly seed: SeedEntry;
  readonly result: ResultEntry;
}

const frameLeaf: z.ZodMiniType<FrameLeaf> = z.strictObject({
  list: z
    .string({ error: "frame/ and a task" })
    .check(z.regex(/^frame\/[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/, { error: "frame/ and a task" })),
  salt: hash,
  value: z.strictObject({ id, stratum: id } satisfies Shape<FrameLeaf["value"]>),
} satisfies Shape<FrameLeaf>);

const openingSchema: z.ZodMiniType<Opening> = z.strictObject({ id, salt: hash } satisfies Shape<Opening>);

/** The schema of {@link Openings}. */
export const openingsSchema: z.ZodMiniType<Openings> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("openings"),
  openings: listOf(openingSchema),
} satisfies Shape<Openings>);

/** The schema of {@link TargetProof}. */
export const targetProofSchema: z.ZodMiniType<TargetProof> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("target-proof"),
  taskId: id,
  targetId: id,
  opening: z.exactOptional(openingSchema),
  leaf: frameLeaf,
  index: count,
  path: listOf(hash),
  ticket: z.exactOptional(hash),
  drawn: z.boolean({ error: "true or false" }),
  commitment: commitmentSchema,
  seed: seedEntrySchema,
  result: resultEntrySchema,
} satisfies Shape<TargetProof>);
