import type { PublicKey, Signature } from "../model/signature.js";
import { verifyEd25519 } from "./verifyEd25519.js";
import { verifySm2 } from "./verifySm2.js";

/** What {@link verifySignature} needs. */
export interface SignatureCheck<Key extends PublicKey> {
  /** The text that is signed, as UTF-8. */
  readonly message: string;
  readonly signature: Signature;
  /** Keys that somebody vouches for outside the publication under test. */
  readonly trusted: readonly Key[];
}

/** What a signature shows. */
export type SignatureVerdict<Key extends PublicKey> =
  /** The holder of this key signed this text. */
  | { readonly status: "pass"; readonly key: Key }
  /** A key that is trusted is named, and its holder did not sign this text. */
  | { readonly status: "fail"; readonly problem: string }
  /** Nothing was computed: nobody vouches for the key, or the package for its algorithm is not installed. */
  | { readonly status: "not-checked"; readonly reason: "unknown-key" | "not-installed"; readonly problem: string };

/**
 * Checks a signature against keys from outside. A signature by any other key shows nothing, however right it is, so it is not
 * computed: text without a `pass` is unsigned to the reader.
 *
 * `ed25519` is RFC 8032 with canonical encodings, S below the group order, and key and R in the subgroup of prime order, so that both
 * equations of the RFC give one answer. `sm2` is GB/T 32918.2-2016 with SM3 and the user id `1234567812345678`, by the optional
 * package sm-crypto-v2. Whatever these throw is a failed check.
 */
export async function verifySignature<Key extends PublicKey>({
  message,
  signature,
  trusted,
}: SignatureCheck<Key>): Promise<SignatureVerdict<Key>> {
  const { algorithm, key: claimed, value } = signature;
  const key = trusted.find((other) => other.algorithm === algorithm && other.key === claimed);
  if (!key) {
    return {
      status: "not-checked",
      reason: "unknown-key",
      problem: "The key of the signature is not among those trusted.",
    };
  }
  if (!message.isWellFormed()) return { status: "fail", problem: "The text has a lone surrogate, so it has no UTF-8." };
  const bytes = new TextEncoder().encode(message);
  const verdict = await (algorithm === "sm2" ? verifySm2(bytes, claimed, value) : verifyEd25519(bytes, claimed, value));
  if (verdict === "right") return { status: "pass", key };
  if (verdict === "wrong") return { status: "fail", problem: "The signature is not one by this key over this text." };
  return { status: "not-checked", reason: "not-installed", problem: "The package sm-crypto-v2 is not installed." };
}
