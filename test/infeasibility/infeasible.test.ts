import { describe, expect, test } from "vitest";
import type { AssignmentInfeasibility, Inspector } from "double-random";
import { matchingOfDraws } from "../../src/assignment/assignTeams.js";
import { describeInfeasibility } from "../../src/infeasibility/describeInfeasibility.js";
import { explainFailure } from "../../src/infeasibility/explainFailure.js";
import { infeasibleError } from "../../src/infeasibility/infeasibleError.js";
import { smallAvoidance } from "../support/assignAll.js";
import { drawnBy, infeasibilitiesOf, optionsOf } from "../support/failingDraw.js";
import { idsOf, smallInspector, smallTarget, smallTask } from "../support/smallPlan.js";

/** Withdrawals from everything but what `eligible` lists for each target: the sets E of the vectors. */
function keptToSets(inspectorIds: readonly string[], eligible: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(eligible).flatMap(([targetId, may]) =>
    inspectorIds
      .filter((id) => !may.includes(id))
      .map((inspectorId) =>
        smallAvoidance({ id: `V-${inspectorId}-${targetId}`, inspectorId, against: "target", refId: targetId }),
      ),
  );
}

const only = (found: readonly AssignmentInfeasibility[]): AssignmentInfeasibility => {
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe("shortages of places", () => {
  const inspectors = [1, 1, 2, 2].map((mostVisits, index) => smallInspector({ id: `I${index}`, mostVisits }));
  const ids = inspectors.map(({ id }) => id);
  const crowded = { U0: ["I0", "I1"], U1: ["I0", "I1"], U2: ids };

  test("E = {0,1}, {0,1}, {0,1,2,3} with U = 1, 1, 2, 2: the first two need 4 and have 2", () => {
    const drawn = { tasks: drawnBy(["U0", "U1", "U2"]), inspectors, avoidances: keptToSets(ids, crowded) };
    const found = only(infeasibilitiesOf(optionsOf(drawn)));
    expect(found).toMatchObject({ kind: "too-few-places", needed: 4, available: 2, short: 2, teamRules: [] });
    expect(found.visits).toEqual([
      { visitId: "T01/U0", role: "member", places: 2, eligible: ["I0", "I1"] },
      { visitId: "T01/U1", role: "member", places: 2, eligible: ["I0", "I1"] },
    ]);
    expect(found.inspectors).toEqual([
      { inspectorId: "I0", places: 1 },
      { inspectorId: "I1", places: 1 },
    ]);
    expect(found.obstacles).toEqual([
      { inspectorId: "I2", reason: "avoids-target", avoidanceIds: ["V-I2-U0", "V-I2-U1"], visits: 2 },
      { inspectorId: "I3", reason: "avoids-target", avoidanceIds: ["V-I3-U0", "V-I3-U1"], visits: 2 },
    ]);
  });

  test("the message counts as a clerk would", () => {
    const drawn = { tasks: drawnBy(["U0", "U1", "U2"]), inspectors, avoidances: keptToSets(ids, crowded) };
    expect(infeasibleError(infeasibilitiesOf(optionsOf(drawn)))).toMatchObject({
      code: "ASSIGNMENT_INFEASIBLE",
      path: "inspectors",
      received:
        "visits T01/U0 and T01/U1 need 4 places; the only eligible inspectors I0 (1 place) and I1 (1 place) have 2: " +
        "short by 2; would help: add 1 inspector whom nothing keeps from any visit",
    });
  });

  test("E = {0,1}, {1,2}, {0,2} with U = 2 has teams, so nothing is to be explained", () => {
    const three = ["I0", "I1", "I2"];
    const avoidances = keptToSets(three, { U0: ["I0", "I1"], U1: ["I1", "I2"], U2: ["I0", "I2"] });
    const people = three.map((id) => smallInspector({ id, mostVisits: 2 }));
    const options = optionsOf({ tasks: drawnBy(["U0", "U1", "U2"]), inspectors: people, avoidances });
    expect(() => infeasibilitiesOf(options)).toThrow("there were teams");
  });

  test("bottlenecks that share no visit are all reported, a visit in none of them is not", () => {
    const people = idsOf("I", 6).map((id) => smallInspector({ id, mostVisits: 1 }));
    const pairs = { U0: ["I001", "I002"], U1: ["I001", "I002"], U2: ["I003", "I004"], U3: ["I003", "I004"] };
    const avoidances = keptToSets(
      people.map(({ id }) => id),
      { ...pairs, U4: ["I005", "I006"] },
    );
    const tasks = drawnBy(["U0", "U1", "U2", "U3", "U4"]);
    const found = infeasibilitiesOf(optionsOf({ tasks, inspectors: people, avoidances }));
    expect(found.map(({ visits }) => visits.map(({ visitId }) => visitId))).toEqual([
      ["T01/U0", "T01/U1"],
      ["T01/U2", "T01/U3"],
    ]);
    expect(found.map(({ short }) => short)).toEqual([2, 2]);
  });

  test("where a rule makes the places scarce, it is named and the count says so", () => {
    const people = [
      smallInspector({ id: "chief", mostVisits: 1 }),
      ...idsOf("I", 3).map((id) => smallInspector({ id, canLead: false })),
    ];
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U0", "U1"]), inspectors: people })));
    expect(found).toMatchObject({ kind: "too-few-places", needed: 4, available: 3, short: 1, teamRules: ["lead"] });
    expect(describeInfeasibility(found)[0]).toBe(
      "visits T01/U0 and T01/U1 need 4 places; under the rules for teams (rules: lead) the only eligible inspectors " +
        "I001 (2 places), I002 (2 places), I003 (2 places) and chief (1 place) can fill 3: short by 1",
    );
  });
});

describe("work that inspectors owe", () => {
  test("who owes it is named, with the visits there are and what keeps them from others", () => {
    const inspectors = idsOf("I", 4).map((id, index) => smallInspector({ id, leastVisits: index === 0 ? 5 : 0 }));
    const avoidances = ["U3", "U4"].flatMap((refId) =>
      ["I001", "I002"].map((inspectorId) =>
        smallAvoidance({ id: `V-${inspectorId}-${refId}`, inspectorId, against: "target", refId }),
      ),
    );
    const targetIds = ["U0", "U1", "U2", "U3", "U4"];
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(targetIds), inspectors, avoidances })));
    expect(found).toMatchObject({ kind: "too-little-work", needed: 5, available: 3, short: 2 });
    expect(found.visits.map(({ visitId }) => visitId)).toEqual(["T01/U0", "T01/U1", "T01/U2"]);
    expect(found.inspectors).toEqual([{ inspectorId: "I001", places: 5 }]);
    expect(found.obstacles).toEqual([
      { inspectorId: "I001", reason: "avoids-target", avoidanceIds: ["V-I001-U3", "V-I001-U4"], visits: 2 },
    ]);
    expect(describeInfeasibility(found)[0]).toBe(
      "I001 (5) still owes 5 visits, and there are places for 3: short by 2",
    );
  });
});

