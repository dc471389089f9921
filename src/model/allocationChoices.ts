import * as z from "zod/mini";
import { count, ratio, type Shape } from "./fields.js";
import type { Policies } from "./policies.js";

/** How a quota is divided among strata. */
export interface AllocationChoices {
  /** `intensities` (default): rates in proportion to the intensities. `dial`: every band opened equally far. */
  readonly method: "intensities" | "dial";
  /** How a ratio becomes a whole number. Default `ceil`. */
  readonly rounding: Policies["rounding"];
  /** How exact counts become whole numbers. Default `largest-remainder`. */
  readonly apportionment: Policies["apportionment"];
  /** The fewest altogether if any stratum is not empty. Default 1. */
  readonly minimumTotal: number;
  /** Whether minimums or caps that contradict the total are an error or move the total. Default `error`. */
  readonly onInfeasible: Policies["onInfeasible"];
  /** The share of the quota that is due, as ratio text; `drawnBefore` of the strata is part of it. Default `100%`. */
  readonly share: string;
  /**
   * Units counted earlier that belong to no stratum any more: part of the base, and taken off the total. Default 0. Not
   * used by `ratio-by-tier`, whose tiers they have left.
   */
  readonly drawnElsewhere: number;
}

/** The schema of the choices that a caller states. */
export const allocationChoicesSchema: z.ZodMiniType<Partial<AllocationChoices>> = z.strictObject({
  method: z.exactOptional(z.enum(["intensities", "dial"])),
  rounding: z.exactOptional(z.enum(["ceil", "half-up", "floor"])),
  apportionment: z.exactOptional(z.enum(["largest-remainder", "webster", "systematic-random"])),
  minimumTotal: z.exactOptional(count),
  onInfeasible: z.exactOptional(z.enum(["error", "adjust-total"])),
  share: z.exactOptional(ratio),
  drawnElsewhere: z.exactOptional(count),
} satisfies Shape<AllocationChoices>);
