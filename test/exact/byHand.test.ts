import { describe, expect, it } from "vitest";
import { binomial } from "../../src/exact/binomial.js";
import { ceilingQuotient } from "../../src/exact/ceilingQuotient.js";
import { floorLog2 } from "../../src/exact/floorLog2.js";
import {
  add,
  compare,
  formatFraction,
  fraction,
  leastCommonMultiple,
  multiply,
  subtract,
  type Fraction,
} from "../../src/exact/fraction.js";
import { largestAdmittedRemainder, largestRemainder } from "../../src/exact/largestRemainder.js";
import { mixedRadixDigits } from "../../src/exact/mixedRadixDigits.js";
import { parseDecimal } from "../../src/exact/parseDecimal.js";
import { parseRatio, parseShare } from "../../src/exact/parseRatio.js";
import { rescale } from "../../src/exact/rescale.js";
import { commonDenominator, systematicRounding } from "../../src/exact/systematicRounding.js";
import { refusal } from "../support/badField.js";

const tenths = (...counts: readonly bigint[]): Fraction[] => counts.map((count) => fraction(count, 10n));
const byIndex = (a: number, b: number): number => a - b;
const shown = (value: Fraction | undefined): string | undefined => value && formatFraction(value);

describe("fractions", () => {
  const [a, b] = [fraction(5n, 6n), fraction(-3n, 4n)];

  it("are added, subtracted and multiplied exactly", () => {
    expect([add(a, b), subtract(a, b), multiply(a, b)].map(shown)).toEqual(["1/12", "19/12", "-5/8"]);
    expect([add(a, fraction(1n, 6n)), subtract(a, a)].map(shown)).toEqual(["1", "0"]);
  });

  it("are compared across denominators", () => {
    expect([compare(a, b), compare(b, a), compare(a, fraction(10n, 12n))]).toEqual([1, -1, 0]);
  });

  it("have a least common multiple of denominators", () => {
    expect([leastCommonMultiple(4n, 6n), leastCommonMultiple(5n, 1n), leastCommonMultiple(3n, 7n)]).toEqual([
      12n,
      5n,
      21n,
    ]);
  });
});

describe("whole numbers", () => {
  it("have subsets by Pascal's triangle", () => {
    const row = (n: bigint): bigint[] => Array.from({ length: Number(n) + 2 }, (_, size) => binomial(n, BigInt(size)));
    expect([row(0n), row(1n), row(5n)]).toEqual([
      [1n, 0n],
      [1n, 1n, 0n],
      [1n, 5n, 10n, 10n, 5n, 1n, 0n],
    ]);
  });

  it("carry the bits of a choice, rounded down", () => {
    expect([1n, 2n, 3n, 4n, 7n, 8n, 2n ** 64n - 1n, 2n ** 64n].map(floorLog2)).toEqual([0, 1, 1, 2, 2, 3, 63, 64]);
  });

  it("are divided upwards on both sides of 0", () => {
    const quotients = [-7, -6, -1, 0, 1, 6, 7].map((dividend) => ceilingQuotient(dividend, 3));
    expect(quotients.map((quotient) => quotient + 0)).toEqual([-2, -2, 0, 0, 1, 2, 3]);
  });

  it("have digits in mixed bases, and what is left above them", () => {
    expect(mixedRadixDigits(3 + 10 * (4 + 6 * 7), [10, 6])).toEqual([3, 4, 7]);
    expect(mixedRadixDigits(5, [])).toEqual([5]);
  });

  it("are rescaled from one denominator to another, towards 0", () => {
    expect([rescale(3n, 4n, 8n), rescale(3n, 4n, 4n), rescale(3n, 4n, 2n), rescale(-3n, 4n, 2n)]).toEqual([
      6n,
      3n,
      1n,
      -1n,
    ]);
  });
});

