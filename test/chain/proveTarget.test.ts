import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { blindLists, proveTarget, type CommitDrawOptions, type ProveTargetOptions } from "double-random/chain";
import { itIsJudgedTwice, verifyProof } from "../support/secondOpinion.js";
import type { TargetProof } from "../../src/model/proof.js";
import { sealRecord } from "../../src/record/sealRecord.js";
import { AT, commit, EVIDENCE, reveal, wholeDraw } from "../support/chainSteps.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { leafByTheBook, saltByTheBook } from "../support/listsByTheBook.js";
import { expectRefusal } from "../support/refusals.js";
import { mixed, smallNumbers } from "../support/smallNumbers.js";
import { named, SALT_KEY } from "../support/smallPublication.js";
import { hashByNode, pathByTheBook } from "../support/treeByTheBook.js";

const BLINDING_KEY = "c3".repeat(32);
const SUITES = ["sha256", "sm3"] as const;
type Suite = (typeof SUITES)[number];
type Whole = Awaited<ReturnType<typeof wholeDraw>>;

const { openings: _, ...BLINDED_LISTS } = blindLists({ ...EVIDENCE, blindingKey: BLINDING_KEY });

/** A draw and what makes proofs of it, from open or blinded lists. */
async function provable(
  suite: Suite,
  publication: "open" | "blinded",
  fields: Partial<CommitDrawOptions> = {},
): Promise<{ readonly whole: Whole; readonly prove: (taskId: string, targetId: string) => TargetProof }> {
  const blinded = blindLists({ ...EVIDENCE, suite, blindingKey: BLINDING_KEY });
  const { openings, ...lists } = blinded;
  const used = publication === "open" ? EVIDENCE : { ...EVIDENCE, ...lists };
  const whole = await wholeDraw({ ...used, publication, ...fields, policies: { suite, ...fields.policies } });
  const options = deepFreeze({ ...used, chain: whole.chain, saltKey: SALT_KEY });
  return {
    whole,
    prove: (taskId, targetId) => {
      const opening = openings.find(({ id }) => id === targetId)!;
      return proveTarget(deepFreeze({ ...options, taskId, targetId, ...(publication === "blinded" && { opening }) }));
    },
  };
}

/** Who is in the frames: see `smallEvidence`. */
const IN_FRAME = {
  T01: EVIDENCE.targets.filter(({ id, status }) => status === "existing" && id !== "T-02").map(({ id }) => id),
  T02: EVIDENCE.targets
    .filter(({ subjectType, status }) => subjectType === "individual" && status === "existing")
    .map(({ id }) => id),
};
const CASES = SUITES.flatMap((suite) => (["open", "blinded"] as const).map((publication) => ({ suite, publication })));

