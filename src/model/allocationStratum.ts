import * as z from "zod/mini";
import { count, id, intensity, label, listOf, type Shape } from "./fields.js";
import { rateBand, type RateBand } from "./risk.js";
import { stratumTier, type StratumTier } from "./tier.js";

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

/** The schema of {@link AllocationStratum}. */
export const allocationStratumSchema: z.ZodMiniType<AllocationStratum> = z
  .strictObject({
    key: id,
    size: count,
    tier: z.exactOptional(stratumTier),
    path: z.exactOptional(listOf(label)),
    intensity: z.exactOptional(intensity),
    minimum: z.exactOptional(count),
    maximum: z.exactOptional(count),
    band: z.exactOptional(rateBand),
    available: z.exactOptional(count),
    drawnBefore: z.exactOptional(count),
  } satisfies Shape<AllocationStratum>)
  .check(
    z.superRefine(({ size, available = size, drawnBefore = 0 }, context) => {
      const refuse = (field: string, message: string): void => {
        context.addIssue({ code: "custom", path: [field], message });
      };
      if (available > size) refuse("available", "at most the size");
      else if (drawnBefore > available) refuse("drawnBefore", "at most what is available");
    }),
  );
