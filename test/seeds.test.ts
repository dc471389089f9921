import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import {
  deriveSeed,
  drawPlan,
  drawTask,
  seedrandomSource,
  type ErrorCode,
  type Seed,
  type SeedSource,
} from "double-random";
import { refusal } from "./support/badField.js";
import { smallEvidence } from "./support/smallEvidence.js";

const ASKED = { ...smallEvidence(), asOf: "2024-04-30" };

type DeclaredSource = Extract<SeedSource, { type: "declared" }>;

function seedOf(value: unknown, more: Partial<DeclaredSource> = {}): Seed {
  return { sources: [{ type: "declared", ref: "test", value: value as string, ...more }] };
}

function derived(value: string): string {
  return deriveSeed({ drawId: "d", sources: seedOf(value).sources });
}

/** Pairs that the package takes for one and the same seed: a repeated text, and characters with the same low byte. */
const COLLIDING: readonly (readonly [string, string])[] = [
  ["1", "11"],
  ["2024", "20242024"],
  ["a", "š"],
  ["a", "aaaa"],
  ["ab", "šŢ"],
  ["2024".repeat(8), "2024".repeat(16)],
  ["47110815".repeat(4), "47110815".repeat(8)],
  ["draw of 1 July ".repeat(2).trim() + " ", "draw of 1 July ".repeat(4)],
  ["abcdef0123456789".repeat(2), "šŢţŤťŦ0123456789".repeat(2)],
];
/** Those that carry enough bits to be accepted for a draw. */
const LONG = COLLIDING.filter(([a, b]) => a.length >= 32 && a.trim() === a && b.trim() === b);

describe("seeds that are one seed to the seedrandom package", () => {
  it.each(COLLIDING)("%j and %j give one stream there", (a, b) => {
    const [first, second] = [seedrandom(a), seedrandom(b)];
    const numbers = Array.from({ length: 20 }, () => [first.int32(), second.int32()] as const);
    expect(numbers.map(([one]) => one)).toEqual(numbers.map(([, other]) => other));
    expect(new Set(numbers.map(([one]) => one)).size).toBeGreaterThan(15);
  });

  it.each(COLLIDING.filter(([a, b]) => a.trim() === a && b.trim() === b))(
    "%j and %j give different seeds and streams here",
    (a, b) => {
      expect(derived(a)).toMatch(/^[0-9a-f]{64}$/);
      expect(derived(a)).not.toBe(derived(b));
      const numbers = [a, b].map((value) => {
        const source = seedrandomSource(derived(value));
        return Array.from({ length: 5 }, () => source.uniformInt(1n << 32n));
      });
      expect(numbers[0]).not.toEqual(numbers[1]);
    },
  );

  it("include pairs long enough for a draw", () => {
    expect(LONG.length).toBeGreaterThanOrEqual(3);
  });

  it.each(
    LONG.flatMap(([a, b]) => (["ticket/1", "shuffle/1"] as const).map((selection) => [a, b, selection] as const)),
  )("%j and %j draw different targets by %s", (a, b, selection) => {
    const drawnBy = (value: string): readonly string[] =>
      drawTask({ ...ASKED, taskId: "T01", seed: seedOf(value), policies: { selection } }).selected.map(
        ({ targetId }) => targetId,
      );
    expect(drawnBy(a)).toHaveLength(8);
    expect(drawnBy(a)).toEqual(drawnBy(a));
    expect([...drawnBy(a)].sort()).not.toEqual([...drawnBy(b)].sort());
  });

  it("cannot reach the package: it is given a derived seed and nothing else", () => {
    for (const raw of ["1", "2024", "a", "", "F".repeat(64), "f".repeat(63), "f".repeat(65), "f".repeat(64) + "\n"]) {
      expect(refusal(() => seedrandomSource(raw)).code, raw).toBe("SEED_TYPE");
    }
  });
});

