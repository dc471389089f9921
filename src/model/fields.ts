import * as z from "zod";
import type { ErrorCode } from "../errors/errorCodes.js";
import { parseRatio } from "../exact/parseRatio.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import { parseShare } from "../exact/parseRatio.js";

/**
 * An object schema that admits exactly the fields of a type. `satisfies Shape<T>` on its fields makes the compiler refuse
 * a field that is missing, superfluous or of another type.
 */
export type Shape<T> = { readonly [K in keyof Required<T>]: z.ZodType<Exclude<T[K], undefined>> };

/** A refinement that reports a code of its own. */
function coded(code: ErrorCode, expected: string): { error: string; params: { code: ErrorCode } } {
  return { error: expected, params: { code } };
}

const text = (expected: string): z.ZodString => z.string({ error: expected });

export const id: z.ZodType<string> = text("an id").regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/, {
  error: "an id of 1 to 64 characters from 0-9 A-Z a-z . _ - (half-width), beginning with a letter or digit",
});

export const label: z.ZodType<string> = text("text").min(1, { error: "text that is not empty" });

/** Four digits, so that it sorts and compares as text. */
export const date: z.ZodType<string> = text("a date YYYY-MM-DD")
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a date YYYY-MM-DD" })
  .refine(isCalendarDate, coded("DATE_INVALID", "a day that the calendar has, as YYYY-MM-DD"));

export const regionCode: z.ZodType<string> = text("a region code").regex(/^\d{2,12}$/, {
  error: "a region code of 2 to 12 digits (GB/T 2260)",
});

export const creditClassName: z.ZodType<string> = text("a credit class").regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,15}$/, {
  error: "a credit class of 1 to 16 letters or digits, such as A",
});

export const hash: z.ZodType<string> = text("a hash").regex(/^[0-9a-f]{64}$/, {
  error: "a hash of 64 lower-case hexadecimal characters",
});

export const count: z.ZodType<number> = z.int({ error: "a whole number" }).min(0, { error: "a whole number of at least 0" });

export const positiveCount: z.ZodType<number> = z
  .int({ error: "a whole number" })
  .min(1, { error: "a whole number of at least 1" });

/** Ratio text above 0 and at most 1: `0.1%`, `2‰`, `1/3`, `0.05`. */
export const ratio: z.ZodType<string> = text("a ratio such as 0.1%").refine(
  (value) => succeeds(() => parseRatio(value)),
  coded("RATIO_INVALID", "a ratio above 0 and at most 100 %, such as 0.1%"),
);

/** Ratio text from 0 to 1, both inclusive. */
export const share: z.ZodType<string> = text("a share such as 0 or 5%").refine(
  (value) => parseShare(value) !== undefined,
  coded("RATIO_INVALID", "a share from 0 to 100 %, such as 5%"),
);

/** Decimal text above 0: an intensity. */
export const intensity: z.ZodType<string> = text("a number above 0, as text").refine(
  (value) => (parseDecimal(value)?.numerator ?? 0n) > 0n,
  { error: "a decimal number above 0, as text, such as 2 or 1.5" },
);

/** An exact number of the record: `19/2`, `-3/4`, `12`. */
export const exactNumber: z.ZodType<string> = text("an exact number").regex(/^-?\d+(\/\d+)?$/, {
  error: "an integer or a quotient of integers, such as 19/2",
});

/** Digits and the letters of GB 32100-2015; the check character is tested elsewhere, as a warning. */
export const creditCode: z.ZodType<string> = text("a unified social credit code").regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, {
  error: "a unified social credit code: 18 half-width digits and capital letters without I O S V Z",
});

export function listOf<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(item, { error: "a list" });
}

function isCalendarDate(value: string): boolean {
  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1]!;
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
