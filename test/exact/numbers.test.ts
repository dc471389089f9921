import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../src/exact/formatDecimal.js";
import { ceil, floor, fraction, roundHalfUp, ZERO } from "../../src/exact/fraction.js";
import { modularPower } from "../../src/exact/modularPower.js";
import { unixSecondsOf } from "../../src/exact/unixSecondsOf.js";
import { waterFill } from "../../src/exact/waterFill.js";

describe("fractions", () => {
  test.each([
    [6n, -4n, -3n, 2n],
    [-6n, -4n, 3n, 2n],
    [-6n, 4n, -3n, 2n],
    [0n, -5n, 0n, 1n],
    [5n, -5n, -1n, 1n],
  ])("%s/%s is in lowest terms with a positive denominator", (a, b, numerator, denominator) => {
    expect(fraction(a, b)).toEqual({ numerator, denominator });
  });

  test("floors, ceilings and halves on both sides of 0", () => {
    const halves = [-5n, -4n, -3n, -1n, 0n, 1n, 3n, 4n].map((numerator) => ({ numerator, denominator: 2n }));
    expect(halves.map(floor)).toEqual([-3n, -2n, -2n, -1n, 0n, 0n, 1n, 2n]);
    expect(halves.map(ceil)).toEqual([-2n, -2n, -1n, 0n, 0n, 1n, 2n, 2n]);
    expect(halves.map(roundHalfUp)).toEqual([-2n, -2n, -1n, 0n, 0n, 1n, 2n, 2n]);
  });
});

test("powers in a ring are those of repeated multiplication", () => {
  for (const modulus of [1n, 2n, 7n, 12n, 101n]) {
    for (const base of [0n, 1n, 2n, 5n, 100n]) {
      let power = 1n % modulus;
      for (let exponent = 0n; exponent <= 17n; exponent++) {
        expect(modularPower(base, exponent, modulus), `${base}^${exponent} mod ${modulus}`).toBe(power);
        power = (power * base) % modulus;
      }
    }
  }
});

test.each([
  [0n, 2, "0.00"],
  [7n, 2, "0.07"],
  [70n, 2, "0.70"],
  [12345n, 3, "12.345"],
  [5n, 1, "0.5"],
  [123n, 1, "12.3"],
])("%s with %s places is %s", (value, places, text) => {
  expect(formatDecimal(fraction(value, 10n ** BigInt(places)), places)).toBe(text);
});

test("an instant has nothing before or after it", () => {
  expect(unixSecondsOf("1970-01-02T00:00:01Z")).toBe(86_401);
  for (const text of [
    "x1970-01-02T00:00:01Z",
    "1970-01-02T00:00:01Zx",
    " 1970-01-02T00:00:01Z",
    "11970-01-02T00:00:01Z",
  ]) {
    expect(unixSecondsOf(text)).toBeUndefined();
  }
});

describe("the water level", () => {
  test("of nothing is 0", () => {
    expect(waterFill([], 0n)).toEqual({ level: ZERO, values: [] });
  });

  test("is the lowest from 0 that does: 0 where the lower bounds are all there is", () => {
    const line = { weight: fraction(2n), offset: ZERO, lower: 3n, upper: 5n };
    expect(waterFill([line, line], 6n)).toEqual({ level: ZERO, values: [fraction(3n), fraction(3n)] });
  });
});
