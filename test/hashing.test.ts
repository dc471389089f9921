import * as crypto from "node:crypto";
import fc from "fast-check";
import { sm3 as smCryptoSm3 } from "sm-crypto-v2";
import { describe, expect, it } from "vitest";
import { chooseBackend, createHasher, hashText, portableBackend, type HashSuite } from "../src/random/hashing.js";
import { sm3 } from "../src/random/sm3.js";

type NodeCrypto = NonNullable<Parameters<typeof chooseBackend>[0]>;

const SUITES: readonly HashSuite[] = ["sha256", "sm3"];
const native = chooseBackend(crypto);

/** Every length from 0 to 200 bytes crosses the block edges at 55, 56, 63, 64, 119, 120, 127 and 128. */
const LENGTHS = Array.from({ length: 201 }, (_, length) => length);
const ASCII = LENGTHS.map((length) => {
  const characters = Array.from({ length }, (_, at) => String.fromCharCode(32 + ((at * 7 + length) % 95)));
  return characters.join("");
});
const OTHER_TEXTS: readonly string[] = [
  "双随机、一公开",
  "个体工商户（虚构）".repeat(30),
  "é",
  "e\u0301",
  "𠮷野家 🎲",
  "\u0000\u007f\u0080\u07ff\u0800\uffff",
  "\ufeff1234",
  ...LENGTHS.slice(1, 70).map((length) => "査".repeat(length)),
  ...LENGTHS.slice(1, 70).map((length) => `${"a".repeat(length)}🎲`),
];

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** What Node's own `createHash` says of the bytes: neither backend's path. */
function oracle(suite: HashSuite, text: string): string {
  return crypto.createHash(suite).update(bytesOf(text)).digest("hex");
}

describe.each(SUITES)("%s", (suite) => {
  it("is the same from the portable backend, from Node and from the one in use, at every length", () => {
    for (const text of [...ASCII, ...OTHER_TEXTS]) {
      const expected = oracle(suite, text);
      expect(portableBackend.hashText(suite, text), JSON.stringify(text)).toBe(expected);
      expect(native.hashText(suite, text)).toBe(expected);
      expect(hashText(suite, text)).toBe(expected);
    }
  });

  it("is the same of pieces as of the whole", () => {
    const pieces = fc.array(fc.string({ unit: "grapheme", maxLength: 90 }), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const expected = oracle(suite, parts.join(""));
        for (const start of [portableBackend.createHasher, native.createHasher, createHasher]) {
          const hasher = start(suite);
          for (const part of parts) hasher.update(part);
          expect(hasher.digest()).toBe(expected);
        }
      }),
      { seed: 20240501, numRuns: 300 },
    );
  });

  it("is the same wherever a text of 200 bytes is cut in two", () => {
    const whole = ASCII[200]!;
    const expected = oracle(suite, whole);
    for (const cut of LENGTHS) {
      const hasher = portableBackend.createHasher(suite);
      hasher.update(whole.slice(0, cut));
      hasher.update(whole.slice(cut));
      expect(hasher.digest()).toBe(expected);
    }
  });

  it("keeps two hashes apart that are made at the same time", () => {
    const [one, other] = [portableBackend.createHasher(suite), portableBackend.createHasher(suite)];
    one.update("a".repeat(60));
    other.update("b".repeat(100));
    one.update("c".repeat(60));
    expect(other.digest()).toBe(oracle(suite, "b".repeat(100)));
    expect(one.digest()).toBe(oracle(suite, `${"a".repeat(60)}${"c".repeat(60)}`));
  });
});

describe("published values", () => {
  it.each([
    ["sm3", "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "GB/T 32905-2016, A.1"],
    [
      "sm3",
      "abcd".repeat(16),
      "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
      "GB/T 32905-2016, A.2",
    ],
    ["sha256", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "FIPS 180-4 example"],
    [
      "sha256",
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
      "FIPS 180-4 example, two blocks",
    ],
  ] as const)("%s of %j is %s (%s)", (suite, text, published, _source) => {
    expect(portableBackend.hashText(suite, text)).toBe(published);
    expect(native.hashText(suite, text)).toBe(published);
  });
});

describe("the SM3 of this library", () => {
  it("agrees with sm-crypto-v2 at every length", () => {
    for (const text of [...ASCII, ...OTHER_TEXTS]) {
      expect(hexOf(sm3(bytesOf(text))), JSON.stringify(text)).toBe(smCryptoSm3(bytesOf(text)));
    }
  });

  it("agrees with Node and sm-crypto-v2 on random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1000 }), (bytes) => {
        const expected = crypto.createHash("sm3").update(bytes).digest("hex");
        expect(hexOf(sm3(bytes))).toBe(expected);
        expect(smCryptoSm3(bytes)).toBe(expected);
      }),
      { seed: 20240502, numRuns: 300 },
    );
  });

  it("goes on from a copy as from the original", () => {
    const original = sm3.create().update(bytesOf("a".repeat(100)));
    const copy = original.clone();
    original.update(bytesOf("b"));
    copy.update(bytesOf("c"));
    expect(hexOf(original.digest())).toBe(oracle("sm3", `${"a".repeat(100)}b`));
    expect(hexOf(copy.digest())).toBe(oracle("sm3", `${"a".repeat(100)}c`));
  });
});

describe("chooseBackend", () => {
  /** Node's cryptography with its calls counted, and SM3 listed or not. */
  function counting(listed: readonly string[]): { readonly calls: string[]; readonly crypto: NodeCrypto } {
    const calls: string[] = [];
    return {
      calls,
      crypto: {
        getHashes: () => [...listed],
        hash: (algorithm, data, encoding) => {
          calls.push(`hash ${algorithm}`);
          return crypto.createHash(algorithm).update(data).digest(encoding);
        },
        createHash: (algorithm) => {
          calls.push(`createHash ${algorithm}`);
          return crypto.createHash(algorithm);
        },
      },
    };
  }

  function hashBoth(backend: typeof portableBackend): readonly string[] {
    return SUITES.flatMap((suite) => {
      const hasher = backend.createHasher(suite);
      hasher.update("双随机");
      return [backend.hashText(suite, "双随机"), hasher.digest()];
    });
  }

  const expected = SUITES.flatMap((suite) => [oracle(suite, "双随机"), oracle(suite, "双随机")]);

  it("falls back to the portable backend without node:crypto", () => {
    expect(chooseBackend(undefined)).toBe(portableBackend);
  });

  it("falls back to the portable backend where crypto.hash is missing", () => {
    const older = { ...counting(["sha256", "sm3"]).crypto, hash: undefined };
    expect(chooseBackend(older as unknown as NodeCrypto)).toBe(portableBackend);
  });

  it("uses Node for both suites where it lists both", () => {
    const { calls, crypto: counted } = counting(["sha256", "sm3"]);
    expect(hashBoth(chooseBackend(counted))).toEqual(expected);
    expect(calls).toEqual(["createHash sha256", "hash sha256", "createHash sm3", "hash sm3"]);
  });

  it("uses its own SM3, and Node's SHA-256, where Node does not list SM3", () => {
    const { calls, crypto: counted } = counting(["sha256", "sha512"]);
    expect(hashBoth(chooseBackend(counted))).toEqual(expected);
    expect(calls).toEqual(["createHash sha256", "hash sha256"]);
  });
});
