import { describe, expect, it } from "vitest";
import { voidDraw } from "double-random/chain";
import type { ChainEntry } from "../../src/model/chain.js";
import type { VoidReason } from "../../src/model/voidEntry.js";
import { sealEntry } from "../../src/record/sealEntry.js";
import { replayChain } from "../../src/record/replayChain.js";
import { AT, commit, DICE, reveal, wholeDraw } from "../support/chainSteps.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { sortedJson } from "../support/listsByTheBook.js";
import { expectRefusal, refusalOf } from "../support/refusals.js";
import { named } from "../support/smallPublication.js";
import { hashByNode } from "../support/treeByTheBook.js";

const STATES = ["committed", "seeded", "drawn", "void"] as const;
const REASONS = ["withdrawn", "source-missing", "cannot-be-drawn"] as const;
const WHEN = ["before", "after"] as const;
const SOURCES = ["its own", "another", "none"] as const;

type State = (typeof STATES)[number];

/** `docs/spec.md`, section 5.6. */
function isAllowed(state: State, reason: VoidReason, when: (typeof WHEN)[number], source: string): boolean {
  if (state === "drawn" || state === "void") return false;
  if (reason === "withdrawn") return state === "committed" && when === "before" && source === "none";
  if (reason === "source-missing") return state === "committed" && source === "its own";
  return state === "seeded" && source === "none";
}

/** The second source is known a day after the first. */
async function chainIn(state: State): Promise<readonly ChainEntry[]> {
  if (state === "drawn") return (await wholeDraw()).chain;
  const commitment = commit();
  if (state === "committed") return [commitment];
  if (state === "seeded") return [commitment, await reveal([commitment])];
  const withdrawn = { at: AT.commitment, reason: "withdrawn", note: "a misprint" } as const;
  return [commitment, voidDraw({ chain: [commitment], ...withdrawn })];
}

describe("a void", () => {
  const table = STATES.flatMap((state) =>
    REASONS.flatMap((reason) => WHEN.flatMap((when) => SOURCES.map((source) => ({ state, reason, when, source })))),
  );

  it.each(table)(
    "$reason, $when a source is known, when $state, naming $source",
    async ({ state, reason, when, source }) => {
      const chain = deepFreeze(await chainIn(state));
      const [commitment] = chain;
      // Entries after the commitment are later than the source, so that only a commitment can be withdrawn in time.
      const at = when === "after" ? AT.result : state === "committed" ? "2024-05-07T07:59:59Z" : chain.at(-1)!.at;
      const missing = { "its own": { source: DICE.ref }, another: { source: "a lottery" }, none: {} }[source];
      const options = { chain, at, reason, note: "an invented reason", commitment: commitment!.entryHash, ...missing };
      if (isAllowed(state, reason, when, source)) {
        const entry = voidDraw(options);
        const { entryHash, ...sealed } = entry;
        expect(entryHash).toBe(hashByNode("sha256", `dr1:entry:${sortedJson(sealed)}`).toString("hex"));
        expect(sealed).toEqual({
          protocol: "dr1",
          suite: "sha256",
          authority: "bureau",
          kind: "void",
          number: chain.length + 1,
          previous: chain.at(-1)!.entryHash,
          at,
          commitment: commitment!.entryHash,
          reason,
          ...missing,
          note: "an invented reason",
        });
        expect(replayChain([...chain, entry]).problems).toEqual([]);
      } else {
        const error = await refusalOf(() => voidDraw(options));
        expect(error.code).toBe("ENTRY_OUT_OF_PLACE");
        expect(error.path).toBe(state === "drawn" || state === "void" ? "commitment" : "chain");
        if (state === "drawn" || state === "void") return;
        // A void that somebody seals by hand is no better.
        const { commitment: _, chain: __, ...words } = options;
        const forged = sealEntry({
          protocol: "dr1",
          suite: "sha256",
          authority: "bureau",
          kind: "void",
          number: chain.length + 1,
          previous: chain.at(-1)!.entryHash,
          commitment: commitment!.entryHash,
          ...words,
        });
        expect(replayChain([...chain, forged]).problems.map(({ rule }) => rule)).toEqual(["states"]);
      }
    },
  );

  it("is no withdrawal in the second in which the first of several sources is known", async () => {
    const later = { ...DICE, ref: "more dice" };
    const commitment = commit({ sources: [named(later, AT.later), named(DICE, AT.known)] });
    const withdraw = (at: string) => () =>
      voidDraw({ chain: [commitment], at, reason: "withdrawn", note: "a misprint" });
    await expectRefusal(withdraw(AT.known), "ENTRY_OUT_OF_PLACE", "chain", "could be known");
    expect(withdraw("2024-05-07T07:59:59Z")().kind).toBe("void");
  });

  it("may name any of several sources", () => {
    const refs = ["dice a", "dice b", "dice c"];
    const chain = [commit({ sources: refs.map((ref) => named({ ...DICE, ref }, AT.known)) })];
    for (const source of refs) {
      expect(voidDraw({ chain, at: AT.later, reason: "source-missing", source, note: "no meeting" }).source).toBe(
        source,
      );
    }
  });

  it("is of the commitment whose hash is given, if two are open", async () => {
    const first = commit({ taskIds: ["T01"] });
    const second = commit({ taskIds: ["T02"], chain: [first] });
    const withdraw = { chain: [first, second], at: AT.commitment, reason: "withdrawn", note: "a misprint" } as const;
    await expectRefusal(() => voidDraw(withdraw), "ENTRY_OUT_OF_PLACE", "commitment", "2 of them");
    const entry = voidDraw({ ...withdraw, commitment: first.entryHash });
    expect(entry.commitment).toBe(first.entryHash);
    expect(voidDraw({ ...withdraw, chain: [first, second, entry] }).commitment).toBe(second.entryHash);
  });

  it("needs words, a reason, a time and a whole chain", async () => {
    const commitment = commit();
    const voiding = (fields: object) => () =>
      voidDraw({
        chain: [commitment],
        at: AT.commitment,
        reason: "withdrawn",
        note: "x",
        ...fields,
      });
    await expectRefusal(voiding({ note: "" }), "INPUT_INVALID", "entry.note");
    await expectRefusal(voiding({ reason: "bored" }), "INPUT_INVALID", "entry.reason");
    await expectRefusal(voiding({ at: "2024-05-06" }), "INPUT_INVALID", "at");
    await expectRefusal(voiding({ at: "2024-05-06T07:59:59Z" }), "ENTRY_OUT_OF_PLACE", "chain");
    await expectRefusal(voiding({ chain: [{ ...commitment, number: 2 }] }), "CHAIN_BROKEN", "chain[0]");
    await expectRefusal(voiding({ chain: [] }), "ENTRY_OUT_OF_PLACE", "commitment");
    await expectRefusal(voiding({ chain: "chain.jsonl" }), "INPUT_INVALID", "chain");
    await expectRefusal(() => voidDraw(null as never), "FIELD_INVALID", "options");
    expect(voiding({})().reason).toBe("withdrawn");
  });
});
