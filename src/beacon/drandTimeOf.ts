import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { instantOf } from "../exact/instantOf.js";
import { QUICKNET } from "./quicknet.js";

/** The last round of quicknet whose time has a year of four digits: 253 402 300 797 = 1 692 803 367 + 3 × 83 903 165 810. */
export const LAST_DRAND_ROUND: number = 83_903_165_811;

/**
 * When a round of drand's quicknet is published: `genesis + period * (round - 1)`, as `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * @param round - from 1 to `LAST_DRAND_ROUND`
 * @throws `DoubleRandomError` `FIELD_INVALID` for any other round
 */
export function drandTimeOf(round: number): string {
  if (!isDrandRound(round)) {
    const expected = `a round from 1 to ${String(LAST_DRAND_ROUND)}`;
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "round", expected, received: describeValue(round) });
  }
  return instantOf(QUICKNET.genesis + QUICKNET.period * (round - 1));
}

/** Whether a number is a round of quicknet that has a time. */
export function isDrandRound(round: number): boolean {
  return Number.isSafeInteger(round) && round >= 1 && round <= LAST_DRAND_ROUND;
}
