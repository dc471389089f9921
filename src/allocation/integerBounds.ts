import type { Warning } from "../errors/warnings.js";
import { ceil, floor, fraction, multiply } from "../exact/fraction.js";
import type { StratumNumbers } from "./stratumNumbers.js";

/** A stratum with the least and the greatest count, both inclusive. */
export interface BoundedStratum extends StratumNumbers {
  readonly lower: bigint;
  readonly upper: bigint;
}

/**
 * Brings minimum, maximum and rate band of each stratum to integer bounds `A_h <= B_h`. Where they contradict each other
 * (5 % to 20 % of three units contains no whole number) the minimum wins, with a warning.
 */
export function integerBounds(strata: readonly StratumNumbers[]): {
  readonly bounded: readonly BoundedStratum[];
  readonly warnings: readonly Warning[];
} {
  const warnings: Warning[] = [];
  const bounded = strata.map((stratum): BoundedStratum => {
    const size = fraction(BigInt(stratum.size));
    const available = BigInt(stratum.available);
    const wanted = larger(BigInt(stratum.minimum), ceil(multiply(size, stratum.bandMinimum)));
    const lower = larger(smaller(wanted, available), BigInt(stratum.drawnBefore));
    const upper = smaller(smaller(BigInt(stratum.maximum), floor(multiply(size, stratum.bandMaximum))), available);
    if (lower <= upper) return { ...stratum, lower, upper };
    warnings.push({
      code: "BAND_WITHOUT_INTEGER",
      message: `Stratum ${stratum.key} of ${String(stratum.size)} must have at least ${String(lower)} and at most ${String(upper)}; the minimum is used.`,
    });
    return { ...stratum, lower, upper: lower };
  });
  return { bounded, warnings };
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
