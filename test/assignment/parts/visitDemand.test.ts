import { describe, expect, test } from "vitest";
import { memberRules, visitDemand, type VisitDemand } from "../../../src/assignment/visitDemand.js";
import type { SetRule } from "../../../src/matching/matching.js";
import type { Inspector } from "../../../src/model/inspector.js";
import type { Policies } from "../../../src/model/policies.js";
import type { Item } from "../../../src/model/task.js";
import type { TeamRequirement, TeamRule } from "../../../src/model/teamRequirement.js";
import { policiesWith } from "../../support/plannedVisits.js";
import { smallInspector, smallTarget, smallTask } from "../../support/smallPlan.js";

function demandOf(teams: readonly (TeamRequirement | undefined)[], policies: Partial<Policies> = {}): VisitDemand {
  const tasks = teams.map((team) => smallTask(team && { team }));
  return visitDemand({ tasks }, policiesWith(policies));
}

describe("a visit", () => {
  test("of one task that asks for nothing needs a team of the size of the policy, and nothing else", () => {
    expect(demandOf([undefined], { teamSize: 3 })).toEqual({
      size: 3,
      departments: [],
      experts: [],
      rules: [],
      competences: [],
    });
  });

  test("needs the largest team that a task asks for; one that asks for none wants the size of the policy", () => {
    expect(demandOf([{ size: 2 }, { size: 4 }, { size: 3 }]).size).toBe(4);
    expect(demandOf([{ size: 2 }], { teamSize: 5 }).size).toBe(2);
    expect(demandOf([{ size: 2 }, undefined], { teamSize: 5 }).size).toBe(5);
    expect(demandOf([{ size: 2 }, {}], { teamSize: 5 }).size).toBe(5);
  });

  test("needs from each department the most that a task asks for, and a place for each of them", () => {
    const demand = demandOf([
      {
        departments: [
          { departmentId: "tax", members: 1 },
          { departmentId: "fire", members: 2 },
        ],
      },
      { departments: [{ departmentId: "tax", members: 3 }] },
      { departments: [{ departmentId: "tax", members: 2 }] },
      {},
    ]);
    expect(demand.departments).toEqual([
      { departmentId: "fire", members: 2 },
      { departmentId: "tax", members: 3 },
    ]);
    expect([demand.size, demand.experts]).toEqual([5, []]);
    expect(demandOf([{ size: 6, departments: [{ departmentId: "tax", members: 3 }] }]).size).toBe(6);
  });

  test("needs of experts of each kind the most that a task asks for, those of any kind first", () => {
    const demand = demandOf([
      {
        experts: [
          { competence: "crane", experts: 2 },
          { competence: "boiler", experts: 1 },
        ],
      },
      { experts: [{ experts: 2 }, { competence: "crane", experts: 1 }] },
    ]);
    expect(demand.experts).toEqual([
      { experts: 2 },
      { competence: "boiler", experts: 1 },
      { competence: "crane", experts: 2 },
    ]);
    expect(demand.size).toBe(2);
  });

  test("keeps the rules of the policies and then those of the tasks", () => {
    const [first, second, third] = [1, 2, 3].map((most): TeamRule => ({ kind: "each-unit", most }));
    const demand = demandOf([{ rules: [second!] }, {}, { rules: [third!, first!] }], { teamRules: [first!] });
    expect(demand.rules).toEqual([first, second, third, first]);
  });

  test("needs each competence of an item once, by name", () => {
    const item = (id: string, competence?: string): Item => ({ id, name: id, ...(competence && { competence }) });
    const tasks = [
      smallTask({ items: [item("1", "lifts"), item("2"), item("3", "food")] }),
      smallTask({ items: [item("4", "boilers"), item("5", "lifts")] }),
    ];
    expect(visitDemand({ tasks }, policiesWith()).competences).toEqual(["boilers", "food", "lifts"]);
  });
});