describe("visits without a team", () => {
  const roster: readonly Inspector[] = [
    smallInspector({ id: "away", active: false }),
    smallInspector({ id: "expert", isExpert: true }),
    smallInspector({ id: "free" }),
    smallInspector({ id: "lapsed", certificates: [{ validFrom: "2022-01-01", validTo: "2024-06-30" }] }),
    smallInspector({ id: "new", certificates: [{ validFrom: "2024-06-30", validTo: "2029-06-30" }] }),
    smallInspector({ id: "relative" }),
    smallInspector({ id: "uncertified", certificates: [] }),
  ];

  test("everybody who is kept away is named with a reason and every withdrawal that applies", () => {
    const avoidances = [
      smallAvoidance({ id: "V-1", inspectorId: "relative", against: "region", refId: "1405" }),
      smallAvoidance({ id: "V-2", inspectorId: "relative", against: "target", refId: "U002" }),
      smallAvoidance({ id: "V-3", inspectorId: "relative", against: "target", refId: "U002", status: "rejected" }),
      smallAvoidance({ id: "V-4", inspectorId: "relative", against: "region", refId: "15" }),
    ];
    const found = infeasibilitiesOf(optionsOf({ tasks: drawnBy(idsOf("U", 3)), inspectors: roster, avoidances }));
    expect(found.map(({ visits }) => visits.map(({ visitId }) => visitId))).toEqual([
      ["T01/U001", "T01/U003"],
      ["T01/U002"],
    ]);
    expect(found.map(({ needed, available, short }) => [needed, available, short])).toEqual([
      [4, 2, 2],
      [2, 1, 1],
    ]);
    expect(found[0]!.inspectors).toEqual([{ inspectorId: "free", places: 2 }]);
    expect(found[1]!.obstacles).toEqual(
      [
        ["away", "inactive"],
        ["expert", "expert"],
        ["lapsed", "certificate-expires-in-window"],
        ["new", "certificate-not-yet-valid"],
        ["relative", "avoids-target", ["V-1", "V-2"]],
        ["uncertified", "no-certificate"],
      ].map(([inspectorId, reason, avoidanceIds = []]) => ({ inspectorId, reason, avoidanceIds, visits: 1 })),
    );
  });

  test("the message says how many of whom, for what reasons", () => {
    const found = infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U001"]), inspectors: roster.slice(0, 4) }));
    expect(infeasibleError(found).message).toContain(
      "no team of 2 for T01/U001: of 4 inspectors 1 eligible, 1 inactive, 1 expert, 1 certificate-expires-in-window",
    );
  });

  test.each([
    ["nobody may lead", idsOf("I", 2).map((id) => smallInspector({ id, canLead: false })), ["lead"], [], {}],
    [
      "nobody is competent",
      idsOf("I", 2).map((id) => smallInspector({ id })),
      ["competence.lifts"],
      [],
      { items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }] },
    ],
    [
      "the only two keep apart",
      idsOf("I", 2).map((id) => smallInspector({ id })),
      ["apart.I001.I002"],
      [smallAvoidance({ id: "V-1", inspectorId: "I002", against: "inspector", refId: "I001" })],
      {},
    ],
  ] as const)("%s: the rule is named, and places are not what is missing", (_, inspectors, rules, avoidances, task) => {
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U001"], task), inspectors, avoidances })));
    expect(found).toMatchObject({ kind: "no-team", needed: 2, available: 2, short: 0, obstacles: [] });
    expect(found.teamRules).toEqual(rules);
  });

  test("an expert who is missing is told from members who are missing", () => {
    const team = { experts: [{ competence: "lab", experts: 1 }] };
    const inspectors = [
      ...idsOf("I", 2).map((id) => smallInspector({ id })),
      smallInspector({ id: "X1", isExpert: true }),
      smallInspector({ id: "X2", isExpert: true, competences: ["lab"] }),
    ];
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "X2", against: "target", refId: "U001" })];
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U001"], { team }), inspectors, avoidances })));
    expect(found.visits).toEqual([{ visitId: "T01/U001", role: "expert", places: 1, eligible: [] }]);
    expect(found.obstacles.map(({ inspectorId, reason }) => [inspectorId, reason])).toEqual([
      ["X1", "not-competent"],
      ["X2", "avoids-target"],
    ]);
    expect(describeInfeasibility(found)[0]).toContain("no team of 1 expert for T01/U001: of 2 experts");
  });

  test("an expert who is one of those asked for is not kept away by what the others are for", () => {
    const team = { experts: ["lab", "lifts"].map((competence) => ({ competence, experts: 1 })) };
    const inspectors = [
      ...idsOf("I", 2).map((id) => smallInspector({ id })),
      ...["X1", "X2"].map((id) => smallInspector({ id, isExpert: true, competences: ["lifts"] })),
    ];
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U001"], { team }), inspectors })));
    expect(found).toMatchObject({ kind: "no-team", short: 0, obstacles: [], teamRules: ["expert.lab"] });
  });

  test("a standing team that may not go as it is: the rules that it breaks are named", () => {
    const inspectors = ["I1", "I2"].map((id) => smallInspector({ id, standingTeamId: "S1", canLead: id === "I2" }));
    const more = ["I3", "I4"].map((id) => smallInspector({ id, standingTeamId: "S2", canLead: false }));
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I1", against: "inspector", refId: "I2" })];
    const policies = { formation: "standing-teams" } as const;
    const drawn = { tasks: drawnBy(["U001"]), inspectors: [...inspectors, ...more], avoidances, policies };
    const found = only(infeasibilitiesOf(optionsOf(drawn)));
    expect(found.teamRules).toEqual(["lead", "apart.I1.I2"]);
    expect(found.fixes[0]).toEqual({
      change: { kind: "waive-avoidance", avoidanceId: "V-1" },
      resolves: "everything",
    });
  });

  test("with standing teams, whoever spoils a team is told from those who are in it", () => {
    const inspectors = [
      smallInspector({ id: "I1", standingTeamId: "S1" }),
      smallInspector({ id: "I2", standingTeamId: "S1", active: false }),
      smallInspector({ id: "I3", standingTeamId: "S2" }),
      smallInspector({ id: "I4" }),
    ];
    const policies = { formation: "standing-teams" } as const;
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U001"]), inspectors, policies })));
    expect(found.obstacles.map(({ inspectorId, reason }) => [inspectorId, reason])).toEqual([
      ["I1", "standing-team"],
      ["I2", "inactive"],
      ["I3", "standing-team"],
      ["I4", "no-standing-team"],
    ]);
    expect(describeInfeasibility(found)[0]).toContain("no standing team for T01/U001");
  });

  test("`pair-ticket/1` is explained in the same way", () => {
    const policies = { assignment: "pair-ticket/1" } as const;
    const found = infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U001"]), inspectors: roster.slice(0, 3), policies }));
    expect(only(found)).toMatchObject({ kind: "no-team", needed: 2, available: 1, short: 1 });
  });
});