describe("the proof of every target of a frame", () => {
  it.each(CASES)("is right, and says drawn if and only if the record does ($suite, $publication)", async (case_) => {
    const { suite, publication } = case_;
    const { whole, prove } = await provable(suite, publication);
    const drawn: Record<string, number> = {};
    for (const [taskId, ids] of Object.entries(IN_FRAME)) {
      const { selected, seed, strata } = whole.record.tasks.find((task) => task.taskId === taskId)!;
      for (const targetId of ids) {
        const proof = prove(taskId, targetId);
        const unit = proof.leaf.value.id;
        const row = selected.find((other) => other.targetId === unit);
        expect(proof.drawn).toBe(row !== undefined);
        if (row) expect([proof.ticket, proof.leaf.value.stratum]).toEqual([row.ticket, row.stratum]);
        expect(proof.ticket).toBe(hashByNode(suite, `dr1:unit:${seed}:${unit}`).toString("hex"));
        expect(strata.map(({ stratum }) => stratum)).toContain(proof.leaf.value.stratum);
        const report = await verifyProof(JSON.stringify(proof));
        expect(report.checks.filter(({ status }) => status === "fail")).toEqual([]);
        expect(report.ok).toBe(true);
        const lie = await verifyProof(JSON.stringify({ ...proof, drawn: !proof.drawn }));
        expect(lie.checks.filter(({ status }) => status === "fail").map(({ id }) => id)).toEqual(["ticket"]);
        drawn[taskId] = (drawn[taskId] ?? 0) + Number(proof.drawn);
      }
      expect(drawn[taskId]).toBe(selected.length);
    }
    // T01 draws 20 % of 39, T02 all of its 10.
    expect(drawn).toEqual({ T01: 8, T02: 10 });
  });

  it.each(SUITES)("leads through the tree of the specification (%s)", async (suite) => {
    const { prove, whole } = await provable(suite, "open");
    const proofs = IN_FRAME.T01.map((id) => prove("T01", id));
    const leaves = proofs.map(({ leaf }) => leafByTheBook(suite, SALT_KEY, "frame/T01", leaf.value.id, leaf.value));
    for (const [index, proof] of proofs.entries()) {
      expect(proof.index).toBe(index);
      expect(proof.path).toEqual(pathByTheBook(suite, leaves, index));
      expect(proof.leaf.salt).toBe(saltByTheBook(suite, SALT_KEY, "frame/T01", proof.targetId));
      expect([proof.commitment, proof.seed, proof.result]).toEqual(whole.chain);
    }
  });

  it.each(CASES)("names no other business, no inspector and no key ($suite, $publication)", async (case_) => {
    const { suite, publication } = case_;
    const { prove, whole } = await provable(suite, publication);
    const blinded = blindLists({ ...EVIDENCE, suite, blindingKey: BLINDING_KEY });
    const entries = JSON.stringify(whole.chain);
    const ids = [...EVIDENCE.targets, ...EVIDENCE.inspectors, ...blinded.targets, ...blinded.inspectors].map(
      ({ id }) => id,
    );
    for (const id of ids) assert.ok(!entries.includes(`"${id}"`), id);
    for (const targetId of IN_FRAME.T01) {
      const proof = prove("T01", targetId);
      const text = JSON.stringify(proof);
      const own = [targetId, proof.leaf.value.id];
      for (const id of ids) if (!own.includes(id)) assert.ok(!text.includes(id), `${id} in the proof of ${targetId}`);
      expect(text).not.toContain(SALT_KEY);
      expect(text).not.toContain(BLINDING_KEY);
      const salts = blinded.openings.filter(({ id }) => id !== targetId).map(({ salt }) => salt);
      for (const salt of salts) assert.ok(!text.includes(salt), salt);
    }
  });

  it("does not depend on the order of the lists, nor on lists that the frame does not need", async () => {
    const { whole, prove } = await provable("sha256", "open");
    const below = smallNumbers(3);
    const targets = mixed(EVIDENCE.targets, below);
    const base = { ...EVIDENCE, chain: whole.chain, saltKey: SALT_KEY, taskId: "T01", targetId: "T-05" };
    expect(proveTarget({ ...base, targets })).toEqual(prove("T01", "T-05"));
    expect(proveTarget({ ...base, inspectors: [], avoidances: [] })).toEqual(prove("T01", "T-05"));
  });

  it("with shuffle/1 has no ticket and takes the answer from the record", async () => {
    const { whole } = await provable("sha256", "open", { policies: { selection: "shuffle/1" } });
    const { chain, record } = whole;
    const base = { ...EVIDENCE, chain, saltKey: SALT_KEY, taskId: "T01" };
    let drawn = 0;
    for (const targetId of IN_FRAME.T01) {
      const proof = proveTarget({ ...base, targetId, record });
      expect(proof).not.toHaveProperty("ticket");
      expect(proof.drawn).toBe(record.tasks[0]!.selected.some((row) => row.targetId === targetId));
      const { ok, checks } = await verifyProof(JSON.stringify(proof));
      expect(checks.filter(({ status }) => status === "fail")).toEqual([]);
      expect(checks.find(({ id }) => id === "ticket")?.status).toBe("not-checked");
      expect(ok).toBe(false);
      drawn += Number(proof.drawn);
    }
    expect(drawn).toBe(8);
    const proving = (fields: object) => () => proveTarget({ ...base, targetId: "T-05", ...fields });
    await expectRefusal(proving({}), "EVIDENCE_MISMATCH", "record");
    const other = sealRecord({ ...record, warnings: [] });
    await expectRefusal(proving({ record: other }), "EVIDENCE_MISMATCH", "record");
  });
});

