import { bytesOfHex } from "../random/bytesOfHex.js";

/**
 * Whether a signature of Ed25519 is right, in the strictest reading: canonical encodings, S below the group order, key and R in
 * the subgroup of prime order, the key not its neutral element. With a component of small order in R, the two equations that
 * RFC 8032, section 5.1.7 admits disagree, and a signer could make text that is signed for one reader and not for another.
 */
export async function verifyEd25519(message: Uint8Array, key: string, value: string): Promise<"right" | "wrong"> {
  if (!/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{128}$/.test(value)) return "wrong";
  try {
    const { ed25519 } = await import("@noble/curves/ed25519.js");
    const [keyBytes, valueBytes] = [bytesOfHex(key), bytesOfHex(value)];
    const points = [keyBytes, valueBytes.subarray(0, 32)].map((bytes) => ed25519.Point.fromBytes(bytes));
    const ordinary = points.every((point) => point.isTorsionFree());
    return ordinary && ed25519.verify(valueBytes, message, keyBytes, { zip215: false }) ? "right" : "wrong";
  } catch {
    return "wrong";
  }
}
