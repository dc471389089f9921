import { describe, expect, test } from "vitest";
import { drawPlan } from "double-random";
import { assignAll, expertsOf, membersOf, tasksOf } from "../support/assignAll.js";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget } from "../support/smallPlan.js";

describe("the team of a visit for several tasks", () => {
  const targets = idsOf("U", 12).map((id) => smallTarget({ id }));
  const [food, lifts] = [
    { id: "meals", name: "Invented meals", competence: "food" },
    { id: "lifts", name: "Invented lifts", competence: "lifts" },
  ];
  const inspectors = [
    smallInspector({ id: "food-1", competences: ["food"] }),
    smallInspector({ id: "food-2", competences: ["food"] }),
    smallInspector({ id: "lifts-1", competences: ["lifts"] }),
    smallInspector({ id: "lifts-2", competences: ["lifts"] }),
    smallInspector({ id: "none" }),
    smallInspector({
      id: "short",
      competences: ["food", "lifts"],
      certificates: [{ validFrom: "2024-05-10", validTo: "2024-05-20" }],
    }),
    ...["X1", "X2", "X3"].map((id) => smallInspector({ id, isExpert: true, competences: ["crane"] })),
  ];

  test.each(["balanced/1", "pair-ticket/1"] as const)(
    "covers the items of all of them; the certificate has to hold in the common window only (%s)",
    (assignment) => {
      const tasks = [
        { items: [food], window: { start: "2024-05-01", end: "2024-05-20" } },
        { items: [lifts], window: { start: "2024-05-10", end: "2024-06-30" } },
      ];
      const { visits, warnings } = assignAll({ targets, inspectors, tasks, policies: { assignment } });
      expect(visits.map(({ visitId }) => visitId)).toEqual(targets.map(({ id }) => `T01/${id}`));
      for (const visit of visits) {
        const members = membersOf(visit);
        const competences = inspectors.filter(({ id }) => members.includes(id)).flatMap((one) => one.competences ?? []);
        expect(competences).toEqual(expect.arrayContaining(["food", "lifts"]));
        expect(visit.taskIds).toEqual(["T01", "T02"]);
        expect(visit.window).toEqual({ start: "2024-05-10", end: "2024-05-20" });
      }
      expect(visits.some((visit) => membersOf(visit).includes("short"))).toBe(true);
      expect(warnings.map(({ code }) => code)).not.toContain("VISITS_APART");
    },
  );

  test("has the largest size, the most experts of each kind and every rule", () => {
    const tasks = [
      { team: { size: 4, experts: [{ experts: 1 }] } },
      {
        team: {
          experts: [{ competence: "crane", experts: 1 }],
          rules: [{ kind: "competence", competence: "food", most: 1 }],
        },
      },
      {
        team: {
          size: 3,
          experts: [{ competence: "crane", experts: 2 }],
          rules: [{ kind: "competence", competence: "lifts", least: 2 }],
        },
      },
    ] as const;
    const roster = inspectors.map((inspector) =>
      inspector.id === "short" ? smallInspector({ id: "short" }) : inspector,
    );
    const { visits } = assignAll({ targets, inspectors: roster, tasks, policies: { assignment: "pair-ticket/1" } });
    for (const visit of visits) {
      const members = membersOf(visit);
      expect(members).toHaveLength(4);
      expect(members.filter((id) => id.startsWith("food")).length).toBeLessThanOrEqual(1);
      expect(members.filter((id) => id.startsWith("lifts"))).toHaveLength(2);
      expect(expertsOf(visit)).toHaveLength(3);
    }
  });
});

test("whether visits are merged changes nothing that tasks draw", () => {
  const evidence = {
    plan: smallPlan(
      ...tasksOf({ tasks: [{ quota: { kind: "count", count: 9 } }, { quota: { kind: "count", count: 7 } }] }),
    ),
    targets: idsOf("U", 12).map((id) => smallTarget({ id })),
    inspectors: idsOf("I", 3).map((id) => smallInspector({ id })),
    avoidances: [],
  };
  const [together, apart] = (["merge", "separate"] as const).map((visits) =>
    drawPlan({ ...evidence, asOf: AS_OF, seed: seedNumber(0), policies: { visits } }),
  );
  expect(together!.tasks).toEqual(apart!.tasks);
  expect(apart!.assignment.visits).toHaveLength(16);
  expect(together!.assignment.visits.length).toBeLessThan(16);
});
