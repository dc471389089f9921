import { add, compare, fraction, multiply, subtract, ZERO, type Fraction } from "../../src/exact/fraction.js";
import type { ClampedLine } from "../../src/exact/waterFill.js";
import type { Claim } from "../../src/exact/webster.js";

/**
 * Every solution of `sum of clamp(offset + L * weight, lower, upper) = total`, found by trying each of the 3^H ways to
 * hold lines at their lower bound, at their upper bound, or free. Slow, and shares no step with the sweep it checks.
 */
export function solveByActiveSets(lines: readonly ClampedLine[], total: bigint): Fraction[][] {
  const solutions: Fraction[][] = [];
  for (let code = 0; code < 3 ** lines.length; code++) {
    const holds = lines.map((_, index) => (["free", "lower", "upper"] as const)[Math.floor(code / 3 ** index) % 3]!);
    const values = solveWith(lines, holds, total);
    if (values) solutions.push(values);
  }
  return solutions;
}

function solveWith(
  lines: readonly ClampedLine[],
  holds: readonly ("free" | "lower" | "upper")[],
  total: bigint,
): Fraction[] | undefined {
  let rest = fraction(total);
  let slope = ZERO;
  for (const [index, { weight, offset, lower, upper }] of lines.entries()) {
    const hold = holds[index];
    rest = subtract(rest, hold === "free" ? offset : fraction(hold === "lower" ? lower : upper));
    if (hold === "free") slope = add(slope, weight);
  }
  const level = slope.numerator > 0n ? quotient(rest, slope) : undefined;
  if (!level && rest.numerator !== 0n) return undefined;

  // The levels at which every line is where it is held: an interval, which the level must lie in.
  let [least, greatest]: (Fraction | undefined)[] = [level, level];
  for (const [index, { weight, offset, lower, upper }] of lines.entries()) {
    const hold = holds[index]!;
    if (weight.numerator === 0n) {
      if (hold === "free" && (compare(offset, fraction(lower)) < 0 || compare(offset, fraction(upper)) > 0))
        return undefined;
      if (hold === "lower" && compare(offset, fraction(lower)) > 0) return undefined;
      if (hold === "upper" && compare(offset, fraction(upper)) < 0) return undefined;
      continue;
    }
    const [atLower, atUpper] = [lower, upper].map((bound) => quotient(subtract(fraction(bound), offset), weight)) as [
      Fraction,
      Fraction,
    ];
    const from = hold === "upper" ? atUpper : hold === "free" ? atLower : undefined;
    const to = hold === "lower" ? atLower : hold === "free" ? atUpper : undefined;
    if (from && (!least || compare(from, least) > 0)) least = from;
    if (to && (!greatest || compare(to, greatest) < 0)) greatest = to;
  }
  if (least && greatest && compare(least, greatest) > 0) return undefined;
  return lines.map(({ weight, offset, lower, upper }, index) => {
    const hold = holds[index];
    if (hold !== "free") return fraction(hold === "lower" ? lower : upper);
    return level ? add(offset, multiply(level, weight)) : offset;
  });
}

/** Bounded Webster as the definition says: seat after seat to the largest `weight / (2 * seats + 1)`. */
export function websterOneByOne(
  claims: readonly Claim[],
  total: bigint,
  tieOrder: (first: number, second: number) => number,
): bigint[] {
  const seats = claims.map(({ lower }) => lower);
  for (let given = seats.reduce((a, b) => a + b, 0n); given < total; given++) {
    const [next] = [...claims.keys()]
      .filter((index) => seats[index]! < claims[index]!.upper && claims[index]!.weight.numerator > 0n)
      .map((index) => ({ index, quotient: quotient(claims[index]!.weight, fraction(2n * seats[index]! + 1n)) }))
      .sort((a, b) => compare(b.quotient, a.quotient) || tieOrder(a.index, b.index));
    if (!next) throw new Error("nobody may have another seat");
    seats[next.index] = seats[next.index]! + 1n;
  }
  return seats;
}

function quotient(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}
