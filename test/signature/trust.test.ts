import { describe, expect, it } from "vitest";
import type { PublicKey } from "../../src/model/signature.js";
import { signText } from "../../src/signature/signText.js";
import { verifySignature } from "../../src/signature/verifySignature.js";

const MESSAGE = 'dr1:sig:{"number":1}';
const [OURS, OTHERS] = await Promise.all(
  ["11", "22"].map((byte) => signText({ message: MESSAGE, privateKey: byte.repeat(32), algorithm: "ed25519" })),
);
const named = { name: "the bureau (虚构)", algorithm: "ed25519", key: OURS!.key } as const;

describe("only a key from outside counts", () => {
  it("and the answer names it", async () => {
    const trusted = [{ ...named, name: "other", key: OTHERS!.key }, named];
    const verdict = await verifySignature({ message: MESSAGE, signature: OURS!, trusted });
    expect(verdict).toEqual({ status: "pass", key: named });
  });

  it.each<readonly [name: string, trusted: readonly PublicKey[]]>([
    ["nobody", []],
    ["another key", [{ algorithm: "ed25519", key: OTHERS!.key }]],
    ["the key for another algorithm", [{ algorithm: "sm2", key: OURS!.key }]],
    ["the key in upper case", [{ algorithm: "ed25519", key: OURS!.key.toUpperCase() }]],
  ])("a right signature is not checked if trust is in %s", async (_, trusted) => {
    expect(await verifySignature({ message: MESSAGE, signature: OURS!, trusted })).toEqual({
      status: "not-checked",
      reason: "unknown-key",
      problem: "The key of the signature is not among those trusted.",
    });
  });

  it("a signature by one key under the name of another fails", async () => {
    const signature = { ...OURS!, value: OTHERS!.value };
    expect(await verifySignature({ message: MESSAGE, signature, trusted: [named] })).toEqual({
      status: "fail",
      problem: "The signature is not one by this key over this text.",
    });
  });
});

describe("text with a lone surrogate", () => {
  it("has no UTF-8, so the signature of what would stand for it fails", async () => {
    const signature = await signText({ message: "a\uFFFD", privateKey: "11".repeat(32), algorithm: "ed25519" });
    expect(await verifySignature({ message: "a\uFFFD", signature, trusted: [named] })).toMatchObject({
      status: "pass",
    });
    expect(await verifySignature({ message: "a\uD800", signature, trusted: [named] })).toEqual({
      status: "fail",
      problem: "The text has a lone surrogate, so it has no UTF-8.",
    });
  });
});
