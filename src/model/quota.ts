import * as z from "zod/mini";
import { compare, fraction, ZERO, type Fraction } from "../exact/fraction.js";
import { parseShare } from "../exact/parseRatio.js";
import { count, positiveCount, ratio, share, type Shape } from "./fields.js";

/** The rates of the four tiers as ratio text; `unclassified` takes that of `general` unless stated. */
export interface RatesByTier {
  readonly low: string;
  readonly general: string;
  readonly higher: string;
  readonly high: string;
  readonly unclassified?: string;
}

/**
 * How many targets a task draws (抽查比例/数量).
 *
 * - `ratio`: a share of the frame, rounded by the policy `rounding`
 * - `at-least-ratio`: 不低于, ≥: rounded up whatever the policy
 * - `count`: a number of targets
 * - `ratio-range`, `count-range`: the lower end is used, with warning `RANGE_LOWER_END`
 * - `census`: every target; the draw fixes the order and the inspectors
 * - `ratio-by-tier`: a rate of its own for each tier, rounded tier by tier; no overall ratio is held
 */
export type Quota =
  | { readonly kind: "ratio"; readonly ratio: string }
  | { readonly kind: "at-least-ratio"; readonly ratio: string }
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "ratio-range"; readonly minimum: string; readonly maximum: string }
  | { readonly kind: "count-range"; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "census" }
  | { readonly kind: "ratio-by-tier"; readonly ratios: RatesByTier };

const ratesByTier: z.ZodMiniType<RatesByTier> = z.strictObject({
  low: share,
  general: share,
  higher: share,
  high: share,
  unclassified: z.exactOptional(share),
} satisfies Shape<RatesByTier>);

/** The schema of {@link Quota}. */
export const quotaSchema: z.ZodMiniType<Quota> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ratio"), ratio }),
  z.strictObject({ kind: z.literal("at-least-ratio"), ratio }),
  z.strictObject({ kind: z.literal("count"), count: positiveCount }),
  z
    .strictObject({ kind: z.literal("ratio-range"), minimum: ratio, maximum: ratio })
    .check(ascending((value) => parseShare(value) ?? ZERO)),
  z
    .strictObject({ kind: z.literal("count-range"), minimum: count, maximum: positiveCount })
    .check(ascending((value) => (Number.isSafeInteger(value) ? fraction(BigInt(value)) : ZERO))),
  z.strictObject({ kind: z.literal("census") }),
  z.strictObject({ kind: z.literal("ratio-by-tier"), ratios: ratesByTier }),
]);

function ascending<T>(
  numberOf: (value: T) => Fraction,
): z.core.$ZodCheck<{ readonly minimum: T; readonly maximum: T }> {
  return z.superRefine(({ minimum, maximum }, context) => {
    if (compare(numberOf(minimum), numberOf(maximum)) <= 0) return;
    context.addIssue({ code: "custom", path: ["maximum"], message: `not below the minimum, ${String(minimum)}` });
  });
}
