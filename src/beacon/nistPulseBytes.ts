import type { NistPulse } from "../model/seed.js";
import { bytesOfHex } from "../random/bytesOfHex.js";
import { toHex } from "../random/hashing.js";

/**
 * The bytes of a pulse that NIST signs: its fields in order, numbers in 4 bytes and the two indices in 8, text and byte strings
 * after their length in 4 bytes. `outputValue` is SHA-512 of these bytes and the signature, the latter without a length.
 *
 * The draft NIST IR 8213 leaves the widths open; these are the ones that the beacon uses. They reproduce the published output
 * value, and NIST's signature, of pulse 1853311 of chain 2.
 */
export function nistPulseBytes(pulse: NistPulse): Uint8Array {
  const uri = `https://beacon.nist.gov/beacon/2.0/chain/${String(pulse.chainIndex)}/pulse/${String(pulse.pulseIndex)}`;
  return bytesOfHex(
    [
      text(uri),
      text(pulse.version),
      number(pulse.cipherSuite, 4),
      number(pulse.period, 4),
      bytes(pulse.certificateId),
      number(pulse.chainIndex, 8),
      number(pulse.pulseIndex, 8),
      text(pulse.timeStamp),
      bytes(pulse.localRandomValue),
      bytes(pulse.external.sourceId),
      number(pulse.external.statusCode, 4),
      bytes(pulse.external.value),
      ...pulse.listValues.map(({ value }) => bytes(value)),
      bytes(pulse.precommitmentValue),
      number(pulse.statusCode, 4),
    ].join(""),
  );
}

function number(value: number, width: 4 | 8): string {
  return value.toString(16).padStart(2 * width, "0");
}

function bytes(hexadecimal: string): string {
  return number(hexadecimal.length >> 1, 4) + hexadecimal;
}

function text(value: string): string {
  return bytes(toHex(new TextEncoder().encode(value)));
}
