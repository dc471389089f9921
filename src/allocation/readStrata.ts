import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { ErrorCode } from "../errors/errorCodes.js";
import { describeValue } from "../errors/describeValue.js";
import { compare, fraction, multiply, ONE, subtract, ZERO, type Fraction } from "../exact/fraction.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import { parseShare } from "../exact/parseRatio.js";
import type { ClampedLine } from "../exact/waterFill.js";
import type { RateBand } from "../model/risk.js";
import { STRATUM_TIERS, type StratumTier } from "../model/tier.js";

/** A stratum to allocate to. */
export interface AllocationStratum {
  /** Unique; an id. */
  readonly key: string;
  /** N_h, the number of units; at least 0. */
  readonly size: number;
  /** Inversions of the tier order are reported. Default `untiered`. */
  readonly tier?: StratumTier;
  /** The groups above the stratum, the widest first; rounding is nested in them. Default: the tier. */
  readonly path?: readonly string[];
  /** m_h, decimal or quotient text above 0. Default `1`. Not used by the method `dial`. */
  readonly intensity?: string;
  /** The least count; cut to what is available. Default 0. */
  readonly minimum?: number;
  /** The greatest count. Default: what is available. */
  readonly maximum?: number;
  /** The least and the greatest rate, as share text. Needed by the method `dial`. */
  readonly band?: RateBand;
  /** How many of the units can be counted at all. Default: `size`. */
  readonly available?: number;
  /** How many of these were counted earlier, and so are part of any count. Default 0. */
  readonly drawnBefore?: number;
}

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
  readonly method: "intensities" | "dial";
}

/** Checks the strata of a caller and reads their numbers; reports all problems together. */
export function readStrata(strata: readonly AllocationStratum[], method: "intensities" | "dial"): readonly ReadStratum[] {
  const issues: ErrorIssue[] = [];
  const keys = new Set<string>();
  const read = strata.map((stratum, index): ReadStratum => {
    const path = `strata[${String(index)}]`;
    const refuse = (field: string, expected: string, received: unknown, code: ErrorCode = "FIELD_INVALID"): void => {
      issues.push({ code, path: `${path}.${field}`, expected, received: describeValue(received) });
    };
    const { key, size, tier = "untiered", available = size, minimum = 0, maximum = available, drawnBefore = 0, band } = stratum;
    if (keys.has(key)) refuse("key", "a key of its own", key, "DUPLICATE_ID");
    keys.add(key);
    for (const [field, value] of Object.entries({ size, available, minimum, maximum, drawnBefore })) {
      if (!Number.isSafeInteger(value) || value < 0) refuse(field, "a whole number of at least 0", value);
    }
    if (available > size) refuse("available", "at most the size", available);
    if (drawnBefore > available) refuse("drawnBefore", "at most what is available", drawnBefore);
    if (!STRATUM_TIERS.includes(tier)) refuse("tier", `one of ${STRATUM_TIERS.join(", ")}`, tier);
    const intensity = parseDecimal(stratum.intensity ?? "1") ?? ZERO;
    if (intensity.numerator <= 0n) refuse("intensity", "a number above 0, as text", stratum.intensity);
    if (method === "dial" && !band) refuse("band", "a rate band, because the method is dial", band);
    const [bandMinimum, bandMaximum] = [parseShare(band?.minimum ?? "0"), parseShare(band?.maximum ?? "1")];
    if (!bandMinimum) refuse("band.minimum", "a share from 0 to 100 %", band?.minimum, "RATIO_INVALID");
    if (!bandMaximum) refuse("band.maximum", "a share from 0 to 100 %", band?.maximum, "RATIO_INVALID");
    if (bandMinimum && bandMaximum && compare(bandMinimum, bandMaximum) > 0) {
      refuse("band.maximum", "not below the minimum of the band", band?.maximum);
    }
    return {
      key,
      size,
      tier,
      path: stratum.path ?? [tier],
      intensity,
      minimum,
      maximum,
      available,
      drawnBefore,
      bandMinimum: bandMinimum ?? ZERO,
      bandMaximum: bandMaximum ?? ONE,
      method,
    };
  });
  if (issues.length > 0) throw DoubleRandomError.collect("strata", issues);
  return read;
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
