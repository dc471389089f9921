import { describe, expect, it } from "vitest";
import type { Outcome, RecordEvent } from "double-random";
import { recordResult } from "double-random/events";
import {
  formatMarkdown,
  parseWorkingCalendar,
  resultsNotice,
  tablesOf,
  workingDayAfter,
  type Notice,
  type ResultsNoticeOptions,
} from "double-random/notices";
import { namedEvidence, namedRecord } from "../support/namedEvidence.js";
import { refusal } from "../support/badField.js";

const evidence = namedEvidence();
const record = namedRecord();
const OUTCOMES: readonly Outcome[] = [
  "no-problem",
  "problem-pending",
  "corrected-on-order",
  "not-published",
  "false-information",
  "unreachable-at-registered-address",
  "activity-not-carried-on",
  "closed-or-in-liquidation",
  "refused-serious",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
];
const DAYS = ["2024-09-27", "2024-10-08"] as const;
/** 2024 as the State Council announced the second half of the year. */
const YEAR_2024 = {
  year: 2024,
  holidays: [
    ...["2024-06-10", "2024-09-15", "2024-09-16", "2024-09-17"],
    ...Array.from({ length: 7 }, (_, index) => `2024-10-0${index + 1}`),
  ],
  makeUpDays: ["2024-09-14", "2024-09-29", "2024-10-12"],
};
const visits = record.assignment.visits.slice(0, OUTCOMES.length);
const events = visits.reduce<readonly RecordEvent[]>((before, { visitId }, index) => {
  const told = { visitId, outcome: OUTCOMES[index]!, by: "office", at: DAYS[index % 2]! } as const;
  return [...before, recordResult({ record, events: before, ...told })];
}, []);

function noticeOf(options: Partial<ResultsNoticeOptions> = {}): Notice {
  const stated = { calendar: [YEAR_2024], date: "2024-10-30", language: "en", policy: { names: "shown" } } as const;
  return resultsNotice({ ...evidence, record, events, ...stated, ...options });
}

function rowsOf(notice: Notice, name: string): readonly (readonly string[])[] {
  return tablesOf(notice).find((table) => table.name === name)?.rows ?? [];
}

describe("resultsNotice", () => {
  it("has every visit with a result once, each with its outcome and deadline", () => {
    const rows = rowsOf(noticeOf(), "results");
    expect(rows).toHaveLength(OUTCOMES.length);
    const named = new Map(rows.map((row) => [row[1]!, row]));
    for (const [index, { targetId }] of visits.entries()) {
      const row = named.get(targetId)!;
      expect(row.slice(-2)).toEqual([DAYS[index % 2], index % 2 === 0 ? "2024-10-30" : "2024-11-04"]);
    }
    expect(new Set(rows.map((row) => row.at(-3))).size).toBe(OUTCOMES.length);
  });

  it("counts them by outcome, those without a result, and those that nobody could inspect", () => {
    const summary = rowsOf(noticeOf(), "results by outcome");
    expect(summary.map(([, count]) => count)).toEqual([...OUTCOMES.map(() => "1"), String(OUTCOMES.length)]);
    const text = formatMarkdown(noticeOf());
    const open = record.assignment.visits.length - OUTCOMES.length;
    expect(text).toContain(`of which ${open} have no result yet`);
    expect(text).toContain("7 targets could not be inspected");
    for (const { targetId } of record.assignment.visits.slice(OUTCOMES.length)) {
      if (!visits.some((visit) => visit.targetId === targetId)) expect(text).not.toContain(targetId);
    }
  });

  it("says how many are late", () => {
    expect(formatMarkdown(noticeOf({ date: "2024-10-30" }))).not.toContain("later than that");
    expect(formatMarkdown(noticeOf({ date: "2024-10-31" }))).toContain("7 results are published later than that.");
    expect(formatMarkdown(noticeOf({ date: "2024-11-05" }))).toContain("13 results are published later than that.");
  });

  it("takes the results of some days only, both included", () => {
    const recorded = { start: "2024-09-28", end: "2024-10-08" };
    expect(rowsOf(noticeOf({ recorded }), "results")).toHaveLength(6);
    const none = noticeOf({ recorded: { start: "2024-09-28", end: "2024-10-07" } });
    expect(rowsOf(none, "results")).toHaveLength(0);
    expect(formatMarkdown(none)).toContain("There is no result to publish.");
  });

  it("names nobody if the selection is withheld, and still counts", () => {
    const notice = noticeOf({ policy: { selection: "withheld" } });
    const text = formatMarkdown(notice);
    for (const { id, name } of evidence.targets) expect([id, name].some((word) => text.includes(word!))).toBe(false);
    expect(rowsOf(notice, "results by outcome")).toHaveLength(OUTCOMES.length + 1);
  });

  it("refuses a year whose working days it does not know", () => {
    expect(
      refusal(() => noticeOf({ calendar: [{ ...YEAR_2024, year: 2023, holidays: [], makeUpDays: [] }] })).code,
    ).toBe("CALENDAR_MISSING");
  });
});

