import { createHash, createPrivateKey, createSign, createVerify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkSourceValue } from "../../src/beacon/checkSourceValue.js";
import { nistPulseBytes } from "../../src/beacon/nistPulseBytes.js";
import { verifyNistPulse } from "../../src/beacon/verifyNistPulse.js";
import { checkSeed } from "../../src/plan/checkSeed.js";
import { NIST_CERTIFICATE, NIST_MODULUS, NIST_SOURCE, PULSE } from "./pulse.js";

type Pulse = typeof PULSE;

/** The bytes by Node's own means. */
function bytesByTheBook(pulse: Pulse): Buffer {
  const number = (value: number, width: 4 | 8): Buffer => {
    const bytes = Buffer.alloc(width);
    if (width === 4) bytes.writeUInt32BE(value);
    else bytes.writeBigUInt64BE(BigInt(value));
    return bytes;
  };
  const field = (bytes: Buffer): Buffer => Buffer.concat([number(bytes.length, 4), bytes]);
  const hex = (text: string): Buffer => field(Buffer.from(text, "hex"));
  const { chainIndex, pulseIndex, external } = pulse;
  return Buffer.concat([
    field(Buffer.from(`https://beacon.nist.gov/beacon/2.0/chain/${chainIndex}/pulse/${pulseIndex}`)),
    field(Buffer.from(pulse.version)),
    number(pulse.cipherSuite, 4),
    number(pulse.period, 4),
    hex(pulse.certificateId),
    number(chainIndex, 8),
    number(pulseIndex, 8),
    field(Buffer.from(pulse.timeStamp)),
    hex(pulse.localRandomValue),
    hex(external.sourceId),
    number(external.statusCode, 4),
    hex(external.value),
    ...pulse.listValues.map(({ value }) => hex(value)),
    hex(pulse.precommitmentValue),
    number(pulse.statusCode, 4),
  ]);
}

function withOutput(pulse: Pulse): Pulse {
  const signature = Buffer.from(pulse.signatureValue, "hex");
  const output = createHash("sha512").update(bytesByTheBook(pulse)).update(signature).digest("hex");
  return { ...pulse, outputValue: output.toUpperCase() };
}

/** A source whose output value is computed anew, so that only what is changed is wrong. */
function sourceOf(changes: Partial<Pulse>): typeof NIST_SOURCE {
  const pulse = withOutput({ ...PULSE, ...changes });
  return { ...NIST_SOURCE, value: pulse.outputValue.toLowerCase(), pulse };
}

/** Every field that is hashed, changed in its last character. */
const CHANGED: readonly (readonly [field: string, pulse: Pulse])[] = [
  ["period", { ...PULSE, period: 60_001 }],
  ["certificateId", { ...PULSE, certificateId: PULSE.certificateId.replace(/c$/, "d") }],
  ["chainIndex", { ...PULSE, chainIndex: 1 }],
  ["pulseIndex", { ...PULSE, pulseIndex: 1_853_312 }],
  ["timeStamp", { ...PULSE, timeStamp: "2026-07-10T11:03:00.000Z" }],
  ["localRandomValue", { ...PULSE, localRandomValue: PULSE.localRandomValue.replace(/1$/, "0") }],
  ["external.sourceId", { ...PULSE, external: { ...PULSE.external, sourceId: "01".repeat(64) } }],
  ["external.statusCode", { ...PULSE, external: { ...PULSE.external, statusCode: 1 } }],
  ["external.value", { ...PULSE, external: { ...PULSE.external, value: "01".repeat(64) } }],
  ...PULSE.listValues.map(({ type }, index): readonly [string, Pulse] => [
    `listValues ${type}`,
    { ...PULSE, listValues: PULSE.listValues.with(index, { type, value: "01".repeat(64) }) },
  ]),
  ["precommitmentValue", { ...PULSE, precommitmentValue: PULSE.precommitmentValue.replace(/4$/, "5") }],
  ["statusCode", { ...PULSE, statusCode: 1 }],
];

