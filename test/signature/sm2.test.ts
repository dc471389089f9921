import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sm2 } from "sm-crypto-v2";
import { afterEach, describe, expect, it, vi } from "vitest";
import { verifySignature } from "../../src/signature/verifySignature.js";
import { verifySm2 } from "../../src/signature/verifySm2.js";

/** GB/T 32918.5-2017, annex A, and GM/T 0003.5-2012, annex A: the key pair, and the signature of "message digest". */
const SECRET = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
const KEY =
  "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020" +
  "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
const MESSAGE = "message digest";
const VALUE =
  "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3" +
  "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
/** Made by OpenSSL 3.0.19 with the same key: pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678. */
const TEXT = "双随机、一公开";
const BY_OPENSSL =
  "5ac64e178e186d81756a5fd26fd27accd8437d132279779b5ccae9f4871526e8" +
  "b8ae147546860c474a9bdc63a2413da08929b358b80a5cdd90de4373d2e76904";
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (number: bigint): string => number.toString(16).padStart(64, "0");

function flip(hexadecimal: string, at: number, bit: number): string {
  const bytes = Buffer.from(hexadecimal, "hex");
  bytes[at] = bytes[at]! ^ (1 << bit);
  return bytes.toString("hex");
}

async function verdictOf(key: string, value: string, message = MESSAGE): Promise<string> {
  const trusted = [{ algorithm: "sm2", key }] as const;
  return (await verifySignature({ message, signature: { ...trusted[0], value }, trusted })).status;
}

describe("a signature of SM2 is right", () => {
  it("in the example of the standard", async () => {
    expect(sm2.getPublicKeyFromPrivateKey(SECRET)).toBe(KEY);
    expect(await verdictOf(KEY, VALUE)).toBe("pass");
  });

  it("if OpenSSL made it", async () => {
    expect(await verdictOf(KEY, BY_OPENSSL, TEXT)).toBe("pass");
    expect(await verdictOf(KEY, BY_OPENSSL, `${TEXT} `)).toBe("fail");
    expect(await verdictOf(KEY, BY_OPENSSL)).toBe("fail");
  });
});

/** OpenSSL with SM2, a second implementation; where it is missing the standard's example stands alone. */
const HAS_OPENSSL = spawnSync("openssl", ["pkeyutl", "-help"], { stdio: "ignore" }).status === 0;

