import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { assignTeams, leadFirst, type AssignTeamsOptions } from "../../../src/assignment/assignTeams.js";
import type { Assignment } from "../../../src/model/assignment.js";
import type { Avoidance } from "../../../src/model/avoidance.js";
import type { Inspector } from "../../../src/model/inspector.js";
import type { Policies } from "../../../src/model/policies.js";
import type { Target } from "../../../src/model/target.js";
import type { Task } from "../../../src/model/task.js";
import { policiesWith } from "../../support/plannedVisits.js";
import { idsOf, smallAvoidance, smallInspector, smallTarget, smallTask } from "../../support/smallPlan.js";

interface Given {
  readonly inspectors: readonly Inspector[];
  readonly targets?: readonly Partial<Target>[];
  readonly tasks?: readonly Partial<Task>[];
  readonly avoidances?: readonly Avoidance[];
  readonly policies?: Partial<Policies>;
}

const seedOf = (task: number): string => `${String(task)}eed`.repeat(16);

/** Tasks `T1`, `T2`, ..., each of which has drawn all targets `U1`, `U2`, .... */
function options({ inspectors, targets = [{}], tasks = [{}], avoidances = [], policies }: Given): AssignTeamsOptions {
  const directory = targets.map((fields, index) => smallTarget({ id: `U${String(index + 1)}`, ...fields }));
  const all = tasks.map((fields, index) => smallTask({ id: `T${String(index + 1)}`, ...fields }));
  const selected = directory.map(({ id }, index) => ({ targetId: id, stratum: "general", order: index + 1 }));
  return {
    draws: all.map(({ id }, index) => ({ taskId: id, seed: seedOf(index), selected })),
    taskOf: (id) => all.find((task) => task.id === id)!,
    targetOf: (id) => directory.find((target) => target.id === id)!,
    inspectors,
    avoidances,
    policies: policiesWith(policies),
  };
}

function assign(given: Given): Assignment {
  const result = assignTeams(options(given));
  if (!("assignment" in result)) throw new Error(result.failure.kind);
  return result.assignment;
}

