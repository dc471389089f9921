import { describe, expect, it } from "vitest";
import { blindLists, commitDraw, proveTarget, signDocument } from "double-random/chain";
import { AT, commit, commitOptions, DICE, draw, EVIDENCE, reveal, wholeDraw } from "../support/chainSteps.js";
import { refusalOf, shownBy } from "../support/refusals.js";
import { named, SALT_KEY } from "../support/smallPublication.js";
import { hashByNode } from "../support/treeByTheBook.js";

const KEY = "9d4e61b7c802f35a".repeat(4);
/** What somebody could hand over who has a key and not its form. */
const MISSPELT: readonly unknown[] = [
  KEY.toUpperCase(),
  KEY.slice(2),
  `${KEY}0a`,
  `0x${KEY}`,
  ` ${KEY}`,
  [KEY],
  { key: KEY },
];

function expectSilence(text: string): void {
  for (let at = 0; at < 16; at++) {
    const piece = (KEY + KEY).slice(at, at + 8);
    expect(text.toLowerCase()).not.toContain(piece);
  }
}

describe("an error never repeats a key", () => {
  it("that has not its form", async () => {
    const { chain } = await wholeDraw();
    for (const wrong of MISSPELT) {
      const saltKey = wrong as string;
      const calls = [
        () => commitDraw({ ...commitOptions(), saltKey }),
        () => draw(chain.slice(0, 2), { saltKey }),
        () => proveTarget({ ...EVIDENCE, chain, saltKey, taskId: "T01", targetId: "T-05" }),
        () => blindLists({ ...EVIDENCE, blindingKey: saltKey }),
        () => signDocument({ document: chain[0], privateKey: saltKey }),
      ];
      for (const call of calls) expectSilence(shownBy(await refusalOf(call)));
    }
  });

  it("when something else is wrong", async () => {
    const { chain } = await wholeDraw();
    const calls = [
      () => commit({ saltKey: KEY, at: AT.known }),
      () => commit({ saltKey: KEY, sources: [] }),
      () => commit({ saltKey: KEY, asOf: "never" }),
      () => draw(chain.slice(0, 2), { saltKey: KEY }),
      () => draw(chain, { saltKey: KEY }),
      () => proveTarget({ ...EVIDENCE, chain, saltKey: KEY, taskId: "T01", targetId: "T-05" }),
      () => proveTarget({ ...EVIDENCE, chain, saltKey: SALT_KEY, taskId: "T01", targetId: KEY.slice(0, 0) }),
      () => blindLists({ ...EVIDENCE, targets: [{} as never], blindingKey: KEY }),
      () => blindLists({ ...EVIDENCE, suite: "md5" as never, blindingKey: KEY }),
      () => signDocument({ document: { at: undefined } as never, privateKey: KEY }),
    ];
    for (const call of calls) expectSilence(shownBy(await refusalOf(call)));
  });

  it("of a salt in what is committed, drawn or proven, but for the one salt of the proof", async () => {
    const { chain, record } = await wholeDraw({ saltKey: KEY });
    const proof = proveTarget({ ...EVIDENCE, chain, saltKey: KEY, taskId: "T01", targetId: "T-05" });
    expectSilence(JSON.stringify([chain, record, proof]));
  });
});

describe("the secret of a party", () => {
  it("is in no error before it is given in its place", async () => {
    const ref = "an invented chamber";
    const digest = hashByNode("sha256", `dr1:secret:${KEY}:${ref}`).toString("hex");
    const source = { type: "reveal", ref, digest, value: KEY } as const;
    const chain = [commit({ sources: [named(source, AT.known)] })];
    const calls = [
      () => reveal(chain, { sources: [source], at: AT.commitment }),
      () => reveal(chain, { sources: [{ ...source, ref: "another chamber" }] }),
      () => reveal(chain, { sources: [DICE, source] }),
      () => reveal([], { sources: [source] }),
    ];
    for (const call of calls) expectSilence(shownBy(await refusalOf(call)));
  });

  it("is in no error if it is that of another draw", async () => {
    const source = { type: "reveal", ref: "a party", digest: "0".repeat(64), value: KEY } as const;
    const chain = [commit({ sources: [named(source, AT.known)] })];
    const error = await refusalOf(() => reveal(chain, { sources: [source] }));
    expect([error.code, error.path]).toEqual(["SEED_VALUE", "seed.sources[0].value"]);
    expectSilence(shownBy(error));
  });
});
