import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import { fraction, multiply, ONE, subtract, ZERO, type Fraction } from "../exact/fraction.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import { parseShare } from "../exact/parseRatio.js";
import type { ClampedLine } from "../exact/waterFill.js";
import { allocationStratumSchema, type AllocationStratum } from "../model/allocationStratum.js";
import { parseList, unique } from "../model/parseList.js";
import type { StratumTier } from "../model/tier.js";

/** How the exact counts follow from a level: by intensities, or by opening every band equally far. */
export type AllocationMethod = "intensities" | "dial";

/** A stratum as numbers. */
export interface ReadStratum {
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

/** Checks the strata of a caller and reads their numbers; reports all problems together. */
export function readStrata(input: unknown, method: AllocationMethod): readonly ReadStratum[] {
  const needsBand = ({ band }: AllocationStratum, path: string): ErrorIssue | undefined =>
    method === "dial" && !band
      ? {
          code: "FIELD_INVALID",
          path: `${path}.band`,
          expected: "a rate band, because the method is dial",
          received: "nothing",
        }
      : undefined;
  const strata = parseList(allocationStratumSchema, input, "strata", [
    unique("DUPLICATE_ID", "key", ({ key }) => key),
    needsBand,
  ]);
  return strata.map(({ key, size, tier = "untiered", path = [tier], available = size, band, ...stratum }) => ({
    key,
    size,
    tier,
    path,
    available,
    intensity: parseDecimal(stratum.intensity ?? "1") ?? ONE,
    minimum: stratum.minimum ?? 0,
    maximum: stratum.maximum ?? available,
    drawnBefore: stratum.drawnBefore ?? 0,
    bandMinimum: parseShare(band?.minimum ?? "0") ?? ZERO,
    bandMaximum: parseShare(band?.maximum ?? "1") ?? ONE,
    method,
  }));
}

/** The exact count of a stratum as a function of the level: `L * N_h * m_h`, or `N_h * (l_h + L * (u_h - l_h))` for the dial. */
export function lineOf(stratum: ReadStratum & { readonly lower: bigint; readonly upper: bigint }): ClampedLine {
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