describe("what no proof is made of", () => {
  const { targets, plan } = EVIDENCE;
  const chosen = { ...EVIDENCE, saltKey: SALT_KEY, taskId: "T01", targetId: "T-05" };
  const proving = async (fields: Partial<ProveTargetOptions> | Readonly<Record<string, unknown>>) => {
    const { chain } = await wholeDraw();
    return (): TargetProof => proveTarget({ chain, ...chosen, ...fields });
  };

  it.each([
    ["a target that is excluded", { targetId: "T-02" }],
    ["a target that is out of scope", { targetId: "T-18" }],
    ["a target that nobody knows", { targetId: "T-41" }],
    ["a target of the other task", { taskId: "T02", targetId: "T-01" }],
  ])("%s", async (_title, fields) => {
    await expectRefusal(await proving(fields), "REFERENCE_UNKNOWN", "targetId", fields.targetId);
  });

  it.each([
    ["a directory with a target fewer", { targets: targets.slice(1) }],
    ["a directory with another class", { targets: targets.with(8, { ...targets[8]!, creditClass: "D" }) }],
    ["no exclusions", { exclusions: [] }],
    [
      "another scope",
      { plan: { ...plan, tasks: plan.tasks.with(0, { ...plan.tasks[0]!, scope: { creditClasses: ["A"] } }) } },
    ],
    ["another key of the salts", { saltKey: "5a18".repeat(16) }],
  ])("%s", async (_title, fields) => {
    await expectRefusal(await proving(fields), "EVIDENCE_MISMATCH", "targets");
  });

  it("a broken chain, a draw without a result, a task that was not drawn, two draws of it", async () => {
    const { chain } = await wholeDraw({ taskIds: ["T01"] });
    const [first, second, third] = chain;
    await expectRefusal(
      await proving({ chain: [first, { ...second, suite: "sm3" }, third] }),
      "CHAIN_BROKEN",
      "chain[1]",
    );
    await expectRefusal(await proving({ chain: [first, second] }), "ENTRY_OUT_OF_PLACE", "commitment", "0 of them");
    await expectRefusal(await proving({ chain, taskId: "T02" }), "ENTRY_OUT_OF_PLACE", "commitment", "0 of them");
    const hash = { commitment: second.entryHash };
    await expectRefusal(await proving({ chain, ...hash }), "ENTRY_OUT_OF_PLACE", "commitment", second.entryHash);
    expect((await proving({ chain, commitment: first.entryHash }))().commitment).toEqual(first);

    const dice = { type: "announced", ref: "dice", groups: [{ count: 20, lowest: 0, highest: 9 }] } as const;
    const again = commit({
      chain,
      taskIds: ["T01"],
      at: AT.result,
      sources: [named({ ...dice, value: "" }, AT.later)],
      redrawReason: "a misprint",
    });
    const seed = await reveal([...chain, again], {
      at: AT.later,
      sources: [{ ...dice, value: "27182818284590452353" }],
    });
    // The second draw has no result yet, so that only one can be meant.
    expect((await proving({ chain: [...chain, again, seed] }))().commitment).toEqual(first);
  });

  it("an opening that is missing, of somebody else, or not needed", async () => {
    const blinded = blindLists({ ...EVIDENCE, blindingKey: BLINDING_KEY });
    const { chain } = await wholeDraw({ ...BLINDED_LISTS, publication: "blinded" });
    const of = (id: string): unknown => blinded.openings.find((opening) => opening.id === id);
    const fields = { ...BLINDED_LISTS, chain };
    await expectRefusal(await proving(fields), "FIELD_INVALID", "opening");
    await expectRefusal(await proving({ ...fields, opening: of("T-06") }), "FIELD_INVALID", "opening");
    await expectRefusal(await proving({ opening: of("T-05") }), "FIELD_INVALID", "opening");
    const forged = { id: "T-05", salt: (of("T-06") as { salt: string }).salt };
    await expectRefusal(await proving({ ...fields, opening: forged }), "REFERENCE_UNKNOWN", "targetId");
    expect((await proving({ ...fields, opening: of("T-05") }))().targetId).toBe("T-05");
  });

  it("ids, keys and options without their form", async () => {
    await expectRefusal(await proving({ targetId: "T 05" }), "INPUT_INVALID", "targetId");
    await expectRefusal(await proving({ taskId: undefined }), "INPUT_INVALID", "taskId");
    await expectRefusal(await proving({ saltKey: "5a17" }), "FIELD_INVALID", "saltKey");
    await expectRefusal(await proving({ plan: { ...plan, id: "" } }), "INPUT_INVALID", "plan.id");
    await expectRefusal(() => proveTarget("T-05" as never), "FIELD_INVALID", "options");
  });
});

itIsJudgedTwice(20);
