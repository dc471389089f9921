import { describe, expect, it } from "vitest";
import { dayAfterPeriod, type Period } from "../../src/exact/dayAfterPeriod.js";
import { dayOfSerial } from "../../src/exact/dayOfSerial.js";
import { daysBeforeYear } from "../../src/exact/daysBeforeYear.js";
import { daysInMonth } from "../../src/exact/daysInMonth.js";
import { instantOf, LAST_UNIX_SECOND } from "../../src/exact/instantOf.js";
import { serialOfDay } from "../../src/exact/serialOfDay.js";
import { unixSecondsOf } from "../../src/exact/unixSecondsOf.js";

describe("the Gregorian calendar", () => {
  it("has a leap day every four years, but every hundred only if they are four hundred", () => {
    const lengths = (year: number): number[] => Array.from({ length: 12 }, (_, at) => daysInMonth(year, at + 1));
    expect(lengths(2023)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect([1900, 2000, 2004, 2023, 2100, 2400].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28, 29]);
  });

  it("has the days of all years before a year before its first day", () => {
    expect([0, 1, 2, 5, 101, 401].map(daysBeforeYear)).toEqual([0, 366, 731, 1827, 36_890, 146_463]);
    for (const year of [1, 4, 100, 400, 1900, 2000, 2023, 2024]) {
      const months = Array.from({ length: 12 }, (_, at) => daysInMonth(year, at + 1));
      expect(daysBeforeYear(year + 1) - daysBeforeYear(year)).toBe(months.reduce((sum, days) => sum + days, 0));
    }
  });
});

describe("instants", () => {
  it.each([
    [0, "1970-01-01T00:00:00Z"],
    [59, "1970-01-01T00:00:59Z"],
    [60, "1970-01-01T00:01:00Z"],
    [3599, "1970-01-01T00:59:59Z"],
    [3600, "1970-01-01T01:00:00Z"],
    [86_399, "1970-01-01T23:59:59Z"],
    [86_400, "1970-01-02T00:00:00Z"],
    [31_535_999, "1970-12-31T23:59:59Z"],
    [31_536_000, "1971-01-01T00:00:00Z"],
    [951_782_400, "2000-02-29T00:00:00Z"],
    [951_868_800, "2000-03-01T00:00:00Z"],
    [4_107_542_400, "2100-03-01T00:00:00Z"],
    [LAST_UNIX_SECOND, "9999-12-31T23:59:59Z"],
  ])("%s seconds are %s, and back", (seconds, instant) => {
    expect(instantOf(seconds)).toBe(instant);
    expect(unixSecondsOf(instant)).toBe(seconds);
  });

  it.each([
    "2023-02-29T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "2024-00-01T00:00:00Z",
    "2024-13-01T00:00:00Z",
    "2024-01-00T00:00:00Z",
    "2024-04-31T00:00:00Z",
    "2024-01-01T24:00:00Z",
    "2024-01-01T00:60:00Z",
    "2024-01-01T00:00:60Z",
    "2024-01-01 00:00:00Z",
    "2024-01-01T00:00:00",
  ])("%s is none", (text) => {
    expect(unixSecondsOf(text)).toBeUndefined();
  });
});

describe("dayAfterPeriod", () => {
  it.each<readonly [from: string, period: Period, to: string]>([
    ["2021-06-30", { years: 3 }, "2024-06-30"],
    ["2024-01-31", { months: 1 }, "2024-02-29"],
    ["2023-01-31", { months: 1 }, "2023-02-28"],
    ["2024-02-29", { years: 1 }, "2025-02-28"],
    ["2024-03-31", { months: 9 }, "2024-12-31"],
    ["2024-03-31", { months: 10 }, "2025-01-31"],
    ["2024-12-15", { months: 12 }, "2025-12-15"],
    ["2024-01-05", {}, "2024-01-05"],
    ["2024-01-05", { days: 26 }, "2024-01-31"],
    ["2024-01-05", { days: 27 }, "2024-02-01"],
    ["2024-02-28", { days: 1 }, "2024-02-29"],
    ["2024-02-28", { days: 2 }, "2024-03-01"],
    ["2024-12-31", { days: 1 }, "2025-01-01"],
    ["2024-12-31", { days: 366 }, "2026-01-01"],
    ["0987-06-05", { days: 1 }, "0987-06-06"],
    ["9999-05-31", { days: 1 }, "9999-06-01"],
    ["9999-12-30", { days: 1 }, "9999-12-31"],
    ["9999-12-31", { days: 1 }, "9999-12-31"],
    ["9999-12-31", { days: 400 }, "9999-12-31"],
    ["9999-06-01", { years: 1 }, "9999-12-31"],
  ])("from %s after %j is %s", (from, period, to) => {
    expect(dayAfterPeriod(from, period)).toBe(to);
  });

  it("stays at the last day of 9999 however long the period is", () => {
    for (const period of [{ days: Number.MAX_SAFE_INTEGER }, { months: 10 ** 12 }, { years: 10 ** 12 }]) {
      expect(dayAfterPeriod("2024-01-01", period)).toBe("9999-12-31");
    }
  });

  it("adds months before it adds days", () => {
    expect(dayAfterPeriod("2024-01-31", { months: 1, days: 1 })).toBe("2024-03-01");
  });
});

describe("the days of spreadsheets", () => {
  it.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [25_569, "1970-01-01"],
    [36_891, "2000-12-31"],
    [45_351, "2024-02-29"],
    [45_352, "2024-03-01"],
    [2_958_465, "9999-12-31"],
  ])("number %s from 1900 is %s", (serial, day) => {
    expect(dayOfSerial(serial, false)).toBe(day);
  });

  it.each([
    [0, "1904-01-01"],
    [59, "1904-02-29"],
    [60, "1904-03-01"],
    [24_107, "1970-01-01"],
    [2_957_003, "9999-12-31"],
  ])("number %s from 1904 is %s", (serial, day) => {
    expect(dayOfSerial(serial, true)).toBe(day);
  });

  it.each([
    [0, false],
    [-1, false],
    [60, false],
    [1.5, false],
    [2_958_466, false],
    [Number.NaN, false],
    [-1, true],
    [0.5, true],
    [2_957_004, true],
  ])("number %s is no day (from 1904: %s)", (serial, from1904) => {
    expect(dayOfSerial(serial, from1904)).toBeUndefined();
  });

  it("are counted so that every program agrees, and not before 1 March 1900", () => {
    for (const [day, serial] of [
      ["1900-02-28", undefined],
      ["1900-03-01", 61],
      ["1970-01-01", 25_569],
      ["2000-12-31", 36_891],
      ["2024-02-29", 45_351],
      ["9999-12-31", 2_958_465],
    ] as const) {
      expect(serialOfDay(day)).toBe(serial);
    }
  });
});
