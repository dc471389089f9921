import { describe, expect, it } from "vitest";
import type { ReserveEvent } from "../../src/model/event.js";
import type { Policies } from "../../src/model/policies.js";
import { reserveOf, reserveProblem, usedKey } from "../../src/record/replayReserve.js";
import type { VisitState } from "../../src/record/visitState.js";
import {
  bareRecord,
  bareVisit,
  chained,
  reserved,
  SEEDS,
  statesOf,
  substitution,
  teamOfText,
} from "../support/bareEvents.js";

/** The event that uses a reserve, with some fields otherwise. */
function using(fields: Partial<ReserveEvent> = {}): ReserveEvent {
  return chained(bareRecord(), reserved(fields))[0] as ReserveEvent;
}

it("reserves are counted by task and stratum", () => {
  expect(usedKey({ taskId: "T01", stratum: "low.A" })).toBe("T01/low.A");
});

describe("the stratum of a target", () => {
  const stratumOf = (taskId: string, targetId: string): string | undefined =>
    reserveOf(bareRecord(), taskId, targetId)?.stratum;

  it("is the one that the task drew it from, with its reserve", () => {
    expect(stratumOf("T01", "P")).toBe("low");
    expect(stratumOf("T01", "Q")).toBe("high");
    expect(stratumOf("T02", "P")).toBe("one");
    expect(reserveOf(bareRecord(), "T01", "P")!.reserve).toEqual(["R1", "S", "R2"].map((targetId) => ({ targetId })));
  });

  it("is the one that the task has it in reserve for", () => {
    for (const targetId of ["R1", "S", "R2"]) expect(stratumOf("T01", targetId)).toBe("low");
    expect(stratumOf("T01", "R3")).toBe("high");
    expect(stratumOf("T02", "Q")).toBe("one");
  });

  it("is none of a task that has neither, or is not there", () => {
    expect(stratumOf("T02", "R3")).toBeUndefined();
    expect(stratumOf("T01", "Z")).toBeUndefined();
    expect(stratumOf("T03", "P")).toBeUndefined();
  });
});

describe("a reserve that is used", () => {
  const problemOf = (fields: Partial<ReserveEvent>, used = 0): string | undefined => {
    const record = bareRecord();
    return reserveProblem(record, statesOf(record), using(fields), used);
  };

  it("is the next of the stratum of the target that could not be visited", () => {
    expect(problemOf({})).toBeUndefined();
    expect(problemOf({ position: 3, visit: bareVisit("T01/R2", ["T01"], "C A") }, 2)).toBeUndefined();
    const high = { visitId: "T01/Q", stratum: "high", visit: bareVisit("T01/R3", ["T01"], "D E") };
    expect(problemOf(high)).toBeUndefined();
    const other = { taskId: "T02", stratum: "one", visit: bareVisit("T02/R1", ["T02"], "C A") };
    expect(problemOf(other)).toBeUndefined();
  });

  it.each<[problem: string, fields: Partial<ReserveEvent>, used: number]>([
    ["the stratum is high, where low should be", { stratum: "high" }, 0],
    ["the stratum is low, where none should be", { taskId: "T03" }, 0],
    ["the stratum is low, where high should be", { visitId: "T01/Q" }, 0],
    ["the reserve 1 is used, where 2 comes next", {}, 1],
    ["the reserve 2 is used, where 1 comes next", { position: 2 }, 0],
    ["the record has no reserve 4 of stratum low", { position: 4 }, 3],
    ["R2 is visited, where the reserve 1, R1, should be", { visit: bareVisit("T01/R2", ["T01"], "C A") }, 0],
  ])("is refused: %s", (problem, fields, used) => {
    expect(problemOf(fields, used)).toBe(problem);
  });
});

describe("the new visit of a reserve", () => {
  const problemOf = (fields: Partial<ReserveEvent["visit"]>): string | undefined => {
    const record = bareRecord();
    return reserveProblem(record, statesOf(record), using({ visit: { ...using().visit, ...fields } }), 0);
  };

  it("may be of one day", () => {
    expect(problemOf({ window: { start: "2024-06-03", end: "2024-06-03" } })).toBeUndefined();
  });

  it.each<[problem: string, fields: Partial<ReserveEvent["visit"]>]>([
    ["the visit T01/R2 is not named by its task", { visitId: "T01/R2" }],
    ["the visit T02/R1 is not named by its task", { visitId: "T02/R1" }],
    ["the new visit is not for its task alone", { taskIds: ["T01", "T02"] }],
    ["the new visit is not for its task alone", { taskIds: ["T02"] }],
    ["the new visit is not for its task alone", { taskIds: [] }],
    ["the window ends before it begins", { window: { start: "2024-06-03", end: "2024-06-02" } }],
    ["the new visit has numbers of a draw", { leastChance: "1/2" }],
    ["the new visit has numbers of a draw", { mostChance: "1/2" }],
    ["the new visit has numbers of a draw", { ticket: "00" }],
    ["the new visit has numbers of a draw", { eligibleTeams: 3 }],
  ])("is refused: %s", (problem, fields) => {
    expect(problemOf(fields)).toBe(problem);
  });
});

