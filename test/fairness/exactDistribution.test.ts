import { describe, expect, it, test } from "vitest";
import { shuffle, type RandomSource } from "double-random";
import { exactDistribution, exactOverOrders, type OutcomeProbability } from "double-random/fairness";
import { add, formatFraction, fraction } from "../../src/exact/fraction.js";
import { uniformInt } from "../../src/random/uniformInt.js";
import { everyOrder } from "../../src/fairness/everyOrder.js";

const shown = (outcomes: readonly OutcomeProbability<unknown>[]): readonly string[] =>
  outcomes.map(({ outcome, probability }) => `${JSON.stringify(outcome)} ${formatFraction(probability)}`);

function refused(code: string): Error {
  return expect.objectContaining({ name: "DoubleRandomError", code }) as Error;
}

describe("exactDistribution", () => {
  it("gives each outcome once, with probabilities that sum to 1", () => {
    const { outcomes, runs, undecided } = exactDistribution((source) => {
      const first = source.uniformInt(3n);
      return first === 0n ? [0] : [Number(first), Number(source.uniformInt(first + 1n))];
    });
    expect(shown(outcomes)).toEqual(["[0] 1/3", "[1,0] 1/6", "[1,1] 1/6", "[2,0] 1/9", "[2,1] 1/9", "[2,2] 1/9"]);
    expect(outcomes.map(({ probability }) => probability).reduce(add)).toEqual(fraction(1n));
    expect([runs, undecided]).toEqual([6, fraction(0n)]);
  });

  it("adds up equal outcomes, whatever the order of their fields, and keeps different ones apart", () => {
    const sum = exactDistribution((source) => Number(source.uniformInt(6n) + source.uniformInt(6n)) + 2);
    expect(shown(sum.outcomes).slice(0, 3)).toEqual(["2 1/36", "3 1/18", "4 1/12"]);
    expect(sum.runs).toBe(36);
    const fields = exactDistribution((source) => (source.uniformInt(2n) === 0n ? { a: 1, b: [2] } : { b: [2], a: 1 }));
    expect(shown(fields.outcomes)).toEqual(['{"a":1,"b":[2]} 1']);
    const alike = [
      1,
      "1",
      1n,
      true,
      "true",
      null,
      "null",
      undefined,
      [],
      [[]],
      {},
      { a: undefined },
      0,
      -0,
      Number.NaN,
      ["a,b"],
      ["a", "b"],
    ];
    const law = exactDistribution((source) => alike[Number(source.uniformInt(BigInt(alike.length)))]);
    expect(law.outcomes).toHaveLength(alike.length);
  });

  it("runs a program that asks for nothing, or for one of one, once", () => {
    expect(exactDistribution(() => "done")).toEqual({
      outcomes: [{ outcome: "done", probability: fraction(1n) }],
      undecided: fraction(0n),
      runs: 1,
    });
    expect(exactDistribution((source) => String(source.uniformInt(1n))).runs).toBe(1);
  });

  it("gives a shuffle of four every order with probability 1/24", () => {
    const { outcomes } = exactDistribution((source) => shuffle(["a", "b", "c", "d"], source).join(""));
    expect(outcomes).toHaveLength(24);
    expect(outcomes.every(({ probability }) => formatFraction(probability) === "1/24")).toBe(true);
  });

  it("reports what was left undecided: a die from three bits, thrown again on 6 and 7", () => {
    const die = (source: RandomSource): string => String(uniformInt(6n, 3n, () => source.uniformInt(8n)));
    const { outcomes, undecided } = exactDistribution(die, { mostAnswers: 2, beyondMostAnswers: "undecided" });
    expect(formatFraction(undecided)).toBe("1/16");
    expect(new Set(outcomes.map(({ probability }) => formatFraction(probability)))).toEqual(new Set(["5/32"]));
    expect(() => exactDistribution(die, { mostAnswers: 2 })).toThrow(refused("PROGRAM_TOO_LARGE"));
  });

  it("notices that it was left undecided even where the program catches everything", () => {
    const stubborn = (source: RandomSource): string => {
      let asked = "";
      for (let k = 0; k < 3; k++) {
        try {
          asked += String(source.uniformInt(2n));
        } catch {
          asked += "!";
        }
      }
      return asked;
    };
    const law = exactDistribution(stubborn, { mostAnswers: 2, beyondMostAnswers: "undecided" });
    expect([law.outcomes.length, formatFraction(law.undecided)]).toEqual([0, "1"]);
  });

  describe("refuses", () => {
    test("a loop that never ends", () => {
      const forever = (source: RandomSource): never => {
        for (;;) source.uniformInt(1n);
      };
      expect(() => exactDistribution(forever)).toThrow(refused("PROGRAM_TOO_LARGE"));
    });

    test("more runs than allowed, and a bound that alone is more", () => {
      const three = (source: RandomSource): string => String(source.uniformInt(2n) + source.uniformInt(2n));
      expect(exactDistribution(three, { mostRuns: 4 }).runs).toBe(4);
      expect(() => exactDistribution(three, { mostRuns: 3 })).toThrow(refused("PROGRAM_TOO_LARGE"));
      let asked = 0;
      const wide = (source: RandomSource): string => {
        asked += 1;
        return String(source.uniformInt(1n << 64n));
      };
      expect(() => exactDistribution(wide)).toThrow(refused("PROGRAM_TOO_LARGE"));
      expect(asked).toBe(1);
    });

    test("a program that throws, and says after which answers", () => {
      const failing = (source: RandomSource): string => {
        if (source.uniformInt(2n) === 1n && source.uniformInt(3n) === 2n) throw new RangeError("no such row");
        return "done";
      };
      const error = new RangeError("no such row");
      expect(() => exactDistribution(failing)).toThrow(
        expect.objectContaining({
          code: "PROGRAM_FAILED",
          received: "RangeError: no such row after the answers 1, 2",
          details: { answers: ["1", "2"], error },
        }),
      );
    });

    test.each([0n, -1n, 2, "2", undefined])("the bound %s", (bound) => {
      expect(() => exactDistribution((source) => String(source.uniformInt(bound as bigint)))).toThrow(
        expect.objectContaining({
          code: "PROGRAM_FAILED",
          details: expect.objectContaining({ error: refused("BOUND_INVALID") }) as unknown,
        }),
      );
    });

    test("a program that asks for other bounds after the same answers, or for none", () => {
      for (const bounds of [[2n, 3n], [2n]] as const) {
        let run = 0;
        const erratic = (source: RandomSource): string => {
          const bound = bounds[run++];
          return bound === undefined ? "" : String(source.uniformInt(bound));
        };
        expect(() => exactDistribution(erratic)).toThrow(refused("PROGRAM_ERRATIC"));
      }
    });

    test.each<[string, () => unknown]>([
      ["a promise", () => Promise.resolve(1)],
      ["a map", () => new Map()],
      ["a function", () => () => 1],
      ["a date", () => ({ on: new Date(0) })],
      [
        "a list that contains itself",
        () => {
          const list: unknown[] = [];
          list.push(list);
          return list;
        },
      ],
    ])("%s as an outcome", (_, program) => {
      expect(() => exactDistribution(program)).toThrow(refused("FIELD_INVALID"));
    });

    test.each([{ mostRuns: 0 }, { mostRuns: 1.5 }, { mostAnswers: -1 }, { mostAnswers: "9" }])("%j", (limits) => {
      expect(() => exactDistribution(() => 1, limits as never)).toThrow(refused("FIELD_INVALID"));
    });
  });
});

