import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type {
  Avoidance,
  Inspector,
  RecordEvent,
  ReplaceInspectorOptions,
  ReplacementEvent,
  TeamRecord,
} from "double-random";
import { drawTargets, drawTeams } from "double-random/stages";
import { currentVisits, recordResult, replaceInspector, useReserve, verifyEvents } from "double-random/events";
import { uniformityTest } from "double-random/fairness";
import { sealRecord } from "../../src/record/sealRecord.js";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { departures } from "../support/departures.js";
import { obstacles, people, withFields } from "../support/smallChain.js";
import { AS_OF, seedNumber, smallPlan, smallTask } from "../support/smallPlan.js";
import { SMALL_SEED } from "../support/smallEvidence.js";
import { COUNTY_SEED, provincialTask, smallStages } from "../support/smallStages.js";

const ROSTER = people("ABCDEFG");
const TASKS = [
  provincialTask({ quota: { kind: "count", count: 8 } }),
  provincialTask({ id: "T02", sequence: 2, quota: { kind: "count", count: 3 } }),
];
const stages = smallStages({ inspectors: ROSTER, tasks: TASKS });
const { plan, targets, first, second: record } = stages;
const RECEIVED = [{ record: first, plan, targets }];
const [visit] = record.assignment.visits as [TeamRecord["assignment"]["visits"][number]];
const DECIDED = { visitId: visit.visitId, by: "credit section", at: "2024-05-06" };

const leaver = visit.team[0]!.inspectorId;

function withdrawal(inspectorId: string, fields: Partial<Avoidance> = {}): Avoidance {
  const plain = { against: "target", refId: visit.targetId, ground: "kinship", status: "upheld" } as const;
  return { id: `V-${inspectorId}`, ...plain, inspectorId, ...fields };
}

function replace(inspectorId: string, today: Partial<ReplaceInspectorOptions> = {}): ReplacementEvent {
  const lists = { record, received: RECEIVED, inspectors: ROSTER, avoidances: [], events: [] };
  return replaceInspector({ ...lists, ...DECIDED, reason: "illness", ...today, inspectorId });
}

/** H("dr1:replace:" + S + ":" + ...), written down again. */
function ticket(...parts: readonly (string | number)[]): string {
  return createHash("sha256")
    .update(["dr1:replace", ...parts].join(":"))
    .digest("hex");
}

function idsOf({ team }: Pick<ReplacementEvent, "team">): readonly string[] {
  return team.map(({ inspectorId }) => inspectorId);
}