describe.skipIf(!HAS_OPENSSL)("OpenSSL agrees", () => {
  const opensslVerifies = (folder: string, message: string, value: string): boolean => {
    const path = (name: string): string => join(folder, name);
    const spki = Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${KEY}`, "hex");
    const integer = (digits: string): string => `022100${digits}`.replace(/^0221(00)([0-7])/, "0220$2");
    const body = integer(value.slice(0, 64)) + integer(value.slice(64));
    writeFileSync(
      path("key.pem"),
      `-----BEGIN PUBLIC KEY-----\n${spki.toString("base64")}\n-----END PUBLIC KEY-----\n`,
    );
    writeFileSync(path("signature"), Buffer.from(`30${(body.length >> 1).toString(16)}${body}`, "hex"));
    writeFileSync(path("message"), message);
    const options = ["-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"];
    const files = ["-pubin", "-inkey", path("key.pem"), "-in", path("message"), "-sigfile", path("signature")];
    return spawnSync("openssl", ["pkeyutl", "-verify", ...options, ...files], { stdio: "ignore" }).status === 0;
  };

  it("on right and wrong signatures", async () => {
    const cases: readonly (readonly [message: string, value: string])[] = [
      [MESSAGE, VALUE],
      [TEXT, BY_OPENSSL],
      [TEXT, VALUE],
      [MESSAGE, flip(VALUE, 31, 0)],
      [MESSAGE, flip(VALUE, 63, 7)],
    ];
    const folder = mkdtempSync(join(tmpdir(), "sm2-"));
    const answers = cases.map(([message, value]) => opensslVerifies(folder, message, value));
    rmSync(folder, { recursive: true });
    expect(answers).toEqual([true, true, false, false, false]);
    for (const [index, [message, value]] of cases.entries()) {
      expect(await verdictOf(KEY, value, message)).toBe(answers[index] ? "pass" : "fail");
    }
  });
});

describe("a signature of SM2 is refused", () => {
  it("with one bit changed in any byte of the signature or the key", async () => {
    const changed = [
      ...Array.from({ length: 64 }, (_, at) => [KEY, flip(VALUE, at, (at * 3) % 8)] as const),
      ...Array.from({ length: 65 }, (_, at) => [flip(KEY, at, (at * 3) % 8), VALUE] as const),
    ];
    const verdicts = [];
    for (const [key, value] of changed) verdicts.push(await verdictOf(key, value));
    expect(verdicts).toEqual(changed.map(() => "fail"));
  });

  const [r, s] = [BigInt(`0x${VALUE.slice(0, 64)}`), BigInt(`0x${VALUE.slice(64)}`)];

  it.each([
    ["r = 0", hex(0n) + hex(s)],
    ["s = 0", hex(r) + hex(0n)],
    ["r = s = 0", "0".repeat(128)],
    ["r = n", hex(ORDER) + hex(s)],
    ["s = n", hex(r) + hex(ORDER)],
    ["r + s = n", hex(ORDER - s) + hex(s)],
    ["r = n + 1", hex(ORDER + 1n) + hex(s)],
    ["all ones", "f".repeat(128)],
    ["r and s exchanged", VALUE.slice(64) + VALUE.slice(0, 64)],
    ["upper case", VALUE.toUpperCase()],
    ["as DER", `3046022100${VALUE.slice(0, 64)}022100${VALUE.slice(64)}`],
    ["one byte less", VALUE.slice(2)],
    ["one byte more", `${VALUE}00`],
    ["nothing", ""],
  ])("with %s", async (_, value) => {
    expect(await verdictOf(KEY, value)).toBe("fail");
  });

  it.each([
    ["without its 04", KEY.slice(2)],
    ["compressed", sm2.compressPublicKeyHex(KEY)],
    ["hybrid", `07${KEY.slice(2)}`],
    ["in upper case", KEY.toUpperCase()],
    ["beside the curve", `04${"0".repeat(127)}1`],
    ["that is zero", `04${"0".repeat(128)}`],
    ["beyond the field", `04${"f".repeat(128)}`],
  ])("by a trusted key %s", async (_, key) => {
    expect(await verdictOf(key, VALUE)).toBe("fail");
  });

  it("that another user id or no hash made", async () => {
    const pool = [
      {
        k: 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
        x1: 0x04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73n,
      },
    ];
    const made = (options: object): string =>
      sm2.doSignature(bytesOf(MESSAGE), SECRET, { pointPool: structuredClone(pool), publicKey: KEY, ...options });
    expect(made({ hash: true, userId: "1234567812345678" })).toBe(VALUE);
    const others = [
      made({ hash: true, userId: "ALICE123@YAHOO.COM" }),
      made({ hash: true, userId: "" }),
      made({ hash: false }),
    ];
    expect(new Set([VALUE, ...others]).size).toBe(4);
    for (const value of others) expect(await verdictOf(KEY, value)).toBe("fail");
  });
});

describe("numbers out of range", () => {
  it("are refused before the package is asked, which does not look at all of them", async () => {
    const asked = vi.fn(() => Promise.resolve({ sm2: { doVerifySignature: () => true } }));
    const [zero, order] = ["0".repeat(64), hex(ORDER)];
    for (const value of [zero + hex(1n), hex(1n) + zero, order + hex(1n), hex(1n) + order]) {
      expect(await verifySm2(bytesOf(MESSAGE), KEY, value, asked)).toBe("wrong");
    }
    expect(asked).not.toHaveBeenCalled();
    expect(await verifySm2(bytesOf(MESSAGE), KEY, hex(1n) + hex(ORDER - 1n), asked)).toBe("right");
  });
});

describe("without its package", () => {
  afterEach(() => {
    vi.doUnmock("sm-crypto-v2");
    vi.resetModules();
  });

  it("a signature of SM2 is not checked, and the answer says so", async () => {
    vi.doMock("sm-crypto-v2", () => {
      throw new Error("Cannot find package 'sm-crypto-v2'");
    });
    vi.resetModules();
    const { verifySignature: fresh } = await import("../../src/signature/verifySignature.js");
    const trusted = [{ algorithm: "sm2", key: KEY }] as const;
    expect(await fresh({ message: MESSAGE, signature: { ...trusted[0], value: VALUE }, trusted })).toEqual({
      status: "not-checked",
      reason: "not-installed",
      problem: "The package sm-crypto-v2 is not installed.",
    });
  });

  it("whatever goes wrong when it is loaded, and nothing that goes wrong in it", async () => {
    const check = (load: Parameters<typeof verifySm2>[3]): Promise<string> =>
      verifySm2(bytesOf(MESSAGE), KEY, VALUE, load);
    const thrower = (): never => {
      throw new Error("broken");
    };
    expect(await check(() => Promise.reject(new Error("no such package")))).toBe("not-installed");
    expect(await check(() => Promise.resolve({ sm2: { doVerifySignature: thrower } }))).toBe("wrong");
  });
});
