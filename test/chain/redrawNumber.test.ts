import { describe, expect, it } from "vitest";
import { commitDraw, voidDraw } from "double-random/chain";
import type { ChainEntry } from "../../src/model/chain.js";
import type { CommitmentEntry } from "../../src/model/commitmentEntry.js";
import { replayChain } from "../../src/record/replayChain.js";
import { entryHash } from "../../src/record/sealEntry.js";
import { AT, commitOptions, DICE, draw, reveal } from "../support/chainSteps.js";
import { refusalOf } from "../support/refusals.js";
import { smallNumbers } from "../support/smallNumbers.js";
import { named } from "../support/smallPublication.js";
import { smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

const TASKS = ["T01", "T02", "T03"] as const;
const TARGETS = ["A", "B", "C"].map((id) => smallTarget({ id }));
const LISTS = {
  targets: TARGETS,
  inspectors: ["I-1", "I-2"].map((id) => smallInspector({ id })),
  avoidances: [],
  exclusions: [],
};
const PLANS = ["plan-2024", "plan-2025"].map((id) => ({
  ...smallPlan(...TASKS.map((task, index) => smallTask({ id: task, sequence: index + 1 }))),
  id,
}));

/** A commitment as the slow model remembers it. */
interface Remembered {
  readonly planId: string;
  readonly pairs: readonly string[];
  readonly number: number;
}

/** `docs/spec.md`, section 5.2: one more than the highest of those that have a task and batch of the plan in common. */
function numberBySlowModel(earlier: readonly Remembered[], planId: string, pairs: readonly string[]): number {
  let highest = 0;
  for (const other of earlier) {
    for (const pair of pairs) {
      if (other.planId === planId && other.pairs.includes(pair) && other.number > highest) highest = other.number;
    }
  }
  return highest + 1;
}

describe("the number of a draw", () => {
  it("is that of the rule over many chains, whatever became of the earlier draws", async () => {
    const below = smallNumbers(2024);
    const seen = new Set<number>();
    for (let turn = 0; turn < 25; turn++) {
      let chain: readonly ChainEntry[] = [];
      const earlier: Remembered[] = [];
      for (let step = 0; step < 9; step++) {
        const plan = PLANS[below(4) === 0 ? 1 : 0]!;
        const taskIds = TASKS.filter(() => below(2) === 0);
        if (taskIds.length === 0) taskIds.push(TASKS[below(3)]!);
        const batches = Object.fromEntries(
          taskIds.map((taskId) => [taskId, { number: 1 + below(2), cumulativeShare: "50%", alreadyDrawn: [] }]),
        );
        const pairs = taskIds.map((taskId) => `${taskId}/${String(batches[taskId]!.number)}`);
        const number = numberBySlowModel(earlier, plan.id, pairs);
        const options = { ...commitOptions(LISTS), chain, plan, taskIds, batches };
        const explained = { ...options, redrawReason: "a misprint" };
        const refused = number === 1 ? explained : options;
        expect((await refusalOf(() => commitDraw(refused))).code).toBe("REDRAW_UNEXPLAINED");
        const entry = commitDraw(number === 1 ? options : explained);
        expect(entry.drawNumber).toBe(number);
        const suffix = `/d${String(number)}`;
        expect(
          entry.tasks.every(({ drawId }) => drawId.startsWith(`bureau/${plan.id}/`) && drawId.endsWith(suffix)),
        ).toBe(true);
        earlier.push({ planId: plan.id, pairs, number });
        seen.add(number);
        chain = [...chain, entry];
        if (below(3) === 0) {
          const commitment = entry.entryHash;
          const withdrawn = { at: AT.commitment, reason: "withdrawn", note: "a misprint" } as const;
          chain = [...chain, voidDraw({ chain, commitment, ...withdrawn })];
        }
      }
      expect(replayChain(chain).problems).toEqual([]);
    }
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6, 7].slice(0, seen.size));
    expect(seen.size).toBeGreaterThan(4);
  });

  it("stays after a result, and a stranger sees any other number, missing reason or drawId", async () => {
    const plan = PLANS[0]!;
    const one = commitDraw({ ...commitOptions(LISTS), plan });
    expect(one.drawNumber).toBe(1);
    const seed = await reveal([one]);
    const { entry } = draw([one, seed], { ...LISTS, plan });
    const chain = [one, seed, entry];
    const again = commitDraw({
      ...commitOptions(LISTS),
      chain,
      plan,
      at: AT.result,
      sources: [named(DICE, AT.later)],
      redrawReason: "a misprint",
    });
    expect(again.drawNumber).toBe(2);
    expect(replayChain([...chain, again]).problems).toEqual([]);
    const { redrawReason: _, ...unexplained } = again;
    const withNumber = (drawNumber: number): CommitmentEntry => ({
      ...again,
      drawNumber,
      tasks: again.tasks.map((task) => ({ ...task, drawId: task.drawId.replace(/\d+$/, String(drawNumber)) })),
    });
    const { redrawReason: __, ...asFirst } = withNumber(1);
    const forged: readonly (readonly [CommitmentEntry, string])[] = [
      [unexplained, "without a reason"],
      [withNumber(3), "where 2 should be"],
      [asFirst, "where 2 should be"],
      [{ ...again, tasks: again.tasks.map((task) => ({ ...task, drawId: `${task.drawId}0` })) }, "is not its own"],
      [{ ...again, tasks: again.tasks.toReversed() }, "is not in its place"],
      [{ ...again, tasks: [again.tasks[0]!, ...again.tasks] }, "is not in its place"],
      [{ ...again, planId: "plan-2023", redrawReason: "x" }, "where 1 should be"],
    ];
    for (const [entryOfForger, message] of forged) {
      const sealed = { ...entryOfForger, entryHash: entryHash(entryOfForger) };
      const { problems } = replayChain([...chain, sealed]);
      expect(problems.map(({ rule }) => rule)).toEqual(["states"]);
      expect(problems[0]!.message).toContain(message);
    }
  });
});
