import { daysBeforeYear } from "./daysBeforeYear.js";
import { daysInMonth } from "./daysInMonth.js";

/** The serial number of 1970-01-01 in a workbook that counts from 1900. */
const SERIAL_OF_1970 = 25_569;

/** From 1900-03-01 on, serial numbers are the same whether or not a program believes in 1900-02-29. */
const FIRST_SAFE_SERIAL = 61;

/**
 * The number with which a spreadsheet counts a day, from 1900; `undefined` for days before 1 March 1900.
 *
 * @param day - a calendar day `YYYY-MM-DD`
 */
export function serialOfDay(day: string): number | undefined {
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  let days = daysBeforeYear(year) - daysBeforeYear(1970) + dayOfMonth - 1;
  for (let before = 1; before < month; before++) days += daysInMonth(year, before);
  const serial = days + SERIAL_OF_1970;
  return serial < FIRST_SAFE_SERIAL ? undefined : serial;
}