describe("a pulse that NIST published", () => {
  it("names its certificate by the SHA-512 of its bytes", () => {
    expect(createHash("sha512").update(NIST_CERTIFICATE.raw).digest("hex")).toBe(PULSE.certificateId);
  });

  it("has the output value that its fields and signature hash to", () => {
    expect(withOutput(PULSE).outputValue).toBe(PULSE.outputValue);
    expect(Buffer.from(nistPulseBytes(PULSE)).equals(bytesByTheBook(PULSE))).toBe(true);
    expect(checkSourceValue(NIST_SOURCE, "sha256")).toBeUndefined();
    expect(checkSourceValue(NIST_SOURCE, "sm3")).toBeUndefined();
  });

  it("is signed by the key of its certificate, for Node as for us", () => {
    const verify = createVerify("sha512").update(bytesByTheBook(PULSE));
    expect(verify.verify(NIST_CERTIFICATE.publicKey, PULSE.signatureValue, "hex")).toBe(true);
    expect(verifyNistPulse({ pulse: PULSE, modulus: NIST_MODULUS })).toEqual({ ok: true });
  });

  it("is a source of a seed as NIST writes it", () => {
    expect(checkSeed({ sources: [NIST_SOURCE] })).toMatchObject({ countedBits: 512 });
  });
});

describe("a pulse that is changed", () => {
  it.each(CHANGED)("in %s has another output value and another signature", (field, pulse) => {
    const ref = `${pulse.chainIndex}/${pulse.timeStamp.slice(0, 19)}Z`;
    const problem = checkSourceValue({ ...NIST_SOURCE, ref, pulse }, "sha256");
    expect(problem, field).toContain("pulse.outputValue of the source");
    expect(verifyNistPulse({ pulse: withOutput(pulse), modulus: NIST_MODULUS })).toEqual({
      ok: false,
      problem: "the signature is not that of this key for this pulse",
    });
  });

  it.each<readonly [name: string, source: typeof NIST_SOURCE, sentence: string]>([
    [
      "value in upper case",
      { ...NIST_SOURCE, value: PULSE.outputValue },
      'value of the source "2/2026-07-10T11:02:00Z" (nist): expected outputValue of the pulse, in lower case, got "F0FF1B7',
    ],
    ["value of another pulse", { ...NIST_SOURCE, value: "0".repeat(128) }, "value of the source"],
    ["ref with another chain", { ...NIST_SOURCE, ref: "1/2026-07-10T11:02:00Z" }, "ref of the source"],
    ["ref with another minute", { ...NIST_SOURCE, ref: "2/2026-07-10T11:03:00Z" }, "ref of the source"],
    ["another signature", sourceOf({ signatureValue: PULSE.signatureValue.replace(/4$/, "5") }), ""],
    ["version 1.0", sourceOf({ version: "1.0" }), "pulse.version of the source"],
    ["cipher suite 1", sourceOf({ cipherSuite: 1 }), "pulse.cipherSuite of the source"],
    ["a second of the minute", sourceOf({ timeStamp: "2026-07-10T11:02:01.000Z" }), "pulse.timeStamp of the source"],
    ["milliseconds", sourceOf({ timeStamp: "2026-07-10T11:02:00.001Z" }), "pulse.timeStamp of the source"],
    ["another zone", sourceOf({ timeStamp: "2026-07-10T11:02:00.000+00:00" }), "pulse.timeStamp of the source"],
    [
      "a day that the calendar has not",
      { ...sourceOf({ timeStamp: "2026-02-29T11:02:00.000Z" }), ref: "2/2026-02-29T11:02:00Z" },
      "pulse.timeStamp of the source",
    ],
    [
      "an hour that is none",
      { ...sourceOf({ timeStamp: "2026-07-10T24:00:00.000Z" }), ref: "2/2026-07-10T24:00:00Z" },
      "pulse.timeStamp of the source",
    ],
    ["one value less", sourceOf({ listValues: PULSE.listValues.slice(1) }), "pulse.listValues of the source"],
    ["values in another order", sourceOf({ listValues: PULSE.listValues.toReversed() }), "pulse.listValues"],
  ])("%s", (name, source, sentence) => {
    const problem = checkSourceValue(source, "sha256");
    // The output value binds the signature; whether the signature is right is asked elsewhere.
    if (name === "another signature") expect(problem).toBeUndefined();
    else expect(problem).toContain(sentence);
  });

  it.each<readonly [field: string, changes: Partial<Pulse>]>([
    ["period", { period: 2 ** 32 }],
    ["statusCode", { statusCode: Number.MAX_SAFE_INTEGER }],
    ["external.statusCode", { external: { ...PULSE.external, statusCode: 2 ** 32 } }],
  ])("%s beyond its four bytes", (field, changes) => {
    const problem = checkSourceValue({ ...NIST_SOURCE, pulse: { ...PULSE, ...changes } }, "sha256");
    expect(problem).toContain(`pulse.${field} of the source`);
    expect(problem).toContain("expected a number of 4 bytes");
    const pulse = { ...PULSE, ...changes };
    expect(verifyNistPulse({ pulse, modulus: NIST_MODULUS })).toEqual({
      ok: false,
      problem: `${field} of the pulse is not a number of 4 bytes`,
    });
  });
});

