import { describe, expect, it } from "vitest";
import type { PlanRecord } from "double-random";
import { nextBatch } from "double-random/year";
import { refusal } from "../support/badField.js";
import { idsOf, smallTarget, smallTask } from "../support/smallPlan.js";
import { smallYear } from "../support/smallYear.js";

const targets = idsOf("U", 43).map((id) => smallTarget({ id }));
const year = smallYear(
  [
    smallTask({ id: "T1", quota: { kind: "ratio", ratio: "10%" } }),
    smallTask({ id: "T2", sequence: 2, quota: { kind: "count", count: 3 } }),
  ],
  targets,
);
const { plan } = year;

/** Draws T1 in so many batches. */
function drawAll(of: number): readonly PlanRecord[] {
  const records: PlanRecord[] = [];
  for (let number = 1; number <= of; number++) {
    const batch = nextBatch({ plan, taskId: "T1", records: [...records].reverse(), of });
    records.push(year.draw(number, { taskIds: ["T1"], batches: { T1: batch } }));
  }
  return records;
}

describe("nextBatch", () => {
  it.each([1, 2, 4, 12])("%i batches draw the yearly quota, each target once, and not a rounding of it each", (of) => {
    const drawn = drawAll(of).flatMap(({ tasks }) => tasks[0]!.selected.map(({ targetId }) => targetId));
    expect(drawn).toHaveLength(5);
    expect(new Set(drawn).size).toBe(5);
  });

  it("says number, share and everything drawn before", () => {
    const [first, second] = drawAll(4) as [PlanRecord, PlanRecord];
    const before = [first, second].flatMap(({ tasks }) => tasks[0]!.selected.map(({ targetId }) => targetId)).sort();
    expect(before).toHaveLength(3);
    expect(nextBatch({ plan, taskId: "T1", records: [second, first], of: 4 })).toEqual({
      number: 3,
      cumulativeShare: "3/4",
      alreadyDrawn: before,
    });
    expect(nextBatch({ plan, taskId: "T1", records: [first, second], cumulativeShare: "51%" }).cumulativeShare).toBe(
      "51%",
    );
    expect(nextBatch({ plan, taskId: "T2", records: [first, second], of: 1 })).toEqual({
      number: 1,
      cumulativeShare: "100%",
      alreadyDrawn: [],
    });
  });

  it("takes the last draw of each batch", () => {
    const [first] = drawAll(4) as [PlanRecord];
    const batch = { number: 1, cumulativeShare: "1/4", alreadyDrawn: [] };
    const again = year.draw(77, { taskIds: ["T1"], batches: { T1: batch }, drawNumber: 2 });
    const { alreadyDrawn } = nextBatch({ plan, taskId: "T1", records: [again, first], of: 4 });
    expect(alreadyDrawn).toEqual(again.tasks[0]!.selected.map(({ targetId }) => targetId).sort());
    expect(alreadyDrawn).not.toEqual(first.tasks[0]!.selected.map(({ targetId }) => targetId).sort());
  });

  it("refuses a share that does not rise, a batch that is missing, a quota that is drawn", () => {
    const [first, second, third] = drawAll(4) as [PlanRecord, PlanRecord, PlanRecord];
    const whole = year.draw(5, { taskIds: ["T1"] });
    const issueOf = (options: Partial<Parameters<typeof nextBatch>[0]>): readonly string[] => {
      const { code, path } = refusal(() => nextBatch({ plan, taskId: "T1", records: [], ...options }));
      return [code, path];
    };
    expect(issueOf({ records: [first, second], cumulativeShare: "1/2" })).toEqual(["BATCH_INVALID", "cumulativeShare"]);
    expect(issueOf({ records: [whole], of: 2 })).toEqual(["BATCH_INVALID", "cumulativeShare"]);
    expect(issueOf({ records: [whole], of: 1 })).toEqual(["BATCH_INVALID", "of"]);
    expect(issueOf({ records: [first, third], of: 4 })).toEqual(["BATCH_INVALID", "records"]);
    const same = first.tasks[0]!.selected.map(({ targetId }) => targetId);
    const other = targets
      .map(({ id }) => id)
      .filter((id) => !same.includes(id))
      .slice(0, 1);
    const twice = Array.from({ length: 60 }, (_, number) =>
      year.draw(number, {
        taskIds: ["T1"],
        batches: { T1: { number: 2, cumulativeShare: "90%", alreadyDrawn: other } },
      }),
    );
    const repeating = twice.find(({ tasks }) => tasks[0]!.selected.some(({ targetId }) => same.includes(targetId)));
    expect(issueOf({ records: [first, repeating!], of: 3 })).toEqual(["BATCH_INVALID", "records"]);
    expect(issueOf({})).toEqual(["FIELD_INVALID", "cumulativeShare"]);
    expect(issueOf({ of: 2, cumulativeShare: "50%" })).toEqual(["FIELD_INVALID", "cumulativeShare"]);
    expect(issueOf({ cumulativeShare: "0%" })).toEqual(["INPUT_INVALID", "cumulativeShare"]);
    expect(issueOf({ taskId: "T9", of: 1 })[0]).toBe("REFERENCE_UNKNOWN");
  });
});
