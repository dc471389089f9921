import { createHash } from "node:crypto";

/**
 * RFC 3797, section 4: number `i` of the pool, from 1, is MD5(i || key || i) with `i` as two bytes, highest first, modulo those
 * still in the pool; who is drawn leaves it.
 */
export function rfc3797(key: string, pool: number, count: number): number[] {
  const left = Array.from({ length: pool }, (_, index) => index + 1);
  return Array.from({ length: count }, (_, round) => {
    const counter = Buffer.from([round >> 8, round & 255]);
    const digest = createHash("md5").update(counter).update(key).update(counter).digest("hex");
    const at = Number(BigInt(`0x${digest}`) % BigInt(left.length));
    return left.splice(at, 1)[0]!;
  });
}
