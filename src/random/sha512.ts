import { sha512 as nobleSha512 } from "@noble/hashes/sha2.js";

/** SHA-512 (FIPS 180-4) of bytes, 64 bytes. The protocol does not use it; the NIST beacon does. */
export function sha512(bytes: Uint8Array): Uint8Array {
  return nobleSha512(bytes);
}
