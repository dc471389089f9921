import { describe, expect, it } from "vitest";
import type { ErrorCode } from "double-random";
import { revealSeed, voidDraw, type RevealSeedOptions } from "double-random/chain";
import type { SeedEntry } from "../../src/model/seedEntry.js";
import type { SeedSource } from "../../src/model/seed.js";
import { NIST_SOURCE } from "../beacon/pulse.js";
import { AT, commit, DICE, reveal } from "../support/chainSteps.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { sortedJson } from "../support/listsByTheBook.js";
import { expectRefusal } from "../support/refusals.js";
import { named, ROUND_123, ROUND_1000, SALT_KEY } from "../support/smallPublication.js";
import { hashByNode } from "../support/treeByTheBook.js";

const SECRET = "7e".repeat(32);
const PARTY = "an invented chamber";
const TYPED = { type: "declared", ref: "minutes", value: "4711081516234299037128640" } as const;

function secretFor(suite: "sha256" | "sm3"): SeedSource {
  const digest = hashByNode(suite, `dr1:secret:${SECRET}:${PARTY}`).toString("hex");
  return { type: "reveal", ref: PARTY, digest, value: SECRET };
}

const SOURCES: readonly SeedSource[] = deepFreeze([DICE, secretFor("sha256"), TYPED]);

function committed(sources: readonly SeedSource[] = SOURCES): ReturnType<typeof commit> {
  return commit({ sources: sources.map((source) => named(source, AT.known)) });
}

describe("the seed", () => {
  it.each(["sha256", "sm3"] as const)("of every task is that of the specification (%s)", async (suite) => {
    const sources = [DICE, secretFor(suite), TYPED];
    const commitment = commit({ policies: { suite }, sources: sources.map((source) => named(source, AT.known)) });
    const entry = await reveal([commitment], { sources });
    expect(entry.draws).toEqual(
      ["T01", "T02"].map((taskId) => {
        const drawId = `bureau/plan-2024/${taskId}/b1/d1`;
        const text = sortedJson({
          draw: drawId,
          sources: sources.map(({ type, ref, value }) => ({ type, ref, value })),
        });
        return { drawId, seed: hashByNode(suite, `dr1:seed:${text}`).toString("hex") };
      }),
    );
    // 10^24 announcements, 256 bits of a secret, 10^25 texts.
    expect(entry.countedBits).toBe(79 + 256 + 83);
    const { entryHash, ...sealed } = entry;
    expect(entryHash).toBe(hashByNode(suite, `dr1:entry:${sortedJson(sealed)}`).toString("hex"));
    expect([entry.suite, entry.number, entry.previous]).toEqual([suite, 2, commitment.entryHash]);
  });

  it("takes the pulse that NIST published, and no other", async () => {
    const chain = [commit({ sources: [named(NIST_SOURCE, AT.known)] })];
    const at = "2026-07-10T11:05:00Z";
    expect((await reveal(chain, { at, sources: [NIST_SOURCE] })).countedBits).toBe(512);
    const changed = [{ ...NIST_SOURCE, pulse: { ...NIST_SOURCE.pulse, period: 1 } }];
    await expectRefusal(() => reveal(chain, { at, sources: changed }), "SEED_VALUE", "sources[0]", "SHA-512");
  });

  it("may be given in the second in which the last source is known, and not before", async () => {
    const chain = [committed()];
    expect((await reveal(chain, { at: AT.known, sources: SOURCES })).at).toBe(AT.known);
    await expectRefusal(
      () => reveal(chain, { at: "2024-05-07T07:59:59Z", sources: SOURCES }),
      "ENTRY_OUT_OF_PLACE",
      "chain",
      "could only be known",
    );
  });

  it("waits for the latest of its sources", async () => {
    const commitment = commit({
      at: "2023-08-23T15:20:00Z",
      asOf: "2023-08-23",
      sources: [named(DICE, "2023-08-23T15:30:00Z"), { type: "drand", ref: ROUND_1000.ref }],
    });
    const sources = [DICE, { type: "drand", ...ROUND_1000 }] as const;
    // Round 1000 of quicknet is of 15:59:24.
    await expectRefusal(
      () => reveal([commitment], { at: "2023-08-23T15:59:23Z", sources }),
      "ENTRY_OUT_OF_PLACE",
      "chain",
    );
    const { at, countedBits } = await reveal([commitment], { at: "2023-08-23T15:59:24Z", sources });
    expect([at, countedBits]).toEqual(["2023-08-23T15:59:24Z", 79 + 256]);
  });

  it("is that of the commitment whose hash is given, if two wait", async () => {
    const first = commit({ taskIds: ["T01"] });
    const second = commit({ taskIds: ["T02"], chain: [first] });
    const chain = [first, second];
    await expectRefusal(() => reveal(chain), "ENTRY_OUT_OF_PLACE", "commitment", "2 of them");
    const entry = await reveal(chain, { commitment: second.entryHash });
    expect(entry.commitment).toBe(second.entryHash);
    expect(entry.draws.map(({ drawId }) => drawId)).toEqual(["bureau/plan-2024/T02/b1/d1"]);
    const rest = await reveal([...chain, entry]);
    expect(rest.commitment).toBe(first.entryHash);
  });
});

