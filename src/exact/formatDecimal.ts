import { fraction, multiply, roundHalfUp, type Fraction } from "./fraction.js";

/** A number that is not negative as decimal text with a fixed number of places (at least 1), rounded half up: `19.274`. */
export function formatDecimal(value: Fraction, places: number): string {
  const digits = roundHalfUp(multiply(value, fraction(10n ** BigInt(places))))
    .toString()
    .padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
