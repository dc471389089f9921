import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signText } from "../../src/signature/signText.js";
import { verifyEd25519 } from "../../src/signature/verifyEd25519.js";
import { verifySignature } from "../../src/signature/verifySignature.js";

interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly key: string;
  readonly message: string;
  readonly value: string;
}

/** RFC 8032, section 7.1. */
const VECTORS: readonly Vector[] = [
  {
    name: "TEST 1",
    secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    value:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  },
  {
    name: "TEST 2",
    secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "72",
    value:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  },
  {
    name: "TEST 3",
    secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    message: "af82",
    value:
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  },
];
const { secret, key, value } = VECTORS[1]!;
const MESSAGE = "r";
/** The group order, RFC 8032, section 5.1. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const { Point } = ed25519;

/** Integers are written lowest byte first. */
function littleEndian(number: bigint): string {
  return Buffer.from(number.toString(16).padStart(64, "0"), "hex").reverse().toString("hex");
}

function toInteger(hexadecimal: string): bigint {
  return BigInt(`0x${Buffer.from(hexadecimal, "hex").reverse().toString("hex")}`);
}

function flip(hexadecimal: string, at: number, bit: number): string {
  const bytes = Buffer.from(hexadecimal, "hex");
  bytes[at] = bytes[at]! ^ (1 << bit);
  return bytes.toString("hex");
}

/** What OpenSSL says, through Node. */
function opensslVerifies(message: Uint8Array, publicKey: string, signature: string): boolean {
  const der = Buffer.from(`302a300506032b6570032100${publicKey}`, "hex");
  const node = createPublicKey({ key: der, format: "der", type: "spki" });
  return verify(null, message, node, Buffer.from(signature, "hex"));
}

/** The challenge `SHA-512(R || A || M)` modulo the order. */
function challenge(point: string, publicKey: string, message: Uint8Array): bigint {
  const digest = createHash("sha512")
    .update(point + publicKey, "hex")
    .update(message);
  return toInteger(digest.digest("hex")) % ORDER;
}

async function verdictOf(publicKey: string, signature: string, message = MESSAGE): Promise<string> {
  const trusted = [{ algorithm: "ed25519", key: publicKey }] as const;
  const verdict = await verifySignature({ message, signature: { ...trusted[0], value: signature }, trusted });
  return verdict.status;
}

describe("RFC 8032, section 7.1", () => {
  it.each(VECTORS)("$name is right", async (vector) => {
    const message = Buffer.from(vector.message, "hex");
    expect(await verifyEd25519(message, vector.key, vector.value)).toBe("right");
    expect(await verifyEd25519(Buffer.concat([message, Buffer.of(0)]), vector.key, vector.value)).toBe("wrong");
    expect(opensslVerifies(message, vector.key, vector.value)).toBe(true);
  });

  it.each(VECTORS.filter(({ name }) => name !== "TEST 3"))("$name is what signText makes", async (vector) => {
    const message = Buffer.from(vector.message, "hex").toString("utf8");
    const signature = await signText({ message, privateKey: vector.secret, algorithm: "ed25519" });
    expect(signature).toEqual({ algorithm: "ed25519", key: vector.key, value: vector.value });
  });
});

describe("text is signed as OpenSSL signs its UTF-8", () => {
  it("whatever the text and the key", async () => {
    const keyText = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), keyText, async (message, privateKey) => {
        const der = Buffer.from(`302e020100300506032b657004220420${privateKey}`, "hex");
        const node = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
        const signature = await signText({ message, privateKey, algorithm: "ed25519" });
        expect(signature.value).toBe(sign(null, Buffer.from(message, "utf8"), node).toString("hex"));
        expect(await verdictOf(signature.key, signature.value, message)).toBe("pass");
        expect(await verdictOf(signature.key, signature.value, `${message} `)).toBe("fail");
      }),
      { seed: 20_240_504, numRuns: 60 },
    );
  });

  it.each([
    ["a longer key", { privateKey: `${secret}00` }],
    ["a shorter key", { privateKey: secret.slice(2) }],
    ["a key in upper case", { privateKey: secret.toUpperCase() }],
    ["no key", { privateKey: undefined }],
    ["another algorithm", { algorithm: "sm2" }],
    ["a lone surrogate", { message: "a\uD800" }],
    ["no text", { message: undefined }],
  ])("not with %s, and the error keeps the key", async (_, changes) => {
    const options = { message: MESSAGE, privateKey: secret, algorithm: "ed25519", ...changes } as Parameters<
      typeof signText
    >[0];
    const error = await signText(options).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ name: "DoubleRandomError", code: "FIELD_INVALID" });
    expect((error as Error).message.toLowerCase()).not.toContain(secret.slice(0, 16));
  });
});

