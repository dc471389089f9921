import { fraction, type Fraction } from "./fraction.js";

const DECIMAL = /^(\d{1,18})(?:\.(\d{1,18}))?$/;
const QUOTIENT = /^(\d{1,18})\/(\d{1,18})$/;

/**
 * Reads `"12"`, `"0.05"` or `"1/3"` exactly, or answers `undefined`. No sign, no exponent, at most 18 digits on
 * either side.
 */
export function parseDecimal(text: string): Fraction | undefined {
  const decimal = DECIMAL.exec(text);
  if (decimal) {
    const digits = decimal[2] ?? "";
    return fraction(BigInt(`${decimal[1] ?? ""}${digits}`), 10n ** BigInt(digits.length));
  }
  const quotient = QUOTIENT.exec(text);
  if (!quotient) return undefined;
  const denominator = BigInt(quotient[2] ?? "0");
  return denominator === 0n ? undefined : fraction(BigInt(quotient[1] ?? "0"), denominator);
}
