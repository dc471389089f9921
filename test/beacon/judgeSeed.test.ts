import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { drawPlan, drawTask, type Seed, type SeedSource } from "double-random";
import { checkSourceValue } from "../../src/beacon/checkSourceValue.js";
import { checkSeed } from "../../src/plan/checkSeed.js";
import { judgeSeed } from "../../src/plan/judgeSeed.js";
import { PUBLISHED } from "../oracles/published.js";
import { refusal } from "../support/badField.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { NIST_SOURCE } from "./pulse.js";

const { chainHash, rounds } = PUBLISHED.drandQuicknet;

const declared = (value: string, ref = "meeting"): SeedSource => ({ type: "declared", ref, value });
const coins = (count: number, ref = "coins"): SeedSource => ({
  type: "announced",
  ref,
  groups: [{ count, lowest: 0, highest: 1 }],
  value: "01".repeat(count).slice(0, count),
});
const reveal = (ref: string): SeedSource => {
  const value = createHash("sha256").update(ref).digest("hex");
  return {
    type: "reveal",
    ref,
    digest: createHash("sha256").update(`dr1:secret:${value}:${ref}`).digest("hex"),
    value,
  };
};
const drand = (index = 0): SeedSource => {
  const { round, signature, randomness } = rounds[index]!;
  return { type: "drand", ref: `${chainHash}/${round}`, value: randomness, signature };
};
const DIGITS = "47110815162342990371286455019283";

function judge(...sources: readonly SeedSource[]): {
  readonly bits: number;
  readonly codes: readonly string[];
  readonly problem: unknown;
} {
  const { countedBits, warnings, problem } = judgeSeed({ sources }, "sha256");
  return { bits: countedBits, codes: warnings.map(({ code }) => code), problem: problem?.code };
}

describe("warnings say who could have chosen the seed", () => {
  it.each<readonly [name: string, sources: readonly SeedSource[], bits: number, codes: readonly string[]]>([
    ["typed text alone", [declared(DIGITS)], 106, ["SEED_DECLARED", "SEED_SHORT"]],
    ["typed text alone, long", [declared(DIGITS.repeat(2))], 212, ["SEED_DECLARED"]],
    ["typed text and 63 coins", [declared(DIGITS), coins(63)], 169, ["SEED_DECLARED"]],
    ["typed text and 64 coins", [declared(DIGITS), coins(64)], 170, []],
    ["64 coins alone", [coins(64)], 64, ["SEED_SHORT"]],
    ["127 coins alone", [coins(127)], 127, ["SEED_SHORT"]],
    ["128 coins alone", [coins(128)], 128, []],
    ["two times 32 coins and typed text", [coins(32, "a"), coins(32, "b"), declared(DIGITS)], 170, []],
    ["one secret", [reveal("a")], 256, ["SEED_LAST_REVEALER"]],
    ["two secrets", [reveal("a"), reveal("b")], 512, ["SEED_LAST_REVEALER"]],
    ["a secret and typed text", [reveal("a"), declared(DIGITS)], 362, ["SEED_LAST_REVEALER"]],
    ["a secret and coins", [reveal("a"), coins(20)], 276, []],
    ["a secret and a beacon", [reveal("a"), drand()], 512, []],
    ["a secret and a pulse", [reveal("a"), NIST_SOURCE], 768, []],
    ["a beacon alone", [drand()], 256, []],
    ["a beacon and typed text", [drand(), declared("7")], 259, []],
    ["a pulse alone", [NIST_SOURCE], 512, ["SEED_ONE_OPERATOR"]],
    ["a pulse and typed text", [declared(DIGITS), NIST_SOURCE], 618, ["SEED_ONE_OPERATOR"]],
    ["a pulse and coins", [NIST_SOURCE, coins(1)], 513, []],
    ["a pulse and a beacon", [NIST_SOURCE, drand()], 768, []],
  ])("%s", (_, sources, bits, codes) => {
    expect(judge(...sources)).toEqual({ bits, codes, problem: undefined });
    expect(judge(...sources.toReversed())).toEqual({ bits, codes, problem: undefined });
  });

  it("in sentences", () => {
    const messages = (...sources: readonly SeedSource[]): readonly string[] =>
      judgeSeed({ sources }, "sha256").warnings.map(({ message }) => message);
    expect(messages(declared(DIGITS.repeat(2)))).toEqual([
      "The seed was typed in by the bureau. Nothing shows that it was not chosen among several; this is the weakest kind.",
    ]);
    expect(messages(declared(DIGITS.repeat(2)), coins(24))).toEqual([
      "Only 24 bits of the seed come from outside; the rest was typed in by the bureau. Nothing shows that the rest was not chosen among several.",
    ]);
    expect(messages(reveal("a"))[0]).toMatch(/^The seed comes from secrets alone\. Whoever reveals last /);
    expect(messages(NIST_SOURCE)[0]).toMatch(/^The seed comes from the NIST beacon alone, /);
  });
});

