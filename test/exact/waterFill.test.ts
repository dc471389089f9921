import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, fraction, multiply, ZERO, type Fraction } from "../../src/exact/fraction.js";
import { waterFill, type ClampedLine } from "../../src/exact/waterFill.js";
import { solveByActiveSets } from "../support/allocationOracle.js";

const SEED = 20_260_102;

/** Lines and a total that they can reach. */
interface Problem {
  readonly lines: readonly ClampedLine[];
  readonly total: bigint;
}

function line(weight: Fraction | bigint, lower: bigint, upper: bigint, offset: Fraction | bigint = 0n): ClampedLine {
  const exact = (value: Fraction | bigint): Fraction => (typeof value === "bigint" ? fraction(value) : value);
  return { weight: exact(weight), offset: exact(offset), lower, upper };
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, ZERO);
}

function clamped({ weight, offset, lower, upper }: ClampedLine, level: Fraction): Fraction {
  const height = add(offset, multiply(level, weight));
  if (compare(height, fraction(lower)) < 0) return fraction(lower);
  return compare(height, fraction(upper)) > 0 ? fraction(upper) : height;
}

const positive: fc.Arbitrary<Fraction> = fc
  .tuple(fc.bigInt({ min: 1n, max: 60n }), fc.constantFrom(1n, 1n, 2n, 3n, 10n))
  .map(([numerator, denominator]) => fraction(numerator, denominator));

const bounds: fc.Arbitrary<readonly [bigint, bigint]> = fc
  .tuple(fc.bigInt({ min: 0n, max: 12n }), fc.bigInt({ min: 0n, max: 15n }))
  .map(([lower, room]) => [lower, lower + room]);

/** `L * weight`: rates in proportion to intensities. */
const proportional: fc.Arbitrary<ClampedLine> = fc
  .tuple(positive, bounds)
  .map(([weight, [lower, upper]]) => line(weight, lower, upper));

/** `N * (l + L * (u - l))` between the integers of the band: the dial, with closed bands of weight 0 among them. */
const dialled: fc.Arbitrary<ClampedLine> = fc
  .tuple(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 0n, max: 10n }), fc.bigInt({ min: 0n, max: 10n }))
  .map(([size, one, other]) => {
    const [from, to] = one < other ? [one, other] : [other, one];
    const lower = (size * from + 9n) / 10n;
    const upper = (size * to) / 10n;
    return line(fraction(size * (to - from), 10n), lower, upper < lower ? lower : upper, fraction(size * from, 10n));
  });

function problemOf(anyLine: fc.Arbitrary<ClampedLine>, maxLength: number): fc.Arbitrary<Problem> {
  return fc.array(anyLine, { minLength: 1, maxLength }).chain((lines) => {
    const least = lines.reduce((total, { lower }) => total + lower, 0n);
    const greatest = lines.reduce((total, { weight, offset, lower, upper }) => {
      if (weight.numerator > 0n) return total + upper;
      // A line of weight 0 stays where it is, so no level reaches its upper bound.
      return total + (compare(offset, fraction(lower)) <= 0 ? lower : upper);
    }, 0n);
    return fc.bigInt({ min: least, max: greatest }).map((total) => ({ lines, total }));
  });
}

const anyProblem: fc.Arbitrary<Problem> = fc.oneof(problemOf(proportional, 30), problemOf(dialled, 30));
const smallProblem: fc.Arbitrary<Problem> = fc.oneof(problemOf(proportional, 5), problemOf(dialled, 5));

