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
    if (typeof start !== "string" || typeof end !== "string" || start <= end) return;
    context.addIssue({ code: "custom", path: [last], message: `a day not before ${first} (${start})`, params: { code } });
  });
}
