import canonicalize from "canonicalize";
import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/random/canonicalJson.js";
import { deriveSeed, type SeedInput } from "../../src/random/deriveSeed.js";
import { hashText, type HashSuite } from "../../src/random/hashing.js";
import { hashStream, type HashStreamOptions } from "../../src/random/hashStream.js";
import type { RandomSource } from "../../src/random/randomSource.js";
import { seedrandomSource } from "../../src/random/seedrandomSource.js";
import { shuffle } from "../../src/random/shuffle.js";
import { leadTicket, teamTicket, ticketOf, type TicketOptions } from "../../src/random/ticketOf.js";
import { uniformInt } from "../../src/random/uniformInt.js";
import { parseJson } from "../../src/record/parseJson.js";
import { testCases } from "../support/vectorCases.js";

type SourceInput =
  | ({ readonly source: "hash" } & Required<HashStreamOptions>)
  | { readonly source: "seedrandom"; readonly seed: string }
  | { readonly source: "words"; readonly wordBits: number; readonly words: readonly string[] };

function sourceOf(input: SourceInput): RandomSource {
  switch (input.source) {
    case "hash":
      return hashStream(input);
    case "seedrandom":
      return seedrandomSource(input.seed);
    case "words": {
      const words = input.words.map(BigInt);
      const next = (): bigint => words.shift()!;
      return { uniformInt: (bound) => uniformInt(bound, BigInt(input.wordBits), next) };
    }
  }
}

/** A bound of the whole range of a word takes one word as it is. */
const WORD_RANGE = { hash: 2n ** 256n, seedrandom: 2n ** 32n } as const;

class Directory {
  readonly id = "T-1";
}

/** Values that JSON text cannot spell, by the names that the vectors use. */
const NOT_JSON: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  "undefined-member": { id: "T-1", name: undefined },
  // eslint-disable-next-line no-sparse-arrays -- the hole is what is tested
  "hole-in-list": [1, , 3],
  nan: Number.NaN,
  infinity: [Number.POSITIVE_INFINITY],
  date: new Date(0),
  map: { targets: new Map([["id", "T-1"]]) },
  "class-instance": new Directory(),
  function: { toJSON: () => "T-1" },
  symbol: Symbol("T-1"),
  bigint: 1n,
};

testCases<
  { readonly json: string } | { readonly value: string },
  { readonly canonical: string; readonly sha256: string; readonly sm3: string }
>("canonical-json", (input) => {
  if ("value" in input) expect(Object.keys(NOT_JSON)).toContain(input.value);
  const canonical = canonicalJson("value" in input ? NOT_JSON[input.value] : parseJson(input.json, "vector"));
  return { canonical, sha256: hashText("sha256", canonical), sm3: hashText("sm3", canonical) };
});

testCases<
  { drawId: string; suite: HashSuite; sources: readonly SeedInput[]; collidesWith?: string },
  { readonly preimage: string; readonly seed: string }
>("seeds", ({ drawId, suite, sources, collidesWith }, { expected }) => {
  const seed = deriveSeed({ drawId, sources, suite });
  if (collidesWith !== undefined) {
    const [{ value }] = sources as [SeedInput];
    expect(seedrandom(value).int32()).toBe(seedrandom(collidesWith).int32());
    const twin = deriveSeed({ drawId, sources: [{ ...sources[0]!, value: collidesWith }], suite });
    expect(twin).not.toBe(seed);
    expect(seedrandomSource(twin).uniformInt(2n ** 256n)).not.toBe(seedrandomSource(seed).uniformInt(2n ** 256n));
  }
  return { preimage: hashText(suite, expected.preimage) === seed ? expected.preimage : "another preimage", seed };
});

testCases<
  Required<TicketOptions> & { readonly pair?: readonly [string, string]; readonly inspectorId?: string },
  { readonly ticket: string }
>("tickets", ({ pair, inspectorId, ...unit }) => {
  const { suite, seed, targetId } = unit;
  if (pair) return { ticket: teamTicket(suite, seed, targetId, pair) };
  if (inspectorId !== undefined) return { ticket: leadTicket(suite, seed, targetId, inspectorId) };
  return { ticket: ticketOf(unit) };
});

testCases<
  SourceInput & { readonly bounds: readonly string[] },
  { readonly values: string[]; readonly wordsUsed: number }
>("streams", (input, { expected }) => {
  const source = sourceOf(input);
  const values = input.bounds.map((bound) => String(source.uniformInt(BigInt(bound))));
  // Not one word more or fewer was used if the next word is the one that follows in a fresh stream.
  if (input.source !== "words") {
    const fresh = sourceOf(input);
    const range = WORD_RANGE[input.source];
    for (let k = 0; k < expected.wordsUsed; k++) fresh.uniformInt(range);
    expect(source.uniformInt(range)).toBe(fresh.uniformInt(range));
    return { values, wordsUsed: expected.wordsUsed };
  }
  let wordsUsed = 0;
  const words = input.words.map(BigInt);
  for (const bound of input.bounds) uniformInt(BigInt(bound), BigInt(input.wordBits), () => words[wordsUsed++]!);
  return { values, wordsUsed };
});

testCases<SourceInput & { readonly items: readonly string[]; readonly count?: number }, { readonly order: string[] }>(
  "shuffles",
  (input) => {
    Object.freeze(input.items);
    return { order: shuffle(input.items, sourceOf(input), input.count) };
  },
);

describe("canonicalJson beside the canonicalize package", () => {
  const oddities = fc.constantFrom("__proto__", "\u007f\u2028", "𠮷", "ﬀ");
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), oddities);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "medium" },
      text,
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 6 }),
      fc.dictionary(text, tie("value"), { maxKeys: 8 }),
    ),
  }));

  it("writes the same text for every value of the subset", () => {
    let objects = 0;
    fc.assert(
      fc.property(value, (any) => {
        if (typeof any === "object" && any !== null && !Array.isArray(any) && Object.keys(any).length > 1) objects += 1;
        expect(canonicalJson(any)).toBe(canonicalize(any));
      }),
      { seed: 20240407, numRuns: 2000 },
    );
    expect(objects).toBeGreaterThan(100);
  });
});
