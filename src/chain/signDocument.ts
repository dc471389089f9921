import { checkOptions } from "../errors/checkOptions.js";
import type { ChainEntry } from "../model/chain.js";
import type { WitnessStatement } from "../model/witness.js";
import type { Signature } from "../model/signature.js";
import { signedText } from "../record/sealEntry.js";
import { signText } from "../signature/signText.js";

/** What {@link signDocument} needs. */
export interface SignDocumentOptions<D extends ChainEntry | WitnessStatement> {
  /** An entry of a chain, or what a witness states about one. */
  readonly document: D;
  /** An Ed25519 key: 32 bytes in lower-case hexadecimal. */
  readonly privateKey: string;
}

/**
 * Adds an Ed25519 signature (RFC 8032) to an entry or a witness statement. Its hash stays as it is.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { signDocument } from "double-random/chain";
 *
 * const lines = readFileSync("examples/published-draw/publication/chain.jsonl", "utf8").trim().split("\n");
 * const entries = lines.map((line) => JSON.parse(line));
 * const { signatures: _, ...document } = entries[0];
 * const privateKey = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"; // RFC 8032, section 7.1
 * const signed = await signDocument({ document, privateKey });
 * console.log(signed.entryHash === document.entryHash, signed.signatures[0].key.slice(0, 16));
 * ```
 * ```text
 * true d75a980182b10ab7
 * ```
 */
export async function signDocument<D extends ChainEntry | WitnessStatement>(
  options: SignDocumentOptions<D>,
): Promise<D & { readonly signatures: readonly Signature[] }> {
  checkOptions(options);
  const { document, privateKey } = options;
  const signature = await signText({ algorithm: "ed25519", message: signedText(document), privateKey });
  return { ...document, signatures: [...(document.signatures ?? []), signature] };
}