describe("a visit that a reserve joins", () => {
  const before = bareRecord().assignment.visits[2]!;
  const joined = { ...before, taskIds: ["T01", "T02"] };
  const problemOf = (
    fields: Partial<ReserveEvent>,
    further: Partial<VisitState> = {},
    policies: Partial<Policies> = {},
  ): string | undefined => {
    const record = bareRecord(policies);
    const event = using({ position: 2, visit: joined, ...fields });
    return reserveProblem(record, statesOf(record, { "T02/S": further }), event, 1);
  };
  const windowed = (start: string, end: string): Partial<ReserveEvent> => ({
    visit: { ...joined, window: { start, end } },
  });

  it("gets the task, by id, and the common part of the windows", () => {
    expect(problemOf({})).toBeUndefined();
    expect(problemOf(windowed("2024-05-02", "2024-11-29"))).toBeUndefined();
    expect(problemOf(windowed("2024-11-30", "2024-11-30"))).toBeUndefined();
    const more = { visit: { ...before, taskIds: ["T00", "T02"] } };
    expect(problemOf({ visit: { ...joined, taskIds: ["T00", "T01", "T02"] } }, more)).toBeUndefined();
  });

  it("may have another team, which is looked at by itself", () => {
    expect(problemOf({ visit: { ...joined, team: teamOfText("C A") } })).toBeUndefined();
  });

  it.each<[problem: string, fields: Partial<ReserveEvent>, further: Partial<VisitState>]>([
    ["there is a visit of S for task T01 already", {}, { visit: joined }],
    ["it joins a visit that has a result (no-problem)", {}, { outcome: "no-problem" }],
    ["it joins a visit and changes the team", { replaced: [substitution("1: F > H")] }, {}],
    ["it changes more of the visit that it joins", { visit: before }, {}],
    ["it changes more of the visit that it joins", { visit: { ...joined, taskIds: ["T02", "T01"] } }, {}],
    ["it changes more of the visit that it joins", { visit: { ...joined, eligible: 8 } }, {}],
    ["it changes more of the visit that it joins", { visit: { ...joined, ticket: "00" } }, {}],
    ["it changes more of the visit that it joins", { visit: { ...joined, targetId: "S", leastChance: "1" } }, {}],
  ])("is refused: %s", (problem, fields, further) => {
    expect(problemOf(fields, further)).toBe(problem);
  });

  it.each([
    ["2024-04-30", "2024-11-30"],
    ["2024-05-01", "2024-12-01"],
    ["2024-06-03", "2024-06-02"],
  ])("is not from %s to %s", (start, end) => {
    const problem = `the window ${start} to ${end} is not part of that of the visit that it joins`;
    expect(problemOf(windowed(start, end))).toBe(problem);
  });

  it("is not one that the task made itself", () => {
    const record = bareRecord();
    const own = { visit: bareVisit("T01/R1", ["T02"], "C A"), rounds: 0, left: [], seed: SEEDS.T01, reserved: [] };
    const states = new Map([...statesOf(record), ["T01/R1", own] as const]);
    const joining = using({ visit: { ...own.visit, taskIds: ["T01", "T02"] } });
    expect(reserveProblem(record, states, joining, 0)).toBe("there is a visit of R1 for task T01 already");
  });

  it("is refused where the policies keep visits apart", () => {
    expect(problemOf({}, {}, { visits: "separate" })).toBe("it joins another visit, which the policies forbid");
  });

  it("is refused with text that has no canonical form", () => {
    const broken = { ...before, avoided: [{ inspectorId: "\ud800", avoidanceId: "V" }] };
    const visit = { ...broken, taskIds: ["T01", "T02"] };
    expect(problemOf({ visit }, { visit: broken })).toBe("it changes more of the visit that it joins");
  });
});
