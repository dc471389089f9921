import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkSourceValue } from "../../src/beacon/checkSourceValue.js";
import { QUICKNET } from "../../src/beacon/quicknet.js";
import { verifyDrandRound } from "../../src/beacon/verifyDrandRound.js";
import { PUBLISHED } from "../oracles/published.js";

const { rounds, mustFail, ...chain } = PUBLISHED.drandQuicknet;
const CHAIN = chain.chainHash;
const { round, signature } = rounds[1]!;
const HALF = "the signature is not 48 bytes in lower-case hexadecimal";

/** The signature with one bit of one byte turned over. */
function flipped(at: number, bit: number): string {
  const bytes = Buffer.from(signature, "hex");
  bytes[at] = bytes[at]! ^ (1 << bit);
  return bytes.toString("hex");
}

describe("the pinned chain", () => {
  it("is the published one", () => {
    expect(QUICKNET).toEqual({
      chainHash: CHAIN,
      publicKey: chain.publicKey,
      genesis: chain.genesisTime,
      period: chain.period,
      genesisSeed: chain.genesisSeed,
      beaconId: chain.beaconId,
      scheme: chain.scheme,
      domain: chain.domain,
    });
  });

  it("has the hash that its key, times, seed and name make", () => {
    const times = Buffer.alloc(12);
    times.writeUInt32BE(QUICKNET.period);
    times.writeBigInt64BE(BigInt(QUICKNET.genesis), 4);
    const hash = createHash("sha256")
      .update(times)
      .update(QUICKNET.publicKey, "hex")
      .update(QUICKNET.genesisSeed, "hex")
      .update(QUICKNET.beaconId);
    expect(hash.digest("hex")).toBe(QUICKNET.chainHash);
  });
});

describe("a published round", () => {
  it.each(rounds)("$round verifies", async (published) => {
    const { randomness } = published;
    expect(await verifyDrandRound({ chain: CHAIN, ...published })).toEqual({ ok: true });
    expect(createHash("sha256").update(published.signature, "hex").digest("hex")).toBe(randomness);
    const source = {
      type: "drand",
      ref: `${CHAIN}/${published.round}`,
      value: randomness,
      signature: published.signature,
    } as const;
    expect(checkSourceValue(source, "sha256")).toBeUndefined();
    expect(checkSourceValue(source, "sm3")).toBeUndefined();
  });
});

describe("a round that was right", () => {
  it("makes no other round and no other signature right", async () => {
    const [one, other] = rounds as readonly [(typeof rounds)[number], (typeof rounds)[number]];
    const verdictOf = async (number: number, signature: string): Promise<boolean> =>
      (await verifyDrandRound({ chain: CHAIN, round: number, signature })).ok;
    for (const expected of [one, other]) expect(await verdictOf(expected.round, expected.signature)).toBe(true);
    expect(await verdictOf(one.round, other.signature)).toBe(false);
    expect(await verdictOf(other.round, one.signature)).toBe(false);
    expect(await verdictOf(one.round, one.signature)).toBe(true);
  });
});

