import { unixSecondsOf } from "../exact/unixSecondsOf.js";
import type { NistPulse } from "../model/seed.js";
import type { Misfit } from "./misfit.js";

/** The earlier output values that a pulse repeats, in the order in which it is signed. */
const LIST_TYPES = ["previous", "hour", "day", "month", "year"] as const;

/** What keeps a pulse from being one of version 2.0, RSA and SHA-512, the only kind whose form is known. */
export function pulseMisfit(pulse: NistPulse): Misfit | undefined {
  if (pulse.version !== "2.0") return { field: "version", expected: '"2.0"', received: pulse.version };
  if (pulse.cipherSuite !== 0) return { field: "cipherSuite", expected: "0", received: pulse.cipherSuite };
  const second = /^(.*:00)\.000Z$/.exec(pulse.timeStamp)?.[1];
  if (second === undefined || unixSecondsOf(`${second}Z`) === undefined) {
    return { field: "timeStamp", expected: "a full minute, YYYY-MM-DDTHH:MM:00.000Z", received: pulse.timeStamp };
  }
  const types = pulse.listValues.map(({ type }) => type).join(", ");
  if (types !== LIST_TYPES.join(", ")) {
    return { field: "listValues", expected: `values of the types ${LIST_TYPES.join(", ")}`, received: types };
  }
  const numbers = {
    period: pulse.period,
    "external.statusCode": pulse.external.statusCode,
    statusCode: pulse.statusCode,
  };
  for (const [field, received] of Object.entries(numbers)) {
    if (received >= 2 ** 32) return { field, expected: "a number of 4 bytes", received };
  }
  return undefined;
}
