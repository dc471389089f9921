import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  ceil,
  compare,
  formatFraction,
  fraction,
  multiply,
  ONE,
  subtract,
  ZERO,
  type Fraction,
} from "../../src/exact/fraction.js";
import { waterFill, type ClampedLine } from "../../src/exact/waterFill.js";
import { webster, type Claim } from "../../src/exact/webster.js";
import { solveByActiveSets, websterOneByOne } from "../support/allocationOracle.js";

const byIndex = (a: number, b: number): number => a - b;

describe("the water level, by hand", () => {
  interface Line {
    readonly weight: Fraction | bigint;
    readonly offset?: Fraction;
    readonly lower?: bigint;
    readonly upper?: bigint;
  }

  /** The level, and the value of each line at it. */
  function filled(total: bigint, ...lines: readonly Line[]): readonly string[] {
    const clamped = lines.map(({ weight, offset = ZERO, lower = 0n, upper = 100n }): ClampedLine => ({
      weight: typeof weight === "bigint" ? fraction(weight) : weight,
      offset,
      lower,
      upper,
    }));
    const { level, values } = waterFill(clamped, total);
    return [level, ...values].map(formatFraction);
  }

  it("divides by weight between the bounds", () => {
    expect(filled(7n, { weight: 1n }, { weight: 2n })).toEqual(["7/3", "7/3", "14/3"]);
    expect(filled(3n, { weight: fraction(1n, 2n) }, { weight: fraction(1n, 3n) })).toEqual(["18/5", "9/5", "6/5"]);
  });

  it("holds a line at the bound that it reaches, and the others share the rest", () => {
    expect(filled(8n, { weight: 1n, upper: 1n }, { weight: 1n }, { weight: 1n })).toEqual(["7/2", "1", "7/2", "7/2"]);
    expect(filled(8n, { weight: 1n, lower: 5n }, { weight: 1n }, { weight: 2n })).toEqual(["1", "5", "1", "2"]);
    expect(filled(6n, { weight: 2n, upper: 2n }, { weight: 2n, upper: 4n })).toEqual(["2", "2", "4"]);
  });

  it("rises from an offset", () => {
    expect(filled(9n, { weight: 4n, offset: fraction(3n) }, { weight: 2n, offset: fraction(1n, 2n) })).toEqual([
      "11/12",
      "20/3",
      "7/3",
    ]);
    expect(filled(1n, { weight: 1n, offset: fraction(3n) })).toEqual(["-2", "1"]);
    expect(filled(0n, { weight: 2n, offset: fraction(3n) }, { weight: 1n })).toEqual(["-3/2", "0", "0"]);
  });

  it("does not move a line of weight 0", () => {
    const still = { weight: 0n, offset: fraction(5n) };
    expect(filled(4n, { ...still, upper: 3n }, { weight: 1n })).toEqual(["1", "3", "1"]);
    expect(filled(9n, { ...still, lower: 7n }, { weight: 1n })).toEqual(["2", "7", "2"]);
    expect(filled(9n, still, { weight: 1n })).toEqual(["4", "5", "4"]);
  });

  it("is the lowest of all levels that have the same values", () => {
    const late = { weight: 1n, offset: fraction(-10n) };
    expect(filled(2n, { weight: 1n, upper: 2n }, late)).toEqual(["2", "2", "0"]);
    expect(filled(3n, { weight: 1n, upper: 2n }, late)).toEqual(["11", "2", "1"]);
    expect(filled(3n, { weight: 1n, lower: 3n })).toEqual(["0", "3"]);
  });

  it("takes all lines to their upper bounds where that is the total", () => {
    expect(filled(7n, { weight: 1n, upper: 3n }, { weight: 2n, upper: 4n })).toEqual(["3", "3", "4"]);
  });
});

