import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/**
 * Refuses a later draw without a reason, and a first one with it.
 *
 * @throws {@link DoubleRandomError} `REDRAW_UNEXPLAINED`
 */
export function checkRedraw(drawNumber: number, redrawReason: string | undefined): void {
  if (drawNumber > 1 === (redrawReason !== undefined)) return;
  throw new DoubleRandomError({
    code: "REDRAW_UNEXPLAINED",
    path: "redrawReason",
    expected: drawNumber > 1 ? `a reason, because this is draw ${String(drawNumber)}` : "no reason for the first draw",
    received: describeValue(redrawReason),
  });
}
