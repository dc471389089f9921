import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { allocate, DoubleRandomError, parseRatio } from "double-random";
import { describe, expect, it } from "vitest";
import { formatFraction, fraction } from "../../src/exact/fraction.js";
import { parseShare } from "../../src/exact/parseRatio.js";

const SEED = 20_260_101;

function failureOf(action: () => unknown): DoubleRandomError {
  try {
    action();
  } catch (error) {
    if (error instanceof DoubleRandomError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The decimal digits of `units / 10 ** places`. */
function decimalText(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

describe("forms of a ratio", () => {
  it.each([
    ["0.1%", "1/1000"],
    ["1%", "1/100"],
    ["100%", "1"],
    ["100.00%", "1"],
    ["2‰", "1/500"],
    ["1000‰", "1"],
    ["0.05", "1/20"],
    ["0.07", "7/100"],
    ["1", "1"],
    ["1.0", "1"],
    ["1/3", "1/3"],
    ["2/6", "1/3"],
    ["3/3", "1"],
    ["1/3%", "1/300"],
    ["０.１％", "1/1000"],
    ["５％", "1/20"],
    ["０．５％", "1/200"],
    ["２‰", "1/500"],
    ["１／３", "1/3"],
    [" 5%", "1/20"],
    ["5% ", "1/20"],
    ["5 %", "1/20"],
    ["\t5\u00a0%\n", "1/20"],
    ["\u3000５\u3000％\u3000", "1/20"],
    ["007%", "7/100"],
    ["0.000000000000000001", "1/1000000000000000000"],
    ["999999999999999999/999999999999999999", "1"],
    ["1/999999999999999999", "1/999999999999999999"],
  ])("reads %j as %s", (text, expected) => {
    expect(formatFraction(parseRatio(text))).toBe(expected);
  });

  it("answers in lowest terms", () => {
    expect(parseRatio("50%")).toEqual({ numerator: 1n, denominator: 2n });
    expect(parseRatio("6/8")).toEqual({ numerator: 3n, denominator: 4n });
  });

  it("reads every decimal percentage exactly", () => {
    const percentage = fc
      .integer({ min: 0, max: 12 })
      .chain((places) => fc.tuple(fc.bigInt({ min: 1n, max: 100n * 10n ** BigInt(places) }), fc.constant(places)));
    fc.assert(
      fc.property(percentage, ([units, places]) => {
        const expected = fraction(units, 100n * 10n ** BigInt(places));
        expect(parseRatio(`${decimalText(units, places)}%`)).toEqual(expected);
        expect(parseRatio(`${decimalText(units, places)} ‰`)).toEqual(fraction(units, 1000n * 10n ** BigInt(places)));
        expect(parseRatio(decimalText(units, places + 2))).toEqual(expected);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("reads what it formats", () => {
    const ratio = fc
      .bigInt({ min: 1n, max: 10n ** 18n - 1n })
      .chain((denominator) => fc.tuple(fc.bigInt({ min: 1n, max: denominator }), fc.constant(denominator)));
    fc.assert(
      fc.property(ratio, ([numerator, denominator]) => {
        const exact = fraction(numerator, denominator);
        expect(parseRatio(formatFraction(exact))).toEqual(exact);
        expect(parseRatio(`${String(numerator)}/${String(denominator)}`)).toEqual(exact);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("reads full-width text as its half-width twin", () => {
    const wide = (text: string): string =>
      text.replace(/[!-~]/g, (narrow) => String.fromCharCode(narrow.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 100_000n }), (units) => {
        const text = `${decimalText(units, 3)}%`;
        expect(parseRatio(wide(text))).toEqual(parseRatio(text));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe("what is not a ratio", () => {
  const refused: readonly unknown[] = [
    "",
    " ",
    "%",
    "‰",
    "abc",
    "0",
    "0%",
    "0.000%",
    "0/5",
    "101%",
    "100.000000000000001%",
    "1001‰",
    "1.000000000000000001",
    "2",
    "4/3",
    "301/3%",
    "NaN",
    "Infinity",
    "1e-2",
    "1E1%",
    "１ｅ－２",
    "-5%",
    "+5%",
    "−5%",
    "－５％",
    "1/0",
    "0/0",
    "1/",
    "/3",
    "1/2/3",
    "1 / 3",
    "0.5/1",
    "5%-10%",
    "5-10%",
    "5%~10%",
    "5%至10%",
    "≥5%",
    "不低于5%",
    "5%%",
    "5‰%",
    "%5",
    ".5",
    "5.",
    "0,5",
    "1,000/2,000",
    "0.1.2",
    "0x1",
    "1_0%",
    "1n",
    "٥%",
    "五%",
    "½",
    "5\u200b%",
    "0.0000000000000000001",
    "1/1000000000000000000",
    "9".repeat(100_000),
    `${"9".repeat(100_000)}%`,
    "%".repeat(100_000),
    `0.${"0".repeat(100_000)}1`,
    0.07,
    1,
    0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    null,
    undefined,
    true,
    ["5%"],
    { numerator: 1n, denominator: 2n },
    Object("5%"),
  ];

  it.each(refused.map((value) => ({ name: inspect(value).slice(0, 40), value })))("refuses $name", ({ value }) => {
    const error = failureOf(() => parseRatio(value as string, "tasks[0].quota.ratio"));
    expect(error.code).toBe("RATIO_INVALID");
    expect(error.path).toBe("tasks[0].quota.ratio");
    expect(error.received.length).toBeLessThan(100);
  });

  it("names a place of its own accord", () => {
    expect(failureOf(() => parseRatio("0%")).path).toBe("ratio");
  });

  it("refuses every quotient above 1", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 17n }),
        fc.bigInt({ min: 1n, max: 10n ** 17n }),
        (above, denominator) => {
          const text = `${String(denominator + above)}/${String(denominator)}`;
          expect(failureOf(() => parseRatio(text)).code).toBe("RATIO_INVALID");
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("refuses any text without a digit", () => {
    const word = fc.string({ unit: "grapheme" }).filter((text) => !/[0-9０-９]/.test(text));
    fc.assert(
      fc.property(word, (text) => {
        expect(failureOf(() => parseRatio(text)).code).toBe("RATIO_INVALID");
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("a share", () => {
  it("is a ratio or zero", () => {
    expect(parseShare("0")).toEqual({ numerator: 0n, denominator: 1n });
    expect(parseShare("0%")).toEqual({ numerator: 0n, denominator: 1n });
    expect(parseShare("１００％")).toEqual({ numerator: 1n, denominator: 1n });
  });

  it("is undefined for anything else", () => {
    expect(parseShare("100.1%")).toBeUndefined();
    expect(parseShare("-0")).toBeUndefined();
    expect(parseShare("1/0")).toBeUndefined();
    expect(parseShare("")).toBeUndefined();
  });
});

describe("counts where floating point is wrong", () => {
  const countOf = (ratio: string, size: number, rounding: "ceil" | "floor" | "half-up"): number =>
    allocate({ strata: [{ key: "all", size }], quota: { kind: "ratio", ratio }, rounding }).total;

  // Each pair: the float product is on the wrong side of the integer, as the first assertion shows.
  it.each([
    { float: Math.ceil(0.07 * 100), ratio: "7%", size: 100, rounding: "ceil", right: 7, wrong: 8 },
    { float: Math.ceil(0.07 * 200), ratio: "7%", size: 200, rounding: "ceil", right: 14, wrong: 15 },
    { float: Math.ceil(0.14 * 50), ratio: "14%", size: 50, rounding: "ceil", right: 7, wrong: 8 },
    { float: Math.floor(0.29 * 100), ratio: "29%", size: 100, rounding: "floor", right: 29, wrong: 28 },
    { float: Math.floor(0.57 * 100), ratio: "57%", size: 100, rounding: "floor", right: 57, wrong: 56 },
    { float: Math.round(0.145 * 100), ratio: "14.5%", size: 100, rounding: "half-up", right: 15, wrong: 14 },
  ] as const)("takes $ratio of $size as $right", ({ float, ratio, size, rounding, right, wrong }) => {
    expect(float).toBe(wrong);
    expect(countOf(ratio, size, rounding)).toBe(right);
  });

  it("agrees with integer arithmetic for every tenth of a percent", () => {
    for (const size of [1, 7, 50, 99, 100, 300, 1000, 20_000, 59_999, 1_000_000]) {
      for (let tenths = 1; tenths <= 1000; tenths++) {
        const ratio = `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}%`;
        // tenths * size is at most 1e9, so these divisions of safe integers by remainders are exact.
        const below = (tenths * size - ((tenths * size) % 1000)) / 1000;
        const rest = (tenths * size) % 1000;
        const least = (count: number): number => Math.max(count, 1);
        assert.equal(countOf(ratio, size, "floor"), least(below));
        assert.equal(countOf(ratio, size, "ceil"), least(rest > 0 ? below + 1 : below));
        assert.equal(countOf(ratio, size, "half-up"), least(rest >= 500 ? below + 1 : below));
      }
    }
  });
});
