import { expect, it } from "vitest";
import type { PlanRecord } from "../../src/model/record.js";
import type { TeamRecord } from "../../src/model/teamRecord.js";
import { eventRecord } from "../../src/record/eventRecord.js";

it("a record of a plan is looked at as it is", () => {
  const record = { kind: "plan-record", tasks: [] } as unknown as PlanRecord;
  expect(eventRecord(record)).toBe(record);
});

it("a record of teams has drawn the targets that it was given, in their order, without strata", () => {
  const [policies, assignment] = [{ suite: "sm3" }, { visits: [] }];
  const received = [
    { taskId: "p.T01", record: "aa", drawId: "d", seed: "5e", targetIds: ["T-9", "T-1"] },
    { taskId: "p.T02", record: "aa", drawId: "e", seed: "6e", targetIds: [] },
  ];
  const record = { kind: "team-record", authority: "bureau", policies, assignment, recordHash: "cc", tasks: received };
  expect(eventRecord(record as unknown as TeamRecord)).toStrictEqual({
    policies,
    assignment,
    recordHash: "cc",
    tasks: [
      {
        taskId: "p.T01",
        seed: "5e",
        selected: [
          { order: 1, targetId: "T-9", stratum: "" },
          { order: 2, targetId: "T-1", stratum: "" },
        ],
        strata: [],
      },
      { taskId: "p.T02", seed: "6e", selected: [], strata: [] },
    ],
  });
});
