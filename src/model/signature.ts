import * as z from "zod/mini";
import { label, listOf, type Shape } from "./fields.js";

/** Ed25519 (RFC 8032), or SM2 with SM3 (GB/T 32918.2-2016). */
export type SignatureAlgorithm = "ed25519" | "sm2";

/** A key that signatures are checked against. */
export interface PublicKey {
  readonly algorithm: SignatureAlgorithm;
  /** Lower-case hexadecimal: 32 bytes for `ed25519`; `04`, x and y, 65 bytes, for `sm2`. */
  readonly key: string;
}

/** A signature and the key that it claims to be made with. Nobody trusts a key because it is named here. */
export interface Signature extends PublicKey {
  /** Lower-case hexadecimal, 64 bytes: R and S for `ed25519`, r and s for `sm2`. */
  readonly value: string;
}

/** A key with the name by which a report speaks of it. */
export interface NamedKey extends PublicKey {
  readonly name: string;
}

const algorithm: z.ZodMiniType<SignatureAlgorithm> = z.enum(["ed25519", "sm2"]);

const key: z.ZodMiniType<string> = z
  .string({ error: "a key in lower-case hexadecimal" })
  .check(
    z.regex(/^(?:[0-9a-f]{64}|04[0-9a-f]{128})$/, { error: "32 bytes (ed25519) or 65 bytes (sm2) in hexadecimal" }),
  );

const value: z.ZodMiniType<string> = z
  .string({ error: "a signature in lower-case hexadecimal" })
  .check(z.regex(/^[0-9a-f]{128}$/, { error: "64 bytes in lower-case hexadecimal" }));

/** The schema of {@link Signature}. */
export const signatureSchema: z.ZodMiniType<Signature> = z.strictObject({
  algorithm,
  key,
  value,
} satisfies Shape<Signature>);

/** The schema of a list of {@link NamedKey}. */
export const namedKeys: z.ZodMiniType<readonly NamedKey[]> = listOf(
  z.strictObject({ name: label, algorithm, key } satisfies Shape<NamedKey>),
);