describe("the level and its values", () => {
  it("sum to the total, keep the bounds and are one clamp of one level", () => {
    fc.assert(
      fc.property(anyProblem, ({ lines, total }) => {
        const { level, values } = waterFill(lines, total);
        expect(sum(values)).toEqual(fraction(total));
        for (const [index, value] of values.entries()) {
          assert.ok(compare(value, fraction(lines[index]!.lower)) >= 0);
          assert.ok(compare(value, fraction(lines[index]!.upper)) <= 0);
          assert.deepEqual(value, clamped(lines[index]!, level));
        }
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it("are the only solution: every way to hold lines at their bounds agrees", () => {
    fc.assert(
      fc.property(smallProblem, ({ lines, total }) => {
        const solutions = solveByActiveSets(lines, total);
        expect(solutions.length).toBeGreaterThan(0);
        const { values } = waterFill(lines, total);
        for (const solution of solutions) expect(values).toEqual(solution);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("are found for lines that start above their lower bound, which takes a level below 0", () => {
    const anyLine = fc
      .tuple(positive, bounds, fc.bigInt({ min: -20n, max: 40n }))
      .map(([weight, [lower, upper], offset]) => line(weight, lower, upper, fraction(offset, 2n)));
    fc.assert(
      fc.property(problemOf(anyLine, 4), ({ lines, total }) => {
        const { level, values } = waterFill(lines, total);
        expect(sum(values)).toEqual(fraction(total));
        expect(values).toEqual(lines.map((each) => clamped(each, level)));
        for (const solution of solveByActiveSets(lines, total)) expect(values).toEqual(solution);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("are nearest to the wanted pattern: moving a unit between two free lines costs", () => {
    // The minimiser of sum(x^2 / w): no exchange of a small amount e between two lines lowers the sum.
    fc.assert(
      fc.property(problemOf(proportional, 8), ({ lines, total }) => {
        const { values } = waterFill(lines, total);
        for (const [gives, giver] of values.entries()) {
          if (compare(giver, fraction(lines[gives]!.lower)) <= 0) continue;
          for (const [takes, taker] of values.entries()) {
            if (takes === gives || compare(taker, fraction(lines[takes]!.upper)) >= 0) continue;
            // The derivative of moving from giver to taker: x_t / w_t - x_g / w_g.
            const [a, b] = [lines[takes]!.weight, lines[gives]!.weight];
            assert.ok(compare(multiply(taker, b), multiply(giver, a)) >= 0);
          }
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("do not fall when the total rises", () => {
    fc.assert(
      fc.property(fc.oneof(problemOf(proportional, 6), problemOf(dialled, 6)), ({ lines, total }) => {
        const greatest = lines.reduce((most, each) => most + clampedAtInfinity(each), 0n);
        let before = waterFill(lines, total);
        for (let next = total + 1n; next <= greatest; next++) {
          const here = waterFill(lines, next);
          for (const [index, value] of here.values.entries()) {
            assert.ok(compare(value, before.values[index]!) >= 0);
          }
          assert.ok(compare(here.level, before.level) >= 0);
          before = here;
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it("do not change when all intensities are multiplied by one number", () => {
    fc.assert(
      fc.property(problemOf(proportional, 12), positive, ({ lines, total }, factor) => {
        const stretched = lines.map((each) => ({ ...each, weight: multiply(each.weight, factor) }));
        expect(waterFill(stretched, total).values).toEqual(waterFill(lines, total).values);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("do not depend on the order of the lines", () => {
    const shuffled = anyProblem.chain((problem) =>
      fc.tuple(
        fc.constant(problem),
        fc.shuffledSubarray([...problem.lines.keys()], { minLength: problem.lines.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ lines, total }, order]) => {
        const straight = waterFill(lines, total);
        const turned = waterFill(
          order.map((index) => lines[index]!),
          total,
        );
        expect(turned.level).toEqual(straight.level);
        expect(turned.values).toEqual(order.map((index) => straight.values[index]));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

function clampedAtInfinity({ weight, offset, lower, upper }: ClampedLine): bigint {
  return weight.numerator > 0n || compare(offset, fraction(lower)) > 0 ? upper : lower;
}

describe("rates by tier", () => {
  interface Tiered {
    readonly size: bigint;
    readonly intensity: Fraction;
  }
  const tiered: fc.Arbitrary<Tiered> = fc.record({ size: fc.bigInt({ min: 1n, max: 60n }), intensity: positive });

  it("rise with the intensity where the bounds on rates do not fall", () => {
    // Bounds 0 and N are the rates 0 and 1 for all, so theorem (e) holds without exceptions.
    const problem = fc
      .array(tiered, { minLength: 2, maxLength: 10 })
      .chain((tiers) =>
        fc.tuple(fc.constant(tiers), fc.bigInt({ min: 1n, max: tiers.reduce((total, { size }) => total + size, 0n) })),
      );
    fc.assert(
      fc.property(problem, ([tiers, total]) => {
        const { values } = waterFill(
          tiers.map(({ size, intensity }) => line(multiply(fraction(size), intensity), 0n, size)),
          total,
        );
        const rates = values.map((value, index) => multiply(value, fraction(1n, tiers[index]!.size)));
        for (const [low, { intensity: lowIntensity }] of tiers.entries()) {
          for (const [high, { intensity: highIntensity }] of tiers.entries()) {
            const order = compare(lowIntensity, highIntensity);
            if (order > 0) continue;
            const rise = compare(rates[high]!, rates[low]!);
            assert.ok(rise >= 0);
            const highIsFull = compare(rates[high]!, fraction(1n)) === 0;
            if (order < 0 && !highIsFull) assert.equal(rise, 1);
            if (order < 0 && !highIsFull && rates[low]!.numerator > 0n) {
              // Two free tiers are in the exact proportion of their intensities.
              assert.deepEqual(multiply(rates[high]!, lowIntensity), multiply(rates[low]!, highIntensity));
            }
          }
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("are all the same when the intensities are, which is proportional allocation", () => {
    const problem = fc
      .tuple(fc.array(fc.bigInt({ min: 1n, max: 500n }), { minLength: 1, maxLength: 20 }), positive)
      .chain(([sizes, intensity]) =>
        fc.tuple(
          fc.constant(sizes),
          fc.constant(intensity),
          fc.bigInt({ min: 0n, max: sizes.reduce((a, b) => a + b) }),
        ),
      );
    fc.assert(
      fc.property(problem, ([sizes, intensity, total]) => {
        const all = sizes.reduce((a, b) => a + b);
        const { values } = waterFill(
          sizes.map((size) => line(multiply(fraction(size), intensity), 0n, size)),
          total,
        );
        expect(values).toEqual(sizes.map((size) => fraction(size * total, all)));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("the dial", () => {
  it("opens every band equally far while nothing is clamped", () => {
    // N * l and N * u are integers here, so the bounds are the ends of the band and theta has its closed form.
    const band = fc
      .tuple(fc.bigInt({ min: 1n, max: 30n }), fc.bigInt({ min: 0n, max: 10n }), fc.bigInt({ min: 0n, max: 10n }))
      .map(([tens, one, other]) => ({
        size: 10n * tens,
        from: one < other ? one : other,
        to: one < other ? other : one,
      }));
    const problem = fc.array(band, { minLength: 1, maxLength: 8 }).chain((bands) => {
      const least = bands.reduce((total, { size, from }) => total + (size * from) / 10n, 0n);
      const greatest = bands.reduce((total, { size, to }) => total + (size * to) / 10n, 0n);
      return fc.tuple(
        fc.constant(bands),
        fc.constant([least, greatest] as const),
        fc.bigInt({ min: least, max: greatest }),
      );
    });
    fc.assert(
      fc.property(problem, ([bands, [least, greatest], total]) => {
        const { level, values } = waterFill(
          bands.map(({ size, from, to }) =>
            line(fraction(size * (to - from), 10n), (size * from) / 10n, (size * to) / 10n, fraction(size * from, 10n)),
          ),
          total,
        );
        const theta = greatest === least ? ZERO : fraction(total - least, greatest - least);
        expect(level).toEqual(theta);
        expect(values).toEqual(
          bands.map(({ size, from, to }) =>
            multiply(fraction(size, 10n), add(fraction(from), multiply(theta, fraction(to - from)))),
          ),
        );
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("leaves a closed band, a line of weight 0, where it is", () => {
    const lines = [line(0n, 3n, 3n, 3n), line(7n, 0n, 7n), line(0n, 0n, 5n), line(0n, 2n, 5n, 9n)];
    const { level, values } = waterFill(lines, 11n);
    expect(level).toEqual(fraction(3n, 7n));
    expect(values).toEqual([fraction(3n), fraction(3n), ZERO, fraction(5n)]);
  });

  it("needs no level when every band is closed", () => {
    expect(waterFill([line(0n, 3n, 3n, 3n), line(0n, 4n, 4n, 4n)], 7n).values).toEqual([fraction(3n), fraction(4n)]);
  });
});

describe("edges", () => {
  it("no line at all", () => {
    expect(waterFill([], 0n)).toEqual({ level: ZERO, values: [] });
  });

  it("one line takes the total", () => {
    for (let total = 2n; total <= 9n; total++) {
      expect(waterFill([line(fraction(7n, 3n), 2n, 9n)], total).values).toEqual([fraction(total)]);
    }
  });

  it("a total of 0", () => {
    expect(waterFill([line(3n, 0n, 3n), line(8n, 0n, 2n)], 0n)).toEqual({ level: ZERO, values: [ZERO, ZERO] });
  });

  it("the sum of the lower bounds gives the lower bounds", () => {
    const lines = [line(3n, 2n, 3n), line(8n, 0n, 2n), line(1n, 5n, 5n)];
    expect(waterFill(lines, 7n).values).toEqual([fraction(2n), ZERO, fraction(5n)]);
  });

  it("the sum of the upper bounds gives the upper bounds, at the lowest level that reaches them", () => {
    const lines = [line(3n, 2n, 3n), line(8n, 0n, 2n), line(1n, 5n, 5n)];
    expect(waterFill(lines, 10n)).toEqual({ level: fraction(1n), values: [fraction(3n), fraction(2n), fraction(5n)] });
  });

  it("strata of one unit share what there is", () => {
    const lines = Array.from({ length: 7 }, () => line(1n, 0n, 1n));
    expect(waterFill(lines, 3n).values).toEqual(lines.map(() => fraction(3n, 7n)));
  });

  it("a flat stretch of the sum: all levels on it give the same values, and the lowest is reported", () => {
    // At a total of 5 the first line is full at level 5 and the second leaves 0 at level 100.
    const lines = [line(1n, 0n, 5n), line(1n, 0n, 9n, -100n)];
    expect(waterFill(lines, 5n)).toEqual({ level: fraction(5n), values: [fraction(5n), ZERO] });
    expect(waterFill(lines, 6n)).toEqual({ level: fraction(101n), values: [fraction(5n), fraction(1n)] });
  });

  it("intensities 1 to 1 000 000 000", () => {
    const billion = 10n ** 9n;
    const [size, total] = [1000n, 1001n];
    const free = waterFill([line(size, 0n, size), line(size * billion, 0n, size)], 10n);
    expect(free.values).toEqual([fraction(10n, billion + 1n), fraction(10n * billion, billion + 1n)]);
    const capped = waterFill([line(size, 0n, size), line(size * billion, 0n, size)], total);
    expect(capped).toEqual({ level: fraction(1n, size), values: [fraction(1n), fraction(size)] });
  });

  it("10 000 lines", () => {
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      line(BigInt(1 + ((index * 7919) % 997)) * BigInt(1 << (index % 4)), BigInt(index % 2), BigInt(2 + (index % 50))),
    );
    const { level, values } = waterFill(lines, 60_000n);
    expect(sum(values)).toEqual(fraction(60_000n));
    expect(values.every((value, index) => compare(value, clamped(lines[index]!, level)) === 0)).toBe(true);
  });
});
