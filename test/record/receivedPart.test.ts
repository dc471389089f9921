import { describe, expect, it } from "vitest";
import type { TargetRecord } from "../../src/model/targetRecord.js";
import { receivedPart, receivedTaskId, statedTask, teamDrawId, type PartOwner } from "../../src/record/receivedPart.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { smallPlan, smallTask } from "../support/smallPlan.js";
import { hashByNode } from "../support/treeByTheBook.js";

const HASH = "ab".repeat(32);
const COUNTY = { drawnBy: "province", inspectedBy: "county" } as const;
const PLAN = smallPlan(
  smallTask({ id: "T02", mode: COUNTY }),
  smallTask({ id: "T01", mode: COUNTY }),
  smallTask({ id: "T03", mode: { ...COUNTY, inspectedBy: "prefecture" } }),
);

const OWNER = deepFreeze({
  authority: "140581",
  regionCode: "1405",
  inspectedBy: "county",
  drawNumber: 2,
  policies: { suite: "sha256" },
  seed: { sources: [{ type: "declared", ref: "hall", value: "4711" }], countedBits: 13 },
}) as unknown as PartOwner;

function drawn(taskId: string, ...targetIds: readonly string[]): object {
  return {
    taskId,
    selected: targetIds.map((targetId, index) => ({ order: index + 1, targetId, stratum: "untiered" })),
  };
}

/** Targets with an `a` are of the region 1405, with a `b` of its county 140581, with a `c` of another, with a `d` of none. */
function record(...tasks: readonly object[]): TargetRecord {
  const regions = { a: "1405", b: "140581", c: "1406" } as const;
  const rows = Object.entries(regions).flatMap(([letter, regionCode]) =>
    [1, 2].map((number) => ({ targetId: `${letter}${number}`, regionCode, digest: "" })),
  );
  return deepFreeze({ planId: "p", recordHash: HASH, rows, tasks }) as unknown as TargetRecord;
}

describe("the part of an authority", () => {
  const part = receivedPart.bind(undefined, OWNER);

  it("are the tasks that it inspects, by id, whatever order the record has", () => {
    const all = record(drawn("T02", "a1"), drawn("T03", "a1"), drawn("T01", "a1"), drawn("T04", "a1"));
    expect(part(all, PLAN).map(({ taskId }) => taskId)).toEqual(["p.T01", "p.T02"]);
    const city = receivedPart({ ...OWNER, inspectedBy: "prefecture" }, all, PLAN);
    expect(city.map(({ taskId }) => taskId)).toEqual(["p.T03"]);
  });

  it("are the targets whose region begins with its own, in the order of the inspections", () => {
    const [task] = part(record(drawn("T01", "b2", "c1", "a1", "d1", "b1")), PLAN);
    expect(task!.targetIds).toEqual(["b2", "a1", "b1"]);
    expect(task!.selected).toEqual([
      { order: 1, targetId: "b2", stratum: "untiered" },
      { order: 3, targetId: "a1", stratum: "untiered" },
      { order: 5, targetId: "b1", stratum: "untiered" },
    ]);
    const [none] = part(record(drawn("T01", "c1")), PLAN);
    expect(none!.targetIds).toEqual([]);
  });

  it("has a seed of its own for every task, from a drawId that names the record", () => {
    const [task] = part(record(drawn("T01", "a1")), PLAN);
    const drawId = `140581/${HASH}/T01/a2`;
    const text = `dr1:seed:{"draw":"${drawId}","sources":[{"ref":"hall","type":"declared","value":"4711"}]}`;
    const seed = hashByNode("sha256", text).toString("hex");
    const stated = { taskId: "p.T01", record: HASH, drawId, seed, targetIds: ["a1"] };
    expect(task).toEqual({ ...stated, task: { ...PLAN.tasks[1]!, id: "p.T01" }, selected: task!.selected });
    expect(statedTask(task!)).toEqual(stated);
  });
});

it("tasks and draws of a received record are named by plan and record", () => {
  expect(receivedTaskId("plan-2024", "T01")).toBe("plan-2024.T01");
  expect(teamDrawId({ authority: "140581", drawNumber: 12 }, HASH, "T01")).toBe(`140581/${HASH}/T01/a12`);
});
