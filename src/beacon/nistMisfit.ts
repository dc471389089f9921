import type { NistSource } from "../model/seed.js";
import { bytesOfHex } from "../random/bytesOfHex.js";
import { toHex } from "../random/hashing.js";
import { sha512 } from "../random/sha512.js";
import type { Misfit } from "./misfit.js";
import { nistPulseBytes } from "./nistPulseBytes.js";
import { pulseMisfit } from "./pulseMisfit.js";

/**
 * What keeps a source from being the pulse of the NIST beacon that it holds, with the pulse's output value; whose pulse it is, is
 * checked elsewhere.
 */
export function nistMisfit({ ref, value, pulse }: NistSource): Misfit | undefined {
  const misfit = pulseMisfit(pulse);
  if (misfit) return { ...misfit, field: `pulse.${misfit.field}` };
  const pulseRef = `${String(pulse.chainIndex)}/${pulse.timeStamp.slice(0, 19)}Z`;
  if (ref !== pulseRef) return { field: "ref", expected: `chain and time of the pulse, ${pulseRef}`, received: ref };
  const output = outputOf(nistPulseBytes(pulse), pulse.signatureValue);
  if (pulse.outputValue.toLowerCase() !== output) {
    const expected = `SHA-512 of the pulse and its signature, ${output.toUpperCase()}`;
    return { field: "pulse.outputValue", expected, received: pulse.outputValue };
  }
  return value === output
    ? undefined
    : { field: "value", expected: "outputValue of the pulse, in lower case", received: value };
}

function outputOf(signed: Uint8Array, signature: string): string {
  return toHex(sha512(bytesOfHex(toHex(signed) + signature)));
}
