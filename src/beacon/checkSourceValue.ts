import { describeValue, quote } from "../errors/describeValue.js";
import type { SeedSource } from "../model/seed.js";
import type { HashSuite } from "../random/hashing.js";
import { nistMisfit } from "./nistMisfit.js";
import { sourceMisfit } from "./sourceMisfit.js";
import { textMisfit } from "./textMisfit.js";

/**
 * Checks that a source that satisfies its schema has a value that fits: an announcement of its groups, the secret of its digest,
 * the hash of its signature, the output of its pulse.
 *
 * It says nothing about where the value comes from: signatures of beacons are checked by `verifyDrandRound` and `verifyNistPulse`.
 *
 * @returns a sentence that says what does not fit, or `undefined`; never throws
 *
 * @example
 * ```ts
 * import { checkSourceValue } from "double-random/beacon";
 *
 * const dice = { type: "announced", ref: "six dice", groups: [{ count: 6, lowest: 1, highest: 6 }] };
 * console.log(checkSourceValue({ ...dice, value: "142635" }, "sha256"));
 * console.log(checkSourceValue({ ...dice, value: "142637" }, "sha256"));
 * ```
 * ```text
 * undefined
 * value of the source "six dice" (announced): expected numbers from 1 to 6 in group 1, got "7".
 * ```
 */
export function checkSourceValue(source: SeedSource, suite: HashSuite): string | undefined {
  const misfit =
    textMisfit(source) ?? sourceMisfit(source, suite) ?? (source.type === "nist" ? nistMisfit(source) : undefined);
  if (!misfit) return undefined;
  const { field, expected, received } = misfit;
  return `${field} of the source ${quote(source.ref)} (${source.type}): expected ${expected}, got ${describeValue(received)}.`;
}
