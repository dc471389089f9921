import type * as z from "zod";
import type { ErrorCode } from "../errors/errorCodes.js";

/** A refinement: where both days are given, the second is not before the first. */
export function byWindow<F extends string, L extends string>(
  first: F,
  last: L,
): (value: Readonly<Partial<Record<F | L, unknown>>>, context: z.RefinementCtx) => void {
  const code: ErrorCode = "WINDOW_REVERSED";
  return (value, context) => {
    const [start, end] = [value[first], value[last]];
    if (typeof start !== "string" || typeof end !== "string" || start <= end) return;
    context.addIssue({ code: "custom", path: [last], message: `a day not before ${first} (${start})`, params: { code } });
  };
}