function people(count: number, fields: Partial<Inspector> = {}): readonly Inspector[] {
  return idsOf("I", count).map((id) => smallInspector({ id, declaredOn: "2024-01-15", ...fields }));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

describe("who leads", () => {
  const tickets: Readonly<Record<string, string>> = { a: "3", b: "1", c: "2" };
  const lead = (...members: readonly Partial<Inspector>[]): readonly string[] =>
    leadFirst(
      members.map((fields) => smallInspector({ id: "", ...fields })),
      (id) => tickets[id]!,
    ).map(({ inspectorId, role }) => `${inspectorId} ${role}`);

  test("is the member with the smallest ticket, and the others follow in their order", () => {
    expect(lead({ id: "a" }, { id: "b" }, { id: "c" })).toEqual(["b lead", "a member", "c member"]);
    expect(lead({ id: "c" }, { id: "a" })).toEqual(["c lead", "a member"]);
  });

  test("is nobody who may not lead, and nobody at all if nobody may", () => {
    expect(lead({ id: "a" }, { id: "b", canLead: false }, { id: "c", canLead: true })).toEqual([
      "c lead",
      "a member",
      "b member",
    ]);
    expect(lead({ id: "a", canLead: false }, { id: "b", canLead: false })).toEqual(["a member", "b member"]);
    expect(lead()).toEqual([]);
  });
});

describe("teams by balanced/1", () => {
  test("are stated with the chances, the loads that these add up to, and the seed", () => {
    const given = { inspectors: people(3, { priorVisits: 4 }), targets: [{}, {}] };
    const { visits, loads, ...rest } = assign(given);
    expect(rest).toEqual({
      method: "balanced/1",
      seed: sha256(`dr1:teams:${seedOf(0)}`),
      ineligible: [],
      warnings: [],
    });
    const window = { start: "2024-05-01", end: "2024-11-30" };
    for (const [index, { team, ...visit }] of visits.entries()) {
      const targetId = `U${String(index + 1)}`;
      const chances = { leastChance: "2/3", mostChance: "2/3" };
      const stated = { visitId: `T1/${targetId}`, targetId, taskIds: ["T1"], window, eligible: 3, avoided: [] };
      expect(visit).toEqual({ ...stated, ...chances });
      expect(team.map(({ role }) => role)).toEqual(["lead", "member"]);
    }
    const visited = (id: string): number =>
      visits.filter(({ team }) => team.some(({ inspectorId }) => inspectorId === id)).length;
    expect(loads).toEqual(
      idsOf("I", 3).map((inspectorId) => ({ inspectorId, expected: "1.333", visits: visited(inspectorId), prior: 4 })),
    );
  });

  test("are led by the member with the smallest ticket for the target", () => {
    const { visits } = assign({ inspectors: people(5), targets: Array<object>(12).fill({}) });
    for (const { team, targetId } of visits) {
      const [lead, member] = team.map(({ inspectorId }) => inspectorId) as [string, string];
      const ticket = (id: string): string => sha256(`dr1:lead:${seedOf(0)}:${targetId}:${id}`);
      expect(ticket(lead) < ticket(member)).toBe(true);
    }
    const isFirst = visits.map(({ team }) => team[0]!.inspectorId < team[1]!.inspectorId);
    expect(new Set(isFirst)).toEqual(new Set([true, false]));
  });

  test("have a seed that is made from the seeds of all draws, and tell all tasks of a visit", () => {
    const { seed, visits } = assign({ inspectors: people(3), tasks: [{}, {}] });
    expect(seed).toBe(sha256(`dr1:teams:${seedOf(0)}:${seedOf(1)}`));
    expect(visits.map(({ taskIds }) => taskIds)).toEqual([["T1", "T2"]]);
  });

  test("use the hash function of the policies for the seed", () => {
    const { seed } = assign({ inspectors: people(3), policies: { suite: "sm3" } });
    expect(seed).toBe(
      createHash("sm3")
        .update(`dr1:teams:${seedOf(0)}`)
        .digest("hex"),
    );
  });

  test("list who may not go by inspector and reason, with the number of visits", () => {
    const inspectors = [
      smallInspector({ id: "I009", active: false }),
      ...people(2),
      smallInspector({
        id: "I008",
        regionCode: "99",
        certificates: [{ validFrom: "2024-05-02", validTo: "2025-01-01" }],
      }),
    ];
    const june = { window: { start: "2024-06-01", end: "2024-06-30" } };
    const may = { window: { start: "2024-05-01", end: "2024-05-31" } };
    expect(assign({ inspectors, targets: [{}, {}, { regionCode: "990000" }], tasks: [may, june] }).ineligible).toEqual([
      { inspectorId: "I008", reason: "certificate-not-yet-valid", visits: 3 },
      { inspectorId: "I008", reason: "other-region", visits: 2 },
      { inspectorId: "I009", reason: "inactive", visits: 6 },
    ]);
  });

  test("say of each visit how many may be members and who has withdrawn", () => {
    const avoidances = [
      smallAvoidance({ id: "V-3", inspectorId: "I004", against: "target", refId: "U1" }),
      smallAvoidance({ id: "V-2", inspectorId: "I003", against: "target", refId: "U1" }),
      smallAvoidance({ id: "V-1", inspectorId: "I001", against: "target", refId: "U2" }),
    ];
    const inspectors = [...people(4), smallInspector({ id: "I005", active: false })];
    const { visits, ineligible } = assign({ inspectors, targets: [{}, {}], avoidances });
    expect(visits.map(({ eligible, avoided }) => [eligible, avoided])).toEqual([
      [
        2,
        [
          { inspectorId: "I003", avoidanceId: "V-2" },
          { inspectorId: "I004", avoidanceId: "V-3" },
        ],
      ],
      [3, [{ inspectorId: "I001", avoidanceId: "V-1" }]],
    ]);
    expect(ineligible.map(({ inspectorId, visits: kept }) => [inspectorId, kept])).toEqual([
      ["I001", 1],
      ["I003", 1],
      ["I004", 1],
      ["I005", 2],
    ]);
  });

  test("do not list as withdrawn who has withdrawn but could not go anyway", () => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I003", against: "target", refId: "U1" })];
    const inspectors = [...people(2), smallInspector({ id: "I003", active: false })];
    expect(assign({ inspectors, avoidances }).visits[0]!.avoided).toEqual([]);
  });

  test("say whose capacity made chances unequal, and by how much", () => {
    const inspectors = people(4).map((one) => (one.id === "I002" ? { ...one, mostVisits: 1 } : one));
    const { evened, warnings, loads } = assign({ inspectors, targets: Array<object>(8).fill({}) });
    expect(evened?.inspectorIds).toEqual(["I002"]);
    expect(evened?.allowance).toMatch(/^\d+\/64$/);
    expect(warnings.map(({ code }) => code)).toEqual(["CHANCES_BY_CAPACITY"]);
    expect(loads.find(({ inspectorId }) => inspectorId === "I002")!.visits).toBeLessThanOrEqual(1);
  });

  test("say how many places of how many a repair has changed", () => {
    const given = { inspectors: people(4), targets: Array<object>(12).fill({}), policies: { mostVisitsPerPair: 2 } };
    const { repair } = assign(given);
    expect(repair).toEqual({ places: expect.any(Number) as number, of: 24, searched: expect.any(Boolean) as boolean });
    expect(assign({ ...given, policies: {} })).not.toHaveProperty("repair");
    expect(assign({ ...given, policies: {} })).not.toHaveProperty("evened");
  });

  test("of two levels are warned of, unless the policy keeps all visits separate", () => {
    const tasks = [{}, { mode: { drawnBy: "county", inspectedBy: "prefecture" } }] as const;
    const codes = (policies: Partial<Policies>): readonly string[] =>
      assign({ inspectors: people(3), tasks, policies }).warnings.map(({ code }) => code);
    expect(codes({})).toEqual(["VISITS_APART"]);
    expect(codes({ visits: "separate" })).toEqual([]);
  });
});

