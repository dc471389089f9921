import * as z from "zod/mini";
import { hash, id, listOf, positiveCount, type Shape } from "./fields.js";
import { instant } from "./instant.js";
import { signatureSchema, type Signature } from "./signature.js";

/** What every entry of a chain says. An authority has one chain for all of its draws. */
export interface ChainHeader {
  readonly protocol: "dr1";
  /** The hash function of this entry and, in a commitment, of its whole draw. */
  readonly suite: "sha256" | "sm3";
  /** The id of the authority: `issuer.id` of its plans. */
  readonly authority: string;
  /** 1, 2, 3, ... over all entries of the authority. */
  readonly number: number;
  /** The hash of the entry before; absent in entry 1. */
  readonly previous?: string;
  /** When the authority says that it made the entry: a second of UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string;
  /** `H("dr1:entry:" + JCS(entry without entryHash and signatures))`. */
  readonly entryHash: string;
  /** Each over `"dr1:sig:" + JCS(entry without entryHash and signatures)`. */
  readonly signatures?: readonly Signature[];
}

/** The fields of {@link ChainHeader}. */
export const chainHeader: {
  readonly protocol: z.ZodMiniType<"dr1">;
  readonly suite: z.ZodMiniType<ChainHeader["suite"]>;
  readonly authority: z.ZodMiniType<string>;
  readonly number: z.ZodMiniType<number>;
  readonly previous: z.ZodMiniExactOptional<z.ZodMiniType<string>>;
  readonly at: z.ZodMiniType<string>;
  readonly entryHash: z.ZodMiniType<string>;
  readonly signatures: z.ZodMiniExactOptional<z.ZodMiniType<readonly Signature[]>>;
} = {
  protocol: z.literal("dr1"),
  suite: z.enum(["sha256", "sm3"]),
  authority: id,
  number: positiveCount,
  previous: z.exactOptional(hash),
  at: instant,
  entryHash: hash,
  signatures: z.exactOptional(listOf(signatureSchema)),
} satisfies Shape<ChainHeader>;
