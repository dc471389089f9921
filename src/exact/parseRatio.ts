import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { compare, fraction, ONE, type Fraction } from "./fraction.js";
import { parseDecimal } from "./parseDecimal.js";

/** A share of a whole, exact, above 0 and at most 1. */
export type Ratio = Fraction;

/**
 * Reads a printed ratio exactly: no floating-point number is involved at any step.
 *
 * Accepted forms: a percentage `0.1%`, a per-mille `2‰`, a decimal `0.05`, a quotient `1/3`; digits, point, sign
 * of percent and slash may be full-width (`５％`), and spaces around or before the sign are ignored.
 *
 * @param text - the printed ratio. A JavaScript number is refused, because `0.07` is not seven hundredths.
 * @param path - where the text stands, for the error
 * @returns the ratio in lowest terms, above 0 and at most 1
 * @throws {@link DoubleRandomError} `RATIO_INVALID` for anything else, zero and more than 100 % included
 *
 * @example
 * ```ts
 * import { parseRatio } from "double-random";
 *
 * console.log(parseRatio("0.1%"), parseRatio("2‰"), parseRatio("１／３"));
 * ```
 * ```text
 * { numerator: 1n, denominator: 1000n } { numerator: 1n, denominator: 500n } { numerator: 1n, denominator: 3n }
 * ```
 */
export function parseRatio(text: string, path = "ratio"): Ratio {
  const ratio = parseShare(text);
  if (ratio && ratio.numerator > 0n) return ratio;
  throw new DoubleRandomError({
    code: "RATIO_INVALID",
    path,
    expected: "a ratio above 0 and at most 100 %",
    received: describeValue(text),
  });
}

/** The same forms with 0 admitted; `undefined` for anything else. */
export function parseShare(text: string): Fraction | undefined {
  if (typeof text !== "string") return undefined;
  const folded = text.trim().replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const scale = folded.endsWith("%") ? 100n : folded.endsWith("‰") ? 1000n : 1n;
  const value = parseDecimal(scale === 1n ? folded : folded.slice(0, -1).trimEnd());
  if (!value) return undefined;
  const share = fraction(value.numerator, value.denominator * scale);
  return compare(share, ONE) <= 0 ? share : undefined;
}
