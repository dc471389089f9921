import { describe, expect, test } from "vitest";
import { drawTask, type Exclusion, type TaskDraw } from "double-random";
import { AS_OF, idsOf, seedNumber, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** The two numbers of the page that locks a draw: 应抽取数 and 实抽取数. */
interface CountsShown {
  readonly due: number;
  readonly actual: number;
}

/** What is wrong with the numbers shown, given the list that was drawn. */
function countProblems(shown: CountsShown, quota: number, drawn: number): readonly string[] {
  return [
    ...(shown.due === quota ? [] : [`${String(shown.due)} shown as due instead of ${String(quota)}`]),
    ...(shown.actual === drawn ? [] : [`${String(shown.actual)} shown as drawn instead of ${String(drawn)}`]),
  ];
}

/** The model: one field fills both columns. */
function lockPage(quota: number): CountsShown {
  return { due: quota, actual: quota };
}

describe("a quota of 5 with 3 targets left to draw", () => {
  const targets = idsOf("U", 6).map((id) => smallTarget({ id }));
  const exclusions: readonly Exclusion[] = targets.slice(0, 3).map(({ id }) => ({
    taskId: "T01",
    targetId: id,
    reason: "recently-inspected",
    decidedBy: "rule 4",
    decidedOn: "2024-04-01",
  }));
  const draw: TaskDraw = drawTask({
    plan: smallPlan(smallTask({ quota: { kind: "count", count: 5 } })),
    taskId: "T01",
    targets,
    exclusions,
    asOf: AS_OF,
    seed: seedNumber(1),
  });

  test("the model hides the shortfall", () => {
    expect(countProblems(lockPage(5), 5, 3)).not.toEqual([]);
  });

  test("a record shows both numbers, and warns", () => {
    expect(draw.selected).toHaveLength(3);
    expect(countProblems({ due: draw.quotaCount, actual: draw.drawn }, 5, draw.selected.length)).toEqual([]);
    expect(draw.warnings).toContainEqual(expect.objectContaining({ code: "QUOTA_CAPPED" }));
  });
});
