import { daysBeforeYear } from "./daysBeforeYear.js";
import { instantOf } from "./instantOf.js";

/** The serial number of 1970-01-01 in a workbook that counts from 1900. */
const SERIAL_OF_1970 = 25_569;

/** Days by which the count from 1904 is behind that from 1900. */
const DAYS_FROM_1900_TO_1904 = 1_462;

/**
 * The day `YYYY-MM-DD` that a spreadsheet shows for a serial number; `undefined` for a number that stands for no day.
 *
 * Serial numbers from 1900 count a 29 February 1900 that never was (number 60), so that those before it are one later
 * than they seem: ECMA-376, Part 1, 18.17.4.1.
 *
 * @param serial - a whole number
 * @param from1904 - whether the workbook counts from 1904
 */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const fromBase = from1904 ? serial + DAYS_FROM_1900_TO_1904 : serial;
  const days = !from1904 && serial < 60 ? fromBase + 1 : fromBase;
  const isDay = Number.isSafeInteger(serial) && serial >= (from1904 ? 0 : 1) && (from1904 || serial !== 60);
  if (!isDay || days - SERIAL_OF_1970 >= daysBeforeYear(10_000) - daysBeforeYear(1970)) return undefined;
  return instantOf(86_400 * (days - SERIAL_OF_1970)).slice(0, 10);
}
