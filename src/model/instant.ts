import * as z from "zod/mini";
import { coded, isCalendarDate, text } from "./fields.js";

/** A day that the Gregorian calendar has, `YYYY-MM-DD`, as a regular expression without anchors. */
export const CALENDAR_DAY: string = [
  String.raw`(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))`,
  String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)`,
].join("|");

/** A second of Coordinated Universal Time, `YYYY-MM-DDTHH:MM:SSZ`; it sorts and compares as text. */
export const instant: z.ZodMiniType<string> = text(
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/,
  "a second of UTC, YYYY-MM-DDTHH:MM:SSZ",
).check(
  z.refine(
    (value) => isCalendarDate(value.slice(0, 10)),
    coded("DATE_INVALID", "a second that the calendar has, as YYYY-MM-DDTHH:MM:SSZ"),
  ),
);
