import { daysBeforeYear } from "./daysBeforeYear.js";
import { daysInMonth } from "./daysInMonth.js";

/** The last second that four digits can name, 9999-12-31T23:59:59Z. */
export const LAST_UNIX_SECOND: number = 253_402_300_799;

/**
 * The instant `YYYY-MM-DDTHH:MM:SSZ` of a Unix time.
 *
 * @param unixSeconds - a whole number from 0 to {@link LAST_UNIX_SECOND}
 */
export function instantOf(unixSeconds: number): string {
  const secondOfDay = unixSeconds % 86_400;
  let day = daysBeforeYear(1970) + Math.floor(unixSeconds / 86_400);
  // No year is longer than 366 days, so this is never too late, and at most some years too early.
  let year = Math.floor(day / 366);
  while (daysBeforeYear(year + 1) <= day) year += 1;
  day -= daysBeforeYear(year);
  let month = 1;
  for (; day >= daysInMonth(year, month); month++) day -= daysInMonth(year, month);
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day + 1, 2)}`;
  const hour = Math.floor(secondOfDay / 3600);
  const minute = Math.floor(secondOfDay / 60) % 60;
  return `${date}T${digits(hour, 2)}:${digits(minute, 2)}:${digits(secondOfDay % 60, 2)}Z`;
}

function digits(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
