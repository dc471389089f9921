import type { Fraction } from "../exact/fraction.js";

/** The nearest float or its neighbour, however large numerator and denominator are; a value below all floats gives 0. */
export function numberOf({ numerator, denominator }: Fraction): number {
  if (numerator < 0n) return -numberOf({ numerator: -numerator, denominator });
  const shift = bitLength(denominator) - bitLength(numerator) + PRECISION;
  const quotient = shift > 0 ? (numerator << BigInt(shift)) / denominator : numerator / denominator;
  return shift > 0 ? scaleDown(Number(quotient), shift) : Number(quotient);
}

const PRECISION = 64;

/** In steps, because `2 ** -shift` alone may be 0 where the product is not. */
function scaleDown(value: number, shift: number): number {
  let scaled = value;
  for (let left = shift; left > 0; left -= 512) scaled *= 2 ** -Math.min(left, 512);
  return scaled;
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}