describe("experts", () => {
  const experts = ["X3", "X1", "X2"].map((id) => smallInspector({ id, isExpert: true }));
  const tasks = [{ team: { experts: [{ experts: 2 }] } }];

  test.each(["balanced/1", "pair-ticket/1"] as const)(
    "come after the members, by id, and have loads, too (%s)",
    (assignment) => {
      const given = {
        inspectors: [...experts, ...people(3)],
        targets: Array<object>(6).fill({}),
        tasks,
        policies: { assignment },
      };
      const { visits, loads } = assign(given);
      for (const { team, eligible } of visits) {
        expect(team.map(({ role }) => role)).toEqual(["lead", "member", "expert", "expert"]);
        const ids = team.map(({ inspectorId }) => inspectorId);
        expect(ids.slice(0, 2).every((id) => id.startsWith("I"))).toBe(true);
        expect(["X1 X2", "X1 X3", "X2 X3"]).toContain(ids.slice(2).join(" "));
        expect(eligible).toBe(3);
      }
      expect(loads.map(({ inspectorId }) => inspectorId)).toEqual(["I001", "I002", "I003", "X1", "X2", "X3"]);
      expect(loads.reduce((sum, load) => sum + load.visits, 0)).toBe(24);
    },
  );
});

describe("teams by pair-ticket/1", () => {
  test("are stated with their ticket and the number of eligible teams, and no chances", () => {
    const experts = [{ experts: 1 }];
    const inspectors = [...people(3), smallInspector({ id: "X", isExpert: true })];
    const given = { inspectors, targets: [{}, {}, {}], tasks: [{ team: { experts } }] };
    const { visits, loads, method } = assign({ ...given, policies: { assignment: "pair-ticket/1" } });
    expect(method).toBe("pair-ticket/1");
    for (const { team, targetId, ticket, eligibleTeams, ...rest } of visits) {
      const ids = team
        .slice(0, 2)
        .map(({ inspectorId }) => inspectorId)
        .sort();
      expect(ticket).toBe(sha256(`dr1:pair:${seedOf(0)}:${targetId}:${ids.join(":")}`));
      expect(eligibleTeams).toBe(3);
      expect(rest).not.toHaveProperty("leastChance");
    }
    expect(loads.every((load) => !("expected" in load))).toBe(true);
  });
});

describe("standing teams", () => {
  const inspectors = ["a", "b", "c", "d"].map((id, index) =>
    smallInspector({ id, standingTeamId: `S${String(index % 2)}`, declaredOn: "2024-01-15", priorVisits: index }),
  );
  const policies = { formation: "standing-teams" } as const;

  test("go as a whole; loads are those of their members, by id", () => {
    const { visits, loads } = assign({ inspectors, targets: [{}, {}], policies });
    expect(
      visits
        .map(({ team }) =>
          team
            .map(({ inspectorId }) => inspectorId)
            .sort()
            .join(" "),
        )
        .sort(),
    ).toEqual(["a c", "b d"]);
    expect(loads).toEqual(
      ["a", "b", "c", "d"].map((inspectorId, prior) => ({ inspectorId, expected: "1.000", visits: 1, prior })),
    );
  });

  test("whose capacity made chances unequal are named by their members", () => {
    const limited = inspectors.map((one) => (one.id === "c" ? { ...one, mostVisits: 3 } : one));
    expect(assign({ inspectors: limited, targets: Array<object>(4).fill({}), policies }).evened?.inspectorIds).toEqual([
      "a",
      "c",
    ]);
  });
});

test("if there are no teams, it says why, with the matching that has no solution", () => {
  const result = assignTeams(options({ inspectors: people(1), targets: [{}, {}] }));
  expect(result).toMatchObject({
    failure: { kind: "no-team", rows: [0, 1] },
    matching: { problem: { columnCount: 1 } },
  });
  expect(result).not.toHaveProperty("assignment");
});
