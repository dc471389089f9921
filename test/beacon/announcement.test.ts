import fc from "fast-check";
import type { NumberGroup } from "../../src/model/seed.js";
import { describe, expect, it } from "vitest";
import { checkSourceValue } from "../../src/beacon/checkSourceValue.js";
import { seedEntropy, sourceEntropy } from "../../src/beacon/seedEntropy.js";
import { allSubsets } from "../support/allSubsets.js";

function problemOf(groups: readonly NumberGroup[], value: string): string | undefined {
  return checkSourceValue({ type: "announced", ref: "lottery", groups, value }, "sha256");
}

/** Every list of numbers that a group can announce, in every order. */
function announcements({ count, lowest, highest, distinct = false }: NumberGroup): string[] {
  const width = String(highest).length;
  const numbers = Array.from({ length: highest - lowest + 1 }, (_, index) =>
    String(lowest + index).padStart(width, "0"),
  );
  let lists: string[][] = [[]];
  for (let place = 0; place < count; place++) {
    lists = lists.flatMap((list) =>
      numbers.filter((number) => !distinct || !list.includes(number)).map((number) => [...list, number]),
    );
  }
  return lists.map((list) => list.join(""));
}

/** Every text of up to `longest` characters out of some. */
function allTexts(characters: string, longest: number): string[] {
  let texts = [""];
  const all = [...texts];
  for (let length = 1; length <= longest; length++) {
    texts = texts.flatMap((text) => Array.from(characters).map((character) => text + character));
    all.push(...texts);
  }
  return all;
}

const SMALL: readonly (readonly NumberGroup[])[] = [
  [{ count: 2, lowest: 0, highest: 3 }],
  [{ count: 2, lowest: 1, highest: 4, distinct: true }],
  [{ count: 1, lowest: 8, highest: 12 }],
  [{ count: 2, lowest: 9, highest: 12, distinct: true }],
  [
    { count: 2, lowest: 0, highest: 2 },
    { count: 1, lowest: 1, highest: 3 },
  ],
  [
    { count: 1, lowest: 1, highest: 2 },
    { count: 1, lowest: 0, highest: 1 },
    { count: 1, lowest: 2, highest: 3 },
  ],
];

describe("an announcement of small groups", () => {
  it.each(SMALL.map((groups) => [JSON.stringify(groups), groups] as const))(
    "is accepted if it is one: %s",
    (_, groups) => {
      const possible = groups
        .map(announcements)
        .reduce(
          (before, group) => before.flatMap((text) => group.map((part) => (text === "" ? part : `${text}+${part}`))),
          [""],
        );
      const accepted = allTexts("01234+", 5).filter((value) => problemOf(groups, value) === undefined);
      const within = possible.filter((value) => /^[01234+]{1,5}$/.test(value));
      expect(within.length).toBeGreaterThan(0);
      expect(new Set(accepted)).toEqual(new Set(within));
    },
  );
});

const COLOUR_BALLS: readonly NumberGroup[] = [
  { count: 6, lowest: 1, highest: 33, distinct: true },
  { count: 1, lowest: 1, highest: 16 },
];

describe("an announcement of a lottery", () => {
  it.each(["061123252831+09", "312825231106+16", "010203040506+01", "333231302928+16"])("%s fits", (value) => {
    expect(problemOf(COLOUR_BALLS, value)).toBeUndefined();
  });

  it.each<readonly [name: string, value: string, expected: string]>([
    [
      "without its leading zeros",
      "61123252831+9",
      'expected 12 digits, 2 for each of 6 numbers, in group 1, got "61123252831".',
    ],
    ["one number short", "0611232528+09", 'expected 12 digits, 2 for each of 6 numbers, in group 1, got "0611232528".'],
    ["one number more", "061123252831+0910", 'expected 2 digits, 2 for each of 1 numbers, in group 2, got "0910".'],
    ["a number above the highest", "061123252834+09", 'expected numbers from 01 to 33 in group 1, got "34".'],
    ["a number below the lowest", "001123252831+09", 'expected numbers from 01 to 33 in group 1, got "00".'],
    ["the other group's number", "061123252831+17", 'expected numbers from 01 to 16 in group 2, got "17".'],
    ["a ball drawn twice", "061123252806+09", 'expected no number twice in group 1, got "06 again".'],
    ["without its second group", "061123252831", 'expected 2 groups with + between them, got "061123252831".'],
    ["with a third group", "061123252831+09+01", "expected 2 groups with + between them"],
    ["with an empty group", "061123252831+", 'expected 2 digits, 2 for each of 1 numbers, in group 2, got "".'],
    ["with spaces", "06 11 23 25 28 31+09", "expected 12 digits"],
    ["with a space that keeps the length", "0611232528 1+09", "expected 12 digits"],
    ["with a sign", "+61123252831+09", "expected 2 groups"],
    ["with a minus", "-61123252831+09", "expected 12 digits"],
    ["with an exponent", "1e1123252831+09", "expected 12 digits"],
    ["full-width", "０６１１２３２５２８３１+09", "expected 12 digits"],
    ["Arabic digits", "٠٦١١٢٣٢٥٢٨٣١+09", "expected 12 digits"],
    ["a full-width plus", "061123252831＋09", "expected 2 groups"],
  ])("%s does not fit", (_, value, expected) => {
    const problem = problemOf(COLOUR_BALLS, value);
    expect(problem).toContain('value of the source "lottery" (announced): ');
    expect(problem).toContain(expected);
  });

  it("may repeat numbers where balls are put back, and in another group", () => {
    expect(problemOf([{ count: 5, lowest: 0, highest: 9 }], "77777")).toBeUndefined();
    expect(problemOf(COLOUR_BALLS, "060708091011+06")).toBeUndefined();
    expect(problemOf([{ count: 5, lowest: 0, highest: 9 }], "7777+7")).toContain("expected 1 group, without +");
  });
});