describe("the water level", () => {
  const small = fc.tuple(fc.integer({ min: -6, max: 9 }), fc.integer({ min: 1, max: 4 }));
  const line = fc
    .record({
      weight: fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 4 })),
      offset: small,
      lower: fc.nat(3),
      room: fc.nat(4),
    })
    .map(({ weight, offset, lower, room }): ClampedLine => ({
      weight: fraction(BigInt(weight[0]), BigInt(weight[1])),
      offset: fraction(BigInt(offset[0]), BigInt(offset[1])),
      lower: BigInt(lower),
      upper: BigInt(lower + room),
    }));

  /** What a line of weight 0 holds at any level; undefined for the others. */
  function still({ weight, offset, lower, upper }: ClampedLine): Fraction | undefined {
    if (weight.numerator !== 0n) return undefined;
    const [least, most] = [fraction(lower), fraction(upper)];
    return compare(offset, least) < 0 ? least : compare(offset, most) > 0 ? most : offset;
  }

  it("has the only values that any way to hold lines at their bounds allows", () => {
    let solved = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.nat(100), (lines, part) => {
        const least = lines.map((each) => still(each) ?? fraction(each.lower)).reduce(add, ZERO);
        const most = lines.map((each) => still(each) ?? fraction(each.upper)).reduce(add, ZERO);
        const total = ceil(add(least, multiply(subtract(most, least), fraction(BigInt(part), 100n))));
        if (compare(fraction(total), most) > 0) return;
        const { values } = waterFill(lines, total);
        const solutions = solveByActiveSets(lines, total);
        expect(solutions.length).toBeGreaterThan(0);
        for (const solution of solutions) expect(values).toEqual(solution);
        solved += 1;
      }),
      { seed: 20240602, numRuns: 200 },
    );
    expect(solved).toBeGreaterThan(100);
  });
});

describe("bounded Webster, by hand", () => {
  /** The seats of whole weights, from a level that is too low, near, and too high. */
  function seats(total: bigint, claims: readonly Partial<Claim>[], tieOrder = byIndex): readonly string[] {
    const full = claims.map((claim) => ({ weight: ONE, lower: 0n, upper: 100n, ...claim }));
    return [fraction(1n, 100n), ONE, fraction(50n)].map((level) => webster(full, total, level, tieOrder).join(" "));
  }

  const weights = (...all: readonly bigint[]): readonly Partial<Claim>[] =>
    all.map((weight) => ({ weight: fraction(weight) }));
  const thrice = (text: string): readonly string[] => [text, text, text];

  it("gives each seat to the largest weight over odd numbers", () => {
    expect(seats(6n, weights(3n, 2n, 1n))).toEqual(thrice("3 2 1"));
    // 53/1, 24/1, 23/1, 53/3, 53/5, 24/3, 23/3
    expect(seats(7n, weights(53n, 24n, 23n))).toEqual(thrice("3 2 2"));
    expect(seats(4n, weights(53n, 24n, 23n))).toEqual(thrice("2 1 1"));
  });

  it("keeps bounds, and a weight of 0 at its lower one", () => {
    expect(seats(6n, [{ upper: 1n }, {}, { lower: 3n }])).toEqual(thrice("1 2 3"));
    expect(seats(6n, [{ weight: ZERO, lower: 1n, upper: 9n }, {}])).toEqual(thrice("1 5"));
  });

  it("follows the order of ties, whether seats are added or taken back", () => {
    expect(seats(3n, weights(1n, 1n))).toEqual(thrice("2 1"));
    expect(seats(3n, weights(1n, 1n), (a, b) => b - a)).toEqual(thrice("1 2"));
    expect(seats(4n, weights(3n, 1n, 1n))).toEqual(thrice("2 1 1"));
    expect(seats(3n, weights(3n, 1n, 1n))).toEqual(thrice("2 1 0"));
  });

  it("stops where nobody can have more", () => {
    expect(seats(9n, [{ upper: 2n }, { weight: ZERO }])).toEqual(thrice("2 0"));
  });

  it("is the seat-by-seat rule from every level", () => {
    const claim = fc.record({
      weight: fc.nat(6),
      parts: fc.integer({ min: 1, max: 4 }),
      lower: fc.nat(2),
      room: fc.nat(5),
    });
    const problem = fc.record({
      claims: fc.array(claim, { minLength: 1, maxLength: 9 }),
      part: fc.nat(100),
      level: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(problem, ({ claims, part, level }) => {
        const bounded = claims.map(({ weight, parts, lower, room }) => ({
          weight: fraction(BigInt(weight), BigInt(parts)),
          lower: BigInt(lower),
          upper: BigInt(weight > 0 ? lower + room : lower),
        }));
        const room = bounded.reduce((sum, { lower, upper }) => sum + upper - lower, 0n);
        const total = bounded.reduce((sum, { lower }) => sum + lower, 0n) + (room * BigInt(part)) / 100n;
        const order = (a: number, b: number): number => b - a;
        expect(webster(bounded, total, fraction(BigInt(level), 10n), order)).toEqual(
          websterOneByOne(bounded, total, order),
        );
      }),
      { seed: 20240601, numRuns: 200 },
    );
  });
});
