import { describe, expect, it } from "vitest";
import { commitDraw, proveTarget } from "double-random/chain";
import { generatedPublication } from "../support/generatedPublication.js";
import { listsByTheBook } from "../support/listsByTheBook.js";
import { itIsJudgedTwice, verifyProof, verifyPublication } from "../support/secondOpinion.js";
import { mixed, smallNumbers } from "../support/smallNumbers.js";

const RUNS = 150;

describe("a publication with made-up policies", () => {
  const seen = new Map<string, Set<string>>();
  const kinds = { drawn: 0, void: 0, batches: 0, blinded: 0, proofs: 0 };

  it.each(Array.from({ length: 10 }, (_, part) => part))(
    "verifies, and its commitments say what the records say later (%i)",
    async (part) => {
      for (let number = part; number < RUNS; number += 10) {
        const { draws, files } = await generatedPublication(number);
        const { ok, levels, checks } = await verifyPublication(files);
        const name = `publication ${String(number)}`;
        expect(
          checks.filter(({ status }) => status === "fail"),
          name,
        ).toEqual([]);
        const low = levels.filter(({ level }) => level === "L0" || level === "L1");
        expect(
          low.map(({ status }) => status),
          name,
        ).toEqual(["pass", "pass"]);
        expect(ok, name).toBe(true);
        for (const draw of draws) {
          note(draw.options.policies!);
          kinds[draw.record ? "drawn" : "void"] += 1;
          kinds.blinded += Number(draw.options.publication === "blinded");
          expectSameNumbers(draw);
          expectSameCommitment(draw, number);
        }
        kinds.batches += Number(draws.length === 2);
        await expectProof(draws.at(-1)!, number, files["chain.jsonl"]!);
      }
    },
  );

  it("is made with every value of every policy, with voids and second batches", () => {
    const values = Object.fromEntries([...seen].map(([policy, some]) => [policy, [...some].sort()]));
    expect(values).toMatchObject({
      suite: ["sha256", "sm3"],
      rounding: ["ceil", "floor", "half-up"],
      ratioBase: ["eligible", "frame"],
      apportionment: ["largest-remainder", "systematic-random", "webster"],
      tierCombination: ["credit", "industry", "matrix", "max"],
      selection: ["shuffle/1", "ticket/1"],
      visits: ["merge", "separate"],
      assignment: ["balanced/1", "pair-ticket/1"],
      evenness: ["chances", "loads"],
      formation: ["members", "standing-teams"],
      competence: ["all-members", "one-member"],
      territory: ["any", "homeOfficeAtMostOne", "notHomeOffice"],
      absence: ["covers-window", "touches-window"],
    });
    expect(kinds.drawn).toBeGreaterThan(100);
    expect(kinds.void).toBeGreaterThan(3);
    expect(kinds.batches).toBeGreaterThan(15);
    expect(kinds.blinded).toBeGreaterThan(30);
    expect(kinds.proofs).toBeGreaterThan(80);
  });

  type Draw = Awaited<ReturnType<typeof generatedPublication>>["draws"][number];

  function note(policies: NonNullable<Draw["options"]["policies"]>): void {
    for (const [policy, value] of Object.entries(policies)) {
      const some = seen.get(policy) ?? new Set();
      seen.set(policy, some.add(typeof value === "string" ? value : JSON.stringify(value)));
    }
  }

  /** Not by the verifier: everything that the two state alike, field by field. */
  function expectSameNumbers({ commitment, record, options }: Draw): void {
    const lists = { ...options, exclusions: options.exclusions ?? [] };
    expect(commitment.lists).toEqual(listsByTheBook(commitment.suite, options.saltKey, lists));
    if (!record) return;
    const { planId, asOf, drawNumber, redrawReason, policies } = record;
    expect({ planId, asOf, drawNumber, redrawReason, policies }).toEqual({
      planId: commitment.planId,
      asOf: commitment.asOf,
      drawNumber: commitment.drawNumber,
      redrawReason: commitment.redrawReason,
      policies: commitment.policies,
    });
    expect(record.evidence.plan).toBe(commitment.plan);
    expect(commitment.tasks).toHaveLength(record.tasks.length);
    for (const [index, { frame, strata, ...said }] of commitment.tasks.entries()) {
      const task = record.tasks[index]!;
      const { taskId, drawId, batch, quotaCount, level } = task;
      expect(said).toEqual({
        taskId,
        drawId,
        batch,
        size: task.frame.size,
        quotaCount,
        ...(level !== undefined && { level }),
      });
      expect(frame.size).toBe(task.frame.eligible);
      expect(strata).toHaveLength(task.strata.length);
      for (const [place, stratum] of strata.entries()) {
        expect(task.strata[place]).toMatchObject(stratum);
        expect(stratum.drawn === undefined).toBe(policies.apportionment === "systematic-random");
      }
    }
  }

  function expectSameCommitment({ options, commitment }: Draw, number: number): void {
    const below = smallNumbers(number);
    const { plan, targets, inspectors, avoidances, exclusions = [] } = options;
    const again = commitDraw({
      ...options,
      plan: { ...plan, tasks: mixed(plan.tasks, below) },
      targets: mixed(targets, below),
      inspectors: mixed(inspectors, below),
      avoidances: mixed(avoidances, below),
      exclusions: mixed(exclusions, below),
    });
    expect(again).toEqual(commitment);
  }

  async function expectProof({ options, commitment, record }: Draw, number: number, text: string): Promise<void> {
    if (!record || options.policies?.selection !== "ticket/1" || options.publication === "blinded") return;
    const chain = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as typeof commitment);
    const task = record.tasks[number % record.tasks.length]!;
    const drawn = task.selected.map(({ targetId }) => targetId);
    const reserve = task.strata.flatMap(({ reserve: rows = [] }) => rows.map(({ targetId }) => targetId));
    for (const targetId of [drawn[0], reserve[0]]) {
      if (targetId === undefined) continue;
      const { taskId } = task;
      const proof = proveTarget({ ...options, chain, taskId, targetId, commitment: commitment.entryHash });
      expect(proof.drawn).toBe(targetId === drawn[0]);
      expect((await verifyProof(JSON.stringify(proof))).ok).toBe(true);
      kinds.proofs += 1;
    }
  }
});

itIsJudgedTwice(240);
