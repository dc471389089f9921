import { describe, expect, it } from "vitest";
import type { Finding, RecordEvent } from "../../src/model/event.js";
import type { Policies } from "../../src/model/policies.js";
import { nameOf, outcomeOfTask, replayEvents, type Replay, type VisitState } from "../../src/record/replayEvents.js";
import {
  bareRecord,
  bareVisit,
  chained,
  joinTicket,
  replaced,
  reserved,
  sealedByHand,
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

describe("hashes and links", () => {
  const [first, second, third] = chained(
    RECORD,
    replaced("T01/P", "1: A > E", "C E X*"),
    GONE,
    visited("T01/Q", "revoked"),
  );
  const resealed = (event: RecordEvent, fields: Partial<RecordEvent>): RecordEvent =>
    sealedByHand(RECORD, { ...event, ...fields } as RecordEvent);
  const problemsOf = (...events: readonly RecordEvent[]): readonly string[] => messagesOf(replayEvents(RECORD, events));

  it("are those of the record and of every event", () => {
    expect(problemsOf(first!, second!, third!)).toEqual([]);
    const sm3 = bareRecord({ suite: "sm3" });
    expect(messagesOf(replayEvents(sm3, chained(sm3, GONE)))).toEqual([]);
    expect(messagesOf(replayEvents(sm3, chained(RECORD, GONE)))).toEqual([
      "hashes: Event 1 (visit T01/P): it was changed after it was sealed.",
    ]);
  });

  it.each<[what: string, events: () => readonly RecordEvent[], messages: readonly string[]]>([
    [
      "an event that was changed",
      () => [{ ...first!, by: "nobody" }, second!],
      ["hashes: Event 1 (visit T01/P): it was changed after it was sealed."],
    ],
    [
      "text that has no hash",
      () => [{ ...first!, by: "\ud800" }],
      ["hashes: Event 1 (visit T01/P): it holds text that has no hash."],
    ],
    [
      "another record",
      () => [resealed(first!, { record: "00" })],
      ["links: Event 1 (visit T01/P): it belongs to another record."],
    ],
    [
      "a number left out",
      () => [first!, resealed(second!, { number: 3 })],
      ["links: Event 2 (visit T01/P): it has the number 3."],
    ],
    [
      "a first event that follows another",
      () => [resealed(first!, { previous: second!.eventHash })],
      ["links: Event 1 (visit T01/P): it is not the first of the record."],
    ],
    [
      "an event left out",
      () => [first!, resealed(third!, { number: 2 })],
      ["links: Event 2 (visit T01/Q): it does not follow event 1."],
    ],
    [
      "a second event that begins anew",
      () => [first!, resealed(second!, { previous: RECORD.recordHash })],
      ["links: Event 2 (visit T01/P): it does not follow event 1."],
    ],
  ])("are broken by %s", (_, events, messages) => {
    expect(problemsOf(...events())).toEqual(messages);
  });
});

describe("an event that its visit does not allow", () => {
  it.each<[message: string, drafts: readonly Draft[]]>([
    ["visits: Event 1 (visit T01/Z): the record has no such visit.", [visited("T01/Z", "revoked")]],
    ["visits: Event 1 (visit T01/R1): the record has no such visit.", [replaced("T01/R1", "1: A > E", "C E X*")]],
    ["visits: Event 1 (visit T01/Z): the record has no such visit.", [reserved({ visitId: "T01/Z" })]],
    [
      "visits: Event 2 (visit T01/P): the visit has a result already (deregistered).",
      [GONE, visited("T01/P", "no-problem")],
    ],
    [
      "visits: Event 2 (visit T01/P): the visit has a result already (deregistered).",
      [GONE, replaced("T01/P", "1: A > E", "C E X*")],
    ],
    [
      "visits: Event 1 (visit T01/P): it finds nothing for task T02.",
      [visited("T01/P", "no-problem", { findings: found("T01 a no-problem") })],
    ],
    ["visits: Event 1 (visit T01/P): the visit has no result yet.", [reserved()]],
    [
      "visits: Event 2 (visit T01/P): task T01 did not find moved-out (deregistered).",
      [GONE, reserved({ reason: "moved-out" })],
    ],
  ])("%s", (message, drafts) => {
    expect(messagesOf(after(...drafts))).toEqual([message]);
  });

  it("is a reserve for a task that the visit is not of", () => {
    const gone = visited("T01/Q", "deregistered");
    const visit = bareVisit("T02/R1", ["T02"], "D E");
    const stray = { visitId: "T01/Q", taskId: "T02", stratum: "one", visit, ticket: targetTicket(SEEDS.T02, "R1") };
    expect(messagesOf(after(gone, reserved(stray)))).toEqual([
      "visits: Event 2 (visit T01/Q): the visit is not one of task T02.",
    ]);
  });

  it("is a reserve for a task whose items differ, or that found something else", () => {
    const reason = "activity-not-carried-on";
    const withFindings = (...texts: readonly string[]): readonly string[] =>
      messagesOf(after(visited("T01/P", reason, { findings: found(...texts) }), reserved({ reason })));
    expect(withFindings(`T01 a ${reason}`, `T01 b ${reason}`, "T02 a no-problem")).toEqual([]);
    expect(withFindings("T01 a no-problem", `T01 b ${reason}`, "T02 a no-problem")).toEqual([
      `visits: Event 2 (visit T01/P): task T01 did not find ${reason} (its items differ).`,
    ]);
    expect(withFindings("T01 a no-problem", `T02 a ${reason}`)).toEqual([
      `visits: Event 2 (visit T01/P): task T01 did not find ${reason} (no-problem).`,
    ]);
  });

  it("counts all the same if its visit is known, and otherwise not at all", () => {
    const { states } = after(GONE, visited("T01/P", "no-problem"), visited("T01/Z", "revoked"));
    expect(states.get("T01/P")!.outcome).toBe("no-problem");
    expect([...states.keys()]).toEqual(["T01/P", "T01/Q", "T02/S"]);
    const stray = after(reserved({ visitId: "T01/Z" }), GONE, reserved());
    expect(messagesOf(stray)).toEqual(["visits: Event 1 (visit T01/Z): the record has no such visit."]);
  });
});

describe("an event that draws people", () => {
  const problemsOf = (draft: Draft, policies: Partial<Policies> = {}): readonly string[] => {
    const record = bareRecord(policies);
    return messagesOf(replayEvents(record, chained(record, GONE, draft))).map((text) => text.replace("Event 2 ", ""));
  };

  it("makes the team that follows from who leaves and who joins", () => {
    const event = replaced("T01/Q", "1: E > H", "D H");
    expect(problemsOf(event)).toEqual([]);
    expect(problemsOf({ ...event, team: teamOfText("H D") })).toEqual([]);
    expect(problemsOf({ ...event, team: teamOfText("D E") })).toEqual([
      "teams: (visit T01/Q): the team is D (lead), E (member), where D (lead), H (member) should be.",
    ]);
  });

  it("replaces who may be replaced, with the right ticket", () => {
    const ticket = joinTicket(SEEDS.T01, "Q", 1, "H");
    expect(problemsOf(replaced("T01/Q", "1: Z > H", "D H"))).toEqual([
      "teams: (visit T01/Q): Z leaves and is not on the team.",
    ]);
    expect(problemsOf(replaced("T01/Q", "1: E > H", "D H", { ticket: "00" }))).toEqual([
      `tickets: (visit T01/Q): the ticket of H is ${ticket}, but the event says 00.`,
    ]);
    expect(problemsOf(replaced("T02/S", "1: G > H", "F H Y*", { ticket: joinTicket(SEEDS.T02, "S", 1, "H") }))).toEqual(
      [],
    );
  });

  it("needs no known ticket for a standing team, but for an expert beside it", () => {
    const policies = { formation: "standing-teams" } as const;
    expect(problemsOf(replaced("T01/Q", "1: D,E > H,K", "H K", { ticket: "00" }), policies)).toEqual([]);
    const expert = replaced("T02/S", "1: Y > Z", "F G Z*", { ticket: "00" });
    expect(problemsOf(expert, policies)).toHaveLength(1);
  });

  it("uses the reserve, the team and the tickets that are its own", () => {
    const visit = bareVisit("T01/R1", ["T01"], "C B");
    expect(problemsOf(reserved({ position: 2, visit, ticket: "00" }))).toEqual([
      "reserves: (visit T01/P): the reserve 2 is used, where 1 comes next.",
      "teams: (visit T01/P): the team is C (lead), B (member), where C (lead), A (member) should be.",
      `tickets: (visit T01/P): the ticket of R1 is ${targetTicket(SEEDS.T01, "R1")}, but the event says 00.`,
    ]);
  });
});

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
