import { isCalendarDate } from "../model/fields.js";
import { foldWidth } from "./foldWidth.js";

/** A day that was read from text. */
export interface DayRead {
  readonly day: string;
  /** Whether a time other than midnight was left out. */
  readonly hasTime: boolean;
}

const DIVIDED =
  /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?(?:[ T]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a day as spreadsheets and clerks write it: 2024-05-01, 2024/5/1, 2024.5.1, 2024年5月1日, 20240501, each with a time
 * or without. A year of two digits, another order and an instant of another time zone are not guessed at.
 */
export function readDay(text: string): DayRead | undefined {
  const folded = foldWidth(text);
  const [, year, month, dayOfMonth, ...time] = DIVIDED.exec(folded) ?? COMPACT.exec(folded) ?? [];
  if (year === undefined) return undefined;
  const day = `${year}-${month!.padStart(2, "0")}-${dayOfMonth!.padStart(2, "0")}`;
  if (!isCalendarDate(day)) return undefined;
  return { day, hasTime: /[1-9]/.test(time.join("")) };
}