describe("a seed cannot be drawn with", () => {
  it.each<readonly [name: string, sources: readonly SeedSource[], path: string, expected: string]>([
    [
      "a value that does not fit",
      [declared(DIGITS), { ...coins(64), value: "2" }],
      "seed.sources[1].value",
      "64 digits",
    ],
    [
      "a value that is not that of the pulse",
      [{ ...NIST_SOURCE, value: "0".repeat(128) }],
      "seed.sources[0].value",
      "outputValue of the pulse",
    ],
    ["a lottery listed twice", [coins(40), coins(40)], "seed.sources[1].ref", "a source not listed before"],
    ["a round listed twice", [drand(), drand(1), drand()], "seed.sources[2].ref", "a source not listed before"],
    [
      "a party with two secrets",
      [reveal("a"), { ...reveal("a") }],
      "seed.sources[1].ref",
      "a source not listed before",
    ],
  ])("%s", (_, sources, path, expected) => {
    const { problem } = judgeSeed({ sources }, "sha256");
    expect(problem).toMatchObject({ code: "SEED_VALUE", path });
    expect(problem?.expected).toContain(expected);
  });

  it("fewer than 64 bits, whatever they come from", () => {
    const { problem } = judgeSeed({ sources: [coins(63)] }, "sha256");
    expect(problem).toMatchObject({ code: "SEED_WEAK", path: "seed", received: "63 bits" });
    expect(judge(coins(43), coins(20, "b")).problem).toBe("SEED_WEAK");
    expect(judge(coins(44), coins(20, "b")).problem).toBeUndefined();
  });

  it("a value that does not fit, which is said before its weakness", () => {
    expect(judge({ ...coins(3), value: "012" }).problem).toBe("SEED_VALUE");
  });
});

describe("typed text may have the name of other typed text", () => {
  it("as before", () => {
    expect(judge(declared("4711081516"), declared("2342990371"))).toMatchObject({ bits: 66, problem: undefined });
  });

  it("or of a lottery", () => {
    expect(judge(declared(DIGITS, "coins"), coins(64)).problem).toBeUndefined();
  });
});

describe("a draw", () => {
  const asked = { ...smallEvidence(), asOf: "2024-04-30" };

  it("can be made with a beacon, and its record says how strong that is", () => {
    const seed: Seed = { sources: [drand(), coins(20)] };
    const record = drawPlan({ ...asked, seed });
    expect(record.seed).toEqual({ ...seed, countedBits: 276 });
    expect(record.warnings.filter(({ code }) => code.startsWith("SEED_"))).toEqual([]);
  });

  it("is refused with a value that does not fit", () => {
    const seed: Seed = { sources: [{ ...drand(), value: "0".repeat(64) }] };
    for (const draw of [() => drawPlan({ ...asked, seed }), () => drawTask({ ...asked, taskId: "T01", seed })]) {
      const error = refusal(draw);
      expect(error).toMatchObject({ code: "SEED_VALUE", path: "seed.sources[0].value" });
      expect(error.expected).toBe(`SHA-256 of the signature, ${rounds[0]!.randomness}`);
    }
  });

  it("warns of secrets alone", () => {
    const { warnings } = drawTask({ ...asked, taskId: "T01", seed: { sources: [reveal("a"), reveal("b")] } });
    expect(warnings.map(({ code }) => code)).toContain("SEED_LAST_REVEALER");
  });
});

describe("a source that satisfies its schema", () => {
  const strange = ["\uD800", "\uFFFE", "a\u0301", "🎲", "0".repeat(10_000), "+".repeat(1000), "9".repeat(400)];

  it.each(strange.map((text) => [JSON.stringify(text.slice(0, 12)), text] as const))(
    "never makes the check throw: %s",
    (_, text) => {
      const groups = [{ count: 1000, lowest: 0, highest: 999_999, distinct: true }];
      const sources: readonly SeedSource[] = [
        { type: "declared", ref: text, value: text },
        { type: "announced", ref: text, groups, value: text },
        { type: "reveal", ref: text, digest: "0".repeat(64), value: "0".repeat(64) },
        { ...NIST_SOURCE, pulse: { ...NIST_SOURCE.pulse, version: text, timeStamp: text } },
        { ...NIST_SOURCE, pulse: { ...NIST_SOURCE.pulse, timeStamp: text, listValues: [] } },
        { ...NIST_SOURCE, pulse: { ...NIST_SOURCE.pulse, pulseIndex: Number.MAX_SAFE_INTEGER, signatureValue: "00" } },
      ];
      const problems = sources.map((source) => checkSourceValue(source, "sha256"));
      expect(problems.map((problem) => problem !== undefined)).toEqual([
        ["\uD800", "a\u0301"].includes(text),
        ...[true, true, true, true, true],
      ]);
      expect(() => judgeSeed({ sources }, "sm3")).not.toThrow();
    },
  );

  it("is needed by the public check, which reads it first", () => {
    expect(refusal(() => checkSeed({ sources: [{ ...drand(), signature: "00" }] })).code).toBe("INPUT_INVALID");
  });
});
