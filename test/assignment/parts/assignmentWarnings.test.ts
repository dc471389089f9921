import { describe, expect, test } from "vitest";
import { assignmentWarnings } from "../../../src/assignment/assignmentWarnings.js";
import type { Assignment, Visit } from "../../../src/model/assignment.js";
import type { Inspector } from "../../../src/model/inspector.js";
import { MAY } from "../../support/plannedVisits.js";
import { idsOf, smallInspector } from "../../support/smallPlan.js";

function visit(targetId: string, fields: Partial<Visit> = {}): Visit {
  const chances = { leastChance: "1/2", mostChance: "1/2" };
  const visitId = `T01/${targetId}`;
  return {
    visitId,
    targetId,
    taskIds: ["T01"],
    window: MAY,
    team: [],
    eligible: 4,
    avoided: [],
    ...chances,
    ...fields,
  };
}

function warningsOf(
  fields: Partial<Assignment>,
  { inspectors = [], policy = "merge" }: { inspectors?: readonly Inspector[]; policy?: "merge" | "separate" } = {},
): readonly (readonly [string, string])[] {
  const plain = { method: "balanced/1", seed: "", visits: [], loads: [], ineligible: [] } as const;
  return assignmentWarnings({ ...plain, ...fields }, inspectors, policy).map(({ code, message }) => [code, message]);
}

test("an assignment without any peculiarity has no warnings", () => {
  expect(warningsOf({})).toEqual([]);
  expect(warningsOf({ visits: [visit("U1"), visit("U2")] })).toEqual([]);
});

describe("VISITS_APART", () => {
  const sentence = (count: number, examples: string): string =>
    `${String(count)} targets get several visits, because the windows of their tasks have no day in common or other levels inspect them: ${examples}.`;

  test("names the targets that have several visits, by id", () => {
    const visits = ["U2", "U1", "U3", "U1", "U2", "U2"].map((id) => visit(id));
    expect(warningsOf({ visits })).toEqual([["VISITS_APART", sentence(2, "U1, U2")]]);
  });

  test("names five of them, and says how many more there are", () => {
    const twice = (count: number): readonly Visit[] => idsOf("U", count).flatMap((id) => [visit(id), visit(id)]);
    const five = "U001, U002, U003, U004, U005";
    expect(warningsOf({ visits: twice(5) })).toEqual([["VISITS_APART", sentence(5, five)]]);
    expect(warningsOf({ visits: twice(7) })).toEqual([["VISITS_APART", sentence(7, `${five} and 2 more`)]]);
  });

  test("is not for visits that the policy keeps separate", () => {
    expect(warningsOf({ visits: [visit("U1"), visit("U1")] }, { policy: "separate" })).toEqual([]);
  });
});

describe("chances that differ within a visit", () => {
  const unequal = [visit("U1", { leastChance: "1/3", mostChance: "1" }), visit("U2")];

  test("are put down to rules, with the chances", () => {
    expect(warningsOf({ visits: unequal })).toEqual([
      [
        "CHANCES_BY_RULE",
        "For 1 visits a rule about the team gives some eligible inspectors a greater chance than others: T01/U1 (1/3 to 1).",
      ],
    ]);
  });

  test("are put down to capacities where those made them, and to nothing else", () => {
    expect(warningsOf({ visits: unequal, evened: { inspectorIds: ["I2", "I1"], allowance: "4/64" } })).toEqual([
      [
        "CHANCES_BY_CAPACITY",
        "Equal chances would take these inspectors beyond their most or below their least visits, so chances were evened under the capacity (allowance 4/64): I2, I1.",
      ],
    ]);
  });

  test("are unknown where a method has no chances", () => {
    const { leastChance: _, mostChance: __, ...ticketed } = visit("U1");
    expect(warningsOf({ visits: [ticketed] })).toEqual([]);
  });
});

describe("CHANCES_APPROXIMATE", () => {
  const rest =
    " The stated chances are approximate: summed over all inspectors of all visits, they differ from the true ones by at most twice the number of places that change hands on average.";

  test("says how many places changed hands, and whether all assignments were searched", () => {
    const changed = "3 of 24 places changed hands because of rules that chances cannot express";
    expect(warningsOf({ repair: { places: 3, of: 24, searched: false } })).toEqual([
      ["CHANCES_APPROXIMATE", `${changed}.${rest}`],
    ]);
    expect(warningsOf({ repair: { places: 3, of: 24, searched: true } })).toEqual([
      ["CHANCES_APPROXIMATE", `${changed}, in a search of all assignments.${rest}`],
    ]);
  });
});

test("AVOIDANCE_UNDECLARED names who is on a team and has declared nothing, by id", () => {
  const visits = [
    visit("U1", {
      team: [
        { inspectorId: "c", role: "lead" },
        { inspectorId: "b", role: "member" },
        { inspectorId: "x", role: "expert" },
      ],
    }),
    visit("U2", { team: [{ inspectorId: "a", role: "lead" }] }),
  ];
  const inspectors = [
    smallInspector({ id: "x" }),
    smallInspector({ id: "c" }),
    smallInspector({ id: "b", declaredOn: "2024-01-15" }),
    smallInspector({ id: "d" }),
    smallInspector({ id: "a" }),
  ];
  const expected = "3 inspectors on teams have not stated whom they must keep away from: a, c, x.";
  expect(warningsOf({ visits }, { inspectors })).toEqual([["AVOIDANCE_UNDECLARED", expected]]);
});

test("warnings come in one order: visits, rules or capacities, repairs, declarations", () => {
  const visits = [visit("U1", { team: [{ inspectorId: "a", role: "lead" }] }), visit("U1", { leastChance: "0" })];
  const inspectors = [smallInspector({ id: "a" })];
  const repair = { places: 1, of: 2, searched: false };
  const codes = (fields: Partial<Assignment>): readonly string[] =>
    warningsOf({ visits, repair, ...fields }, { inspectors }).map(([code]) => code);
  const [first, last] = ["VISITS_APART", ["CHANCES_APPROXIMATE", "AVOIDANCE_UNDECLARED"]];
  expect(codes({})).toEqual([first, "CHANCES_BY_RULE", ...last]);
  const evened = { inspectorIds: ["a"], allowance: "all" };
  expect(codes({ evened })).toEqual([first, "CHANCES_BY_CAPACITY", ...last]);
});
