import { createHash } from "node:crypto";

/**
 * The first ticket number of an id in Rivest's consistent sampler of 2018: the decimal digits of SHA-256(hexadecimal of SHA-256(seed) +
 * id), reversed, behind `0.`.
 */
export function consistentTicket(seed: string, id: string): string {
  const seedHash = createHash("sha256").update(seed).digest("hex");
  const number = BigInt(`0x${createHash("sha256").update(seedHash).update(id).digest("hex")}`);
  return `0.${Array.from(number.toString()).reverse().join("")}`;
}
