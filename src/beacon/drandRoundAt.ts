import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { ceilingQuotient } from "../exact/ceilingQuotient.js";
import { unixSecondsOf } from "../exact/unixSecondsOf.js";
import { QUICKNET } from "./quicknet.js";

/**
 * The first round of drand's quicknet that is published at an instant or after it; 1 for any instant before the network began.
 *
 * @param instant - `YYYY-MM-DDTHH:MM:SSZ`
 * @throws `DoubleRandomError` `FIELD_INVALID` for anything that is not a second of the calendar
 */
export function drandRoundAt(instant: string): number {
  const given: unknown = instant;
  const seconds = typeof given === "string" ? unixSecondsOf(given) : undefined;
  if (seconds === undefined) {
    const expected = "a second of UTC, YYYY-MM-DDTHH:MM:SSZ";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "instant", expected, received: describeValue(instant) });
  }
  return Math.max(1, 1 + ceilingQuotient(seconds - QUICKNET.genesis, QUICKNET.period));
}