describe("a signature is refused", () => {
  // With the tag of the retired chain fastnet, a right signature is wrong; so the tag is what makes the last row right.
  it.each(mustFail.filter(({ why }) => !why.startsWith("old DST")))("$why", async (row) => {
    const verdict = await verifyDrandRound({ chain: CHAIN, round: row.round, signature: row.signature });
    expect(verdict).toMatchObject({ ok: false });
  });

  it("over a message hashed with the tag of the retired chain fastnet", async () => {
    const { bls12_381 } = await import("@noble/curves/bls12-381.js");
    const row = mustFail.find(({ why }) => why.startsWith("old DST"))!;
    const { shortSignatures: bls } = bls12_381;
    const number = Buffer.alloc(8);
    number.writeBigUInt64BE(BigInt(row.round));
    const message = createHash("sha256").update(number).digest();
    const verifies = (domain: string): boolean =>
      bls.verify(
        Buffer.from(row.signature, "hex"),
        bls.hash(Uint8Array.from(message), new TextEncoder().encode(domain)),
        Buffer.from(QUICKNET.publicKey, "hex"),
      );
    expect(verifies("BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_")).toBe(false);
    expect(verifies(QUICKNET.domain)).toBe(true);
  });

  it("with any byte changed in one bit", async () => {
    const verdicts = [];
    for (let at = 0; at < 48; at++) {
      verdicts.push(await verifyDrandRound({ chain: CHAIN, round, signature: flipped(at, at % 8) }));
    }
    for (const at of [0, 47]) {
      for (let bit = 0; bit < 8; bit++) {
        verdicts.push(await verifyDrandRound({ chain: CHAIN, round, signature: flipped(at, bit) }));
      }
    }
    expect(verdicts).toHaveLength(64);
    expect(verdicts.filter(({ ok }) => ok)).toEqual([]);
  });

  it("that is the negative of the right point, which differs in one bit and is in the subgroup", async () => {
    expect(await verifyDrandRound({ chain: CHAIN, round, signature: flipped(0, 5) })).toEqual({
      ok: false,
      problem: "the signature is not that of quicknet for this round",
    });
  });

  it.each([
    ["the point at infinity", `c0${"00".repeat(47)}`],
    ["the point at infinity with a sign", `e0${"00".repeat(47)}`],
    ["the point at infinity with a coordinate", `c0${"00".repeat(46)}01`],
    ["all zeros", "00".repeat(48)],
    ["all ones", "ff".repeat(48)],
    ["without the mark of compression", flipped(0, 7)],
    ["with the mark of infinity", flipped(0, 6)],
    [
      "x = p, which is 0 written otherwise",
      `9a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab`,
    ],
    ["a point outside the subgroup, x = 4", `80${"00".repeat(46)}04`],
    [
      "the generator",
      "97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb",
    ],
  ])("%s", async (_, wrong) => {
    expect(wrong).toHaveLength(96);
    expect(await verifyDrandRound({ chain: CHAIN, round, signature: wrong })).toMatchObject({ ok: false });
  });

  it("written without compression, right point or not", async () => {
    const { bls12_381 } = await import("@noble/curves/bls12-381.js");
    const long = Buffer.from(bls12_381.G1.Point.fromHex(signature).toBytes(false)).toString("hex");
    expect(long).toHaveLength(192);
    expect(await verifyDrandRound({ chain: CHAIN, round, signature: long })).toEqual({ ok: false, problem: HALF });
  });

  it.each([
    ["upper case", signature.toUpperCase()],
    ["one byte less", signature.slice(2)],
    ["half a byte less", signature.slice(1)],
    ["one byte more", `${signature}00`],
    ["a line feed", `${signature}\n`],
    ["a prefix", `0x${signature}`],
    ["nothing", ""],
  ])("of another form: %s", async (_, wrong) => {
    expect(await verifyDrandRound({ chain: CHAIN, round, signature: wrong })).toEqual({ ok: false, problem: HALF });
  });

  it.each([
    ["the default chain", "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce"],
    ["upper case", CHAIN.toUpperCase()],
    ["nothing", ""],
  ])("of another chain: %s", async (_, other) => {
    expect(await verifyDrandRound({ chain: other, round, signature })).toEqual({
      ok: false,
      problem: "the chain is not drand's quicknet, the only one known",
    });
  });

  it.each([0, -1, 1000.5, Number.NaN, 2 ** 53, 83_903_165_812])("of round %d", async (wrong) => {
    expect(await verifyDrandRound({ chain: CHAIN, round: wrong, signature })).toEqual({
      ok: false,
      problem: "there is no such round",
    });
  });
});

describe("the value of a round", () => {
  const source = { type: "drand", ref: `${CHAIN}/${round}`, value: rounds[1]!.randomness, signature } as const;

  it.each([
    ["another value", { ...source, value: rounds[0]!.randomness }, "value of the source"],
    ["another signature", { ...source, signature: rounds[0]!.signature }, "value of the source"],
  ] as const)("does not fit: %s", (_, wrong, sentence) => {
    expect(checkSourceValue(wrong, "sha256")).toContain(sentence);
  });
});
