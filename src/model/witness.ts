import * as z from "zod/mini";
import { hash, id, listOf, type Shape } from "./fields.js";
import { instant } from "./instant.js";
import { signatureSchema, type Signature } from "./signature.js";

/** What a third party says: I saw this entry at this time. */
export interface WitnessStatement {
  readonly protocol: "dr1";
  readonly kind: "witness";
  readonly authority: string;
  /** The hash of the entry. */
  readonly entry: string;
  readonly at: string;
  /** Each over `"dr1:sig:" + JCS(statement without signatures)`. */
  readonly signatures: readonly Signature[];
}

/** The schema of {@link WitnessStatement}. */
export const witnessSchema: z.ZodMiniType<WitnessStatement> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("witness"),
  authority: id,
  entry: hash,
  at: instant,
  signatures: listOf(signatureSchema),
} satisfies Shape<WitnessStatement>);
