import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Signature } from "../model/signature.js";
import { bytesOfHex } from "../random/bytesOfHex.js";
import { toHex } from "../random/hashing.js";

/** What {@link signText} needs. */
export interface SignTextOptions {
  /** Signed as UTF-8. */
  readonly message: string;
  /** The 32 bytes that RFC 8032 calls the private key, in lower-case hexadecimal. */
  readonly privateKey: string;
  readonly algorithm: "ed25519";
}

/**
 * Signs text with Ed25519 (RFC 8032): the same text and key always give the same signature.
 *
 * @throws {@link DoubleRandomError} `FIELD_INVALID` for any other algorithm, a key of another form (which the message does not
 *   repeat), or text with a lone surrogate
 */
export async function signText(options: SignTextOptions): Promise<Signature> {
  checkOptions(options);
  const { message, privateKey, algorithm } = options;
  const given: unknown = algorithm;
  if (given !== "ed25519") throw invalid("algorithm", "ed25519", describeValue(given));
  if (typeof message !== "string" || !message.isWellFormed()) {
    throw invalid("message", "text without a lone surrogate", describeValue(message));
  }
  if (typeof privateKey !== "string" || !/^[0-9a-f]{64}$/.test(privateKey)) {
    throw invalid("privateKey", "32 bytes in lower-case hexadecimal", "something else");
  }
  const { ed25519 } = await import("@noble/curves/ed25519.js");
  const secret = bytesOfHex(privateKey);
  return {
    algorithm,
    key: toHex(ed25519.getPublicKey(secret)),
    value: toHex(ed25519.sign(new TextEncoder().encode(message), secret)),
  };
}

function invalid(path: string, expected: string, received: string): DoubleRandomError {
  return new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received });
}