describe("rules across visits", () => {
  test("two who meet too often: as few visits as make it impossible, with the rule", () => {
    const inspectors = idsOf("I", 3).map((id) => smallInspector({ id }));
    const policies = { mostVisitsPerPair: 1 };
    const targets = [...idsOf("U", 4).map((id) => smallTarget({ id })), smallTarget({ id: "far", regionCode: "15" })];
    const far = idsOf("J", 2).map((id) => smallInspector({ id, regionCode: "15" }));
    const near = inspectors.map((inspector) => ({ ...inspector, regionCode: "14" }));
    const tasks = drawnBy(targets.map(({ id }) => id));
    const found = only(infeasibilitiesOf(optionsOf({ tasks, targets, inspectors: [...near, ...far], policies })));
    expect(found).toMatchObject({ kind: "rules-across-visits", needed: 8, short: 0 });
    expect(found.visits.map(({ visitId }) => visitId)).toEqual(idsOf("T01/U", 4));
    expect(found.teamRules).toEqual(["mostVisitsPerPair"]);
  });

  test("crossing withdrawals from one another leave only two teams for three visits", () => {
    // A path A-B-C-D of people who keep apart leaves AC, AD and BD; B, C and D may go only once.
    const inspectors = ["A", "B", "C", "D"].map((id) => smallInspector({ id, ...(id !== "A" && { mostVisits: 1 }) }));
    const avoidances = [
      ["A", "B"],
      ["B", "C"],
      ["C", "D"],
    ].map(([inspectorId, refId]) =>
      smallAvoidance({
        id: `V-${inspectorId}${refId}`,
        inspectorId: inspectorId!,
        against: "inspector",
        refId: refId!,
      }),
    );
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(idsOf("U", 3)), inspectors, avoidances })));
    expect(found).toMatchObject({ kind: "rules-across-visits", needed: 6, short: 0 });
    expect(found.teamRules).toEqual(["apart.A.B", "apart.B.C", "apart.C.D"]);
  });

  test("a search that was given up is not called a proof", () => {
    const inspectors = idsOf("I", 3).map((id) => smallInspector({ id }));
    const options = optionsOf({ tasks: drawnBy(idsOf("U", 2)), inspectors, policies: { mostVisitsPerPair: 1 } });
    // These visits can be had; the failure is made up.
    const failure = { kind: "search-given-up", nodes: 500_000 } as const;
    const [found] = explainFailure({ failure, matching: matchingOfDraws(options) }, options);
    expect(found!.kind).toBe("search-given-up");
    expect(describeInfeasibility(found!)[0]).toContain("the search was given up, and there may be one");
  });
});

