import { describe, expect, test } from "vitest";
import { allocate, drawTask } from "double-random";
import { AS_OF, idsOf, seedNumber, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** The models: a percentage of a frame as three platforms round it. */
const MODELS: Readonly<Record<string, (size: number, percent: number) => number>> = {
  "Math.round(total * percent * 0.01)": (size, percent) => Math.round(size * percent * 0.01),
  "Math.ceil(total * (percent / 100))": (size, percent) => Math.ceil(size * (percent / 100)),
  "Math.floor(total * percent / 100)": (size, percent) => Math.floor((size * percent) / 100),
};

function ourCount(size: number, percent: number): number {
  const strata = [{ key: "s", size }];
  return allocate({ strata, quota: { kind: "ratio", ratio: `${String(percent)}%` } }).total;
}

/** Frames in which a count is not the least whole number that reaches the printed percentage. */
function wrongCounts(countOf: (size: number, percent: number) => number): readonly string[] {
  return [1, 5, 7, 14, 28, 55].flatMap((percent) =>
    Array.from({ length: 400 }, (_, index) => index + 1)
      .filter((size) => countOf(size, percent) !== Number((BigInt(size) * BigInt(percent) + 99n) / 100n))
      .map((size) => `${String(percent)} % of ${String(size)}: ${String(countOf(size, percent))}`),
  );
}

describe("a ratio as a count", () => {
  test.each(Object.entries(MODELS))("%s misses the printed coverage or draws too many", (_, model) => {
    expect(wrongCounts(model)).not.toEqual([]);
  });

  test("the default here is the least count that reaches it", () => {
    expect(wrongCounts(ourCount)).toEqual([]);
  });

  test("5 % of 5: the model draws nobody and says nothing; drawTask draws one, and half-up warns", () => {
    expect(MODELS["Math.round(total * percent * 0.01)"]!(5, 5)).toBe(0);
    for (const rounding of ["ceil", "half-up", "floor"] as const) {
      const draw = drawTask({
        plan: smallPlan(smallTask({ quota: { kind: "ratio", ratio: "5%" } })),
        taskId: "T01",
        targets: idsOf("U", 5).map((id) => smallTarget({ id })),
        asOf: AS_OF,
        seed: seedNumber(1),
        policies: { rounding },
      });
      expect(draw.selected).toHaveLength(1);
      expect(draw.warnings.some(({ code }) => code === "RAISED_TO_MINIMUM")).toBe(rounding !== "ceil");
    }
  });
});
