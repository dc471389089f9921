import { daysBeforeYear } from "./daysBeforeYear.js";
import { daysInMonth } from "./daysInMonth.js";

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)Z$/;

/**
 * The seconds from 1970-01-01T00:00:00Z to an instant `YYYY-MM-DDTHH:MM:SSZ`, leap seconds not counted, as Unix counts;
 * `undefined` for any other text and for a day that the calendar has not.
 */
export function unixSecondsOf(instant: string): number | undefined {
  const fields = INSTANT.exec(instant)?.slice(1).map(Number);
  if (!fields) return undefined;
  const [year, month, day, hour, minute, second] = fields as [number, number, number, number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  let days = daysBeforeYear(year) - daysBeforeYear(1970) + day - 1;
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}
