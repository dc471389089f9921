import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/event.js";
import { nameOf, outcomeOfTask, replayEvents, type Replay, type VisitState } from "../../src/record/replayEvents.js";
import {
  bareRecord,
  bareVisit,
  chained,
  joinTicket,
  replaced,
  reserved,
  SEEDS,
  substitution,
  targetTicket,
  teamOfText,
  visited,
  type Draft,
} from "../support/bareEvents.js";

const RECORD = bareRecord();
const GONE = visited("T01/P", "deregistered");
const VISITS = RECORD.assignment.visits;

function after(...drafts: readonly Draft[]): Replay {
  return replayEvents(RECORD, chained(RECORD, ...drafts));
}

function messagesOf({ problems }: Replay): readonly string[] {
  return problems.map(({ rule, message }) => `${rule}: ${message}`);
}

function found(...texts: readonly string[]): readonly Finding[] {
  return texts.map((text) => {
    const [taskId, itemId, outcome] = text.split(" ");
    return { taskId, itemId, outcome } as Finding;
  });
}

describe("a chain of events in order", () => {
  it("has no problems, and leaves all visits as they were before the first", () => {
    const { states, problems } = after();
    expect(problems).toEqual([]);
    expect([...states]).toEqual([
      ["T01/P", { visit: VISITS[0], rounds: 0, left: [], seed: SEEDS.T01, reserved: [] }],
      ["T01/Q", { visit: VISITS[1], rounds: 0, left: [], seed: SEEDS.T01, reserved: [] }],
      ["T02/S", { visit: VISITS[2], rounds: 0, left: [], seed: SEEDS.T02, reserved: [] }],
    ]);
  });

  it("gives a visit its result, with findings where items are told apart", () => {
    const findings = found("T01 a no-problem", "T02 a not-published");
    const { states, problems } = after(visited("T01/P", "not-published", { findings }), visited("T02/S", "revoked"));
    expect(problems).toEqual([]);
    expect(states.get("T01/P")).toEqual({
      ...{ visit: VISITS[0], rounds: 0, left: [], seed: SEEDS.T01, reserved: [] },
      ...{ outcome: "not-published", findings },
    });
    const other = { visit: VISITS[2], rounds: 0, left: [], seed: SEEDS.T02, reserved: [], outcome: "revoked" };
    expect(states.get("T02/S")).toStrictEqual(other);
  });

  it("gives a visit one team after the other, and keeps who has left", () => {
    const first = replaced("T01/P", "1: A > E", "C E X*");
    const second = replaced("T01/P", "2: C > H", "H E X*");
    const { states, problems } = after(first, second, visited("T01/Q", "no-problem"));
    expect(problems).toEqual([]);
    expect(states.get("T01/P")).toEqual({
      ...{ visit: { ...VISITS[0], team: teamOfText("H E X*") }, rounds: 2, left: ["A", "C"] },
      ...{ seed: SEEDS.T01, reserved: [] },
    });
  });

  it("makes a new visit of a reserve, with the seed of its task and the rounds that there have been", () => {
    const other = { taskId: "T02", stratum: "one", ticket: targetTicket(SEEDS.T02, "R1") };
    const change = substitution("1: A > E", joinTicket(SEEDS.T02, "R1", 1, "E"));
    const visit = bareVisit("T02/R1", ["T02"], "C E");
    const next = substitution("2: E > H", joinTicket(SEEDS.T02, "R1", 2, "H"));
    const goesOn = replaced("T02/R1", "2: E > H", "C H", next);
    const { states, problems } = after(GONE, reserved({ ...other, visit, replaced: [change] }), goesOn);
    expect(problems).toEqual([]);
    expect(states.get("T02/R1")).toEqual({
      ...{ visit: { ...visit, team: teamOfText("C H") }, rounds: 2, left: ["A", "E"] },
      ...{ seed: SEEDS.T02, reserved: [] },
    });
    expect(states.get("T01/P")).toMatchObject({ outcome: "deregistered", reserved: ["T02"] });
  });

  it("lets a reserve join a visit, which keeps its seed and goes on with its rounds", () => {
    const before = replaced("T02/S", "1: G > H", "F H Y*", { ticket: joinTicket(SEEDS.T02, "S", 1, "H") });
    const visit = { ...VISITS[2]!, taskIds: ["T01", "T02"], team: teamOfText("F H Y*") };
    const again = replaced("T02/S", "2: H > K", "F K Y*", { ticket: joinTicket(SEEDS.T02, "S", 2, "K") });
    const { states, problems } = after(before, GONE, reserved(), reservedAgain({ visit }), again);
    expect(messagesOf({ states, problems })).toEqual([
      "visits: Event 4 (visit T01/P): a reserve was used for task T01 already.",
    ]);
    expect(states.get("T02/S")).toEqual({
      ...{ visit: { ...visit, team: teamOfText("F K Y*") }, rounds: 2, left: ["G", "H"] },
      ...{ seed: SEEDS.T02, reserved: [] },
    });
    expect(states.get("T01/P")!.reserved).toEqual(["T01", "T01"]);
  });

  it("counts the reserves of each stratum by itself, and a reserve that is gone is followed by the next", () => {
    const highVisit = bareVisit("T01/R3", ["T01"], "D E");
    const high = { visitId: "T01/Q", stratum: "high", visit: highVisit };
    const { problems, states } = after(
      ...[GONE, reserved(), visited("T01/Q", "deregistered"), reserved(high)],
      ...[visited("T01/R1", "deregistered"), reservedAgain({ visitId: "T01/R1" })],
    );
    expect(problems).toEqual([]);
    expect(states.get("T02/S")!.visit.taskIds).toEqual(["T01", "T02"]);
  });
});

