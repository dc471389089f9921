import * as z from "zod/mini";
import { hash, type Shape } from "./fields.js";

/** The key from which the salts of a commitment follow; published with its lists. */
export interface SaltKey {
  readonly protocol: "dr1";
  readonly kind: "salt-key";
  /** 32 bytes. */
  readonly key: string;
}

/** The schema of {@link SaltKey}. */
export const saltKeySchema: z.ZodMiniType<SaltKey> = z.strictObject({
  protocol: z.literal("dr1"),
  kind: z.literal("salt-key"),
  key: hash,
} satisfies Shape<SaltKey>);
