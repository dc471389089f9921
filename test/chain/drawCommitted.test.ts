import { describe, expect, it } from "vitest";
import { drawPlan } from "double-random";
import { drawCommitted, voidDraw, type DrawCommittedOptions } from "double-random/chain";
import { sealRecord } from "../../src/record/sealRecord.js";
import { AT, commit, draw, EVIDENCE, reveal, wholeDraw } from "../support/chainSteps.js";
import { sortedJson } from "../support/listsByTheBook.js";
import { expectRefusal, refusalOf } from "../support/refusals.js";
import { mixed, smallNumbers } from "../support/smallNumbers.js";
import { SALT_KEY } from "../support/smallPublication.js";
import { hashByNode } from "../support/treeByTheBook.js";

describe("a committed draw", () => {
  it.each(["sha256", "sm3"] as const)("is that of the plan with the sources of the seed entry (%s)", async (suite) => {
    const policies = { suite, selection: "shuffle/1", reservePerStratum: 1 } as const;
    const { chain, record, entry } = await wholeDraw({ policies, asOf: "2024-04-29", taskIds: ["T02"] });
    const [commitment, seed] = chain;
    const { sources } = seed;
    expect(record).toEqual(
      drawPlan({ ...EVIDENCE, policies: commitment.policies, asOf: "2024-04-29", taskIds: ["T02"], seed: { sources } }),
    );
    const { entryHash, ...sealed } = entry;
    expect(entryHash).toBe(hashByNode(suite, `dr1:entry:${sortedJson(sealed)}`).toString("hex"));
    expect(sealRecord(record).recordHash).toBe(entry.record);
  });

  it("takes number, reason and batches from the chain", async () => {
    const first = await wholeDraw({ batches: { T01: { number: 1, cumulativeShare: "50%", alreadyDrawn: [] } } });
    const alreadyDrawn = first.record.tasks[0]!.selected.map(({ targetId }) => targetId);
    const batch = { number: 2, cumulativeShare: "100%", alreadyDrawn };
    const second = commit({
      chain: first.chain,
      at: AT.result,
      sources: [{ type: "announced", ref: "more dice", groups: [{ count: 20, lowest: 0, highest: 9 }], at: AT.later }],
      batches: { T01: batch },
      redrawReason: "the second half of task T01; T02 again",
    });
    const sources = [
      {
        type: "announced",
        ref: "more dice",
        groups: [{ count: 20, lowest: 0, highest: 9 }],
        value: "27182818284590452353",
      },
    ] as const;
    const seed = await reveal([...first.chain, second], { sources, at: AT.later });
    const { record, entry } = draw([...first.chain, second, seed], { at: AT.later });
    expect(record.drawNumber).toBe(2);
    expect(record.redrawReason).toBe("the second half of task T01; T02 again");
    expect(record.tasks[0]!.batch).toEqual({ ...batch, alreadyDrawn: [...alreadyDrawn].sort() });
    expect(record.tasks[0]!.selected.filter(({ targetId }) => alreadyDrawn.includes(targetId))).toEqual([]);
    expect(entry.tasks.map(({ drawId }) => drawId)).toEqual([
      "bureau/plan-2024/T01/b2/d2",
      "bureau/plan-2024/T02/b1/d2",
    ]);
  });

  it("does not depend on the order of the lists", async () => {
    const { chain, entry, record } = await wholeDraw();
    const below = smallNumbers(5);
    for (let turn = 0; turn < 5; turn++) {
      const again = draw(chain.slice(0, 2), {
        plan: { ...EVIDENCE.plan, tasks: mixed(EVIDENCE.plan.tasks, below) },
        targets: mixed(EVIDENCE.targets, below),
        inspectors: mixed(EVIDENCE.inspectors, below),
        avoidances: mixed(EVIDENCE.avoidances, below),
        exclusions: mixed(EVIDENCE.exclusions, below),
      });
      expect(again).toEqual({ entry, record });
    }
  });

  it("states the cut-off of every stratum of which something was drawn, and of no other", async () => {
    const { entry, record } = await wholeDraw();
    expect(entry.tasks.flatMap(({ strata }) => strata).some(({ drawn }) => drawn > 0)).toBe(true);
    for (const [index, task] of entry.tasks.entries()) {
      const { selected } = record.tasks[index]!;
      for (const { stratum, drawn, cutoff } of task.strata) {
        const tickets = selected.filter((row) => row.stratum === stratum).map(({ ticket }) => ticket!);
        expect(tickets).toHaveLength(drawn);
        expect(cutoff).toBe([...tickets].sort().at(-1));
      }
    }
    const shuffled = await wholeDraw({ policies: { selection: "shuffle/1" } });
    expect(shuffled.entry.tasks.flatMap(({ strata }) => strata).filter(({ cutoff }) => cutoff)).toEqual([]);
  });

  it("tells after each task how many are done", async () => {
    const { chain } = await wholeDraw();
    const told: string[] = [];
    draw(chain.slice(0, 2), { onTask: (done, total) => told.push(`${String(done)}/${String(total)}`) });
    expect(told).toEqual(["1/2", "2/2"]);
  });
});

