import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coversWindow, touchesWindow, type Period } from "../../src/assignment/coversWindow.js";

const DAY = 86_400_000;

/** The date some days after another, by the calendar of the runtime. */
function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function daysOf(start: string, end: string): readonly string[] {
  const days: string[] = [];
  for (let day = start; day <= end; day = dateAfter(day, 1)) days.push(day);
  return days;
}

function holdsOn({ from, to }: Period, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}

describe("periods that adjoin, the second beginning on the day after the first", () => {
  test.each([
    ["2024-05-30", "2024-05-31"],
    ["2024-05-31", "2024-06-01"],
    ["2024-04-30", "2024-05-01"],
    ["2024-02-28", "2024-02-29"],
    ["2024-02-29", "2024-03-01"],
    ["2023-02-28", "2023-03-01"],
    ["2000-02-28", "2000-02-29"],
    ["1900-02-28", "1900-03-01"],
    ["2024-12-31", "2025-01-01"],
    ["2024-09-09", "2024-09-10"],
    ["2024-09-30", "2024-10-01"],
    ["0999-12-31", "1000-01-01"],
  ])("%s and %s cover both days, and a day apart they do not", (first, second) => {
    const window = { start: first, end: second };
    expect(coversWindow([{ from: first, to: first }, { from: second }], window)).toBe(true);
    expect(coversWindow([{ from: second }, { to: first }], window)).toBe(true);
    const gap = { start: first, end: dateAfter(second, 1) };
    expect(coversWindow([{ to: first }, { from: dateAfter(second, 1) }], gap)).toBe(false);
  });
});

test("nothing covers no window, not even of one day; without bounds every window is covered", () => {
  const window = { start: "2024-05-01", end: "2024-05-01" };
  expect(coversWindow([], window)).toBe(false);
  expect(coversWindow([{}], window)).toBe(true);
  expect(coversWindow([{ from: undefined, to: undefined }], { start: "2024-05-01", end: "2030-05-01" })).toBe(true);
});

const BASE = "2024-02-26";
const day = fc.nat(12).map((days) => dateAfter(BASE, days));
const period = fc
  .record({ from: fc.option(day, { nil: undefined }), to: fc.option(day, { nil: undefined }) })
  .filter(({ from, to }) => from === undefined || to === undefined || from <= to);
const window = fc.tuple(day, day).map((days) => {
  const [start, end] = [...days].sort() as [string, string];
  return { start, end };
});

test("a window is covered if each of its days is in some period, and touched if one is", () => {
  let covered = 0;
  fc.assert(
    fc.property(fc.array(period, { maxLength: 5 }), window, (periods, { start, end }) => {
      const days = daysOf(start, end);
      const expected = days.every((each) => periods.some((one) => holdsOn(one, each)));
      covered += expected ? 1 : 0;
      assert.equal(coversWindow(periods, { start, end }), expected);
      for (const one of periods) {
        assert.equal(
          touchesWindow(one, { start, end }),
          days.some((each) => holdsOn(one, each)),
        );
      }
    }),
    { seed: 20240810, numRuns: 3000 },
  );
  expect(covered).toBeGreaterThan(500);
  expect(covered).toBeLessThan(2500);
});
