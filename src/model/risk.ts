import * as z from "zod/mini";
import type { ErrorCode } from "../errors/errorCodes.js";
import { compare, type Fraction } from "../exact/fraction.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import { parseShare } from "../exact/parseRatio.js";
import { intensity, share, type Shape } from "./fields.js";
import { TIERS, type Tier } from "./tiers.js";

/** How strongly each tier is drawn relative to the others, as decimal text above 0. */
export interface Intensities {
  readonly low: string;
  readonly general: string;
  readonly higher: string;
  readonly high: string;
  /** Default: that of `general`. */
  readonly unclassified?: string;
}

/** The least and the greatest rate of a tier, as share text, both inclusive. */
export interface RateBand {
  readonly minimum: string;
  readonly maximum: string;
}

/** The rate bands of the tiers. */
export interface RateBands {
  readonly low: RateBand;
  readonly general: RateBand;
  readonly higher: RateBand;
  readonly high: RateBand;
  /** Default: that of `general`. */
  readonly unclassified?: RateBand;
}

/**
 * How the rate depends on the risk tier (信用风险分类管理).
 *
 * - `none`: not applicable; the plan prints `/`. One stratum.
 * - `uniform`: the same rate in every tier
 * - `escalating`: 递增比例, rates rise from tier to tier in the given proportion while the overall ratio holds; without
 *   `intensities` 1 : 2 : 4 : 8 and warning `LADDER_DEFAULTED`. With `bands` no rate leaves its band.
 * - `bands`: official rate bands; one common dial moves every tier through its band until the overall ratio holds
 */
export type Risk =
  | { readonly kind: "none" }
  | { readonly kind: "uniform" }
  | { readonly kind: "escalating"; readonly intensities?: Intensities; readonly bands?: RateBands }
  | { readonly kind: "bands"; readonly bands: RateBands };

const LADDER: ErrorCode = "LADDER_NOT_MONOTONE";

const intensities: z.ZodMiniType<Intensities> = z
  .strictObject({
    low: intensity,
    general: intensity,
    higher: intensity,
    high: intensity,
    unclassified: z.exactOptional(intensity),
  } satisfies Shape<Intensities>)
  .check(
    z.superRefine((value, context) => {
      const fallsAt = firstFall((name) => parseDecimal(value[name]));
      if (fallsAt) {
        context.addIssue({
          code: "custom",
          path: [fallsAt],
          message: "an intensity not below that of the tier before",
          params: { code: LADDER },
        });
      }
    }),
  );

export const rateBand: z.ZodMiniType<RateBand> = z
  .strictObject({ minimum: share, maximum: share } satisfies Shape<RateBand>)
  .check(
    z.superRefine((value, context) => {
      const [minimum, maximum] = [parseShare(value.minimum), parseShare(value.maximum)];
      if (minimum && maximum && compare(minimum, maximum) > 0) {
        context.addIssue({ code: "custom", path: ["maximum"], message: "a rate not below the minimum of the band" });
      }
    }),
  );

const rateBands: z.ZodMiniType<RateBands> = z
  .strictObject({
    low: rateBand,
    general: rateBand,
    higher: rateBand,
    high: rateBand,
    unclassified: z.exactOptional(rateBand),
  } satisfies Shape<RateBands>)
  .check(
    z.superRefine((value, context) => {
      for (const end of ["minimum", "maximum"] as const) {
        const fallsAt = firstFall((name) => parseShare(value[name][end]));
        if (fallsAt) {
          context.addIssue({
            code: "custom",
            path: [fallsAt, end],
            message: "a rate not below that of the tier before",
            params: { code: LADDER },
          });
        }
      }
    }),
  );

/** The schema of {@link Risk}. */
export const riskSchema: z.ZodMiniType<Risk> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("uniform") }),
  z.strictObject({
    kind: z.literal("escalating"),
    intensities: z.exactOptional(intensities),
    bands: z.exactOptional(rateBands),
  }),
  z.strictObject({ kind: z.literal("bands"), bands: rateBands }),
]);

function firstFall(valueOf: (name: Tier) => Fraction | undefined): Tier | undefined {
  return TIERS.find((name, index) => {
    const [before, here] = [index > 0 ? valueOf(TIERS[index - 1]!) : undefined, valueOf(name)];
    return before && here && compare(before, here) > 0;
  });
}
