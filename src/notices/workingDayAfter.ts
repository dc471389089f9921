import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { instantOf } from "../exact/instantOf.js";
import { unixSecondsOf } from "../exact/unixSecondsOf.js";
import { date as dateSchema, wholeNumber } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parseWorkingCalendar, type WorkingYear } from "../model/workingCalendar.js";

/** What {@link workingDayAfter} needs. */
export interface WorkingDayOptions {
  /** `YYYY-MM-DD`; it is not counted itself. */
  readonly date: string;
  /** From 1 to 1000. */
  readonly workingDays: number;
  /** Every year that has a day in between. */
  readonly calendar: readonly WorkingYear[];
}

const SECONDS_OF_DAY = 24 * 60 * 60;
const SECONDS_OF_WEEK = 7 * SECONDS_OF_DAY;
/** 1 January 1970 was a Thursday: where Saturday and Sunday begin in the weeks that begin with it. */
const WEEKEND = [2 * SECONDS_OF_DAY, 3 * SECONDS_OF_DAY];

/**
 * The last day of a period of working days (工作日). Holidays and the weekends on which work is done are announced anew each year, so they
 * are data, and a year without them is refused.
 *
 * @throws `DoubleRandomError` `CALENDAR_MISSING` for a year that the calendar does not have; `INPUT_INVALID`
 *
 * @example
 * ```ts
 * import { workingDayAfter } from "double-random/notices";
 *
 * const holidays = ["2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-05", "2024-10-06", "2024-10-07"];
 * const calendar = [{ year: 2024, holidays, makeUpDays: ["2024-09-29", "2024-10-12"] }];
 * console.log(workingDayAfter({ date: "2024-09-27", workingDays: 20, calendar }));
 * ```
 * ```text
 * 2024-10-30
 * ```
 */
export function workingDayAfter(options: WorkingDayOptions): string {
  checkOptions(options);
  const start = parseWith(dateSchema, options.date, "date");
  let left = parseWith(wholeNumber(1, 1000), options.workingDays, "workingDays");
  const years = new Map(parseWorkingCalendar(options.calendar).map((year) => [year.year, year]));
  let seconds = unixSecondsOf(`${start}T00:00:00Z`)!;
  yearOf(years, start);
  for (;;) {
    seconds += SECONDS_OF_DAY;
    const day = instantOf(seconds).slice(0, 10);
    const { holidays, makeUpDays } = yearOf(years, day);
    const isWeekend = WEEKEND.includes(seconds % SECONDS_OF_WEEK);
    if (makeUpDays.includes(day) || (!isWeekend && !holidays.includes(day))) left -= 1;
    if (left === 0) return day;
  }
}

function yearOf(years: ReadonlyMap<number, WorkingYear>, day: string): WorkingYear {
  const found = years.get(Number(day.slice(0, 4)));
  if (found) return found;
  const expected = `the holidays and make-up days of ${day.slice(0, 4)}`;
  throw new DoubleRandomError({
    code: "CALENDAR_MISSING",
    path: "calendar",
    expected,
    received: "nothing for that year",
  });
}
