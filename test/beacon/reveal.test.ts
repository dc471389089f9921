import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkSourceValue } from "../../src/beacon/checkSourceValue.js";
import { checkSeed } from "../../src/plan/checkSeed.js";
import { judgeSeed } from "../../src/plan/judgeSeed.js";
import { refusal } from "../support/badField.js";

const VALUE = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const PARTY = "消费者协会（虚构）";

function digestOf(suite: "sha256" | "sm3", value: string = VALUE, ref: string = PARTY): string {
  return createHash(suite).update(`dr1:secret:${value}:${ref}`, "utf8").digest("hex");
}

const source = (digest: string) => ({ type: "reveal", ref: PARTY, digest, value: VALUE }) as const;

describe("a revealed secret", () => {
  it.each(["sha256", "sm3"] as const)("fits the digest that its party gave before, with %s", (suite) => {
    const right = source(digestOf(suite));
    expect(checkSourceValue(right, suite)).toBeUndefined();
    expect(checkSeed({ sources: [right] }, suite)).toMatchObject({ countedBits: 256 });
    expect(checkSourceValue(right, suite === "sm3" ? "sha256" : "sm3")).toContain("value of the source");
  });

  it("is checked with SHA-256 where no suite is named", () => {
    expect(checkSeed({ sources: [source(digestOf("sha256"))] }).countedBits).toBe(256);
    expect(refusal(() => checkSeed({ sources: [source(digestOf("sm3"))] })).code).toBe("SEED_VALUE");
  });

  it.each([
    ["another secret", digestOf("sha256", "f".repeat(64))],
    ["another party", digestOf("sha256", VALUE, "行业协会（虚构）")],
    ["the bare secret", createHash("sha256").update(VALUE).digest("hex")],
    ["the bytes of the secret", createHash("sha256").update(VALUE, "hex").digest("hex")],
  ])("does not fit the digest of %s", (_, digest) => {
    const problem = checkSourceValue(source(digest), "sha256");
    expect(problem).toBe(
      `value of the source "${PARTY}" (reveal): expected the secret whose sha256 digest is ${digest}, got "another secret".`,
    );
    const error = refusal(() => checkSeed({ sources: [source(digest)] }));
    expect(error).toMatchObject({ code: "SEED_VALUE", path: "seed.sources[0].value" });
    expect(judgeSeed({ sources: [source(digest)] }, "sha256").problem).toEqual(error.issues[0]);
  });
});
