import { describe, expect, it } from "vitest";
import type { ChainEntry } from "../../src/model/chain.js";
import { digestsOf, drawOf, follow, noDraws, type OpenDraws } from "../../src/record/openDraws.js";
import { bareTask, commitment, dice, happened, result, secret, seed, voided } from "../support/bareChain.js";

/** The draws after some entries, which stand in the places from 1. */
function after(...entries: readonly ChainEntry[]): OpenDraws {
  const draws = noDraws();
  for (const [index, entry] of entries.entries()) follow(entry, index + 1, draws);
  return draws;
}

describe("the draws of a chain", () => {
  it("are none before the first entry", () => {
    expect(noDraws()).toStrictEqual({
      all: [],
      byCommitment: new Map(),
      byResult: new Map(),
      numbers: new Map(),
      digests: new Set(),
    });
  });

  it("begin with a commitment, whose number and secrets are noted", () => {
    const first = commitment({
      drawNumber: 3,
      sources: [dice(), secret("chamber", "d1"), secret("association", "d2")],
    });
    const draws = after(first);
    expect(draws.all).toEqual([{ place: 1, commitment: first, events: [] }]);
    expect(draws.byCommitment.get("c1")).toBe(draws.all[0]);
    expect([...draws.numbers]).toEqual([["plan-2024/T01/b1", 3]]);
    expect([...draws.digests]).toEqual(["d1", "d2"]);
    expect(draws.byResult.size).toBe(0);
  });

  it("stand in the order of their commitments, each with the entries that name it", () => {
    const [one, two] = [commitment(), commitment({ entryHash: "c2", tasks: [bareTask("T02")] })];
    const seeds = [seed(), seed({ entryHash: "s2", commitment: "c2" })] as const;
    const results = [result(), result({ entryHash: "r2", commitment: "c2" })] as const;
    const events = [happened(), happened({}, { entryHash: "e2" }), happened({}, { entryHash: "e3", result: "r2" })];
    const stop = voided({ commitment: "c2" });
    const draws = after(one, two, seeds[1], seeds[0], results[0], results[1], ...events, stop);
    expect(draws.all).toEqual([
      { place: 1, commitment: one, seed: seeds[0], result: results[0], resultPlace: 5, events: events.slice(0, 2) },
      {
        place: 2,
        commitment: two,
        seed: seeds[1],
        result: results[1],
        resultPlace: 6,
        void: stop,
        events: [events[2]],
      },
    ]);
    expect(draws.byResult.get("r1")).toBe(draws.all[0]);
    expect(draws.byResult.get("r2")).toBe(draws.all[1]);
  });

  it("take nothing in from an entry that names no draw", () => {
    const strangers = [seed({ commitment: "c2" }), result({ commitment: "c2" }), voided({ commitment: "c2" })];
    const draws = after(commitment(), ...strangers, happened());
    expect(draws).toEqual(after(commitment()));
  });

  it("keep the first of two seeds, results and voids", () => {
    const stops = [voided(), voided({ entryHash: "v2", reason: "cannot-be-drawn" })];
    const twice = [seed(), seed({ entryHash: "s2" }), result(), result({ entryHash: "r2" }), ...stops];
    const draws = after(commitment(), ...twice);
    expect(draws.all).toEqual([
      {
        place: 1,
        commitment: commitment(),
        seed: seed(),
        result: result(),
        resultPlace: 4,
        void: stops[0],
        events: [],
      },
    ]);
    expect([...draws.byResult.keys()]).toEqual(["r1"]);
  });

  it("are found by the first of two commitments of one hash", () => {
    const draws = after(commitment(), commitment({ drawNumber: 2 }), seed());
    expect(draws.all.map((draw) => draw.seed)).toEqual([seed(), undefined]);
    expect(draws.byCommitment.get("c1")).toBe(draws.all[0]);
  });

  it("are found by their result, and by one that two share the earlier of them, whichever had it first", () => {
    const commitments = [commitment(), commitment({ entryHash: "c2" })];
    const shared = [result(), result({ commitment: "c2" })];
    for (const results of [shared, shared.toReversed()]) {
      const draws = after(...commitments, ...results, happened());
      expect(draws.byResult.get("r1")).toBe(draws.all[0]);
      expect(draws.all.map(({ events }) => events.length)).toEqual([1, 0]);
    }
  });
});

it("an event belongs to the draw of the result that it names, any other entry to that of its commitment", () => {
  const draws = after(commitment({ entryHash: "x" }), commitment({ entryHash: "c2" }), result({ commitment: "c2" }));
  expect(drawOf(seed({ commitment: "x" }), draws)).toBe(draws.all[0]);
  expect(drawOf(result({ commitment: "c2" }), draws)).toBe(draws.all[1]);
  expect(drawOf(voided({ commitment: "x" }), draws)).toBe(draws.all[0]);
  expect(drawOf(happened(), draws)).toBe(draws.all[1]);
  expect(drawOf(happened({}, { result: "x" }), draws)).toBeUndefined();
  expect(drawOf(seed({ commitment: "r1" }), draws)).toBeUndefined();
});

it("only secrets have digests", () => {
  const drand = { type: "drand", ref: "chain/7" } as const;
  expect(digestsOf(commitment({ sources: [dice(), drand] }))).toEqual([]);
  expect(digestsOf(commitment({ sources: [secret("b", "d2"), dice(), secret("a", "d1")] }))).toEqual(["d2", "d1"]);
});
