import { describe, expect, it } from "vitest";
import type { Finding, RecordEvent } from "../../src/model/event.js";
import type { Policies } from "../../src/model/policies.js";
import { replayEvents, type Replay } from "../../src/record/replayEvents.js";
import {
  bareRecord,
  bareVisit,
  chained,
  joinTicket,
  replaced,
  reserved,
  sealedByHand,
  SEEDS,
  targetTicket,
  teamOfText,
  visited,
  type Draft,
} from "../support/bareEvents.js";

const RECORD = bareRecord();
const GONE = visited("T01/P", "deregistered");

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