/** The second reserve of stratum low, which is visited by T02 anyway. */
function reservedAgain(fields: Partial<Parameters<typeof reserved>[0]> = {}): Draft {
  return reserved({ position: 2, visit: { ...VISITS[2]!, taskIds: ["T01", "T02"] }, ...fields });
}

it("an observer is told of every event of a known visit before it counts", () => {
  const told: (readonly [number, string | undefined, number])[] = [];
  const events = chained(RECORD, GONE, visited("T01/Z", "revoked"), reserved(), visited("T01/R1", "no-problem"));
  replayEvents(RECORD, events, ({ number, visitId }, before) => {
    told.push([number, before.get(visitId)!.outcome, before.size]);
  });
  expect(told).toEqual([
    [1, undefined, 3],
    [3, "deregistered", 3],
    [4, undefined, 4],
  ]);
});

it("an event is named by its place and its visit", () => {
  expect(nameOf(chained(RECORD, GONE)[0]!, 3)).toBe("Event 3 (visit T01/P)");
});

describe("the result of a visit for one task", () => {
  const state = (fields: Partial<VisitState>): VisitState => ({
    visit: VISITS[0]!,
    rounds: 0,
    left: [],
    seed: "",
    reserved: [],
    ...fields,
  });

  it("is that of the visit, or the one that all its findings have", () => {
    expect(outcomeOfTask(state({}), "T01")).toBeUndefined();
    expect(outcomeOfTask(state({ outcome: "revoked" }), "T01")).toBe("revoked");
    const findings = found("T01 a no-problem", "T01 b no-problem", "T02 a no-problem", "T02 b not-published");
    const told = state({ outcome: "not-published", findings });
    expect(outcomeOfTask(told, "T01")).toBe("no-problem");
    expect(outcomeOfTask(told, "T02")).toBeUndefined();
    expect(outcomeOfTask(told, "T03")).toBeUndefined();
  });
});

it("a visit without tasks, or of a task that the record does not have, has no seed", () => {
  const visits = [bareVisit("T01/P", [], "C A"), bareVisit("T03/P", ["T03"], "C A")];
  const { states } = replayEvents({ ...RECORD, assignment: { ...RECORD.assignment, visits } }, []);
  expect([...states.values()].map(({ seed }) => seed)).toEqual(["", ""]);
});

it("only reserves count as used, also of a task and a stratum that are called undefined", () => {
  const [task, stratum] = ["undefined", "undefined"];
  const strata = [{ ...RECORD.tasks[0]!.strata[0]!, stratum }];
  const record = {
    ...RECORD,
    assignment: { ...RECORD.assignment, visits: [bareVisit(`${task}/P`, [task], "C A")] },
    tasks: [{ taskId: task, seed: SEEDS.T01, selected: [{ order: 1, targetId: "P", stratum }], strata }],
  };
  const visit = bareVisit(`${task}/R1`, [task], "C A");
  const reserve = reserved({ visitId: `${task}/P`, taskId: task, stratum, visit });
  expect(messagesOf(replayEvents(record, chained(record, visited(`${task}/P`, "deregistered"), reserve)))).toEqual([]);
});
