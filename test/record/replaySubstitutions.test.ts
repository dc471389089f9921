import { describe, expect, it } from "vitest";
import type { Policies } from "../../src/model/policies.js";
import {
  changeProblem,
  describeTeam,
  partsOf,
  substitutionTicketProblem,
  teamAfter,
  teamOf,
} from "../../src/record/replaySubstitutions.js";
import { bareRecord, joinTicket, SEEDS, substitution, teamOfText } from "../support/bareEvents.js";

const STANDING = { formation: "standing-teams" } as const;

describe("who leaves and who joins", () => {
  /** After one round, in which D left; C leads. */
  const problemOf = (change: string, policies: Partial<Policies> = {}): string | undefined => {
    const team = teamOfText("C A B X*");
    return changeProblem(bareRecord(policies), { team, rounds: 1, left: ["D"] }, substitution(change));
  };

  it.each(["2: A > E", "2: C > E", "2: X > Y"])("may be one for one: %s", (change) => {
    expect(problemOf(change)).toBeUndefined();
  });

  it.each(["2: A,B,C > E,F", "2: A,B,C > F,E", "2: A,B,C > E,F,G,H", "2: X > Y"])(
    "may be a whole standing team, or one expert beside it: %s",
    (change) => {
      expect(problemOf(change, STANDING)).toBeUndefined();
    },
  );

  it.each([
    ["1: A > E", "round 1, where 2 should be"],
    ["3: A > E", "round 3, where 2 should be"],
    ["2: Z > E", "Z leaves and is not on the team"],
    ["2: D > E", "D leaves and is not on the team"],
    ["2: A,Z > E", "Z leaves and is not on the team"],
    ["2: A > B", "B joins and is or was on the team"],
    ["2: A > A", "A joins and is or was on the team"],
    ["2: A > X", "X joins and is or was on the team"],
    ["2: A > D", "D joins and is or was on the team"],
    ["2: A > E,D", "D joins and is or was on the team"],
    ["2: A,B > E", "more than one person is replaced"],
    ["2: A > E,F", "more than one person is replaced"],
    ["2: A,B,C > E,F", "more than one person is replaced"],
  ])("are refused: %s", (change, problem) => {
    expect(problemOf(change)).toBe(problem);
  });

  it.each([
    ["2: X > E,F", "more than one person is replaced"],
    ["2: X,A > E", "more than one person is replaced"],
    ["2: A,B,C > E", "fewer than two different people join"],
    ["2: A,B,C > E,E", "fewer than two different people join"],
    ["2: A,B,C > E,F,E", "fewer than two different people join"],
    ["2: A,B > E,F", "a part of a team is replaced"],
    ["2: A > E,F", "a part of a team is replaced"],
    ["2: C,A,B > E,F", "a part of a team is replaced"],
    ["2: A,B,C,X > E,F", "a part of a team is replaced"],
  ])("are refused where standing teams are drawn: %s", (change, problem) => {
    expect(problemOf(change, STANDING)).toBe(problem);
  });
});

describe("the team after a change", () => {
  const after = (change: string, stated: string, before = "C A B X* V*"): string =>
    describeTeam(teamAfter(teamOfText(before), substitution(change), teamOfText(stated)));

  it.each([
    ["a member for a member, by id", "1: A > E", "C", "C (lead), B (member), E (member), V (expert), X (expert)"],
    ["an expert for an expert, by id", "1: X > U", "C", "C (lead), A (member), B (member), U (expert), V (expert)"],
    ["a new lead", "1: C > E", "E", "E (lead), A (member), B (member), V (expert), X (expert)"],
    ["another lead", "1: A > E", "B", "B (lead), C (member), E (member), V (expert), X (expert)"],
    ["all members", "1: A,B,C > F,E", "F", "F (lead), E (member), V (expert), X (expert)"],
  ])("has %s", (_, change, stated, expected) => {
    expect(after(change, stated)).toBe(expected);
  });

  it("is led by the member with the smallest id, if another than a member is stated", () => {
    const expected = "A (lead), B (member), E (member), V (expert), X (expert)";
    for (const stated of ["C", "V", "X*", "Z"]) expect(after("1: C > E", stated)).toBe(expected);
    expect(describeTeam(teamOf(["B", "A"], [], []))).toBe("A (lead), B (member)");
  });
});

it("members and experts of a team stand in its order", () => {
  expect(partsOf(teamOfText("C A B X* V*"))).toEqual({ members: ["C", "A", "B"], experts: ["X", "V"] });
});

describe("the ticket of one who joins", () => {
  const problemOf = (change: string, ticket: string, policies: Partial<Policies> = {}): string | undefined => {
    const team = { seed: SEEDS.T01, targetId: "P", team: teamOfText("C A X*") };
    return substitutionTicketProblem(bareRecord(policies), team, substitution(change, ticket));
  };
  const right = joinTicket(SEEDS.T01, "P", 2, "E");

  it("is over the seed of the visit, the target, the round and the id", () => {
    expect(problemOf("2: A > E", right)).toBeUndefined();
    expect(problemOf("2: A > E", "00")).toBe(`the ticket of E is ${right}, but the event says 00`);
  });

  it("is not known of a standing team, but of its experts", () => {
    expect(problemOf("2: A,C > E,F", "00", STANDING)).toBeUndefined();
    expect(problemOf("2: X > E", right, STANDING)).toBeUndefined();
    expect(problemOf("2: X > E", "00", STANDING)).toBe(`the ticket of E is ${right}, but the event says 00`);
  });

  it("is also looked at of one who comes for nobody on the team", () => {
    expect(problemOf("2: Z > E", "00")).toBe(`the ticket of E is ${right}, but the event says 00`);
    expect(problemOf("2: Z > E", "00", STANDING)).toBeUndefined();
  });
});
