import { formatDecimal } from "../exact/formatDecimal.js";
import { formatFraction, fraction, multiply, type Fraction } from "../exact/fraction.js";

/** A number that need not be whole, such as an expectation. */
export interface Amount {
  /** In lowest terms: `19/2`. */
  readonly exact: string;
  /** With two decimals, rounded half away from zero: `9.50`. */
  readonly decimal: string;
}

/** An amount from its fraction, which may be negative. */
export function amountOf(value: Fraction): Amount {
  const size = value.numerator < 0n ? multiply(value, fraction(-1n)) : value;
  const digits = formatDecimal(size, 2);
  const sign = value.numerator < 0n && digits !== "0.00" ? "-" : "";
  return { exact: formatFraction(value), decimal: `${sign}${digits}` };
}
