import { createHash } from "node:crypto";
import seedrandom from "seedrandom/seedrandom.js";
import { describe, expect, it } from "vitest";
import { checkBound } from "../../src/random/checkBound.js";
import { hashStream } from "../../src/random/hashStream.js";
import { seedrandomSource } from "../../src/random/seedrandomSource.js";
import { shuffle } from "../../src/random/shuffle.js";
import { uniformInt } from "../../src/random/uniformInt.js";
import { answering } from "../support/answering.js";
import { refusal } from "../support/badField.js";

const S = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const SEED_FORM = "a derived seed of 64 lower-case hexadecimal characters";

describe("shuffle", () => {
  it("swaps each place with one from it on, and asks for nothing else", () => {
    const source = answering([2n, 0n, 1n, 0n]);
    expect(shuffle(["a", "b", "c", "d"], source)).toEqual(["c", "b", "d", "a"]);
    expect(source.bounds).toEqual([4n, 3n, 2n, 1n]);
  });

  it("stops after the places that are needed", () => {
    const source = answering([2n, 2n]);
    expect(shuffle(["a", "b", "c", "d"], source, 2)).toEqual(["c", "d"]);
    expect(source.bounds).toEqual([4n, 3n]);
  });

  it("takes any number of places from none to all", () => {
    const items = ["a", "b"];
    expect(shuffle(items, answering([]), 0)).toEqual([]);
    expect(shuffle(items, answering([1n, 0n]), 2)).toEqual(["b", "a"]);
    expect(shuffle([], answering([]))).toEqual([]);
    expect(items).toEqual(["a", "b"]);
  });

  it.each<readonly [unknown, string]>([
    [3, "3"],
    [-1, "-1"],
    [0.5, "0.5"],
    [Number.NaN, "NaN"],
    ["1", '"1"'],
    [null, "null"],
  ])("refuses %j places of two", (count, received) => {
    expect(refusal(() => shuffle(["a", "b"], answering([0n, 0n, 0n]), count as number))).toMatchObject({
      code: "FIELD_INVALID",
      path: "count",
      expected: "a whole number from 0 to 2",
      received,
    });
  });

  it("refuses what is no list", () => {
    expect(refusal(() => shuffle("ab" as unknown as string[], answering([0n, 0n])))).toMatchObject({
      code: "FIELD_INVALID",
      path: "items",
      expected: "a list",
      received: '"ab"',
    });
  });
});

describe("uniformInt", () => {
  function of(bound: bigint, words: readonly bigint[]): readonly [value: bigint, used: number] {
    let used = 0;
    const value = uniformInt(bound, 4n, () => words[used++]!);
    return [value, used];
  }

  it("takes the remainder of a word below the largest multiple of the bound", () => {
    expect(of(5n, [14n])).toEqual([4n, 1]);
    expect(of(16n, [15n])).toEqual([15n, 1]);
    expect(of(1n, [15n])).toEqual([0n, 1]);
  });

  it("throws away what is at that multiple or above", () => {
    expect(of(5n, [15n, 15n, 7n])).toEqual([2n, 3]);
  });

  it("joins as many words as the bound needs, the first most significant", () => {
    expect(of(17n, [1n, 3n])).toEqual([2n, 2]);
    expect(of(256n, [1n, 3n])).toEqual([19n, 2]);
    expect(of(257n, [1n, 3n, 0n])).toEqual([(256n + 48n) % 257n, 3]);
  });

  it("refuses a bound below 1 and whatever is no bigint", () => {
    for (const [bound, received] of [
      [0n, "0"],
      [-1n, "-1"],
      [5, "5"],
      ["5", '"5"'],
      [undefined, "nothing"],
    ]) {
      expect(
        refusal(() => {
          checkBound(bound);
        }),
      ).toMatchObject({
        code: "BOUND_INVALID",
        path: "bound",
        expected: "an integer of at least 1, as a bigint",
        received,
      });
      expect(refusal(() => uniformInt(bound as bigint, 4n, () => 0n)).code).toBe("BOUND_INVALID");
    }
    expect(() => {
      checkBound(1n);
    }).not.toThrow();
  });
});

describe("sources", () => {
  it.each(["sha256", "sm3"] as const)("are the words of the protocol in their order (%s)", (suite) => {
    const wordAt = (k: number): bigint => {
      const text = `dr1:stream:${S}:dice:${String(k)}`;
      return BigInt(`0x${createHash(suite).update(text).digest("hex")}`);
    };
    const source = hashStream({ seed: S, label: "dice", suite });
    const below = (bound: bigint): bigint => source.uniformInt(bound);
    expect([below(2n ** 256n), below(2n ** 256n), below(1000n)]).toEqual([wordAt(0), wordAt(1), wordAt(2) % 1000n]);
    expect(below(2n ** 512n)).toBe((wordAt(3) << 256n) | wordAt(4));
  });

  it("are by SHA-256 where no suite is named", () => {
    const first = hashStream({ seed: S, label: "dice" }).uniformInt(2n ** 256n);
    expect(first).toBe(hashStream({ seed: S, label: "dice", suite: "sha256" }).uniformInt(2n ** 256n));
  });

  it("are the 32-bit words of the generator that the seed is given to", () => {
    const generator = seedrandom(S);
    const words = Array.from({ length: 6 }, () => BigInt.asUintN(32, BigInt(generator.int32())));
    const source = seedrandomSource(S);
    const below = (bound: bigint): bigint => source.uniformInt(bound);
    expect([below(2n ** 32n), below(2n ** 32n), below(2n ** 31n)]).toEqual([words[0], words[1], words[2]! % 2n ** 31n]);
    expect(below(2n ** 64n)).toBe((words[3]! << 32n) | words[4]!);
  });

  it("refuse a seed that is not a derived one", () => {
    for (const [seed, received] of [
      ["2024", '"2024"'],
      [[S], "a list of 1"],
      [`${S}\n`, `"${S.slice(0, 60)}…"`],
    ] as const) {
      for (const make of [
        () => seedrandomSource(seed as string),
        () => hashStream({ seed: seed as string, label: "dice" }),
      ]) {
        expect(refusal(make)).toMatchObject({ code: "SEED_TYPE", path: "seed", expected: SEED_FORM, received });
      }
    }
  });

  it("refuse a label that is not text, a suite that is none, and options that are none", () => {
    const stream = (options: unknown) => () => hashStream(options as { seed: string; label: string });
    expect(refusal(stream({ seed: S, label: 7 }))).toMatchObject({
      code: "FIELD_INVALID",
      path: "label",
      expected: "text",
      received: "7",
    });
    expect(refusal(stream({ seed: S, label: "dice", suite: "md5" })).path).toBe("suite");
    expect(refusal(stream(undefined)).path).toBe("options");
  });
});
