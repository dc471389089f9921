import { describe, expect, test } from "vitest";
import { drawPlan, hashStream, shuffle, type RandomSource } from "double-random";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** What the public sees of a draw. */
interface PublishedDraw {
  readonly selected: readonly string[];
  readonly drawNumber?: number;
  readonly redrawReason?: string;
}

/** What is wrong with the draws that came out of pressing the button several times. */
function redrawProblems(published: readonly PublishedDraw[]): readonly string[] {
  return published.flatMap(({ selected, drawNumber, redrawReason }, index) => {
    const earlier = published.slice(0, index);
    const repeats = earlier.some(
      (other) => JSON.stringify(other) === JSON.stringify({ selected, drawNumber, redrawReason }),
    );
    if (index === 0 || repeats) return [];
    const problems = [];
    if (drawNumber === undefined || earlier.some((other) => other.drawNumber === drawNumber))
      problems.push("no number of its own");
    if (redrawReason === undefined) problems.push("no reason");
    return problems;
  });
}

const ids = idsOf("U", 30);

/** The model: whatever was drawn before is deleted, and the page shows the last result alone. */
function platformWithRedrawButton(ambient: RandomSource): { press(): void; page(): PublishedDraw } {
  let stored: readonly string[] = [];
  return {
    press: () => {
      stored = shuffle(ids, ambient, 5);
    },
    page: () => ({ selected: stored }),
  };
}

describe("drawing until the result pleases", () => {
  const press = (drawNumber?: number, redrawReason?: string): PublishedDraw => {
    const record = drawPlan({
      plan: smallPlan(smallTask({ quota: { kind: "count", count: 5 } })),
      targets: ids.map((id) => smallTarget({ id })),
      inspectors: idsOf("I", 3).map((id) => smallInspector({ id })),
      avoidances: [],
      asOf: AS_OF,
      seed: seedNumber(1),
      ...(drawNumber !== undefined && { drawNumber }),
      ...(redrawReason !== undefined && { redrawReason }),
    });
    return {
      selected: record.tasks[0]!.selected.map(({ targetId }) => targetId),
      drawNumber: record.drawNumber,
      ...(record.redrawReason !== undefined && { redrawReason: record.redrawReason }),
    };
  };

  test("the model leaves no trace of the first result", () => {
    const platform = platformWithRedrawButton(hashStream({ seed: "1".repeat(64), label: "ambient" }));
    const pages = [1, 2, 3].map(() => {
      platform.press();
      return platform.page();
    });
    expect(redrawProblems(pages)).not.toEqual([]);
  });

  test("here the button gives the same again; another result has its number and reason in the record", () => {
    const pages = [press(), press(), press(2, "the directory was out of date"), press(3, "a witness was absent")];
    expect(redrawProblems(pages)).toEqual([]);
    expect(new Set(pages.map(({ selected }) => selected.join())).size).toBe(3);
  });

  test.each([
    ["a second draw without a reason", 2, undefined, "REDRAW_UNEXPLAINED"],
    ["a first draw with a reason", 1, "none needed", "REDRAW_UNEXPLAINED"],
    ["draw number 0", 0, undefined, "INPUT_INVALID"],
    ["draw number 1.5", 1.5, "half", "INPUT_INVALID"],
  ])("%s is refused", (_, drawNumber, reason, code) => {
    expect(() => press(drawNumber, reason)).toThrow(expect.objectContaining({ code }));
  });
});
