import { describe, expect, it } from "vitest";
import type { ReserveEvent } from "../../src/model/event.js";
import type { Policies } from "../../src/model/policies.js";
import { reserveTeamProblem, reserveTicketProblem } from "../../src/record/replayReserve.js";
import {
  bareRecord,
  bareVisit,
  chained,
  joinTicket,
  reserved,
  SEEDS,
  statesOf,
  substitution,
  targetTicket,
  teamOfText,
} from "../support/bareEvents.js";

/** The event that uses a reserve, with some fields otherwise. */
function using(fields: Partial<ReserveEvent> = {}): ReserveEvent {
  return chained(bareRecord(), reserved(fields))[0] as ReserveEvent;
}

describe("the team of a reserve", () => {
  const problemOf = (
    team: string,
    changes: readonly string[] = [],
    {
      policies = {},
      free = "C A X* V*",
      visitId = "T01/R1",
    }: { policies?: Partial<Policies>; free?: string; visitId?: string } = {},
  ): string | undefined => {
    const record = bareRecord(policies);
    const states = statesOf(record);
    const replaced = changes.map((change) => substitution(change));
    const event = using({ visit: bareVisit(visitId, ["T01"], team), replaced });
    const state = states.get("T01/P")!;
    return reserveTeamProblem(record, states, { ...state, visit: { ...state.visit, team: teamOfText(free) } }, event);
  };

  it("is the one that has become free, without its experts or with all of them, led by any member", () => {
    for (const team of ["C A", "A C", "C A V* X*", "A C V* X*"]) expect(problemOf(team)).toBeUndefined();
    expect(problemOf("C A X*")).toBe(
      "the team is C (lead), A (member), X (expert), where C (lead), A (member), V (expert), X (expert) should be",
    );
    expect(problemOf("C B")).toBe("the team is C (lead), B (member), where C (lead), A (member) should be");
    expect(problemOf("C A X* V*")).toMatch(/^the team is C \(lead\), A \(member\), X/);
  });

  it("is changed by one substitution after the other", () => {
    expect(problemOf("C E", ["1: A > E"])).toBeUndefined();
    expect(problemOf("E F", ["1: A > E", "2: C > F"])).toBeUndefined();
    expect(problemOf("C F", ["1: A > E", "2: E > F"])).toBeUndefined();
    expect(problemOf("C E U* X*", ["1: A > E", "2: V > U"])).toBeUndefined();
    expect(problemOf("C A", ["1: A > E"])).toBe(
      "the team is C (lead), A (member), where C (lead), E (member) should be",
    );
  });

  it.each([
    ["C E", ["2: A > E"], "round 2, where 1 should be"],
    ["C F", ["1: A > E", "1: E > F"], "round 1, where 2 should be"],
    ["C A", ["1: A > E", "2: E > A"], "A joins and is or was on the team"],
    ["C A", ["1: X > U"], "X leaves and is not on the team"],
    ["C F", ["1: A > E", "2: A > F"], "A leaves and is not on the team"],
  ])("is refused: %s after %j", (team, changes, problem) => {
    expect(problemOf(team, changes)).toBe(problem);
  });

  it("may be another standing team", () => {
    const policies = { formation: "standing-teams" } as const;
    expect(problemOf("F E", ["1: A,C > E,F"], { policies })).toBeUndefined();
  });

  it("is that of the visit which is joined", () => {
    expect(problemOf("F G Y*", [], { visitId: "T02/S" })).toBeUndefined();
    expect(problemOf("C A", [], { visitId: "T02/S" })).toBe(
      "the team is C (lead), A (member), where F (lead), G (member), Y (expert) should be",
    );
  });
});

describe("the tickets of a reserve", () => {
  const problemOf = (fields: Partial<ReserveEvent>, policies: Partial<Policies> = {}): string | undefined => {
    const record = bareRecord(policies);
    return reserveTicketProblem(record, statesOf(record).get("T01/P")!, using(fields));
  };
  const own = targetTicket(SEEDS.T01, "R1");
  const change = (text: string, seed: string = SEEDS.T01): ReturnType<typeof substitution> => {
    const { round, joins } = substitution(text);
    return substitution(text, joinTicket(seed, "R1", round, joins[0]!));
  };

  it("are over the seed of the task", () => {
    expect(problemOf({})).toBeUndefined();
    const ticket = targetTicket(SEEDS.T02, "R1");
    expect(problemOf({ taskId: "T02", ticket })).toBeUndefined();
    expect(problemOf({ ticket })).toBe(`the ticket of R1 is ${own}, but the event says ${ticket}`);
    expect(problemOf({ taskId: "T03", ticket: targetTicket("", "R1") })).toBeUndefined();
  });

  it("are there with tickets, and with none if nothing is drawn by tickets", () => {
    const { ticket: _, ...without } = using();
    const record = bareRecord();
    const free = statesOf(record).get("T01/P")!;
    expect(reserveTicketProblem(record, free, without)).toBe(`the ticket of R1 is ${own}, but the event says none`);
    const shuffled = bareRecord({ selection: "shuffle/1" });
    expect(reserveTicketProblem(shuffled, free, without)).toBeUndefined();
    expect(problemOf({}, { selection: "shuffle/1" })).toBe(`the ticket of R1 is none, but the event says ${own}`);
  });

  it("of those who join are over the new target and their round", () => {
    expect(problemOf({ replaced: [change("1: A > E"), change("2: C > F")] })).toBeUndefined();
    const wrong = change("2: C > F", SEEDS.T02);
    expect(problemOf({ replaced: [change("1: A > E"), wrong] })).toBe(
      `the ticket of F is ${change("2: C > F").ticket}, but the event says ${wrong.ticket}`,
    );
  });

  it("are looked at of experts beside a standing team, also of one who has just come", () => {
    const policies = { formation: "standing-teams" } as const;
    const right = [substitution("1: A,C > E,F", "00"), change("2: X > U"), change("3: U > W")];
    expect(problemOf({ replaced: right }, policies)).toBeUndefined();
    const ticket = "00";
    expect(problemOf({ replaced: right.with(2, { ...right[2]!, ticket }) }, policies)).toBe(
      `the ticket of W is ${change("3: U > W").ticket}, but the event says 00`,
    );
  });
});