describe("a replacement on a team for received targets", () => {
  test("is whoever has the smallest ticket of the visit and the round, with S of this stage, computed here by hand", () => {
    for (let number = 0; number < 10; number++) {
      const { second } = smallStages({ inspectors: ROSTER, tasks: TASKS, seed: seedNumber(number) });
      for (const [place, { visitId, targetId, taskIds, team }] of second.assignment.visits.entries()) {
        const seed = second.tasks.find(({ taskId }) => taskId === taskIds[0])!.seed;
        let [events, present, gone]: [RecordEvent[], readonly string[], string[]] = [[], idsOf({ team }), []];
        for (let round = 1; round <= 3; round++) {
          const leaves = present[(number + place) % 2]!;
          const candidates = Array.from("ABCDEFG").filter((id) => !present.includes(id) && !gone.includes(id));
          const event = replace(leaves, { record: second, events, visitId });
          const [smallest] = candidates.map((id) => ticket(seed, targetId, round, id)).sort();
          expect(event).toMatchObject({ leaves: [leaves], round, candidates: candidates.length, ticket: smallest });
          expect(event.ticket).toBe(ticket(seed, targetId, round, event.joins[0]!));
          expect([...idsOf(event)].sort()).toEqual([...present.filter((id) => id !== leaves), ...event.joins].sort());
          [events, present, gone] = [[...events, event], idsOf(event), [...gone, leaves]];
        }
      }
    }
  });

  test("is every candidate about equally often over the seeds of the county 0, 1, 2, ...", () => {
    const places: number[] = [];
    for (let number = 0; number < 300; number++) {
      const { second } = smallStages({ inspectors: people("ABCDEF"), tasks: TASKS, seed: seedNumber(number) });
      const { visitId, team } = second.assignment.visits[0]!;
      const leaves = idsOf({ team })[number % 2]!;
      const { joins } = replace(leaves, { record: second, visitId, inspectors: people("ABCDEF") });
      const others = Array.from("ABCDEF").filter((id) => !idsOf({ team }).includes(id));
      places.push(others.indexOf(joins[0]!));
    }
    const test = uniformityTest({
      cells: ["0", "1", "2", "3"],
      draws: places.length,
      sampler: (index) => String(places[index]),
    });
    expect(departures(test)).toEqual([]);
  });

  test("does not depend on the order of any list, and changes nothing that is passed in", () => {
    const event = replace(visit.team[0]!.inspectorId);
    const lists = { received: RECEIVED, inspectors: ROSTER, avoidances: [withdrawal("A", { refId: "T-99" })] };
    const before = structuredClone(lists);
    const again = replace(visit.team[0]!.inspectorId, deepFreeze(structuredClone(lists)));
    expect(lists).toEqual(before);
    const turned = {
      received: [
        { record: first, plan: { ...plan, tasks: [...plan.tasks].reverse() }, targets: [...targets].reverse() },
      ],
      inspectors: [...ROSTER].reverse(),
    };
    expect(replace(visit.team[0]!.inspectorId, turned)).toEqual(event);
    expect([again.joins, again.ticket]).toEqual([event.joins, event.ticket]);
  });

  test("needs no rows but those of its region", () => {
    const rows = targets.filter(({ regionCode }) => regionCode === "140581");
    expect(replace(leaver, { received: [{ record: first, plan, targets: rows }] })).toEqual(replace(leaver));
  });

  test("keeps withdrawals and rules of the day, and tells who was kept away by what", () => {
    const [lead, member] = idsOf(visit) as [string, string];
    const others = Array.from("ABCDEFG").filter((id) => id !== lead && id !== member);
    const avoidances = others.slice(1).map((id) => withdrawal(id));
    expect(replace(member, { avoidances }).joins).toEqual([others[0]]);
    const inspectors: readonly Inspector[] = withFields(ROSTER, others[0]!, { active: false });
    expect(obstacles(() => replace(member, { avoidances, inspectors }))).toEqual({
      [lead]: "on-team",
      [member]: "leaves",
      [others[0]!]: "inactive",
      ...Object.fromEntries(others.slice(1).map((id) => [id, "avoids-target"])),
    });
  });

  test("counts the visits of own and received targets together", () => {
    const own = { ...smallPlan(smallTask({ quota: { kind: "census" } })), id: "county-2024" };
    const rows = targets.filter(({ regionCode }) => regionCode === "140581");
    const received = [{ record: first, plan, targets }, ownRecord(own, rows)];
    const policies = { mostVisitsPerInspector: 3 };
    const teams = drawTeams({ ...COUNTY, received, policies });
    expect(teams.assignment.visits.some(({ taskIds }) => taskIds.length > 1)).toBe(true);
    const { visitId, team } = teams.assignment.visits[0]!;
    const load = (id: string): number => teams.assignment.visits.filter((one) => idsOf(one).includes(id)).length;
    const { joins } = replace(team[0]!.inspectorId, { record: teams, received: [...received].reverse(), visitId });
    expect(load(joins[0]!)).toBeLessThan(3);
    const free = Array.from("ABCDEFG").filter((id) => !idsOf({ team }).includes(id) && load(id) < 3);
    expect(free).toContain(joins[0]);
    const lower = withFields(ROSTER, free.join(""), { mostVisits: 0 });
    expect(
      refusal(() => replace(team[0]!.inspectorId, { record: teams, received, visitId, inspectors: lower })).code,
    ).toBe("ASSIGNMENT_INFEASIBLE");
  });
});

const COUNTY = {
  ...{ authority: "140581", regionCode: "140581", inspectedBy: "county" as const, inspectors: ROSTER, avoidances: [] },
  seed: COUNTY_SEED,
} as const;

function ownRecord(own: typeof plan, rows: typeof targets) {
  const evidence = { plan: own, targets: rows };
  return { ...evidence, record: drawTargets({ ...evidence, asOf: AS_OF, drawnBy: "county", seed: SMALL_SEED }) };
}

