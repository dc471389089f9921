import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  chooseBackend,
  checkSuite,
  createHasher,
  hashBytes,
  hashText,
  portableBackend,
  type HashSuite,
} from "../../src/random/hashing.js";
import { sha512 } from "../../src/random/sha512.js";
import { sm3 } from "../../src/random/sm3.js";
import { refusal } from "../support/badField.js";

const ABC = Uint8Array.of(0x61, 0x62, 0x63);
/** FIPS 180-4 and GB/T 32905-2016, A.1: the hash of "abc". */
const OF_ABC: Readonly<Record<HashSuite, string>> = {
  sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  sm3: "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
};
const SUITES = ["sha256", "sm3"] as const;

/** Node's cryptography that marks what it was asked for, with SM3 or without. */
function marking(listed: readonly string[]): NonNullable<Parameters<typeof chooseBackend>[0]> {
  return {
    getHashes: () => [...listed],
    hash: (algorithm) => `node ${algorithm}`,
    createHash: (algorithm) => ({ update: () => undefined, digest: () => `node ${algorithm}` }),
  };
}

describe("the hash of bytes", () => {
  it.each(SUITES)("is the published one of abc (%s)", (suite) => {
    expect(hashBytes(suite, ABC)).toBe(OF_ABC[suite]);
    expect(portableBackend.hashBytes(suite, ABC)).toBe(OF_ABC[suite]);
  });

  it("is asked of Node, but for SM3 where Node has none", () => {
    const [both, one] = [chooseBackend(marking(["sha256", "sm3"])), chooseBackend(marking(["sha256"]))];
    expect(SUITES.map((suite) => both.hashBytes(suite, ABC))).toEqual(["node sha256", "node sm3"]);
    expect(SUITES.map((suite) => one.hashBytes(suite, ABC))).toEqual(["node sha256", OF_ABC.sm3]);
  });

  it("and of pieces of text is asked of Node in the same way", () => {
    const [both, one] = [chooseBackend(marking(["sha256", "sm3"])), chooseBackend(marking(["sha256"]))];
    const shown = ({ hashText: text, createHasher: start }: typeof both): unknown =>
      SUITES.map((suite) => [text(suite, ""), start(suite).digest()]);
    const empty = createHash("sm3").digest("hex");
    expect(shown(both)).toEqual([
      ["node sha256", "node sha256"],
      ["node sm3", "node sm3"],
    ]);
    expect(shown(one)).toEqual([
      ["node sha256", "node sha256"],
      [empty, empty],
    ]);
  });

  it("is computed here where there is no Node, or one without the fast hash", () => {
    expect(chooseBackend(undefined)).toBe(portableBackend);
    expect(chooseBackend({ ...marking(["sha256"]), hash: undefined } as never)).toBe(portableBackend);
  });

  it("of SHA-512 is the published one of abc (FIPS 180-4)", () => {
    expect(Buffer.from(sha512(ABC)).toString("hex")).toBe(
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a" +
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    );
  });
});

describe("the portable backend", () => {
  /** Text whose length in bytes crosses the edges of blocks. */
  const text = (length: number): string =>
    Array.from({ length }, (_, at) => String.fromCharCode(32 + (at % 95))).join("");

  it.each(SUITES)("hashes text of every length up to two blocks as Node does (%s)", (suite) => {
    for (let length = 0; length <= 130; length++) {
      const expected = createHash(suite).update(text(length)).digest("hex");
      expect(portableBackend.hashText(suite, text(length))).toBe(expected);
      expect(hashText(suite, text(length))).toBe(expected);
    }
  });

  it.each(SUITES)("hashes pieces as the whole (%s)", (suite) => {
    const expected = createHash(suite)
      .update(`双随机${text(200)}一公开`)
      .digest("hex");
    for (const start of [portableBackend.createHasher, createHasher]) {
      const hasher = start(suite);
      for (const piece of ["双随机", text(200).slice(0, 61), text(200).slice(61), "一公开"]) hasher.update(piece);
      expect(hasher.digest()).toBe(expected);
    }
  });

  it("goes on from a copy as from the original", () => {
    const original = sm3.create().update(new Uint8Array(100));
    const copy = original.clone();
    original.update(ABC);
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
    const of = (...pieces: readonly Uint8Array[]): string =>
      createHash("sm3").update(Buffer.concat(pieces)).digest("hex");
    expect(hex(copy.digest())).toBe(of(new Uint8Array(100)));
    expect(hex(original.digest())).toBe(of(new Uint8Array(100), ABC));
  });
});

describe("the backend in use", () => {
  it("is Node's own, which is several times faster", () => {
    expect([hashText, hashBytes, createHasher]).not.toContain(portableBackend.hashText);
    expect([hashText, hashBytes, createHasher]).not.toContain(portableBackend.hashBytes);
    expect([hashText, hashBytes, createHasher]).not.toContain(portableBackend.createHasher);
  });
});

describe("checkSuite", () => {
  it("takes the two suites of the protocol and no other, whatever the runtime knows", () => {
    for (const suite of SUITES)
      expect(() => {
        checkSuite(suite);
      }).not.toThrow();
    for (const [suite, received] of [
      ["sha512", '"sha512"'],
      ["SHA256", '"SHA256"'],
      [["sm3"], "a list of 1"],
      [undefined, "nothing"],
    ]) {
      expect(
        refusal(() => {
          checkSuite(suite);
        }),
      ).toMatchObject({
        code: "FIELD_INVALID",
        path: "suite",
        expected: "sha256 or sm3",
        received,
      });
    }
  });
});

describe("an SM3 that is destroyed", () => {
  it("takes no more input", () => {
    const hash = sm3.create().update(ABC);
    hash.destroy();
    expect(() => hash.update(ABC)).toThrow("destroyed");
  });
});
