import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { fraction, multiply, subtract, ZERO, type Fraction } from "../exact/fraction.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import type { ClampedLine } from "../exact/waterFill.js";
import type { AllocationStratum } from "../model/allocationStratum.js";
import type { StratumTier } from "../model/tiers.js";
import { shareOf } from "./shareOf.js";

/** How the exact counts follow from a level: by intensities, or by opening every band equally far. */
export type AllocationMethod = "intensities" | "dial";

/** A stratum as numbers. */
export interface StratumNumbers {
  readonly key: string;
  readonly size: number;
  readonly tier: StratumTier;
  readonly path: readonly string[];
  readonly intensity: Fraction;
  readonly minimum: number;
  readonly maximum: number;
  readonly available: number;
  readonly drawnBefore: number;
  readonly bandMinimum: Fraction;
  readonly bandMaximum: Fraction;
  readonly method: AllocationMethod;
}

/** The numbers of a stratum that has been checked, with the documented default of each that is not stated. */
export function stratumNumbers(stated: AllocationStratum, method: AllocationMethod): StratumNumbers {
  const { key, size, tier = "untiered", path = [tier], available = size, band, ...stratum } = stated;
  return {
    key,
    size,
    tier,
    path,
    available,
    intensity: intensityOf(stratum.intensity ?? "1"),
    minimum: stratum.minimum ?? 0,
    maximum: stratum.maximum ?? available,
    drawnBefore: stratum.drawnBefore ?? 0,
    bandMinimum: shareOf(band?.minimum ?? "0"),
    bandMaximum: shareOf(band?.maximum ?? "1"),
    method,
  };
}

/** As {@link shareOf}, for an intensity. */
function intensityOf(text: string): Fraction {
  const intensity = parseDecimal(text);
  if (intensity && intensity.numerator > 0n) return intensity;
  const expected = "a decimal number above 0, as text, such as 2 or 1.5";
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "intensity", expected, received: describeValue(text) });
}

/** The exact count of a stratum as a function of the level: `L * N_h * m_h`, or `N_h * (l_h + L * (u_h - l_h))` for the dial. */
export function lineOf(stratum: StratumNumbers & { readonly lower: bigint; readonly upper: bigint }): ClampedLine {
  const { lower, upper } = stratum;
  const size = fraction(BigInt(stratum.size));
  if (stratum.method === "intensities") {
    return { weight: multiply(size, stratum.intensity), offset: ZERO, lower, upper };
  }
  const { bandMinimum, bandMaximum } = stratum;
  return {
    weight: multiply(size, subtract(bandMaximum, bandMinimum)),
    offset: multiply(size, bandMinimum),
    lower,
    upper,
  };
}
