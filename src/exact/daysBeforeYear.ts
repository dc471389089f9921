/** The days of the Gregorian calendar, carried back to year 0, before 1 January of a year; years count from 0. */
export function daysBeforeYear(year: number): number {
  const before = year - 1;
  return 366 + 365 * before + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}
