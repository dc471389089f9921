import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Warning } from "../errors/warnings.js";
import type { Policies } from "../model/policies.js";
import type { BoundedStratum } from "./integerBounds.js";

/** Why a total cannot be divided, with every stratum that takes part in the contradiction. */
export interface AllocationInfeasibility {
  /** Whether the minimums ask for more than the total, or the caps allow less. */
  readonly kind: "minimums-exceed-total" | "caps-below-total";
  /** What the quota asks for. */
  readonly total: number;
  /** The least or the greatest total that the bounds allow. */
  readonly possible: number;
  /** The difference of the two, above 0. */
  readonly difference: number;
  /** The strata whose minimum is above 0, or whose cap is below their size. */
  readonly strata: readonly { readonly key: string; readonly bound: number; readonly size: number }[];
}

/**
 * Brings the wanted total and the bounds together: more than is available is cut with a warning, and so is less than was
 * drawn before; a contradiction with minimums or caps is an error, or moves the total with a warning where the
 * policy says so.
 */
export function reconcile(
  strata: readonly BoundedStratum[],
  wanted: bigint,
  onInfeasible: Policies["onInfeasible"],
): { readonly total: bigint; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = [];
  const sum = (valueOf: (stratum: BoundedStratum) => bigint): bigint =>
    strata.reduce((total, stratum) => total + valueOf(stratum), 0n);
  const available = sum(({ available: units }) => BigInt(units));
  let total = wanted < 0n ? 0n : wanted;
  if (total > available) {
    warnings.push({
      code: "QUOTA_CAPPED",
      message: `The quota asks for ${String(total)}, but only ${String(available)} can be drawn.`,
    });
    total = available;
  }

  const drawnBefore = sum((stratum) => BigInt(stratum.drawnBefore));
  if (total < drawnBefore) {
    const message = `${String(total)} are due so far, and ${String(drawnBefore)} were drawn before; no more are drawn.`;
    warnings.push({ code: "QUOTA_MET_BEFORE", message });
    total = drawnBefore;
  }

  const [least, greatest] = [sum(({ lower }) => lower), sum(({ upper }) => upper)];
  const possible = total < least ? least : total > greatest ? greatest : total;
  if (possible === total) return { total, warnings };
  const infeasibility = describe(strata, total, possible);
  if (onInfeasible === "error") throw infeasible(infeasibility);
  warnings.push({
    code: possible > total ? "TOTAL_RAISED" : "TOTAL_CAPPED",
    message: `The quota asks for ${String(total)}; ${possible > total ? "minimums raise" : "caps lower"} it to ${String(possible)}.`,
  });
  return { total: possible, warnings };
}

function describe(strata: readonly BoundedStratum[], total: bigint, possible: bigint): AllocationInfeasibility {
  const tooMany = possible > total;
  return {
    kind: tooMany ? "minimums-exceed-total" : "caps-below-total",
    total: Number(total),
    possible: Number(possible),
    difference: Number(tooMany ? possible - total : total - possible),
    strata: strata
      .filter(({ lower, upper, size }) => (tooMany ? lower > 0n : upper < BigInt(size)))
      .map(({ key, lower, upper, size }) => ({ key, bound: Number(tooMany ? lower : upper), size })),
  };
}

function infeasible(details: AllocationInfeasibility): DoubleRandomError {
  const { kind, total, possible, difference, strata } = details;
  const bounds = strata.slice(0, 5).map(({ key, bound, size }) => `${key} ${String(bound)} of ${String(size)}`);
  const named = [...bounds, ...(strata.length > 5 ? ["..."] : [])].join(", ");
  return new DoubleRandomError({
    code: "ALLOCATION_INFEASIBLE",
    path: "quota",
    expected:
      kind === "minimums-exceed-total"
        ? `a total of at least ${String(possible)}, the sum of the minimums (${named})`
        : `a total of at most ${String(possible)}, the sum of the caps (${named})`,
    received: `${String(total)}, ${String(difference)} too ${kind === "minimums-exceed-total" ? "few" : "many"}`,
    details,
  });
}
