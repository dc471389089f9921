import { readFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import type { SeedSource } from "double-random";

type NistSource = Extract<SeedSource, { type: "nist" }>;

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

/** Pulse 1853311 of chain 2, as NIST published it, without the addresses. */
export const PULSE: NistSource["pulse"] = (JSON.parse(read("nist-pulse.json")) as { pulse: NistSource["pulse"] }).pulse;

export const NIST_SOURCE: NistSource = {
  type: "nist",
  ref: "2/2026-07-10T11:02:00Z",
  value: PULSE.outputValue.toLowerCase(),
  pulse: PULSE,
};

/** The certificate that the pulse names. */
export const NIST_CERTIFICATE: X509Certificate = new X509Certificate(read("nist-2025.pem"));

export const NIST_MODULUS: string = Buffer.from(
  NIST_CERTIFICATE.publicKey.export({ format: "jwk" }).n ?? "",
  "base64url",
).toString("hex");