describe("what is not drawn", () => {
  const { plan, targets, inspectors, exclusions } = EVIDENCE;
  const others: readonly (readonly [path: string, fields: Partial<DrawCommittedOptions>])[] = [
    ["plan", { plan: { ...plan, title: "Another invented plan" } }],
    ["plan", { plan: { ...plan, tasks: plan.tasks.with(0, { ...plan.tasks[0]!, quota: { kind: "census" } }) } }],
    ["targets", { targets: targets.slice(1) }],
    ["targets", { targets: targets.with(6, { ...targets[6]!, name: "虚构眼镜店" }) }],
    ["inspectors", { inspectors: inspectors.slice(0, -1) }],
    ["inspectors", { inspectors: inspectors.with(2, { ...inspectors[2]!, active: false }) }],
    ["avoidances", { avoidances: [] }],
    ["exclusions", { exclusions: [] }],
    ["exclusions", { exclusions: [{ ...exclusions[0]!, note: "on second thought" }] }],
    ["targets", { saltKey: "5a18".repeat(16) }],
  ];

  it.each(others)("another %s (%#)", async (path, fields) => {
    const { chain } = await wholeDraw();
    await expectRefusal(() => draw(chain.slice(0, 2), fields), "EVIDENCE_MISMATCH", path);
  });

  it("exclusions that are left out where there were some", async () => {
    const { chain } = await wholeDraw();
    const { exclusions: _, ...rest } = EVIDENCE;
    const options = { ...rest, chain: chain.slice(0, 2), at: AT.result, saltKey: SALT_KEY };
    await expectRefusal(() => drawCommitted(options), "EVIDENCE_MISMATCH", "exclusions");
  });

  it("lists that are none, a bad key and options that are none", async () => {
    const { chain } = await wholeDraw();
    const drawing = (fields: object) => () => draw(chain.slice(0, 2), fields);
    await expectRefusal(drawing({ plan: { ...plan, id: "" } }), "INPUT_INVALID", "plan.id");
    await expectRefusal(drawing({ inspectors: 7 }), "INPUT_INVALID", "inspectors");
    await expectRefusal(drawing({ saltKey: 7 }), "FIELD_INVALID", "saltKey");
    await expectRefusal(drawing({ at: "today" }), "INPUT_INVALID", "at");
    await expectRefusal(drawing({ onTask: 7 }), "FIELD_INVALID", "onTask");
    await expectRefusal(() => drawCommitted(7 as never), "FIELD_INVALID", "options");
  });

  it("without a commitment that has a seed and waits", async () => {
    const { chain } = await wholeDraw();
    const [commitment, seed] = chain;
    const nothing = { at: AT.seed, reason: "cannot-be-drawn", note: "no teams" } as const;
    const ended = voidDraw({ chain: [commitment, seed], ...nothing });
    for (const entries of [[], [commitment], chain, [commitment, seed, ended]]) {
      await expectRefusal(() => draw(entries), "ENTRY_OUT_OF_PLACE", "commitment", "0 of them");
      const given = { commitment: commitment.entryHash };
      await expectRefusal(() => draw(entries, given), "ENTRY_OUT_OF_PLACE", "commitment");
    }
    await expectRefusal(() => draw([commitment, { ...seed, countedBits: 80 }]), "CHAIN_BROKEN", "chain[1]");
    const early = { at: "2024-05-07T08:59:59Z" };
    await expectRefusal(() => draw([commitment, seed], early), "ENTRY_OUT_OF_PLACE", "chain", "entry before");
  });

  it("visits for which there are no teams; only a void can follow", async () => {
    const alone = { inspectors: inspectors.slice(0, 1), avoidances: [] };
    const commitment = commit(alone);
    const seed = await reveal([commitment]);
    const error = await refusalOf(() => draw([commitment, seed], alone));
    expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
    const chain = [commitment, seed];
    const ended = voidDraw({ chain, at: AT.result, reason: "cannot-be-drawn", note: "one inspector is no team" });
    expect(ended).toMatchObject({ kind: "void", number: 3, commitment: commitment.entryHash });
  });
});