describe("what a record of teams was made from", () => {
  test.each<[string, string, string, unknown]>([
    ["nothing", "FIELD_INVALID", "received", undefined],
    [
      "another plan",
      "EVIDENCE_MISMATCH",
      "received[0].plan",
      [{ record: first, plan: { ...plan, title: "another" }, targets }],
    ],
    [
      "an edited record",
      "CHAIN_BROKEN",
      "received[0].record",
      [{ record: { ...first, asOf: "2024-04-01" }, plan, targets }],
    ],
    [
      "another record",
      "EVIDENCE_MISMATCH",
      "received",
      [{ record: sealRecord({ ...first, asOf: "2024-04-01" }), plan, targets }],
    ],
    [
      "a record too many",
      "EVIDENCE_MISMATCH",
      "received",
      [...RECEIVED, ownRecord({ ...smallPlan(smallTask()), id: "county-2024" }, targets)],
    ],
    ["no rows", "EVIDENCE_MISMATCH", "received.targets", [{ record: first, plan, targets: [] }]],
    [
      "another row",
      "EVIDENCE_MISMATCH",
      "received.targets",
      [{ record: first, plan, targets: targets.map((target) => ({ ...target, groupId: "another" })) }],
    ],
  ])("%s is refused", (_, code, path, received) => {
    const error = refusal(() => replace(leaver, { received: received as typeof RECEIVED }));
    expect([error.code, error.path]).toEqual([code, path]);
  });

  test("a part that was edited, and sealed again, is not the one that the received records give", () => {
    const tasks = record.tasks.map((task) => ({ ...task, targetIds: [...task.targetIds].reverse() }));
    const error = refusal(() => replace(leaver, { record: sealRecord({ ...record, tasks }) }));
    expect([error.code, error.path]).toEqual(["EVIDENCE_MISMATCH", "record.tasks"]);
  });

  test("an edited record of teams is refused", () => {
    expect(refusal(() => currentVisits({ ...record, authority: "140502" }, [])).code).toBe("CHAIN_BROKEN");
  });
});

describe("a result of a visit to a received target", () => {
  const findings = visit.taskIds.map((taskId) => ({ taskId, itemId: "item", outcome: "no-problem" }) as const);
  const items = [{ record: first, plan }];

  test("names its items by the tasks of the record of teams, and needs plans, not rows", () => {
    const event = recordResult({ record, events: [], ...DECIDED, outcome: "no-problem", findings, received: items });
    expect(event).toMatchObject({ record: record.recordHash, previous: record.recordHash, number: 1, findings });
    for (const { taskId } of event.findings!) expect(taskId).toMatch(/^province-2024\./u);
  });

  test.each<[string, object]>([
    ["an item that the plan does not have", { findings: findings.map((one) => ({ ...one, itemId: "stray" })) }],
    ["a task as its own plan calls it", { findings: findings.map((one) => ({ ...one, taskId: "T01" })) }],
    ["an outcome of none of them", { outcome: "problem-pending" }],
  ])("is refused with %s", (_, change) => {
    const result = {
      record,
      events: [],
      ...DECIDED,
      outcome: "no-problem",
      findings,
      received: items,
      ...change,
    } as const;
    expect(refusal(() => recordResult(result))).toMatchObject({ code: "FIELD_INVALID", path: "findings" });
  });

  test("is the last word on the visit", () => {
    const events = [recordResult({ record, events: [], ...DECIDED, outcome: "moved-out" })];
    expect(refusal(() => recordResult({ record, events, ...DECIDED, outcome: "no-problem" })).code).toBe(
      "RESULT_RECORDED",
    );
    expect(refusal(() => replace(visit.team[0]!.inspectorId, { events })).code).toBe("RESULT_RECORDED");
  });

  test("does not let the county use a reserve, which is the upper level's", () => {
    const events = [recordResult({ record, events: [], ...DECIDED, outcome: "moved-out" })];
    const options = { plan, targets, inspectors: ROSTER, avoidances: [], record: record as never, events, ...DECIDED };
    const error = refusal(() => useReserve(options));
    expect([error.code, error.path]).toEqual(["RESERVE_UNAVAILABLE", "record"]);
    expect(error.received).toContain("whoever drew the targets");
  });
});

test("visits as they stand have the teams of the replacements", () => {
  const event = replace(visit.team[1]!.inspectorId);
  const now = currentVisits(record, [event]);
  expect(now.map(({ visitId }) => visitId)).toEqual(record.assignment.visits.map(({ visitId }) => visitId));
  for (const one of now) {
    const drawn = record.assignment.visits.find(({ visitId }) => visitId === one.visitId)!;
    expect(one).toEqual({ ...drawn, team: one.visitId === visit.visitId ? event.team : drawn.team });
  }
  expect(verifyEvents(record, [event], { ...COUNTY, received: RECEIVED }).ok).toBe(true);
});