describe("the rules for members", () => {
  const target = smallTarget({ id: "U-1", localOfficeId: "office-1" });
  const eligible = [
    smallInspector({ id: "a", unitId: "office-2", departmentId: "tax", competences: ["food"] }),
    smallInspector({ id: "b", unitId: "office-1", departmentId: "fire", canLead: false }),
    smallInspector({ id: "c", unitId: "office-1", departmentId: "tax", competences: ["lifts", "food"], canLead: true }),
    smallInspector({ id: "d", unitId: "office-2" }),
  ].map((inspector: Inspector, index) => ({ inspector, number: 3 * index }));
  const MANY = Number.MAX_SAFE_INTEGER;
  const lead = { id: "lead", columns: [0, 6, 9], least: 1, most: MANY };
  const rulesOf = (demand: Partial<VisitDemand>, policies: Partial<Policies> = {}): readonly SetRule[] =>
    memberRules(
      { size: 2, departments: [], experts: [], rules: [], competences: [], ...demand },
      target,
      policiesWith(policies),
      eligible,
    );

  test("ask for somebody who may lead, which is everybody of whom the roster does not say otherwise", () => {
    expect(rulesOf({})).toEqual([lead]);
  });

  test("ask for the share of each department", () => {
    const departments = [
      { departmentId: "fire", members: 1 },
      { departmentId: "tax", members: 2 },
    ];
    expect(rulesOf({ departments })).toEqual([
      { id: "department.fire", columns: [3], least: 1, most: MANY },
      { id: "department.tax", columns: [0, 6], least: 2, most: MANY },
      lead,
    ]);
  });

  test("ask for one member who is competent, unless every member must be", () => {
    const competences = ["food", "lifts", "toys"];
    expect(rulesOf({ competences })).toEqual([
      { id: "competence.food", columns: [0, 6], least: 1, most: MANY },
      { id: "competence.lifts", columns: [6], least: 1, most: MANY },
      { id: "competence.toys", columns: [], least: 1, most: MANY },
      lead,
    ]);
    expect(rulesOf({ competences }, { competence: "all-members" })).toEqual([lead]);
  });

  test("bound units and competences as they are stated, and stay in their order", () => {
    const rules: readonly TeamRule[] = [
      { kind: "unit", unitId: "office-1", least: 1, most: 2 },
      { kind: "competence", competence: "food", most: 1 },
      { kind: "unit", unitId: "office-2", most: 0 },
      { kind: "competence", competence: "lifts", least: 1, most: 3 },
      { kind: "unit", unitId: "office-3", least: 1 },
    ];
    expect(rulesOf({ rules })).toEqual([
      { id: "unit.office-1", columns: [3, 6], least: 1, most: 2 },
      { id: "competence.food", columns: [0, 6], least: 0, most: 1 },
      { id: "unit.office-2", columns: [0, 9], least: 0, most: 0 },
      { id: "competence.lifts", columns: [6], least: 1, most: 3 },
      { id: "unit.office-3", columns: [], least: 1, most: MANY },
      lead,
    ]);
  });

  test("bound every unit that somebody eligible belongs to, by name", () => {
    expect(rulesOf({ rules: [{ kind: "each-unit", most: 1 }] })).toEqual([
      { id: "each-unit.office-1", columns: [3, 6], least: 0, most: 1 },
      { id: "each-unit.office-2", columns: [0, 9], least: 0, most: 1 },
      lead,
    ]);
  });

  test("leave one place at most to the home office if the policy says so, after everything else", () => {
    const home = { id: "home-office", columns: [3, 6], least: 0, most: 1 };
    expect(rulesOf({}, { territory: "homeOfficeAtMostOne" })).toEqual([lead, home]);
    for (const territory of ["any", "notHomeOffice", "homeOfficeOnly"] as const) {
      expect(rulesOf({}, { territory })).toEqual([lead]);
    }
  });

  test("come in the order departments, competences of items, stated rules, lead, home office", () => {
    const demand: Partial<VisitDemand> = {
      departments: [{ departmentId: "tax", members: 1 }],
      competences: ["food"],
      rules: [{ kind: "unit", unitId: "office-2", least: 1 }],
    };
    expect(rulesOf(demand, { territory: "homeOfficeAtMostOne" }).map(({ id }) => id)).toEqual([
      "department.tax",
      "competence.food",
      "unit.office-2",
      "lead",
      "home-office",
    ]);
  });
});