describe("what is no seed", () => {
  const [dice, secret, typed] = SOURCES as [typeof DICE, SeedSource, SeedSource];
  const drand = { type: "drand", ...ROUND_1000 } as const;
  type Sources = readonly (SeedSource | Readonly<Record<string, unknown>>)[];
  const cases: readonly (readonly [title: string, sources: unknown, code: ErrorCode, path: string])[] = [
    ["no list", undefined, "SEED_MISSING", "sources[0]"],
    ["a list without a source", [], "SEED_MISSING", "sources[0]"],
    ["the first source alone", [dice], "SEED_MISSING", "sources[1]"],
    ["all but the last source", [dice, secret], "SEED_MISSING", "sources[2]"],
    ["a source more", [dice, secret, typed, { ...typed, ref: "more" }], "SEED_MISMATCH", "sources[3]"],
    ["another order", [secret, dice, typed], "SEED_MISMATCH", "sources[0]"],
    ["another name", [dice, secret, { ...typed, ref: "minutes 2" }], "SEED_MISMATCH", "sources[2]"],
    ["another type", [dice, secret, { ...TYPED, type: "announced" }], "SEED_MISMATCH", "sources[2]"],
    [
      "other dice",
      [{ ...DICE, groups: [{ count: 24, lowest: 1, highest: 9 }] }, secret, typed],
      "SEED_MISMATCH",
      "sources[0]",
    ],
    ["another digest", [dice, { ...secret, digest: "0".repeat(64) }, typed], "SEED_MISMATCH", "sources[1]"],
    ["bits of its own", [dice, secret, { ...typed, entropyBits: 20 }], "SEED_MISMATCH", "sources[2]"],
    ["a list instead of a source", [dice, secret, []], "SEED_MISMATCH", "sources[2]"],
    [
      "a digit too few",
      [{ ...DICE, value: DICE.value.slice(1) }, secret, typed],
      "SEED_VALUE",
      "seed.sources[0].value",
    ],
    ["another secret", [dice, { ...secret, value: "7f".repeat(32) }, typed], "SEED_VALUE", "seed.sources[1].value"],
    ["no value", [dice, secret, { type: "declared", ref: "minutes" }], "SEED_MISSING", "seed.sources[2].value"],
    ["an empty value", [dice, secret, { ...typed, value: "" }], "SEED_MISSING", "seed.sources[2].value"],
    ["a number", [dice, secret, { ...typed, value: 4711 }], "SEED_TYPE", "seed.sources[2].value"],
    [
      "a value with a space after it",
      [dice, secret, { ...typed, value: "4711 " }],
      "SEED_TYPE",
      "seed.sources[2].value",
    ],
    [
      "a value that is not in form NFC",
      [dice, secret, { ...typed, value: "e\u0301" }],
      "SEED_TYPE",
      "seed.sources[2].value",
    ],
    [
      "a secret in capitals",
      [dice, { ...secret, value: "7E".repeat(32) }, typed],
      "INPUT_INVALID",
      "seed.sources[1].value",
    ],
  ];

  it.each(cases)("%s", async (_, sources, code, path) => {
    const chain = deepFreeze([committed()]);
    const options = { chain, at: AT.seed, sources: sources as Sources } as unknown as RevealSeedOptions;
    await expectRefusal(() => revealSeed(options), code, path);
  });

  it("is a round of drand with another value, the signature of another round, or none", async () => {
    const commitment = commit({
      at: "2023-08-23T15:20:00Z",
      asOf: "2023-08-23",
      sources: [named(DICE, "2023-08-23T15:30:00Z"), { type: "drand", ref: ROUND_1000.ref }],
    });
    const revealing = (source: object) => (): Promise<SeedEntry> =>
      reveal([commitment], { at: AT.seed, sources: [DICE, { ...drand, ...source }] });
    const path = "seed.sources[1].value";
    await expectRefusal(revealing({ value: "0".repeat(64) }), "SEED_VALUE", path);
    await expectRefusal(revealing({ signature: ROUND_123.signature }), "SEED_VALUE", path);
    const value = hashByNode("sha256", Buffer.from(ROUND_123.signature, "hex")).toString("hex");
    await expectRefusal(revealing({ signature: ROUND_123.signature, value }), "SEED_VALUE", "sources[1]");
    const form = "seed.sources[1].signature";
    await expectRefusal(revealing({ signature: ROUND_1000.signature.toUpperCase() }), "INPUT_INVALID", form);
    expect((await revealing({})()).sources[1]).toEqual(drand);
  });

  it("is typed text that turns out too short", async () => {
    const short = { ...TYPED, value: "4711081516234299037" };
    const chain = [committed([short])];
    await expectRefusal(() => reveal(chain, { sources: [short] }), "SEED_WEAK", "seed", "63 bits");
    const enough = { ...TYPED, value: "47110815162342990371" };
    expect((await reveal(chain, { sources: [enough] })).countedBits).toBe(66);
  });

  it("options that are none", async () => {
    await expectRefusal(() => revealSeed([] as never), "FIELD_INVALID", "options");
  });
});

