import * as z from "zod/mini";
import type { ErrorCode } from "../errors/errorCodes.js";
import { daysInMonth } from "../exact/daysInMonth.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import { parseShare } from "../exact/parseRatio.js";

/**
 * An object schema that admits exactly the fields of a type. `satisfies Shape<T>` on its fields makes the compiler refuse
 * a field that is missing, superfluous or of another type.
 */
export type Shape<T> = { readonly [K in keyof Required<T>]: z.ZodMiniType<Exclude<T[K], undefined>> };

/** A refinement that reports a code of its own. */
export function coded(code: ErrorCode, expected: string): { error: string; params: { code: ErrorCode } } {
  return { error: expected, params: { code } };
}

/** Text of a form; `expected` is what an error says for text of another form and for anything that is not text. */
export function text(form: RegExp, expected: string): z.ZodMiniType<string> {
  return z.string({ error: expected }).check(z.regex(form, { error: expected, abort: true }));
}

/** Text that a reader of numbers accepts. */
function readable(accepts: (value: string) => boolean, code: ErrorCode, expected: string): z.ZodMiniType<string> {
  return z.string({ error: expected }).check(z.refine(accepts, coded(code, expected)));
}

export const id: z.ZodMiniType<string> = text(
  /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/,
  "an id of 1 to 64 characters from 0-9 A-Z a-z . _ - (half-width), beginning with a letter or digit",
);

export const label: z.ZodMiniType<string> = text(/^\P{Cc}+$/u, "text that is not empty and has no control characters");

/** Four digits for the year, so that it sorts and compares as text. */
export const date: z.ZodMiniType<string> = text(/^\d{4}-\d{2}-\d{2}$/, "a date YYYY-MM-DD").check(
  z.refine(isCalendarDate, coded("DATE_INVALID", "a day that the calendar has, as YYYY-MM-DD")),
);

export const regionCode: z.ZodMiniType<string> = text(/^\d{2,12}$/, "a region code of 2 to 12 digits (GB/T 2260)");

export const creditClassName: z.ZodMiniType<string> = text(
  /^[0-9A-Za-z][0-9A-Za-z_-]{0,15}$/,
  "a credit class of 1 to 16 letters or digits, such as A",
);

export const hash: z.ZodMiniType<string> = text(/^[0-9a-f]{64}$/, "a hash of 64 lower-case hexadecimal characters");

/** Bytes as lower-case hexadecimal, two characters each. */
export function hexOf(bytes: number): z.ZodMiniType<string> {
  return text(new RegExp(`^[0-9a-f]{${String(2 * bytes)}}$`), `${String(2 * bytes)} lower-case hexadecimal characters`);
}

export const count: z.ZodMiniType<number> = wholeNumber(0);

export const positiveCount: z.ZodMiniType<number> = wholeNumber(1);

/** Ratio text above 0 and at most 1: `0.1%`, `2‰`, `1/3`, `0.05`. */
export const ratio: z.ZodMiniType<string> = readable(
  (value) => (parseShare(value)?.numerator ?? 0n) > 0n,
  "RATIO_INVALID",
  "a ratio above 0 and at most 100 %, as text, such as 0.1%",
);

/** Ratio text from 0 to 1, both inclusive. */
export const share: z.ZodMiniType<string> = readable(
  (value) => parseShare(value) !== undefined,
  "RATIO_INVALID",
  "a share from 0 to 100 %, as text, such as 5%",
);

/** Decimal text above 0: an intensity. */
export const intensity: z.ZodMiniType<string> = readable(
  (value) => (parseDecimal(value)?.numerator ?? 0n) > 0n,
  "FIELD_INVALID",
  "a decimal number above 0, as text, such as 2 or 1.5",
);

/** An exact number of the record: `19/2`, `-3/4`, `12`. */
export const exactNumber: z.ZodMiniType<string> = text(
  /^-?\d+(\/\d+)?$/,
  "an integer or a quotient of integers, such as 19/2",
);

/** Digits and the letters of GB 32100-2015; the check character is tested elsewhere, as a warning. */
export const creditCode: z.ZodMiniType<string> = text(
  /^[0-9A-HJ-NPQRTUWXY]{18}$/,
  "a unified social credit code: 18 half-width digits and capital letters without I O S V Z",
);

/** An integer from `least` to `greatest`, both inclusive. */
export function wholeNumber(least: number, greatest: number = Number.MAX_SAFE_INTEGER): z.ZodMiniType<number> {
  const expected =
    greatest === Number.MAX_SAFE_INTEGER
      ? `a whole number of at least ${String(least)}`
      : `a whole number from ${String(least)} to ${String(greatest)}`;
  return z.int({ error: expected }).check(
    z.minimum(least, { error: expected, abort: true }),
    z.maximum(greatest, { error: expected, abort: true }),
    z.refine((value) => !Object.is(value, -0), { error: `${expected}, and not minus zero` }),
  );
}

export function listOf<T>(item: z.ZodMiniType<T>): z.ZodMiniType<readonly T[]> {
  return z.array(item, { error: "a list" });
}

/** Whether text of the form `YYYY-MM-DD` is a day of the calendar. */
export function isCalendarDate(value: string): boolean {
  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
