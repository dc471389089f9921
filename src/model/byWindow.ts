import * as z from "zod/mini";
import type { ErrorCode } from "../errors/errorCodes.js";

/** A refinement: where both days are given, the second is not before the first. */
export function byWindow<F extends string, L extends string>(
  first: F,
  last: L,
): z.core.$ZodCheck<Readonly<Partial<Record<F | L, unknown>>>> {
  const code: ErrorCode = "WINDOW_REVERSED";
  return z.superRefine((value, context) => {
    const [start, end] = [value[first], value[last]];
    if (!isDate(start) || !isDate(end) || start <= end) return;
    context.addIssue({
      code: "custom",
      path: [last],
      message: `a day not before ${first} (${start})`,
      params: { code },
    });
  });
}

/** A text of another form is reported as that. */
function isDate(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