describe("workingDayAfter", () => {
  const days = (date: string, workingDays: number, calendar = [YEAR_2024]): string =>
    workingDayAfter({ date, workingDays, calendar });

  it.each([
    ["2024-06-03", 1, "2024-06-04"],
    ["2024-06-07", 1, "2024-06-11"],
    ["2024-09-13", 1, "2024-09-14"],
    ["2024-09-14", 1, "2024-09-18"],
    ["2024-09-27", 1, "2024-09-29"],
    ["2024-09-30", 1, "2024-10-08"],
    ["2024-10-11", 1, "2024-10-12"],
    ["2024-09-27", 20, "2024-10-30"],
    ["2024-12-01", 22, "2024-12-31"],
  ])("from %s, %i: %s", (date, workingDays, expected) => {
    expect(days(date, workingDays)).toBe(expected);
  });

  it("counts as one who goes day by day with the calendar of JavaScript", () => {
    const isWorking = (day: string): boolean => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      if (YEAR_2024.makeUpDays.includes(day)) return true;
      return weekday >= 1 && weekday <= 5 && !YEAR_2024.holidays.includes(day);
    };
    for (let start = 0; start < 330; start++) {
      const dayOf = (index: number): string => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
      let left = 1 + (start % 20);
      let at = start;
      while (left > 0) {
        at += 1;
        if (isWorking(dayOf(at))) left -= 1;
      }
      expect(days(dayOf(start), 1 + (start % 20))).toBe(dayOf(at));
    }
  });

  it("needs the year of every day in between", () => {
    expect(refusal(() => days("2024-12-31", 1)).code).toBe("CALENDAR_MISSING");
    expect(refusal(() => days("2023-12-31", 1)).code).toBe("CALENDAR_MISSING");
    expect(days("2024-12-31", 1, [YEAR_2024, { year: 2025, holidays: ["2025-01-01"], makeUpDays: [] }])).toBe(
      "2025-01-02",
    );
  });

  it("refuses a calendar that contradicts itself", () => {
    const issues = refusal(() =>
      parseWorkingCalendar([
        { year: 2024, holidays: ["2025-01-01"], makeUpDays: [] },
        { year: 2024, holidays: ["2024-10-01"], makeUpDays: ["2024-10-01"] },
      ]),
    ).issues.map(({ code, path }) => `${code} ${path}`);
    expect(issues).toEqual(["FIELD_INVALID calendar[0].holidays[0]", "FIELD_INVALID calendar[1].makeUpDays[0]"]);
    const twice = [YEAR_2024, YEAR_2024];
    expect(refusal(() => parseWorkingCalendar(twice)).issues[0]).toMatchObject({
      code: "DUPLICATE_ID",
      path: "calendar[1].year",
    });
  });
});