describe("a seed of one draw is none of another", () => {
  const value = "47110815162342990371286455019283";
  const base = { drawId: "140581/plan-2024/T01/b1/d1", sources: seedOf(value).sources };

  it.each([
    ["another task", { ...base, drawId: "140581/plan-2024/T02/b1/d1" }],
    ["another batch", { ...base, drawId: "140581/plan-2024/T01/b2/d1" }],
    ["another number of the draw", { ...base, drawId: "140581/plan-2024/T01/b1/d2" }],
    ["another place", { ...base, sources: seedOf(value, { ref: "other" }).sources }],
    ["another order", { ...base, sources: [...seedOf(value).sources, ...seedOf("2").sources] }],
    ["another suite", { ...base, suite: "sm3" as const }],
  ])("%s", (_, other) => {
    expect(deriveSeed(other)).not.toBe(deriveSeed(base));
  });

  it("the order of the sources counts, and so does where one ends", () => {
    const [one, two] = [seedOf("12").sources[0]!, seedOf("3").sources[0]!];
    const of = (...sources: readonly SeedSource[]): string => deriveSeed({ drawId: "d", sources });
    const split = of(seedOf("1").sources[0]!, seedOf("23").sources[0]!);
    expect(new Set([of(one, two), of(two, one), split, of(seedOf("123").sources[0]!)]).size).toBe(4);
  });
});

const TYPED_TWO_WAYS = "text in Unicode form NFC without control characters or outer spaces";
const REFUSED: readonly (readonly [
  name: string,
  value: unknown,
  code: ErrorCode,
  expected: string,
  received: string,
])[] = [
  ["missing", undefined, "SEED_MISSING", "text that is not empty", "nothing"],
  ["null", null, "SEED_MISSING", "text that is not empty", "null"],
  ["empty", "", "SEED_MISSING", "text that is not empty", '""'],
  ["a number", 20240630, "SEED_TYPE", "text", "20240630"],
  ["a number above 2^53", 2 ** 60, "SEED_TYPE", "text", "1152921504606847000"],
  ["NaN", Number.NaN, "SEED_TYPE", "text", "NaN"],
  ["a bigint", 47110815162342990371286455019283n, "SEED_TYPE", "text", "47110815162342990371286455019283"],
  ["a boolean", true, "SEED_TYPE", "text", "true"],
  ["a list", ["4711"], "SEED_TYPE", "text", "a list of 1"],
  ["a date", new Date(0), "SEED_TYPE", "text", "an object"],
  [
    "a space before",
    " 47110815162342990371286455019283",
    "SEED_TYPE",
    TYPED_TWO_WAYS,
    '" 47110815162342990371286455019283"',
  ],
  [
    "a space after",
    "47110815162342990371286455019283 ",
    "SEED_TYPE",
    TYPED_TWO_WAYS,
    '"47110815162342990371286455019283 "',
  ],
  [
    "an ideographic space after",
    "47110815162342990371\u3000",
    "SEED_TYPE",
    TYPED_TWO_WAYS,
    '"47110815162342990371\u3000"',
  ],
  [
    "a space that does not break",
    "\u00A047110815162342990371",
    "SEED_TYPE",
    TYPED_TWO_WAYS,
    '"\u00A047110815162342990371"',
  ],
  ["a line feed", "47110815162342990371\n", "SEED_TYPE", TYPED_TWO_WAYS, '"47110815162342990371\\n"'],
  ["a carriage return inside", "4711\r08151623429903", "SEED_TYPE", TYPED_TWO_WAYS, '"4711\\r08151623429903"'],
  ["a tabulator inside", "4711\t0815162342990371", "SEED_TYPE", TYPED_TWO_WAYS, '"4711\\t0815162342990371"'],
  ["a byte order mark", "\uFEFF47110815162342990371", "SEED_TYPE", TYPED_TWO_WAYS, '"\\ufeff47110815162342990371"'],
  ["a zero byte", "4711\u00000815162342990371", "SEED_TYPE", TYPED_TWO_WAYS, '"4711\\u00000815162342990371"'],
  ["a space of no width", "4711\u200B0815162342990371", "SEED_TYPE", TYPED_TWO_WAYS, '"4711\\u200b0815162342990371"'],
  ["a mark of direction", "\u202E47110815162342990371", "SEED_TYPE", TYPED_TWO_WAYS, '"\\u202e47110815162342990371"'],
  ["form NFD", "cafe\u0301 47110815162342990371", "SEED_TYPE", TYPED_TWO_WAYS, '"cafe\u0301 47110815162342990371"'],
  ["a lone surrogate", "47110815162342990371\uDC00", "SEED_TYPE", TYPED_TWO_WAYS, '"47110815162342990371\\udc00"'],
];