describe("parseDecimal", () => {
  it.each([
    ["12", "12"],
    ["0.05", "1/20"],
    ["1.50", "3/2"],
    ["007", "7"],
    ["2/6", "1/3"],
    ["12/360", "1/30"],
    ["0/6", "0"],
    [`${"9".repeat(18)}.${"0".repeat(17)}1`, `${"9".repeat(18)}${"0".repeat(17)}1/1${"0".repeat(18)}`],
  ])("reads %s as %s", (text, value) => {
    expect(shown(parseDecimal(text))).toBe(value);
  });

  it.each([
    "",
    ".5",
    "5.",
    "-1",
    "+1",
    "1e3",
    "1 ",
    " 1",
    "1,5",
    "1/0",
    "1/",
    "/2",
    "1/2/3",
    "0.1/2",
    "x1",
    "1x",
    "1/2x",
    "x1/2",
    "9".repeat(19),
    `0.${"1".repeat(19)}`,
    `1/${"1".repeat(19)}`,
    `${"1".repeat(19)}/1`,
  ])("refuses %j", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe("ratios and shares", () => {
  it.each([
    ["0.1%", "1/1000"],
    ["2‰", "1/500"],
    ["0.05", "1/20"],
    ["1/3", "1/3"],
    ["１／３", "1/3"],
    ["５％", "1/20"],
    [" 5 % ", "1/20"],
    ["5 ‰", "1/200"],
    ["100%", "1"],
    ["1000‰", "1"],
    ["1", "1"],
  ])("%j is %s", (text, value) => {
    expect([shown(parseRatio(text)), shown(parseShare(text))]).toEqual([value, value]);
  });

  it("a share may be 0, and a ratio not", () => {
    for (const text of ["0", "0%", "0.0‰"]) {
      expect(shown(parseShare(text))).toBe("0");
      expect(refusal(() => parseRatio(text, "quota.ratio"))).toMatchObject({
        code: "RATIO_INVALID",
        path: "quota.ratio",
        expected: "a ratio above 0 and at most 100 %",
        received: JSON.stringify(text),
      });
    }
  });

  it.each(["", "%", "101%", "1.01", "1001‰", "5%%", "5‰%", "-5%", "five", "5 5%", "4/3"])("%j is neither", (text) => {
    expect(parseShare(text)).toBeUndefined();
    expect(refusal(() => parseRatio(text)).path).toBe("ratio");
  });

  it.each<readonly [unknown, string]>([
    [0.07, "0.07"],
    [["5%"], "a list of 1"],
    [undefined, "nothing"],
  ])("%j is no text", (value, received) => {
    expect(parseShare(value as string)).toBeUndefined();
    expect(refusal(() => parseRatio(value as string)).received).toBe(received);
  });
});

describe("largest remainder", () => {
  it("gives everybody the floor and one more to the largest fractional parts", () => {
    expect(largestRemainder(tenths(14n, 27n, 9n, 30n), 8n, byIndex)).toEqual([1n, 3n, 1n, 3n]);
    expect(largestRemainder([], 0n, byIndex)).toEqual([]);
  });

  it("asks the tie order where they are equal", () => {
    expect(largestRemainder(tenths(5n, 5n, 5n, 5n), 2n, byIndex)).toEqual([1n, 1n, 0n, 0n]);
    expect(largestRemainder(tenths(5n, 5n, 5n, 5n), 2n, (a, b) => b - a)).toEqual([0n, 0n, 1n, 1n]);
  });
});

describe("largest admitted remainder", () => {
  const values = tenths(14n, 16n, 14n, 16n);
  const largest = (admits: (counts: readonly bigint[]) => boolean): bigint[] | undefined =>
    largestAdmittedRemainder(values, 6n, byIndex, admits);

  it("is the largest remainder where everything is admitted", () => {
    expect(largest(() => true)).toEqual([1n, 2n, 1n, 2n]);
  });

  it("is the nearest that is admitted, and of equally near ones the first in the order of remainders", () => {
    expect(largest(([first]) => first === 2n)).toEqual([2n, 2n, 1n, 1n]);
    expect(largest(([, second]) => second === 1n)).toEqual([2n, 1n, 1n, 2n]);
    expect(largest(([first, second]) => first === 2n || second === 1n)).toEqual([2n, 2n, 1n, 1n]);
    expect(largest(([, second, , last]) => second === 1n && last === 1n)).toEqual([2n, 1n, 2n, 1n]);
  });

  it("is one that comes late in that order where it is nearer", () => {
    const admits = (counts: readonly bigint[]): boolean => ["1 0 0 1", "0 1 1 0"].includes(counts.join(" "));
    expect(largestAdmittedRemainder(tenths(8n, 6n, 5n, 1n), 2n, byIndex, admits)).toEqual([0n, 1n, 1n, 0n]);
  });

  it("tries every way to raise as many as are missing, and raises no whole number", () => {
    const tried: string[] = [];
    const mixed = tenths(15n, 20n, 15n, 10n, 10n);
    const none = largestAdmittedRemainder(mixed, 7n, byIndex, (counts) => {
      tried.push(counts.join(" "));
      return false;
    });
    expect(none).toBeUndefined();
    expect(tried).toEqual(["2 2 1 1 1", "1 2 2 1 1"]);
  });

  it("is the floors where nothing is missing", () => {
    expect(largestAdmittedRemainder([fraction(2n), fraction(3n)], 5n, byIndex, () => true)).toEqual([2n, 3n]);
  });
});

describe("systematic rounding", () => {
  const values = [fraction(1n, 2n), fraction(4n, 3n), fraction(1n, 6n), fraction(2n)];

  it("has the least common denominator of the values", () => {
    expect([commonDenominator(values), commonDenominator([])]).toEqual([6n, 1n]);
  });

  it("counts the whole numbers that the running sum passes, from each start", () => {
    const starts = [0n, 1n, 2n, 3n, 4n, 5n].map((start) => systematicRounding(values, start).join(" "));
    expect(starts).toEqual(["0 1 1 2", "0 2 0 2", "0 2 0 2", "1 1 0 2", "1 1 0 2", "1 1 0 2"]);
  });
});
