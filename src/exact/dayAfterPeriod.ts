import { daysInMonth } from "./daysInMonth.js";

/** A length of time; one of the fields is given. */
export interface Period {
  readonly days?: number;
  readonly months?: number;
  readonly years?: number;
}

/**
 * The day that comes a period after a day of the calendar: `2021-06-30` and 3 years give `2024-06-30`. Where the month has no such day, its
 * last day: `2024-01-31` and 1 month give `2024-02-29`.
 *
 * @param date - `YYYY-MM-DD`
 * @returns the same form; years above 9999 stay at the last day of 9999
 */
export function dayAfterPeriod(date: string, { days = 0, months = 0, years = 0 }: Period): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const monthCount = year * 12 + (month - 1) + months + years * 12;
  const start = { year: Math.floor(monthCount / 12), month: (monthCount % 12) + 1 };
  let at = { ...start, day: Math.min(day, daysInMonth(start.year, start.month)) };
  let rest = days;
  while (at.year <= 9999) {
    const left = daysInMonth(at.year, at.month) - at.day;
    if (rest <= left) return text({ ...at, day: at.day + rest });
    rest -= left + 1;
    at = at.month === 12 ? { year: at.year + 1, month: 1, day: 1 } : { year: at.year, month: at.month + 1, day: 1 };
  }
  return text(at);
}

function text({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
  if (year > 9999) return "9999-12-31";
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
