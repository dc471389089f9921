import { dayAfterPeriod } from "../exact/dayAfterPeriod.js";
import type { Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";

/** Days from the first to the last, both inclusive; open where absent. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether periods together cover every day of a window; two that adjoin count as one. */
export function coversWindow(periods: readonly Period[], { start, end }: Window): boolean {
  let nextDay = start;
  for (const { from = start, to = end } of [...periods].sort((a, b) => byCodePoint(a.from ?? "", b.from ?? ""))) {
    if (from > nextDay) return false;
    if (to >= end) return true;
    if (to >= nextDay) nextDay = dayAfterPeriod(to, { days: 1 });
  }
  return false;
}

/** Whether a period has a day in a window. */
export function touchesWindow({ from, to }: Period, { start, end }: Window): boolean {
  return (from === undefined || from <= end) && (to === undefined || to >= start);
}
