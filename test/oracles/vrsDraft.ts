import { createHash, hkdfSync } from "node:crypto";

/** The one-time codes of draft-thomson-elegy-vrs: SHA-256 of the secret, once, twice, ...; the last is published first. */
export function vrsCodes(secret: string, iterations: number): string[] {
  const codes: string[] = [];
  let code = Buffer.from(secret, "utf8");
  for (let made = 0; made < iterations; made++) {
    code = createHash("sha256").update(code).digest();
    codes.push(code.toString("hex"));
  }
  return codes;
}

/** The place of a label in the order of the draft: HKDF with SHA-256, salt the code, keying material the randomness, info the label. */
export function vrsOrder(code: string, randomness: string, label: string): string {
  return Buffer.from(hkdfSync("sha256", randomness, Buffer.from(code, "hex"), label, 32)).toString("hex");
}