describe("a signature is refused", () => {
  it("with one bit changed in any byte of the signature or the key", async () => {
    const changed = [
      ...Array.from({ length: 64 }, (_, at) => [key, flip(value, at, (at * 3) % 8)] as const),
      ...Array.from({ length: 32 }, (_, at) => [flip(key, at, (at * 3) % 8), value] as const),
    ];
    const verdicts = [];
    for (const [publicKey, signature] of changed) verdicts.push(await verdictOf(publicKey, signature));
    expect(verdicts).toEqual(changed.map(() => "fail"));
    expect(await verdictOf(key, value)).toBe("pass");
  });

  it.each([
    ["S plus the group order", value.slice(0, 64) + littleEndian(toInteger(value.slice(64)) + ORDER)],
    ["S = 0", value.slice(0, 64) + "00".repeat(32)],
    ["S = the group order", value.slice(0, 64) + littleEndian(ORDER)],
    ["R and S exchanged", value.slice(64) + value.slice(0, 64)],
    ["all zeros", "00".repeat(64)],
    ["all ones", "ff".repeat(64)],
    ["upper case", value.toUpperCase()],
    ["one byte less", value.slice(2)],
    ["one byte more", `${value}00`],
    ["half a byte more", `${value}0`],
    ["a line feed", `${value}\n`],
    ["nothing", ""],
  ])("%s", async (_, wrong) => {
    expect(await verdictOf(key, wrong)).toBe("fail");
  });

  it.each([
    ["upper case", key.toUpperCase()],
    ["one byte less", key.slice(2)],
    ["one byte more", `${key}00`],
    ["y = p + 1", littleEndian(2n ** 255n - 18n)],
    ["no point", `02${"00".repeat(31)}`],
    ["nothing", ""],
  ])("with a trusted key of another form: %s", async (_, wrong) => {
    expect(await verdictOf(wrong, value)).toBe("fail");
  });
});

/** A point of order 8, whose multiples are the eight points of small order. */
const OF_ORDER_8 = Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

describe("points of small order", () => {
  const small = Array.from({ length: 8 }, (_, multiple) =>
    multiple === 0 ? Point.ZERO : OF_ORDER_8.multiplyUnsafe(BigInt(multiple)),
  );

  it("are eight", () => {
    expect(new Set(small.map((point) => point.toHex())).size).toBe(8);
    expect(OF_ORDER_8.multiplyUnsafe(8n).is0()).toBe(true);
  });

  it("sign nothing as keys, although the equation of the RFC holds with S = 0 for every text", async () => {
    for (const point of small) {
      for (const r of small) {
        expect(await verdictOf(point.toHex(), r.toHex() + "00".repeat(32), "any text")).toBe("fail");
      }
    }
  });

  it("written in a second way are refused, where a lax reader takes the text for signed", async () => {
    const neutral = [littleEndian(1n), littleEndian(2n ** 255n - 18n), `01${"00".repeat(30)}80`];
    expect(Point.fromHex(neutral[1]!, true).is0()).toBe(true);
    const lax = (publicKey: string, signature: string): boolean =>
      ed25519.verify(Buffer.from(signature, "hex"), Buffer.from(MESSAGE), Buffer.from(publicKey, "hex"), {
        zip215: true,
      });

    const byAnyone = Point.BASE.multiply(7n).toHex() + littleEndian(7n);
    expect(neutral.map((publicKey) => lax(publicKey, byAnyone))).toEqual([true, true, true]);
    for (const publicKey of neutral) expect(await verdictOf(publicKey, byAnyone)).toBe("fail");

    const { scalar } = ed25519.utils.getExtendedPublicKey(Buffer.from(secret, "hex"));
    const withoutNonce = neutral.map(
      (r) => r + littleEndian((challenge(r, key, Buffer.from(MESSAGE)) * scalar) % ORDER),
    );
    expect(withoutNonce.map((signature) => lax(key, signature))).toEqual([true, true, true]);
    const answers = withoutNonce.map((signature) => opensslVerifies(Buffer.from(MESSAGE), key, signature));
    expect(answers).toEqual([true, false, false]);
    for (const [index, signature] of withoutNonce.entries()) {
      expect(await verdictOf(key, signature)).toBe(answers[index] ? "pass" : "fail");
    }
  });

  it("hidden in R make text that some programs take for signed; it is refused, as OpenSSL does", async () => {
    const { scalar } = ed25519.utils.getExtendedPublicKey(Buffer.from(secret, "hex"));
    const nonce = 0x5eedn;
    const point = Point.BASE.multiply(nonce).add(OF_ORDER_8).toHex();
    const s = (nonce + challenge(point, key, Buffer.from(MESSAGE)) * scalar) % ORDER;
    const forged = point + littleEndian(s);
    const bytes = [forged, key].map((text) => Buffer.from(text, "hex")) as [Buffer, Buffer];
    expect(ed25519.verify(bytes[0], Buffer.from(MESSAGE), bytes[1], { zip215: false })).toBe(true);
    expect(opensslVerifies(Buffer.from(MESSAGE), key, forged)).toBe(false);
    expect(await verdictOf(key, forged)).toBe("fail");

    const plain = Point.BASE.multiply(nonce).toHex();
    const t = (nonce + challenge(plain, key, Buffer.from(MESSAGE)) * scalar) % ORDER;
    expect(await verdictOf(key, plain + littleEndian(t))).toBe("pass");
  });

  it("hidden in a key are refused", async () => {
    const scalar = 0xa11ce5n;
    const nonce = 0x5eedn;
    const mixed = Point.BASE.multiply(scalar).add(OF_ORDER_8).toHex();
    const point = Point.BASE.multiply(nonce).toHex();
    const s = (nonce + challenge(point, mixed, Buffer.from(MESSAGE)) * scalar) % ORDER;
    const forged = point + littleEndian(s);
    const bytes = [forged, mixed].map((text) => Buffer.from(text, "hex")) as [Buffer, Buffer];
    expect(ed25519.verify(bytes[0], Buffer.from(MESSAGE), bytes[1], { zip215: false })).toBe(true);
    expect(await verdictOf(mixed, forged)).toBe("fail");
  });
});
