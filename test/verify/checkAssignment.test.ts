import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Assignment, TeamMember, Visit } from "../../src/model/assignment.js";
import type { Policies } from "../../src/model/policies.js";
import { checkAssignment, type AssignedTasks } from "../../src/verify/checkAssignment.js";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const SEEDS = { T01: "1".repeat(64), T02: "2".repeat(64) };
const TEAM_SEED = sha256(`dr1:teams:${SEEDS.T01}:${SEEDS.T02}`);

function teamOf(lead: string, member: string, ...experts: readonly string[]): readonly TeamMember[] {
  return [
    { inspectorId: lead, role: "lead" },
    { inspectorId: member, role: "member" },
    ...experts.map((inspectorId): TeamMember => ({ inspectorId, role: "expert" })),
  ];
}

/** H("dr1:pair:" + S + ":" + target + ":" + ids), the ids of the members in order. */
function ticketOf(seed: string, targetId: string, ids: string): string {
  return sha256(`dr1:pair:${seed}:${targetId}:${ids}`);
}

function visitOf(taskIds: readonly string[], targetId: string, team: readonly TeamMember[], ticket: string): Visit {
  const window = { start: "2024-05-01", end: "2024-11-30" };
  return {
    visitId: `${taskIds[0] ?? ""}/${targetId}`,
    targetId,
    taskIds,
    window,
    team,
    eligible: 3,
    avoided: [],
    ticket,
  };
}

/** T01 draws A and B, T02 draws B and C; both go to B together, with an expert. */
const AT_A = visitOf(["T01"], "A", teamOf("I-2", "I-1"), ticketOf(SEEDS.T01, "A", "I-1:I-2"));
const AT_B = visitOf(["T01", "T02"], "B", teamOf("I-3", "I-2", "X-1"), ticketOf(SEEDS.T01, "B", "I-2:I-3"));
const AT_C = visitOf(["T02"], "C", teamOf("I-1", "I-3"), ticketOf(SEEDS.T02, "C", "I-1:I-3"));

function loadOf(inspectorId: string, visits: number, expected = `${String(visits)}.000`): Assignment["loads"][0] {
  return { inspectorId, visits, expected, prior: 0 };
}

const LOADS = [loadOf("I-1", 2), loadOf("I-2", 2), loadOf("I-3", 2), loadOf("X-1", 1)];

function recordWith(change: Partial<Assignment>, method: Policies["assignment"] = "balanced/1"): AssignedTasks {
  const selected = (...ids: readonly string[]): AssignedTasks["tasks"][0]["selected"] =>
    ids.map((targetId, index) => ({ order: index + 1, targetId, stratum: "low" }));
  const given = { seed: TEAM_SEED, visits: [AT_A, AT_B, AT_C], loads: LOADS, ineligible: [], warnings: [] };
  return {
    policies: { suite: "sha256" } as Policies,
    tasks: [
      { taskId: "T02", seed: SEEDS.T02, selected: selected("C", "B") },
      { taskId: "T01", seed: SEEDS.T01, selected: selected("A", "B") },
    ],
    assignment: { method, ...given, ...change },
  };
}