/** An RSA key that guards nothing: its primes are the first above 2^1023 and the last below 2^1024. */
const MADE_UP_KEY = rsaKey(2n ** 1023n + 1155n, 2n ** 1024n - 105n);

function rsaKey(
  p: bigint,
  q: bigint,
): { readonly modulus: string; readonly sign: (digest: string, pulse?: Pulse) => string } {
  const e = 65_537n;
  const d = inverse(e, (p - 1n) * (q - 1n));
  const field = (value: bigint): string => {
    const digits = value.toString(16);
    return Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex").toString("base64url");
  };
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const jwk = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, field(value)]));
  const key = createPrivateKey({ key: { kty: "RSA", ...jwk }, format: "jwk" });
  return {
    modulus: (p * q).toString(16),
    sign: (digest, pulse = PULSE) => createSign(digest).update(bytesByTheBook(pulse)).sign(key, "hex").toUpperCase(),
  };
}

/** By Euclid. */
function inverse(a: bigint, modulus: bigint): bigint {
  let [before, after, one, other] = [modulus, a % modulus, 0n, 1n];
  while (after > 0n) {
    const quotient = before / after;
    [before, after] = [after, before - quotient * after];
    [one, other] = [other, one - quotient * other];
  }
  return ((one % modulus) + modulus) % modulus;
}

describe("the signature of a pulse", () => {
  const { modulus, sign } = MADE_UP_KEY;
  const right = sign("sha512");

  it("by any key is accepted for that key alone", () => {
    expect(verifyNistPulse({ pulse: { ...PULSE, signatureValue: right }, modulus })).toEqual({ ok: true });
    expect(verifyNistPulse({ pulse: { ...PULSE, signatureValue: right }, modulus: NIST_MODULUS })).toEqual({
      ok: false,
      problem: "the signature has 256 bytes, the key 512",
    });
  });

  it("on a pulse of another version is refused, however right", () => {
    const pulse = { ...PULSE, version: "2.1" };
    expect(verifyNistPulse({ pulse: { ...pulse, signatureValue: sign("sha512", pulse) }, modulus })).toEqual({
      ok: false,
      problem: 'version of the pulse is not "2.0"',
    });
  });

  it("over another hash is refused", () => {
    expect(verifyNistPulse({ pulse: { ...PULSE, signatureValue: sign("sha256") }, modulus })).toMatchObject({
      ok: false,
    });
  });

  it("that is the right number plus the modulus is refused", () => {
    const signatureValue = (BigInt(`0x${right}`) + BigInt(`0x${modulus}`)).toString(16).toUpperCase();
    expect(signatureValue).toHaveLength(512);
    expect(verifyNistPulse({ pulse: { ...PULSE, signatureValue }, modulus })).toEqual({
      ok: false,
      problem: "the signature is not below the modulus",
    });
  });

  it.each([
    ["upper case", NIST_MODULUS.toUpperCase()],
    ["half a byte", `${NIST_MODULUS}0`],
    ["1024 bits", "ff".repeat(128)],
    ["nothing", ""],
  ])("is not checked against a key of another form: %s", (_, wrong) => {
    const verdict = verifyNistPulse({ pulse: PULSE, modulus: wrong });
    expect(verdict).toMatchObject({
      ok: false,
      problem: expect.stringContaining("the key is not a modulus") as string,
    });
  });
});