const group: fc.Arbitrary<NumberGroup> = fc
  .record({
    count: fc.integer({ min: 1, max: 5 }),
    lowest: fc.integer({ min: 0, max: 4 }),
    size: fc.integer({ min: 2, max: 7 }),
    distinct: fc.boolean(),
  })
  .map(({ count, lowest, size, distinct }) => ({
    count,
    lowest,
    highest: lowest + size - 1 + (distinct ? count : 0),
    distinct,
  }));

describe("the bits of an announcement", () => {
  it("are those of the number of announcements over all groups, in which order does not count where nothing comes twice", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), (groups) => {
        const possible = groups.reduce((product, { count, lowest, highest, distinct }) => {
          const numbers = Array.from({ length: highest - lowest + 1 }, (_, index) => index);
          return product * (distinct ? allSubsets(numbers, count).length : numbers.length ** count);
        }, 1);
        let bits = 0;
        while (2 ** (bits + 1) <= possible) bits += 1;
        expect(sourceEntropy({ type: "announced", groups })).toBe(bits);
      }),
      { seed: 20_240_503, numRuns: 200 },
    );
  });

  it.each<readonly [name: string, bits: number, groups: readonly NumberGroup[]]>([
    // C(33,6) * 16 = 17 721 088 = 2^24.08; C(35,5) * C(12,2) = 21 425 712 = 2^24.35
    ["双色球", 24, COLOUR_BALLS],
    [
      "大乐透",
      24,
      [
        { count: 5, lowest: 1, highest: 35, distinct: true },
        { count: 2, lowest: 1, highest: 12, distinct: true },
      ],
    ],
    ["排列5", 16, [{ count: 5, lowest: 0, highest: 9 }]],
    ["forty ten-sided dice", 132, [{ count: 40, lowest: 0, highest: 9 }]],
    ["a coin", 1, [{ count: 1, lowest: 0, highest: 1 }]],
    ["64 coins", 64, [{ count: 64, lowest: 0, highest: 1 }]],
    ["63 coins", 63, [{ count: 63, lowest: 0, highest: 1 }]],
    [
      "two dice of three sides, apart",
      3,
      [
        { count: 1, lowest: 1, highest: 3 },
        { count: 1, lowest: 1, highest: 3 },
      ],
    ],
    ["two dice of three sides, together", 3, [{ count: 2, lowest: 1, highest: 3 }]],
    ["all but one of a thousand and one", 9, [{ count: 1000, lowest: 0, highest: 1000, distinct: true }]],
    // 1000 * log2(10^6) = 19 931.56..., of which no more than 4096 count.
    ["a thousand numbers of six digits", 4096, [{ count: 1000, lowest: 0, highest: 999_999 }]],
    ["4095 coins", 4095, Array.from({ length: 5 }, () => ({ count: 819, lowest: 0, highest: 1 }))],
    ["4100 coins", 4096, Array.from({ length: 5 }, () => ({ count: 820, lowest: 0, highest: 1 }))],
    [
      "many groups, of which the last cannot be announced",
      0,
      [
        ...Array.from({ length: 999 }, () => ({ count: 1000, lowest: 0, highest: 999_999, distinct: true })),
        { count: 1, lowest: 2, highest: 1 },
      ],
    ],
  ])("%s: %i", (_, bits, groups) => {
    expect(sourceEntropy({ type: "announced", groups })).toBe(bits);
  });

  it("are rounded down for each source, and then added", () => {
    const die = { type: "announced", groups: [{ count: 1, lowest: 1, highest: 3 }] } as const;
    expect(seedEntropy([die, die])).toBe(2);
  });

  it("are fixed for the other sources", () => {
    expect((["reveal", "drand", "nist"] as const).map((type) => sourceEntropy({ type }))).toEqual([256, 256, 512]);
    expect(seedEntropy([{ type: "reveal" }, { type: "drand" }, { type: "nist" }])).toBe(1024);
    expect(seedEntropy([])).toBe(0);
  });
});
