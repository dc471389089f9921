import * as z from "zod/mini";
import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { date, listOf, wholeNumber, type Shape } from "./fields.js";
import { parseList } from "./parseList.js";

/** The days on which offices are open or closed in a year against the rule of the week, as the State Council announces them. */
export interface WorkingYear {
  readonly year: number;
  /** Days without work. Saturdays and Sundays need not be listed. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays on which work is done (调休上班). */
  readonly makeUpDays: readonly string[];
}

const workingYear: z.ZodMiniType<WorkingYear> = z
  .strictObject({
    year: wholeNumber(2000, 2999),
    holidays: listOf(date),
    makeUpDays: listOf(date),
  } satisfies Shape<WorkingYear>)
  .check(
    z.superRefine(({ year, holidays, makeUpDays }, context) => {
      for (const [field, days] of Object.entries({ holidays, makeUpDays })) {
        for (const [index, day] of days.entries()) {
          if (day.startsWith(`${String(year)}-`)) continue;
          context.addIssue({ code: "custom", path: [field, index], message: `a day of ${String(year)}` });
        }
      }
      for (const [index, day] of makeUpDays.entries()) {
        if (!holidays.includes(day)) continue;
        context.addIssue({ code: "custom", path: ["makeUpDays", index], message: "a day that is not a holiday too" });
      }
    }),
  );

/** The schema of a list of {@link WorkingYear}. */
export const workingCalendarSchema: z.ZodMiniType<readonly WorkingYear[]> = listOf(workingYear);

/**
 * Reads the working days of years from unknown data.
 *
 * @param input - a list of {@link WorkingYear}, each year once
 * @throws `DoubleRandomError` `INPUT_INVALID`; `issues` holds every problem
 *
 * @example See `workingDayAfter`.
 */
export function parseWorkingCalendar(input: unknown): readonly WorkingYear[] {
  const seen = new Set<number>();
  return parseList(workingYear, input, "calendar", [
    ({ year }, path): ErrorIssue | undefined => {
      if (!seen.has(year)) {
        seen.add(year);
        return undefined;
      }
      const expected = "a year that is not listed before";
      return { code: "DUPLICATE_ID", path: `${path}.year`, expected, received: describeValue(year) };
    },
  ]);
}
