import { modularPower } from "../exact/modularPower.js";
import type { NistPulse } from "../model/seed.js";
import { toHex } from "../random/hashing.js";
import { sha512 } from "../random/sha512.js";
import { nistPulseBytes } from "./nistPulseBytes.js";
import { pulseMisfit } from "./pulseMisfit.js";
import type { BeaconVerdict } from "./verifyDrandRound.js";

/** The algorithm identifier of SHA-512 and the head of its digest in DER (RFC 8017, section 9.2, note 1). */
const SHA512_DIGEST_INFO = "3051300d060960864801650304020305000440";
/** The public exponent of the certificates of the beacon. */
const EXPONENT = 65_537n;
/** 2 048 bits, the least that NIST SP 800-131A allows. */
const LEAST_BYTES = 256;

/** What {@link verifyNistPulse} needs. */
export interface NistPulseCheck {
  readonly pulse: NistPulse;
  /** The modulus of NIST's RSA key in lower-case hexadecimal, from its certificate, not from the publication under test. */
  readonly modulus: string;
}

/**
 * Checks the signature of NIST on a pulse: RSASSA-PKCS1-v1_5 with SHA-512 (RFC 8017, section 8.2.2), by building the one
 * encoded message that is right and comparing all of it.
 */
export function verifyNistPulse({ pulse, modulus }: NistPulseCheck): BeaconVerdict {
  const misfit = pulseMisfit(pulse);
  if (misfit) return failed(`${misfit.field} of the pulse is not ${misfit.expected}`);
  const width = modulus.length >> 1;
  if (!/^(?:[0-9a-f]{2})+$/.test(modulus) || width < LEAST_BYTES) {
    return failed(`the key is not a modulus of at least ${String(LEAST_BYTES)} bytes in lower-case hexadecimal`);
  }
  if (pulse.signatureValue.length !== modulus.length) {
    return failed(`the signature has ${String(pulse.signatureValue.length >> 1)} bytes, the key ${String(width)}`);
  }
  const signature = BigInt(`0x${pulse.signatureValue}`);
  const n = BigInt(`0x${modulus}`);
  if (signature >= n) return failed("the signature is not below the modulus");
  const digest = SHA512_DIGEST_INFO + toHex(sha512(nistPulseBytes(pulse)));
  const encoded = `0001${"ff".repeat(width - 3 - (digest.length >> 1))}00${digest}`;
  return modularPower(signature, EXPONENT, n) === BigInt(`0x${encoded}`)
    ? { ok: true }
    : failed("the signature is not that of this key for this pulse");
}

function failed(problem: string): BeaconVerdict {
  return { ok: false, problem };
}