describe("exactOverOrders", () => {
  it("tries every order once: the smallest of five tickets is each unit's with 1/5", () => {
    const units = ["a", "b", "c", "d", "e"];
    const smallest = (ticketOf: (unit: string) => string): string =>
      units.toSorted((one, other) => (ticketOf(one) < ticketOf(other) ? -1 : 1))[0]!;
    const { outcomes, runs } = exactOverOrders(units, smallest);
    expect(runs).toBe(120);
    expect([...shown(outcomes)].sort()).toEqual(units.map((unit) => `"${unit}" 1/5`));
  });

  it("gives tickets without ties that look like tickets", () => {
    const { outcomes } = exactOverOrders(["a", "b", "c"], (ticketOf) => [ticketOf("a"), ticketOf("b"), ticketOf("c")]);
    for (const { outcome } of outcomes) {
      expect(new Set(outcome).size).toBe(3);
      for (const ticket of outcome) expect(ticket).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(outcomes).toHaveLength(6);
  });

  it("refuses too many units, units twice, and a program that throws or asks for another ticket", () => {
    const ten = Array.from("abcdefghij");
    expect(() => exactOverOrders(ten, () => 1)).toThrow(refused("PROGRAM_TOO_LARGE"));
    expect(() => exactOverOrders(["a", "a"], () => 1)).toThrow(refused("FIELD_INVALID"));
    expect(() => exactOverOrders([], () => 1)).toThrow(refused("FIELD_INVALID"));
    expect(() => exactOverOrders(["a"], (ticketOf) => ticketOf("b"))).toThrow(refused("PROGRAM_FAILED"));
  });
});

test("everyOrder: 720 different orders of six", () => {
  const orders = [...everyOrder(Array.from("abcdef"))].map((order) => order.join(""));
  expect(new Set(orders).size).toBe(720);
  expect(orders.every((order) => Array.from(order).sort().join("") === "abcdef")).toBe(true);
});