describe("a seed is refused if it is", () => {
  it.each(REFUSED)("%s", (_, value, code, expected, received) => {
    const seed = seedOf(value);
    for (const draw of [
      () => deriveSeed({ drawId: "d", sources: seed.sources }),
      () => drawPlan({ ...ASKED, seed }),
      () => drawTask({ ...ASKED, taskId: "T01", seed }),
    ]) {
      const error = refusal(draw);
      expect(error).toMatchObject({ code, path: "seed.sources[0].value", expected, received });
      expect(error.message).toBe(`seed.sources[0].value: expected ${expected}, got ${received}`);
    }
  });

  it("bad in a later source, which the error names", () => {
    const sources = [...seedOf("47110815162342990371").sources, ...seedOf(" 2").sources];
    expect(refusal(() => deriveSeed({ drawId: "d", sources })).path).toBe("seed.sources[1].value");
  });

  it.each<readonly [string, unknown, ErrorCode]>([
    ["missing altogether", undefined, "SEED_MISSING"],
    ["null altogether", null, "SEED_MISSING"],
    ["without sources", {}, "SEED_MISSING"],
    ["without any source", { sources: [] }, "SEED_MISSING"],
    ["bare text", "47110815162342990371286455019283", "SEED_TYPE"],
    ["a bare number", 20240630, "SEED_TYPE"],
  ])("%s", (_, seed, code) => {
    for (const draw of [
      () => drawPlan({ ...ASKED, seed: seed as Seed }),
      () => drawTask({ ...ASKED, taskId: "T01", seed: seed as Seed }),
    ]) {
      const error = refusal(draw);
      expect(error.code).toBe(code);
      expect(error.path).toMatch(/^seed/);
    }
  });

  it.each<readonly [Record<string, unknown>, string, ErrorCode]>([
    [{ type: "beacon" }, "seed.sources[0].type", "FIELD_INVALID"],
    [{ ref: "" }, "seed.sources[0].ref", "SEED_MISSING"],
    [{ ref: null }, "seed.sources[0].ref", "SEED_MISSING"],
    [{ ref: 1 }, "seed.sources[0].ref", "SEED_TYPE"],
    [{ entropyBits: -1 }, "seed.sources[0].entropyBits", "FIELD_INVALID"],
    [{ entropyBits: 64.5 }, "seed.sources[0].entropyBits", "FIELD_INVALID"],
    [{ entropyBits: "64" }, "seed.sources[0].entropyBits", "FIELD_INVALID"],
    [{ entropy: 64 }, "seed.sources[0].entropy", "FIELD_UNKNOWN"],
  ])("with %j", (changes, path, code) => {
    const seed = seedOf("47110815162342990371286455019283", changes);
    expect(refusal(() => drawPlan({ ...ASKED, seed })).issues).toEqual([expect.objectContaining({ code, path })]);
  });
});

/** The reference is hashed as the value is, so it too must be text that everybody types alike. */
describe("the reference of a seed is refused if two people could type it differently", () => {
  it.each(["cafe\u0301", " public meeting", "public meeting\n", "\uFEFFpublic meeting", "public\u200Bmeeting"])(
    "%j",
    (ref) => {
      const seed = seedOf("47110815162342990371286455019283", { ref });
      for (const draw of [
        () => deriveSeed({ drawId: "d", sources: seed.sources }),
        () => drawPlan({ ...ASKED, seed }),
      ]) {
        expect(refusal(draw)).toMatchObject({ code: "SEED_TYPE", path: "seed.sources[0].ref" });
      }
    },
  );
});

function strengthOf(seed: Seed): readonly [bits: number, isShort: boolean] {
  const record = drawPlan({ ...ASKED, seed });
  expect(record.warnings.map(({ code }) => code)).toContain("SEED_DECLARED");
  return [record.seed.countedBits, record.warnings.some(({ code }) => code === "SEED_SHORT")];
}

