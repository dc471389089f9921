import type { DrandSource } from "../model/seed.js";
import { bytesOfHex } from "../random/bytesOfHex.js";
import { hashBytes } from "../random/hashing.js";
import type { Misfit } from "./misfit.js";

/** What keeps a source from having the value of its signature; whose signature it is, is checked elsewhere. */
export function drandMisfit({ value, signature }: DrandSource): Misfit | undefined {
  const expected = hashBytes("sha256", bytesOfHex(signature));
  return value === expected
    ? undefined
    : { field: "value", expected: `SHA-256 of the signature, ${expected}`, received: value };
}
