import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { HashSuite } from "../../src/random/hashing.js";
import { isUnambiguous } from "../../src/random/isUnambiguous.js";
import { deriveSeed, seedOf, type DeriveSeedOptions } from "../../src/random/deriveSeed.js";
import {
  expertTicket,
  isId,
  leadTicket,
  replacementTicket,
  teamTicket,
  ticketOf,
  unitTicket,
  type TicketOptions,
} from "../../src/random/ticketOf.js";
import { refusal } from "../support/badField.js";

const S = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const SUITES = ["sha256", "sm3"] as const;
const SOURCE = { type: "declared", ref: "public meeting", value: "4711 0815" };

/** The hash as anybody computes it who types the text of the protocol. */
function byHand(suite: HashSuite, text: string): string {
  return createHash(suite).update(text).digest("hex");
}

describe.each(SUITES)("by %s", (suite) => {
  it("each kind of ticket is the hash of its own text", () => {
    expect(unitTicket(suite, S, "T-1")).toBe(byHand(suite, `dr1:unit:${S}:T-1`));
    expect(ticketOf({ seed: S, targetId: "T-1", suite })).toBe(byHand(suite, `dr1:unit:${S}:T-1`));
    expect(teamTicket(suite, S, "T-1", ["a", "b", "c"])).toBe(byHand(suite, `dr1:pair:${S}:T-1:a:b:c`));
    expect(expertTicket(suite, S, "T-1", ["a", "b"])).toBe(byHand(suite, `dr1:expert:${S}:T-1:a:b`));
    expect(replacementTicket(suite, S, "T-1", 2, "a")).toBe(byHand(suite, `dr1:replace:${S}:T-1:2:a`));
    expect(leadTicket(suite, S, "T-1", "a")).toBe(byHand(suite, `dr1:lead:${S}:T-1:a`));
  });

  it("a seed is the hash of its draw and its sources in canonical JSON", () => {
    const more = { ...SOURCE, ref: "lottery", entropyBits: 20 };
    const text =
      'dr1:seed:{"draw":"b1/d1","sources":[{"ref":"public meeting","type":"declared","value":"4711 0815"},' +
      '{"ref":"lottery","type":"declared","value":"4711 0815"}]}';
    expect(deriveSeed({ drawId: "b1/d1", sources: [SOURCE, more], suite })).toBe(byHand(suite, text));
    expect(seedOf(suite, "b1/d1", [SOURCE, more])).toBe(byHand(suite, text));
  });
});

describe("without a suite", () => {
  it("it is SHA-256", () => {
    expect(ticketOf({ seed: S, targetId: "T-1" })).toBe(unitTicket("sha256", S, "T-1"));
    expect(deriveSeed({ drawId: "d", sources: [SOURCE] })).toBe(seedOf("sha256", "d", [SOURCE]));
  });
});

describe("ticketOf refuses", () => {
  it.each<readonly [name: string, changes: unknown, path: string, code: string]>([
    ["a target without an id", { targetId: undefined }, "targetId", "FIELD_INVALID"],
    ["an id that begins with a hyphen", { targetId: "-1" }, "targetId", "FIELD_INVALID"],
    ["an id in a list", { targetId: ["T-1"] }, "targetId", "FIELD_INVALID"],
    ["a seed in a list", { seed: [S] }, "seed", "SEED_TYPE"],
    ["a seed of capitals", { seed: S.toUpperCase() }, "seed", "SEED_TYPE"],
    ["a seed with something before it", { seed: `0${S}` }, "seed", "SEED_TYPE"],
    ["a suite that is none", { suite: "md5" }, "suite", "FIELD_INVALID"],
  ])("%s", (_, changes, path, code) => {
    const options = { seed: S, targetId: "T-1", ...(changes as object) } as TicketOptions;
    expect(refusal(() => ticketOf(options))).toMatchObject({ code, path });
  });

  it("options that are none, and says what an id is", () => {
    expect(refusal(() => ticketOf(null as unknown as TicketOptions)).path).toBe("options");
    expect(refusal(() => ticketOf({ seed: S, targetId: "T 1" }))).toMatchObject({
      expected: "an id of 1 to 64 characters from 0-9 A-Z a-z . _ -, beginning with a letter or digit",
      received: '"T 1"',
    });
  });
});

describe("isId", () => {
  it.each(["0", "9", "A", "Z", "a", "z", "a._-", "T-1", `a${"-".repeat(63)}`])("takes %j", (id) => {
    expect(isId(id)).toBe(true);
  });

  it.each(["", "-1", ".a", "_a", "a b", "a\n", " a", "a/b", "é", "a:b", "a".repeat(65), "１", 7, ["a"], null])(
    "refuses %j",
    (id) => {
      expect(isId(id)).toBe(false);
    },
  );
});

describe("isUnambiguous", () => {
  it.each(["", "4711 0815", "公开会议", "é", "𠮷"])("takes %j", (text) => {
    expect(isUnambiguous(text)).toBe(true);
  });

  it.each([" a", "a ", "\u3000a", "e\u0301", "a\u200bb", "a\u0000b", "a\u00adb", "\ud842", "a\nb"])(
    "refuses %j",
    (text) => {
      expect(isUnambiguous(text)).toBe(false);
    },
  );
});

describe("deriveSeed refuses", () => {
  it.each<readonly [name: string, changes: object, path: string, code: string]>([
    ["a draw without an id", { drawId: undefined }, "drawId", "FIELD_INVALID"],
    ["a draw with an empty id", { drawId: "" }, "drawId", "FIELD_INVALID"],
    ["a draw whose id is a number", { drawId: 7 }, "drawId", "FIELD_INVALID"],
    ["a draw whose id can be typed in two ways", { drawId: "e\u0301" }, "drawId", "FIELD_INVALID"],
    ["sources that are no list", { sources: SOURCE }, "seed.sources", "SEED_MISSING"],
    ["no sources", { sources: [] }, "seed.sources", "SEED_MISSING"],
    ["a source that is bare text", { sources: [SOURCE, "4711"] }, "seed.sources[1]", "SEED_MISSING"],
    ["a source that is null", { sources: [null] }, "seed.sources[0]", "SEED_MISSING"],
    ["a source without a type", { sources: [{ ...SOURCE, type: undefined }] }, "seed.sources[0].type", "SEED_MISSING"],
    ["a source without a place", { sources: [{ ...SOURCE, ref: null }] }, "seed.sources[0].ref", "SEED_MISSING"],
    ["a source without a value", { sources: [{ ...SOURCE, value: "" }] }, "seed.sources[0].value", "SEED_MISSING"],
    ["a value that is a number", { sources: [{ ...SOURCE, value: 7 }] }, "seed.sources[0].value", "SEED_TYPE"],
    ["a value with a space", { sources: [{ ...SOURCE, value: "7 " }] }, "seed.sources[0].value", "SEED_TYPE"],
    ["a suite that is none", { suite: "md5" }, "suite", "FIELD_INVALID"],
  ])("%s", (_, changes, path, code) => {
    const options = { drawId: "d", sources: [SOURCE], ...changes } as DeriveSeedOptions;
    expect(refusal(() => deriveSeed(options))).toMatchObject({ code, path });
  });

  it("options that are none", () => {
    expect(refusal(() => deriveSeed("4711" as unknown as DeriveSeedOptions)).path).toBe("options");
  });
});