describe("bits are counted so that nobody is flattered", () => {
  it.each<readonly [name: string, seed: Seed, bits: number]>([
    ["nineteen digits", seedOf("4711081516234299037"), 63],
    ["nineteen digits in groups", seedOf("4711 0815 1623 4299 037"), 63],
    ["fifteen hexadecimal characters", seedOf("abcdef012345678"), 60],
    ["ten letters", seedOf("wordsWORDS"), 60],
    ["thirty-two digits stated as 63 bits", seedOf("47110815162342990371286455019283", { entropyBits: 63 }), 63],
    ["thirty-two digits stated as none", seedOf("47110815162342990371286455019283", { entropyBits: 0 }), 0],
    ["nineteen digits stated as 200 bits", seedOf("4711081516234299037", { entropyBits: 200 }), 63],
    ["one digit stated as 2^53 - 1 bits", seedOf("7", { entropyBits: Number.MAX_SAFE_INTEGER }), 3],
    ["two sources of nine digits", { sources: [...seedOf("471108151").sources, ...seedOf("623429903").sources] }, 58],
  ])("%s are too few", (_, seed, bits) => {
    const error = refusal(() => drawPlan({ ...ASKED, seed }));
    expect(error).toMatchObject({ code: "SEED_WEAK", path: "seed", received: `${bits} bits` });
    expect(error.message).toMatch(
      /^seed: expected at least 64 bits that nobody could know beforehand, .*, got \d+ bits$/,
    );
    expect(refusal(() => drawTask({ ...ASKED, taskId: "T01", seed })).code).toBe("SEED_WEAK");
  });

  it.each<readonly [name: string, seed: Seed, bits: number, isShort: boolean]>([
    ["twenty digits", seedOf("47110815162342990371"), 66, true],
    ["twenty digits in groups", seedOf("4711 0815 1623 4299 0371"), 66, true],
    ["sixteen hexadecimal characters", seedOf("abcdef0123456789"), 64, true],
    ["sixteen hexadecimal capitals", seedOf("ABCDEF0123456789"), 64, true],
    [
      "two sources of ten digits",
      { sources: [...seedOf("4711081516").sources, ...seedOf("2342990371").sources] },
      66,
      true,
    ],
    ["thirty-eight digits", seedOf("4".repeat(38)), 126, true],
    ["thirty-nine digits", seedOf("4".repeat(39)), 129, false],
    ["thirty-two hexadecimal characters", seedOf("abcdef0123456789".repeat(2)), 128, false],
    ["thirty-nine digits stated as 127 bits", seedOf("4".repeat(39), { entropyBits: 127 }), 127, true],
    ["thirty-nine digits stated as 128 bits", seedOf("4".repeat(39), { entropyBits: 128 }), 128, false],
    ["thirty-nine digits stated as 9999 bits", seedOf("4".repeat(39), { entropyBits: 9999 }), 129, false],
  ])("%s are enough", (_, seed, bits, isShort) => {
    expect(strengthOf(seed)).toEqual([bits, isShort]);
  });

  it("the warning for a short seed says how short", () => {
    const { warnings } = drawPlan({ ...ASKED, seed: seedOf("47110815162342990371") });
    expect(warnings).toContainEqual({ code: "SEED_SHORT", message: "The seed carries 66 bits, fewer than 128." });
  });

  it("drawTask warns too", () => {
    const { warnings } = drawTask({ ...ASKED, taskId: "T01", seed: seedOf("47110815162342990371") });
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(["SEED_DECLARED", "SEED_SHORT"]));
  });

  it("what is stated changes the count and nothing that is drawn", () => {
    const draw = (seed: Seed): unknown => drawTask({ ...ASKED, taskId: "T01", seed }).selected;
    const value = "4".repeat(39);
    expect(draw(seedOf(value, { entropyBits: 70 }))).toEqual(draw(seedOf(value)));
  });

  it.each([
    ["with hyphens", "47-11-08-15"],
    ["with commas", "47,11,08,15"],
    ["with points", "4.7.1.1.0.8.1.5"],
    ["full-width", "４７１１０８１５１６２"],
    ["full-width in groups", "４７　１１　０８　１５　１６"],
    ["of another script", "٤٧١١٠٨١٥١٦٢"],
  ])("a dozen digits are a dozen digits, %s", (_, value) => {
    expect(refusal(() => drawPlan({ ...ASKED, seed: seedOf(value) })).code).toBe("SEED_WEAK");
  });
});