/** What fails, by id. */
function failures(record: AssignedTasks): Readonly<Record<string, string>> {
  const failed = checkAssignment(record).filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

const SENTENCES = {
  "assignment.seed": "The seed of the teams follows from the seeds of the tasks.",
  "assignment.visits": "Every drawn target of every task is in exactly one visit.",
  "assignment.teams": "Every team has one lead and at least two different people.",
  "assignment.tickets": "Every team has its own ticket.",
  "assignment.loads": "The loads are those of the visits, each within one of what the chances add up to.",
};

describe("the teams of a record alone", () => {
  it.each(["balanced/1", "pair-ticket/1"] as const)(
    "pass every named check of %s, whatever the order of the tasks",
    (method) => {
      const passes = Object.entries(SENTENCES)
        .filter(([id]) => id !== "assignment.tickets" || method === "pair-ticket/1")
        .map(([id, message]) => ({ id, level: "L0", status: "pass", message }));
      expect(checkAssignment(recordWith({}, method))).toEqual(passes);
    },
  );

  it("give away another seed", () => {
    const seed = "0".repeat(64);
    expect(failures(recordWith({ seed }))).toEqual({
      "assignment.seed": `The tasks give ${TEAM_SEED}, but the record says ${seed}.`,
    });
  });

  const undrawn = "which was not drawn or has another visit";
  it.each<[string, readonly Visit[], string]>([
    ["a visit fewer", [AT_A, AT_B], "T02/C is drawn, but there is no visit for it."],
    ["a visit twice", [AT_A, AT_B, AT_C, AT_A], `The visit T01/A is for A and task T01, ${undrawn}.`],
    ["a visit for no task", [AT_A, { ...AT_B, taskIds: [] }, AT_C], "The visit T01/B is for no task."],
    ["another name", [AT_A, AT_B, { ...AT_C, visitId: "T01/C" }], "The visit T01/C is not named by its first task."],
    [
      "its tasks in another order",
      [AT_A, { ...AT_B, taskIds: ["T02", "T01"] }, AT_C],
      "The visit T01/B is not named by its first task.",
    ],
    [
      "a target that its second task has not drawn",
      [{ ...AT_A, taskIds: ["T01", "T02"] }, AT_B, AT_C],
      `The visit T01/A is for A and task T02, ${undrawn}.`,
    ],
    ["a task fewer", [AT_A, { ...AT_B, taskIds: ["T01"] }, AT_C], "T02/B is drawn, but there is no visit for it."],
  ])("give away %s", (_, visits, message) => {
    expect(failures(recordWith({ visits }))["assignment.visits"]).toBe(message);
  });

  const [lead, member, expert] = AT_B.team as [TeamMember, TeamMember, TeamMember];
  const noLead = "The team of T01/B has not one lead, who stands first.";
  it.each<[string, readonly TeamMember[], string]>([
    ["one person twice", [lead, { ...lead, role: "member" }], "The team of T01/B has one person twice."],
    [
      "a member who is the expert as well",
      [lead, member, { ...lead, role: "expert" }],
      "The team of T01/B has one person twice.",
    ],
    ["nobody", [], "The team of T01/B has fewer than two members."],
    ["one member and an expert", [lead, expert], "The team of T01/B has fewer than two members."],
    ["no lead", [{ ...lead, role: "member" }, member], noLead],
    ["two leads", [lead, { ...member, role: "lead" }], noLead],
    ["a lead who stands second", [member, lead], noLead],
    ["an expert who stands first", [expert, lead, member], noLead],
  ])("give away a team with %s, wherever it stands", (_, team, message) => {
    expect(failures(recordWith({ visits: [AT_A, { ...AT_B, team }, AT_C] }))["assignment.teams"]).toBe(message);
  });

  it("may be of more than two members", () => {
    const larger = [...AT_A.team, { inspectorId: "I-3", role: "member" as const }];
    const loads = LOADS.map((load) => (load.inspectorId === "I-3" ? loadOf("I-3", 3) : load));
    expect(failures(recordWith({ visits: [{ ...AT_A, team: larger }, AT_B, AT_C], loads }))).toEqual({});
  });

  const { ticket: own, ...bare } = AT_C;
  it.each<[string, Visit, string]>([
    [
      "the ticket of another visit",
      { ...AT_C, ticket: AT_A.ticket! },
      `C is ${own!}, but the record says ${AT_A.ticket!}.`,
    ],
    ["no ticket", bare, `C is ${own!}, but the record says none.`],
    [
      "another member",
      { ...AT_C, team: teamOf("I-1", "I-2") },
      `C is ${ticketOf(SEEDS.T02, "C", "I-1:I-2")}, but the record says ${own!}.`,
    ],
    [
      "a task that the record does not have",
      { ...AT_C, taskIds: ["T99"] },
      `C is ${ticketOf("", "C", "I-1:I-3")}, but the record says ${own!}.`,
    ],
  ])("give away %s", (_, visit, message) => {
    const record = recordWith({ visits: [AT_A, AT_B, visit] }, "pair-ticket/1");
    expect(failures(record)["assignment.tickets"]).toBe(`The ticket of the team of T02/${message}`);
  });
});

describe("the loads of a record alone", () => {
  function problemOf(change: Partial<Assignment>, method: Policies["assignment"] = "balanced/1"): string | undefined {
    return failures(recordWith(change, method))["assignment.loads"];
  }
  const [first, ...others] = LOADS as [Assignment["loads"][0], ...Assignment["loads"]];
  const expecting = (expected: string): Partial<Assignment> => ({ loads: [loadOf("I-1", 2, expected), ...others] });

  it.each<[string, Partial<Assignment>, string]>([
    ["a load twice", { loads: [...LOADS, first] }, "A load is listed twice."],
    ["a load too high", { loads: [loadOf("I-1", 3), ...others] }, "I-1 is on 2 teams, but the record says 3."],
    [
      "a load too low",
      { loads: [first, loadOf("I-2", 1), ...others.slice(1)] },
      "I-2 is on 2 teams, but the record says 1.",
    ],
    ["a load of nobody", { loads: [...LOADS, loadOf("I-9", 1)] }, "I-9 is on 0 teams, but the record says 1."],
    ["no load of an expert", { loads: LOADS.slice(0, 3) }, "X-1 is on a team, but the record lists no load."],
  ])("gives away %s", (_, change, message) => {
    expect(problemOf(change)).toBe(message);
  });

  it("may be of somebody who could have gone and does not go", () => {
    expect(problemOf({ loads: [...LOADS, loadOf("I-9", 0, "0.667")] })).toBeUndefined();
  });

  it.each(["1.000", "1.001", "2.999", "3.000"])("may be 2 where %s are expected", (expected) => {
    expect(problemOf(expecting(expected))).toBeUndefined();
  });

  it.each(["0.999", "3.001", "12.000", "2", "2.0", "2.0000", "0.2000", "x2.000", ".000", "two"])(
    "may not be 2 where %s are expected",
    (expected) => {
      const message = `I-1 makes 2 visits, which is not ${expected} rounded up or down.`;
      expect(problemOf(expecting(expected))).toBe(message);
      expect(problemOf({ ...expecting(expected), repair: { places: 1, of: 6, searched: false } })).toBeUndefined();
      expect(problemOf(expecting(expected), "pair-ticket/1")).toBeUndefined();
    },
  );

  it("may be 12 where 12.345 are expected, since the whole part may have any length", () => {
    const targets = Array.from({ length: 12 }, (_, index) => `T-${String(index)}`);
    const visits = targets.map((targetId) => visitOf(["T01"], targetId, teamOf("I-1", "I-2"), ""));
    expect(problemOf({ visits, loads: [loadOf("I-1", 12, "12.345"), loadOf("I-2", 12, "11.655")] })).toBeUndefined();
  });

  it("must be expected in a method that evens them", () => {
    const { expected: _, ...load } = first;
    const loads = [load, ...others];
    expect(problemOf({ loads })).toBe("I-1 makes 2 visits, which is not an expected load rounded up or down.");
    expect(problemOf({ loads }, "pair-ticket/1")).toBeUndefined();
  });
});
