import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drandRoundAt } from "../../src/beacon/drandRoundAt.js";
import { drandTimeOf, isDrandRound, LAST_DRAND_ROUND } from "../../src/beacon/drandTimeOf.js";
import { ceilingQuotient } from "../../src/exact/ceilingQuotient.js";
import { daysBeforeYear } from "../../src/exact/daysBeforeYear.js";
import { instantOf, LAST_UNIX_SECOND } from "../../src/exact/instantOf.js";
import { unixSecondsOf } from "../../src/exact/unixSecondsOf.js";
import { PUBLISHED } from "../oracles/published.js";
import { refusal } from "../support/badField.js";

/** By the clock of JavaScript, which counts as Unix does. */
function byDate(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().replace(".000Z", "Z");
}

const DAY = 86_400;

describe("seconds of UTC", () => {
  it.each([
    [0, 0],
    [1, 366],
    [4, 1461],
    [5, 1827],
    [400, 146_097],
  ])("the years before %i have %i days", (year, days) => {
    expect(daysBeforeYear(year)).toBe(days);
  });

  it("are those of the clock for the first and last second of every day from 1970 to 2500", () => {
    const days = Array.from({ length: 193_700 }, (_, index) => index);
    const strange = days.filter((day) =>
      [day * DAY, day * DAY + DAY - 1].some(
        (seconds) => instantOf(seconds) !== byDate(seconds) || unixSecondsOf(byDate(seconds)) !== seconds,
      ),
    );
    expect(strange).toEqual([]);
  });

  it("are those of the clock up to the year 9999", () => {
    expect(instantOf(LAST_UNIX_SECOND)).toBe("9999-12-31T23:59:59Z");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST_UNIX_SECOND }), (seconds) => {
        expect(instantOf(seconds)).toBe(byDate(seconds));
        expect(unixSecondsOf(instantOf(seconds))).toBe(seconds);
      }),
      { seed: 20_240_501, numRuns: 2000 },
    );
  });

  it.each([
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "0099-12-31T23:59:59Z",
    "1582-10-10T12:00:00Z",
    "1969-12-31T23:59:59Z",
  ])("%s lies before 1970", (instant) => {
    expect(unixSecondsOf(instant)).toBe(Date.parse(instant) / 1000);
  });

  it.each([
    ...["2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-00-01T00:00:00Z", "2024-13-01T00:00:00Z"],
    ...["2024-01-00T00:00:00Z", "2024-04-31T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z"],
    ...["2016-12-31T23:59:60Z", "2024-01-01T00:00:00", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00.000Z"],
    ...["2024-01-01T00:00:00Z ", "2024-01-01T00:00:00Z\n", "24-01-01T00:00:00Z", "٢٠٢٤-01-01T00:00:00Z", ""],
  ])("%j is none", (text) => {
    expect(unixSecondsOf(text)).toBeUndefined();
    expect(refusal(() => drandRoundAt(text))).toMatchObject({ code: "FIELD_INVALID", path: "instant" });
  });
});

describe("the time of a round", () => {
  it.each(PUBLISHED.drandQuicknet.rounds)("$round is the published one", ({ round, time }) => {
    expect(drandTimeOf(round)).toBe(time);
    expect(drandRoundAt(time)).toBe(round);
  });

  it("is genesis plus three seconds for each round before", () => {
    expect(drandTimeOf(1)).toBe("2023-08-23T15:09:27Z");
    expect(drandTimeOf(2)).toBe("2023-08-23T15:09:30Z");
    expect(drandTimeOf(LAST_DRAND_ROUND)).toBe("9999-12-31T23:59:57Z");
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity, LAST_DRAND_ROUND + 1, 2 ** 53, "1000", null, undefined])(
    "%s has none",
    (round) => {
      const expected = `a round from 1 to ${LAST_DRAND_ROUND}`;
      expect(isDrandRound(round as number)).toBe(false);
      expect(refusal(() => drandTimeOf(round as number))).toMatchObject({
        code: "FIELD_INVALID",
        path: "round",
        expected,
      });
    },
  );

  it.each([undefined, null, 1_692_803_367, {}])("%s is no instant", (instant) => {
    expect(refusal(() => drandRoundAt(instant as string)).code).toBe("FIELD_INVALID");
  });
});

describe("the round at an instant", () => {
  it.each([
    ["0000-01-01T00:00:00Z", 1],
    ["1970-01-01T00:00:00Z", 1],
    ["2023-08-23T15:09:26Z", 1],
    ["2023-08-23T15:09:27Z", 1],
    ["2023-08-23T15:09:28Z", 2],
    ["2023-08-23T15:09:30Z", 2],
    ["2023-08-23T15:09:31Z", 3],
    ["2023-09-15T11:00:01Z", 657_413],
    ["2023-09-15T11:00:03Z", 657_413],
    ["2023-09-15T11:00:04Z", 657_414],
  ])("%s is %i", (instant, round) => {
    expect(drandRoundAt(instant)).toBe(round);
  });

  it("is the first that is not earlier", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_692_803_368, max: LAST_UNIX_SECOND - 2 }), (seconds) => {
        const instant = instantOf(seconds);
        const round = drandRoundAt(instant);
        expect(drandTimeOf(round) >= instant).toBe(true);
        expect(drandTimeOf(round - 1) < instant).toBe(true);
      }),
      { seed: 20_240_502, numRuns: 1000 },
    );
  });
});

describe("a quotient rounded up", () => {
  it("is the least integer that is not smaller", () => {
    for (let dividend = -20; dividend <= 20; dividend++) {
      for (let divisor = 1; divisor <= 7; divisor++) {
        const quotient = ceilingQuotient(dividend, divisor);
        expect(quotient * divisor).toBeGreaterThanOrEqual(dividend);
        expect((quotient - 1) * divisor).toBeLessThan(dividend);
      }
    }
  });
});
