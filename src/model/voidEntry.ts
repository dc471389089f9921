import * as z from "zod/mini";
import { chainHeader, type ChainHeader } from "./chainHeader.js";
import { hash, label, type Shape } from "./fields.js";

/**
 * Why a commitment leads to no result.
 *
 * - `withdrawn`: by the authority, before the earliest source could be known
 * - `source-missing`: a source was not announced, not revealed or not published
 * - `cannot-be-drawn`: the seed led to targets for which no teams exist
 */
export type VoidReason = "withdrawn" | "source-missing" | "cannot-be-drawn";

/** A commitment that leads to no result. It stays in the chain. */
export interface VoidEntry extends ChainHeader {
  readonly kind: "void";
  readonly commitment: string;
  readonly reason: VoidReason;
  /** `ref` of the source that is missing; present if and only if the reason is `source-missing`. */
  readonly source?: string;
  /** In words. */
  readonly note: string;
}

/** The schema of {@link VoidEntry}. */
export const voidEntrySchema: z.ZodMiniType<VoidEntry> & z.core.$ZodTypeDiscriminable = z.strictObject({
  ...chainHeader,
  kind: z.literal("void"),
  commitment: hash,
  reason: z.enum(["withdrawn", "source-missing", "cannot-be-drawn"]),
  source: z.exactOptional(label),
  note: label,
} satisfies Shape<VoidEntry>);