describe("what a seed does not follow", () => {
  it("no commitment, one that has a seed, one that is void, and no such commitment", async () => {
    const commitment = commit();
    const seed = await reveal([commitment]);
    const nothing = voidDraw({
      chain: [commitment],
      at: AT.seed,
      reason: "source-missing",
      source: DICE.ref,
      note: "none",
    });
    for (const chain of [[], [commitment, seed], [commitment, nothing]]) {
      await expectRefusal(() => reveal(chain), "ENTRY_OUT_OF_PLACE", "commitment", "0 of them");
      const given = { commitment: commitment.entryHash };
      await expectRefusal(() => reveal(chain, given), "ENTRY_OUT_OF_PLACE", "commitment");
    }
    const given = { commitment: SALT_KEY };
    await expectRefusal(() => reveal([commitment], given), "ENTRY_OUT_OF_PLACE", "commitment", SALT_KEY);
  });

  it("a chain that is broken", async () => {
    const commitment = commit();
    const edited = { ...commitment, skipReasons: ["moved-out"] } as const;
    await expectRefusal(() => reveal([edited]), "CHAIN_BROKEN", "chain[0]");
    await expectRefusal(() => reveal([commitment, commitment]), "CHAIN_BROKEN", "chain");
  });

  it("an entry of a later time", async () => {
    const first = commit({ taskIds: ["T01"] });
    const second = commit({ taskIds: ["T02"], chain: [first], at: AT.result, sources: [named(DICE, AT.later)] });
    const given = { commitment: first.entryHash, at: AT.seed };
    await expectRefusal(() => reveal([first, second], given), "ENTRY_OUT_OF_PLACE", "chain", "entry before");
  });
});