describe("the lines for people", () => {
  test("name the withdrawals and what would help, and whether that is all that is needed", () => {
    const inspectors = idsOf("I", 2).map((id) => smallInspector({ id }));
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "target", refId: "U001" })];
    const found = only(infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U001"]), inspectors, avoidances })));
    expect(describeInfeasibility(found)).toEqual([
      "no team of 2 for T01/U001: of 2 inspectors 1 eligible, 1 avoids-target (V-1)",
      "  I001: avoids-target (V-1), from 1 visit",
      "  would help: waive the withdrawal V-1 (then all visits have teams)",
      "  would help: add 1 inspector whom nothing keeps from any visit (then all visits have teams)",
    ]);
  });

  test("long lists are shortened; the details hold all", () => {
    const inspectors = idsOf("I", 40).map((id) => smallInspector({ id, active: false }));
    const found = infeasibilitiesOf(
      optionsOf({ tasks: [{ task: smallTask(), targetIds: idsOf("U", 30) }], inspectors }),
    );
    const { message, details } = infeasibleError(found);
    expect(message).toContain("no team of 2 for T01/U001, T01/U002, T01/U003, T01/U004 and 26 more: of 40 inspectors");
    expect(message.length).toBeLessThan(400);
    expect(details).toBe(found);
    expect(describeInfeasibility(only(found))).toContain("  and 20 more");
  });
});
