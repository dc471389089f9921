import { fraction, leastCommonMultiple, ZERO, type Fraction } from "./fraction.js";

/** A line `offset + level * weight`, held between two integers. */
export interface ClampedLine {
  /** At least 0. */
  readonly weight: Fraction;
  readonly offset: Fraction;
  /** Inclusive. */
  readonly lower: bigint;
  /** Inclusive; at least `lower`. */
  readonly upper: bigint;
}

export interface WaterLevel {
  /** The level; where several levels give the same values, the lowest from 0 that does. */
  readonly level: Fraction;
  /** One exact value per line, in the order given; they sum to the total. */
  readonly values: readonly Fraction[];
}

interface Breakpoint {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly index: number;
  readonly reaches: "lower" | "upper";
}

/**
 * Finds the level L at which the sum of `clamp(offset + L * weight, lower, upper)` is `total`, exactly.
 *
 * The sum is continuous and non-decreasing in L, so a level exists whenever the total lies between the sums of
 * the bounds, and all levels that reach it give the same values. Sorts the 2H breakpoints and sweeps once:
 * O(H log H) operations on integers.
 *
 * The caller has made sure that `sum(lower) <= total <= sum(upper)` and that a line of weight 0 lies within its
 * bounds or is clamped by them.
 */
export function waterFill(lines: readonly ClampedLine[], total: bigint): WaterLevel {
  const scale = lines.reduce(
    (common, line) =>
      leastCommonMultiple(leastCommonMultiple(common, line.weight.denominator), line.offset.denominator),
    1n,
  );
  const scaled = lines.map((line) => ({
    weight: (line.weight.numerator * scale) / line.weight.denominator,
    offset: (line.offset.numerator * scale) / line.offset.denominator,
    lower: line.lower * scale,
    upper: line.upper * scale,
  }));
  const goal = total * scale;

  const breakpoints: Breakpoint[] = [];
  let fixed = 0n;
  let slope = 0n;
  for (const [index, line] of scaled.entries()) {
    if (line.weight === 0n) {
      fixed += clamp(line.offset, line.lower, line.upper);
      continue;
    }
    fixed += line.lower;
    breakpoints.push(
      { numerator: line.lower - line.offset, denominator: line.weight, index, reaches: "lower" },
      { numerator: line.upper - line.offset, denominator: line.weight, index, reaches: "upper" },
    );
  }
  breakpoints.sort(byLevel);

  const [first] = breakpoints;
  let level = first && first.numerator < 0n ? fraction(first.numerator, first.denominator) : ZERO;
  for (const breakpoint of fixed < goal ? breakpoints : []) {
    const reached = fixed * breakpoint.denominator + slope * breakpoint.numerator;
    if (slope > 0n && reached >= goal * breakpoint.denominator) {
      level = fraction(goal - fixed, slope);
      break;
    }
    level = fraction(breakpoint.numerator, breakpoint.denominator);
    const line = scaled[breakpoint.index]!;
    if (breakpoint.reaches === "lower") {
      fixed += line.offset - line.lower;
      slope += line.weight;
    } else {
      fixed += line.upper - line.offset;
      slope -= line.weight;
    }
  }

  const values = scaled.map((line) => {
    const height = line.offset * level.denominator + level.numerator * line.weight;
    const held = clamp(height, line.lower * level.denominator, line.upper * level.denominator);
    return fraction(held, scale * level.denominator);
  });
  return { level, values };
}

function byLevel(a: Breakpoint, b: Breakpoint): number {
  return Number(a.numerator * b.denominator - b.numerator * a.denominator);
}

function clamp(value: bigint, lower: bigint, upper: bigint): bigint {
  return value < lower ? lower : value > upper ? upper : value;
}
