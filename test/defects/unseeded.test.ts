import { afterEach, describe, expect, test, vi } from "vitest";
import { drawPlan, drawTask, hashStream, shuffle, type RandomSource, type Seed } from "double-random";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

const ids = idsOf("U", 40);

/** The model: a new generator for every call, seeded by nobody knows what; here it stands in for the ambient one. */
function unseededPlatform(ambient: RandomSource): (frame: readonly string[]) => readonly string[] {
  return (frame) => shuffle(frame, ambient, 10);
}

/** What keeps a stranger with all published inputs from getting the published result again. */
function replayProblems(draw: () => unknown): readonly string[] {
  const [published, replayed] = [JSON.stringify(draw()), JSON.stringify(draw())];
  return published === replayed ? [] : ["the same inputs give another result"];
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a generator that nobody seeded", () => {
  test("the model cannot be replayed", () => {
    const draw = unseededPlatform(hashStream({ seed: "0".repeat(64), label: "ambient" }));
    expect(replayProblems(() => draw(ids))).not.toEqual([]);
  });

  test.each(["ticket/1", "shuffle/1"] as const)(
    "a draw by %s can, and asks neither generator nor clock",
    (selection) => {
      const ambient = (): never => {
        throw new Error("something outside the arguments was asked");
      };
      vi.spyOn(Math, "random").mockImplementation(ambient);
      vi.spyOn(Date, "now").mockImplementation(ambient);
      vi.spyOn(globalThis.crypto, "getRandomValues").mockImplementation(ambient);
      const draw = (): unknown =>
        drawPlan({
          plan: smallPlan(smallTask({ quota: { kind: "count", count: 10 } })),
          targets: ids.map((id) => smallTarget({ id })),
          inspectors: idsOf("I", 4).map((id) => smallInspector({ id })),
          avoidances: [],
          asOf: AS_OF,
          seed: seedNumber(1),
          policies: { selection },
        });
      expect(replayProblems(draw)).toEqual([]);
    },
  );

  test.each([
    ["no seed", undefined, "SEED_MISSING"],
    ["no source", { sources: [] }, "SEED_MISSING"],
    ["an empty value", { sources: [{ type: "declared", ref: "meeting", value: "" }] }, "SEED_MISSING"],
    ["a number", 20240701, "SEED_TYPE"],
    ["a date", { sources: [{ type: "declared", ref: "meeting", value: "2024-07-01" }] }, "SEED_WEAK"],
  ])("%s is an error and never a default", (_, seed, code) => {
    const draw = (): unknown =>
      drawTask({
        plan: smallPlan(smallTask()),
        taskId: "T01",
        targets: ids.map((id) => smallTarget({ id })),
        asOf: AS_OF,
        seed: seed as unknown as Seed,
      });
    expect(draw).toThrow(expect.objectContaining({ code }));
  });
});
