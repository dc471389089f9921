import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleChain, exampleFile, sha256, workedExample } from "./support/workedExample.js";

const PATH = "docs/spec.md";
const SECTION = /(## 10\. A worked example\n\n)([\s\S]*?)(\n\n## 11\. )/;

describe("the worked example of the specification", () => {
  const source = readFileSync(PATH, "utf8");
  const section = SECTION.exec(source)?.[2] ?? "";

  it("is made from the published example", () => {
    const expected = workedExample();
    if (process.env["UPDATE_DOCUMENTS"] === "1") {
      writeFileSync(
        PATH,
        source.replace(SECTION, (_, before: string, __, after: string) => before + expected + after),
      );
    } else expect(section).toBe(expected);
  });

  const hashes = [...section.matchAll(/^H\((.*)\)\n= ([0-9a-f]{64})$/gm)];
  const nodes = [...section.matchAll(/^node\(([0-9a-f]{64}), ([0-9a-f]{64})\)\n= ([0-9a-f]{64})$/gm)];
  const answers = [...section.matchAll(/^= ([0-9a-f]{64})\nuniformInt\((\d+)\) = (\d+)$/gm)];

  it("says every hash, every node and every random integer as it is", () => {
    expect(hashes.length).toBeGreaterThan(90);
    expect(nodes.length).toBeGreaterThan(25);
    expect(answers.length).toBeGreaterThan(10);
    for (const [, text = "", hash] of hashes) expect(sha256(text), text).toBe(hash);
    for (const [, left, right, hash] of nodes) {
      expect(
        createHash("sha256")
          .update(`01${left ?? ""}${right ?? ""}`, "hex")
          .digest("hex"),
      ).toBe(hash);
    }
    for (const [, word, bound, answer] of answers) {
      expect(BigInt(`0x${word ?? ""}`) % BigInt(bound ?? "1")).toBe(BigInt(answer ?? "0"));
    }
  });

  it("has no line that the tests do not read", () => {
    const blocks = [...section.matchAll(/```text\n([\s\S]*?)```/g)].map(([, text = ""]) => text).join("");
    const read = blocks
      .replace(/^(?:H\(.*\)|node\([0-9a-f]{64}, [0-9a-f]{64}\))\n= [0-9a-f]{64}\n(?:uniformInt\(\d+\) = \d+\n)?/gm, "")
      .trim();
    expect(read).toBe("");
  });

  it("uses what it has computed, and arrives at every hash of the published files", () => {
    const printed = new Set([...hashes.map(([, , hash]) => hash), ...nodes.map(([, , , hash]) => hash)]);
    for (const [, left, right] of nodes) for (const child of [left, right]) expect(printed).toContain(child);
    const saltKey = (exampleFile("publication/draws/1/salt-key.json") as { readonly key: string }).key;
    const published = JSON.stringify([exampleChain(), exampleFile("publication/draws/1/record.json")]);
    const outside = new Set([
      "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
      "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
      saltKey,
    ]);
    const keys = /"key":"[0-9a-f]{64}"/g;
    for (const [hash] of published.replace(keys, "").matchAll(/\b[0-9a-f]{64}\b/g)) {
      if (!outside.has(hash)) expect(printed, hash).toContain(hash);
    }
  });
});
