// @ts-check
/** @import { RandomSource } from "double-random" */
import { below } from "./randomStreams.js";

/**
 * A day from the first to the last, both inclusive. Only days 1 to 28 occur: then every number of days is a date, and
 * the same day of another year is one too.
 *
 * @param {RandomSource} source
 * @param {string} first - `YYYY-MM-DD`, day 1 to 28
 * @param {string} last
 */
export function dateBetween(source, first, last) {
  const start = dayNumber(first);
  return dateOf(start + below(source, dayNumber(last) - start + 1));
}

/**
 * The same day, years later or, with a negative number, earlier.
 *
 * @param {string} date
 * @param {number} years
 */
export function yearsLater(date, years) {
  return dateOf(dayNumber(date) + years * 12 * 28);
}

/** @param {string} date */
function dayNumber(date) {
  return (Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1) * 28 + Number(date.slice(8)) - 1;
}

/** @param {number} number */
function dateOf(number) {
  const day = number % 28;
  const months = (number - day) / 28;
  const month = months % 12;
  const year = (months - month) / 12;
  return `${String(year)}-${String(month + 1).padStart(2, "0")}-${String(day + 1).padStart(2, "0")}`;
}
