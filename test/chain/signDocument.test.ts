import { createPrivateKey, createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signDocument } from "double-random/chain";
import type { ChainEntry } from "../../src/model/chain.js";
import type { WitnessStatement } from "../../src/model/witness.js";
import type { Signature } from "../../src/model/signature.js";
import { entryHash } from "../../src/record/sealEntry.js";
import { AT, wholeDraw } from "../support/chainSteps.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { sortedJson } from "../support/listsByTheBook.js";
import { expectRefusal, refusalOf, shownBy } from "../support/refusals.js";

const KEY = "a1".repeat(32);
const OTHER_KEY = "b2".repeat(32);

/** Whether Node finds a signature over this text right. */
function isRight({ algorithm, key, value }: Signature, message: string): boolean {
  expect(algorithm).toBe("ed25519");
  const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(key, "hex").toString("base64url") };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  return verify(null, Buffer.from(message, "utf8"), publicKey, Buffer.from(value, "hex"));
}

function publicKeyOf(privateKey: string): string {
  const der = Buffer.from(`302e020100300506032b657004220420${privateKey}`, "hex");
  const { x = "" } = createPublicKey(createPrivateKey({ key: der, format: "der", type: "pkcs8" })).export({
    format: "jwk",
  });
  return Buffer.from(x, "base64url").toString("hex");
}

function messageOf(document: ChainEntry | WitnessStatement): string {
  const { entryHash: _, signatures: __, ...rest } = { entryHash: "", ...document };
  return `dr1:sig:${sortedJson(rest)}`;
}

describe("a signature", () => {
  it("of every entry is right by Node, over the text of the specification, and changes no hash", async () => {
    const { chain } = await wholeDraw();
    for (const document of chain) {
      const signed = await signDocument({ document, privateKey: KEY });
      const { signatures, ...rest } = signed;
      expect(rest).toEqual(document);
      expect(entryHash(signed)).toBe(document.entryHash);
      expect(signatures.map(({ key }) => key)).toEqual([publicKeyOf(KEY)]);
      expect(isRight(signatures[0]!, messageOf(document))).toBe(true);
      expect(isRight(signatures[0]!, messageOf({ ...document, at: AT.later }))).toBe(false);
    }
  });

  it("stands after those that were there, none of which it covers", async () => {
    const { chain } = await wholeDraw();
    const once = deepFreeze(await signDocument({ document: chain[0], privateKey: KEY }));
    const twice = await signDocument({ document: once, privateKey: OTHER_KEY });
    expect(twice.signatures[0]).toEqual(once.signatures[0]);
    expect(twice.signatures.map(({ key }) => key)).toEqual([KEY, OTHER_KEY].map(publicKeyOf));
    for (const signature of twice.signatures) expect(isRight(signature, messageOf(chain[0]))).toBe(true);
  });

  it("of a witness is over the statement", async () => {
    const { chain } = await wholeDraw();
    const document: WitnessStatement = deepFreeze({
      protocol: "dr1",
      kind: "witness",
      authority: "bureau",
      entry: chain[0].entryHash,
      at: AT.commitment,
      signatures: [],
    });
    const { signatures } = await signDocument({ document, privateKey: OTHER_KEY });
    expect(isRight(signatures[0]!, messageOf(document))).toBe(true);
  });

  it("needs 32 bytes in lower-case hexadecimal, which no error repeats", async () => {
    const { chain } = await wholeDraw();
    const keys = [
      KEY.toUpperCase(),
      KEY.slice(2),
      `${KEY}00`,
      `0x${KEY.slice(2)}`,
      ` ${KEY.slice(1)}`,
      undefined,
      7,
      [KEY],
    ];
    for (const privateKey of keys) {
      const signing = (): unknown => signDocument({ document: chain[0], privateKey: privateKey as string });
      await expectRefusal(signing, "FIELD_INVALID", "privateKey");
      expect(shownBy(await refusalOf(signing)).toLowerCase()).not.toContain("a1a1a1a1");
    }
    await expectRefusal(() => signDocument(undefined as never), "FIELD_INVALID", "options");
  });
});
