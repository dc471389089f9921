import { describe, expect, test } from "vitest";
import type { NamedRow } from "../../../src/assignment/columns.js";
import { rosterOf, type Roster } from "../../../src/assignment/rosterOf.js";
import { formStandingTeams, reasonsOutsideTeams } from "../../../src/assignment/standingTeams.js";
import type { MatchingProblem, SetRule } from "../../../src/matching/matching.js";
import { policiesWith } from "../../support/plannedVisits.js";
import { smallInspector } from "../../support/smallPlan.js";

/** Numbers 0 to 7: A has 1, 4; B has 0, 3, 5; 6 is in no team; 2 and 7 are experts, 7 in team C, too. */
const INSPECTORS = [
  smallInspector({ id: "i0", standingTeamId: "B" }),
  smallInspector({ id: "i1", standingTeamId: "A" }),
  smallInspector({ id: "i2", isExpert: true }),
  smallInspector({ id: "i3", standingTeamId: "B", isExpert: false }),
  smallInspector({ id: "i4", standingTeamId: "A" }),
  smallInspector({ id: "i5", standingTeamId: "B" }),
  smallInspector({ id: "i6" }),
  smallInspector({ id: "i7", isExpert: true, standingTeamId: "C" }),
];
const EVERYBODY = [0, 1, 3, 4, 5, 6];
const [A, B, FIRST_EXPERT, SECOND_EXPERT] = [0, 1, 3, 4];

function roster(): Roster {
  return rosterOf(INSPECTORS, [], policiesWith());
}

function members(fields: Partial<NamedRow> = {}): NamedRow {
  return { role: "member", visit: 0, demand: 2, columns: EVERYBODY, rules: [], ...fields };
}

function teamsFor(row: Partial<NamedRow>, apart: MatchingProblem["apart"] = []): readonly number[] {
  return formStandingTeams([members(row)], roster(), () => apart).rows[0]!.columns;
}

describe("the columns of standing teams", () => {
  test("are the teams by id, with their members in the order of the roster, and then the experts by id", () => {
    const { columns } = formStandingTeams([], roster(), () => []);
    expect(columns.map(({ id, numbers }) => [id, numbers])).toEqual([
      ["A", [1, 4]],
      ["B", [0, 3, 5]],
      ["C", [7]],
      ["i2", [2]],
      ["i7", [7]],
    ]);
    for (const { inspectors, numbers } of columns) {
      expect(inspectors).toEqual(numbers.map((number) => INSPECTORS[number]));
    }
  });
});

describe("a row of members", () => {
  test("needs one of the teams that can go, and its rules are kept by then", () => {
    const rule: SetRule = { id: "lead", columns: [4, 5], least: 1, most: 9 };
    const { rows } = formStandingTeams([members({ visit: 3, rules: [rule] })], roster(), () => []);
    expect(rows).toEqual([{ role: "member", visit: 3, demand: 1, columns: [A, B], rules: [] }]);
  });

  test("takes teams that are large enough, or larger", () => {
    expect(teamsFor({ demand: 2 })).toEqual([A, B]);
    expect(teamsFor({ demand: 3 })).toEqual([B]);
    expect(teamsFor({ demand: 4 })).toEqual([]);
  });

  test("takes teams all of whose members are eligible", () => {
    expect(teamsFor({ columns: [1, 4, 0, 3] })).toEqual([A]);
    expect(teamsFor({ columns: [4, 0, 3, 5] })).toEqual([B]);
    expect(teamsFor({ columns: [] })).toEqual([]);
  });

  test("takes teams that keep every rule as they are", () => {
    const rule = (columns: readonly number[], least: number, most: number): SetRule => ({
      id: "",
      columns,
      least,
      most,
    });
    expect(teamsFor({ rules: [rule([4, 5], 1, 1)] })).toEqual([A, B]);
    expect(teamsFor({ rules: [rule([1, 3, 4], 2, 9)] })).toEqual([A]);
    expect(teamsFor({ rules: [rule([1, 3, 4], 0, 1)] })).toEqual([B]);
    expect(teamsFor({ rules: [rule([0], 1, 1), rule([1], 1, 1)] })).toEqual([]);
  });

  test("takes teams of which no two keep away from each other at the visit", () => {
    expect(teamsFor({}, [[1, 4]])).toEqual([B]);
    expect(
      teamsFor({}, [
        [0, 4],
        [1, 3],
        [1, 6],
      ]),
    ).toEqual([A, B]);
    expect(
      teamsFor({}, [
        [0, 1],
        [3, 5],
      ]),
    ).toEqual([A]);
  });

  test("is asked about by itself", () => {
    const rows = [members({ visit: 0 }), members({ visit: 1 })];
    const formed = formStandingTeams(rows, roster(), ({ visit }) => (visit === 0 ? [[1, 4]] : [[0, 3]]));
    expect(formed.rows.map(({ columns }) => columns)).toEqual([[B], [A]]);
  });
});

test("a row of experts takes them one by one and keeps its rules, over their new numbers", () => {
  const expert: NamedRow = {
    role: "expert",
    visit: 2,
    demand: 2,
    columns: [2, 7],
    rules: [{ id: "expert.crane", columns: [7], least: 1, most: 5 }],
  };
  expect(formStandingTeams([expert], roster(), () => [[2, 7]]).rows).toEqual([
    {
      role: "expert",
      visit: 2,
      demand: 2,
      columns: [FIRST_EXPERT, SECOND_EXPERT],
      rules: [{ id: "expert.crane", columns: [SECOND_EXPERT], least: 1, most: 5 }],
    },
  ]);
});

test("who does not go because of the team says so, unless there is another reason", () => {
  const reasons = [undefined, "absent", "expert", undefined, undefined, undefined, undefined, "expert"] as const;
  const formed = formStandingTeams([], roster(), () => []);
  expect(reasonsOutsideTeams(reasons, members({ columns: [B] }), formed, roster())).toEqual([
    undefined,
    "absent",
    "expert",
    undefined,
    "standing-team",
    undefined,
    "no-standing-team",
    "expert",
  ]);
});
