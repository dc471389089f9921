import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { drawPlan, type Avoidance, type Inspector, type RecordEvent, type ReplacementEvent } from "double-random";
import { currentVisits, recordResult, replaceInspector } from "double-random/events";
import { eventProbabilities, exactOverOrders, unequalProbabilities, uniformityTest } from "double-random/fairness";
import { sealRecord } from "../../src/record/sealRecord.js";
import { fraction } from "../../src/exact/fraction.js";
import { smallestTicket } from "../../src/plan/drawReplacement.js";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { departures } from "../support/departures.js";
import { obstacles, people, replace, smallChain, withFields } from "../support/smallChain.js";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

const ABCD = people("ABCD");
const AB = { "T01/T-1": ["A", "B"] };
const VISIT = { visitId: "T01/T-1", by: "credit section", at: "2024-05-06" };

function withdrawal(inspectorId: string, fields: Partial<Avoidance> = {}): Avoidance {
  const plain = {
    id: `V-${inspectorId}`,
    against: "target",
    refId: "T-1",
    ground: "kinship",
    status: "upheld",
  } as const;
  return { ...plain, inspectorId, ...fields };
}

function seats({ team }: ReplacementEvent): string {
  return team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", ");
}

/** H("dr1:<tag>:" + S + ":" + ...), written down again. */
function ticket(tag: string, ...parts: readonly (string | number)[]): string {
  return createHash("sha256")
    .update(["dr1", tag, ...parts].join(":"))
    .digest("hex");
}

function smallest(ids: readonly string[], ticketOf: (id: string) => string): string {
  return [...ids].sort((a, b) => (ticketOf(a) < ticketOf(b) ? -1 : 1))[0]!;
}

describe("who comes", () => {
  test("whoever has the smallest ticket of the visit and the round, computed here by hand", () => {
    for (let number = 0; number < 40; number++) {
      const evidence = {
        plan: smallPlan(smallTask()),
        targets: [smallTarget({ id: "T-1" })],
        inspectors: people("ABCDEFG"),
      };
      const avoidances = [withdrawal("G")];
      const record = drawPlan({ ...evidence, avoidances, asOf: AS_OF, seed: seedNumber(number) });
      const seed = record.tasks[0]!.seed;
      const chain = { ...evidence, avoidances, record };
      const events: RecordEvent[] = [];
      const gone: string[] = [];
      for (let round = 1; round <= 3; round++) {
        const team = currentVisits(record, events)[0]!.team.map(({ inspectorId }) => inspectorId);
        const leaver = team[number % 2]!;
        const candidates = Array.from("ABCDEF").filter((id) => !team.includes(id) && !gone.includes(id));
        const event = replace(chain, leaver, { events });
        const expected = smallest(candidates, (id) => ticket("replace", seed, "T-1", round, id));
        expect(event).toMatchObject({ joins: [expected], leaves: [leaver], round, candidates: candidates.length });
        expect(event.ticket).toBe(ticket("replace", seed, "T-1", round, expected));
        events.push(event);
        gone.push(leaver);
      }
    }
  });

  test("every candidate for as many orders of the tickets as every other", () => {
    const columns = people("ABCD").map((inspector) => ({ id: inspector.id, inspectors: [inspector] }));
    const ids = Array.from("ABCD");
    const law = exactOverOrders(ids, (ticketOf) => smallestTicket(columns, ({ id }) => ticketOf(id))!.column.id);
    const wins = eventProbabilities(law.outcomes, (id) => [id]);
    expect(unequalProbabilities(wins, ids, fraction(1n, 4n))).toEqual([]);
  });

  test("every candidate about equally often over the seeds 0, 1, 2, ..., whoever was drawn and whoever leaves", () => {
    const evidence = {
      plan: smallPlan(smallTask()),
      targets: [smallTarget({ id: "T-1" })],
      inspectors: people("ABCDEF"),
      avoidances: [],
    };
    const places: number[] = [];
    for (let number = 0; number < 400; number++) {
      const record = drawPlan({ ...evidence, asOf: AS_OF, seed: seedNumber(number) });
      const team = record.assignment.visits[0]!.team.map(({ inspectorId }) => inspectorId);
      const { joins } = replace({ ...evidence, record }, team[number % 2]!);
      places.push(
        Array.from("ABCDEF")
          .filter((id) => !team.includes(id))
          .indexOf(joins[0]!),
      );
    }
    const cells = ["0", "1", "2", "3"];
    const test = uniformityTest({ cells, draws: places.length, sampler: (number) => String(places[number]) });
    expect(departures(test)).toEqual([]);
  });

  test("the order of the lists does not matter, and nothing that is passed in is changed", () => {
    const chain = smallChain({
      inspectors: ABCD,
      targets: [smallTarget({ id: "T-1" }), smallTarget({ id: "T-2" })],
      avoidances: [withdrawal("C", { status: "rejected" }), withdrawal("D", { refId: "T-2" })],
      teams: AB,
    });
    const { plan, targets, inspectors, avoidances, record } = chain;
    const before = structuredClone(chain);
    const event = replace(deepFreeze(chain), "A", { events: deepFreeze([]) });
    expect(chain).toEqual(before);
    const turned = { plan, record, targets: [...targets].reverse() };
    const lists = { inspectors: [...inspectors].reverse(), avoidances: [...avoidances].reverse() };
    expect(replace({ ...turned, ...lists }, "A")).toEqual(event);
  });

  it("is no other person when the reason, the office or the day is another", () => {
    const chain = smallChain({ inspectors: people("ABCDEFGH"), teams: AB });
    const { eventHash, ...event } = replace(chain, "A");
    const told = { reason: "other", note: "at a wedding", by: "another section", at: "2024-06-01" } as const;
    const { eventHash: otherHash, ...other } = replace(chain, "A", told);
    expect(other).toEqual({ ...event, ...told });
    expect(otherHash).not.toBe(eventHash);
  });
});

describe("the lead", () => {
  test("stays, whoever comes", () => {
    const chain = smallChain({ inspectors: people("ABC"), teams: { "T01/T-1": ["B", "C"] } });
    expect(seats(replace(chain, "C"))).toBe("B lead, A member");
  });

  test("is whoever has the smallest ticket of those who may lead, if the lead leaves", () => {
    const leads = new Set<string>();
    for (let number = 0; number < 12; number++) {
      const id = `T-${number}`;
      const chain = smallChain({
        inspectors: people("ABC"),
        targets: [smallTarget({ id })],
        teams: { [`T01/${id}`]: ["B", "C"] },
      });
      const seed = chain.record.tasks[0]!.seed;
      const lead = smallest(["A", "C"], (person) => ticket("lead", seed, id, person));
      const other = lead === "A" ? "C" : "A";
      expect(seats(replace(chain, "B", { visitId: `T01/${id}` }))).toBe(`${lead} lead, ${other} member`);
      leads.add(lead);
    }
    expect(leads.size).toBe(2);
  });

  test("is never somebody who may not lead", () => {
    const inspectors = withFields(people("ABC"), "C", { canLead: false });
    expect(seats(replace(smallChain({ inspectors, teams: { "T01/T-1": ["B", "C"] } }), "B"))).toBe("A lead, C member");
  });

  test("goes to the newcomer when the lead who stays may not lead any more", () => {
    const chain = smallChain({ inspectors: people("ABC"), teams: { "T01/T-1": ["B", "C"] } });
    const inspectors = withFields(chain.inspectors, "BC", { canLead: false });
    expect(seats(replace(chain, "C", { inspectors }))).toBe("A lead, B member");
  });
});

describe("nobody returns to a visit that they left", () => {
  test("neither the one who leaves now nor those who left before, until nobody is left", () => {
    const chain = smallChain({ inspectors: people("ABCDE"), teams: AB });
    const events: RecordEvent[] = [];
    const leavers = ["A"];
    for (let round = 1; round <= 3; round++) {
      const event = replace(chain, leavers.at(-1)!, { events });
      expect(leavers).not.toContain(event.joins[0]);
      events.push(event);
      leavers.push(event.joins[0]!);
    }
    const reasons = obstacles(() => replace(chain, leavers.at(-1)!, { events }));
    expect(reasons).toEqual({
      ...Object.fromEntries(leavers.slice(0, -1).map((id) => [id, "left-before"])),
      [leavers.at(-1)!]: "leaves",
      B: "on-team",
    });
  });

  test("though they go on making others", () => {
    const targets = [smallTarget({ id: "T-1" }), smallTarget({ id: "T-2" })];
    const chain = smallChain({ inspectors: people("ABC"), targets, teams: { ...AB, "T01/T-2": ["B", "C"] } });
    const first = replace(chain, "A");
    expect(first.joins).toEqual(["C"]);
    const second = replace(chain, "C", { events: [first], visitId: "T01/T-2" });
    expect(second).toMatchObject({ joins: ["A"], round: 1, number: 2 });
  });
});

describe("the roster and the withdrawals of today", () => {
  const chain = smallChain({ inspectors: people("ABC"), teams: AB });

  test("a withdrawal declared since the draw keeps its inspector away", () => {
    expect(replace(chain, "A").joins).toEqual(["C"]);
    const avoidances = [withdrawal("C")];
    expect(obstacles(() => replace(chain, "A", { avoidances }))).toEqual({
      A: "leaves",
      B: "on-team",
      C: "avoids-target",
    });
  });

  test.each<[string, Partial<Inspector>]>([
    ["inactive", { active: false }],
    ["absent", { absences: [{ from: "2024-04-01", reason: "leave" }] }],
    ["no-certificate", { certificates: [] }],
    ["other-region", { regionCode: "140502" }],
    ["expert", { isExpert: true }],
  ])("who is %s by the roster of today does not come", (reason, fields) => {
    const inspectors = withFields(chain.inspectors, "C", fields);
    expect(obstacles(() => replace(chain, "A", { inspectors }))["C"]).toBe(reason);
  });

  test("somebody who was engaged after the draw may come", () => {
    const inspectors = [...withFields(chain.inspectors, "C", { active: false }), smallInspector({ id: "N" })];
    expect(replace(chain, "A", { inspectors })).toMatchObject({ joins: ["N"], candidates: 1 });
  });

  test("the one who leaves need not be in the roster any more, and everybody who stays must", () => {
    expect(replace(chain, "A", { inspectors: people("BC") }).joins).toEqual(["C"]);
    expect(refusal(() => replace(chain, "A", { inspectors: people("AC") }))).toMatchObject({
      code: "REFERENCE_UNKNOWN",
      path: "inspectors",
      received: 'no "B"',
    });
  });

  test("their digests are in the event, and those of the draw are in the record", () => {
    const avoidances = [withdrawal("A")];
    const { evidence } = replace(chain, "A", { avoidances });
    expect(evidence.inspectors).toEqual(chain.record.evidence.inspectors);
    expect(evidence.avoidances.count).toBe(1);
    expect(evidence.avoidances.digest).toBe(
      createHash("sha256")
        .update(
          'dr1:avoidances:{"against":"target","ground":"kinship","id":"V-A","inspectorId":"A","refId":"T-1","status":"upheld"}\n',
        )
        .digest("hex"),
    );
  });

  test("two who fall ill together are replaced one after the other, and count by what they are until they are", () => {
    const inspectors = [...people("AC", { departmentId: "tax" }), ...people("BD", { departmentId: "food" })];
    const departments = [
      { departmentId: "tax", members: 1 },
      { departmentId: "food", members: 1 },
    ];
    const joint = smallChain({ inspectors, task: { team: { departments } }, teams: AB });
    const today = { inspectors: withFields(inspectors, "AB", { active: false }) };
    const first = replace(joint, "A", today);
    const second = replace(joint, "B", { ...today, events: [first] });
    expect([first.joins, second.joins]).toEqual([["C"], ["D"]]);
  });
});

test("two who stay and must not meet any more are for another replacement, and keep nobody away", () => {
  const chain = smallChain({ inspectors: ABCD, task: { team: { size: 3 } }, teams: { "T01/T-1": ["A", "B", "C"] } });
  const avoidances = [withdrawal("B", { against: "inspector", refId: "C" })];
  expect(replace(chain, "A", { avoidances }).joins).toEqual(["D"]);
  expect(replace(chain, "B", { avoidances }).joins).toEqual(["D"]);
});

/** A team A, B of which A leaves; C would break the rule, and would come without it. */
interface RuleCase {
  readonly rule: string;
  readonly chain: Parameters<typeof smallChain>[0];
  /** What of it makes the rule. */
  readonly without: Partial<Parameters<typeof smallChain>[0]>;
}

const ruleCases: Readonly<Record<string, RuleCase>> = {
  "one member may lead": {
    rule: "lead",
    chain: { inspectors: withFields(people("ABC"), "BC", { canLead: false }), teams: AB },
    without: { inspectors: people("ABC") },
  },
  "one member is competent for each item": {
    rule: "competence.food",
    chain: {
      inspectors: withFields(people("ABC"), "A", { competences: ["food"] }),
      task: { items: [{ id: "item", name: "An invented item", competence: "food" }] },
      teams: AB,
    },
    without: { task: {} },
  },
  "every member is competent for each item": {
    rule: "not-competent",
    chain: {
      inspectors: withFields(people("ABC"), "AB", { competences: ["food"] }),
      task: { items: [{ id: "item", name: "An invented item", competence: "food" }] },
      policies: { competence: "all-members" },
      teams: AB,
    },
    without: { policies: {} },
  },
  "at most one member of a unit": {
    rule: "unit.north",
    chain: {
      inspectors: withFields(people("ABC"), "BC", { unitId: "north" }),
      policies: { teamRules: [{ kind: "unit", unitId: "north", most: 1 }] },
      teams: AB,
    },
    without: { policies: {} },
  },
  "at least one member of a unit": {
    rule: "unit.north",
    chain: {
      inspectors: withFields(people("ABC"), "A", { unitId: "north" }),
      policies: { teamRules: [{ kind: "unit", unitId: "north", least: 1 }] },
      teams: AB,
    },
    without: { policies: {} },
  },
  "at most one member of the same unit": {
    rule: "each-unit.north",
    chain: {
      inspectors: withFields(people("ABC"), "BC", { unitId: "north" }),
      policies: { teamRules: [{ kind: "each-unit", most: 1 }] },
      teams: AB,
    },
    without: { policies: {} },
  },
  "at most one member with a competence": {
    rule: "competence.food",
    chain: {
      inspectors: withFields(people("ABC"), "BC", { competences: ["food"] }),
      task: { team: { rules: [{ kind: "competence", competence: "food", most: 1 }] } },
      teams: AB,
    },
    without: { task: {} },
  },
  "members of each department": {
    rule: "department.tax",
    chain: {
      inspectors: withFields(people("ABC"), "A", { departmentId: "tax" }),
      task: { team: { departments: [{ departmentId: "tax", members: 1 }] } },
      teams: AB,
    },
    without: { task: {} },
  },
  "one member at most from the office in charge": {
    rule: "home-office",
    chain: {
      inspectors: withFields(people("ABC"), "BC", { unitId: "north" }),
      targets: [smallTarget({ id: "T-1", localOfficeId: "north" })],
      policies: { territory: "homeOfficeAtMostOne" },
      teams: AB,
    },
    without: { policies: {} },
  },
  "nobody from the office in charge": {
    rule: "home-office",
    chain: {
      inspectors: withFields(people("ABC"), "C", { unitId: "north" }),
      targets: [smallTarget({ id: "T-1", localOfficeId: "north" })],
      policies: { territory: "notHomeOffice" },
      teams: AB,
    },
    without: { policies: {} },
  },
  "two members keep away from each other": {
    rule: "apart.B.C",
    chain: {
      inspectors: people("ABC"),
      avoidances: [withdrawal("C", { against: "inspector", refId: "B" })],
      teams: AB,
    },
    without: { avoidances: [] },
  },
  "a member and an expert keep away from each other": {
    rule: "apart.C.X",
    chain: {
      inspectors: [...people("ABC"), ...people("X", { isExpert: true })],
      avoidances: [withdrawal("X", { against: "inspector", refId: "C" })],
      task: { team: { experts: [{ experts: 1 }] } },
      teams: { "T01/T-1": ["A", "B", "X*"] },
    },
    without: { avoidances: [] },
  },
  "the most visits of every inspector, prior ones included": {
    rule: "most-visits",
    chain: {
      inspectors: withFields(people("ABC"), "C", { priorVisits: 4 }),
      policies: { mostVisitsPerInspector: 4 },
      teams: AB,
    },
    without: { policies: { mostVisitsPerInspector: 5 } },
  },
  "the most visits of one inspector": {
    rule: "most-visits",
    chain: {
      inspectors: withFields(people("ABC"), "C", { mostVisits: 1 }),
      targets: [smallTarget({ id: "T-1" }), smallTarget({ id: "T-2" })],
      teams: { ...AB, "T01/T-2": ["A", "C"] },
    },
    without: { inspectors: withFields(people("ABC"), "C", { mostVisits: 2 }) },
  },
  "the most meetings of the same two": {
    rule: "most-visits-per-pair",
    chain: {
      inspectors: people("ABC"),
      targets: [smallTarget({ id: "T-1" }), smallTarget({ id: "T-2" })],
      policies: { mostVisitsPerPair: 1 },
      teams: { ...AB, "T01/T-2": ["B", "C"] },
    },
    without: { policies: { mostVisitsPerPair: 2 } },
  },
};

describe("a rule that C would break keeps C away, and C comes without the rule", () => {
  test.each(Object.entries(ruleCases))("%s", (_, { rule, chain, without }) => {
    expect(obstacles(() => replace(smallChain(chain), "A"))).toMatchObject({ A: "leaves", B: "on-team", C: rule });
    expect(replace(smallChain({ ...chain, ...without }), "A").joins).toEqual(["C"]);
  });
});

describe("capacities count the visits as they stand after all events", () => {
  const targets = [smallTarget({ id: "T-1" }), smallTarget({ id: "T-2" })];
  const teams = { ...AB, "T01/T-2": ["A", "B"] };

  test("a visit that somebody took over counts", () => {
    const inspectors = withFields(people("ABCD"), "CD", { mostVisits: 1 });
    const chain = smallChain({ inspectors, targets, teams });
    const today = { inspectors: withFields(inspectors, "D", { active: false }) };
    const first = replace(chain, "A", { ...today, visitId: "T01/T-2" });
    expect(first.joins).toEqual(["C"]);
    expect(obstacles(() => replace(chain, "A", { ...today, events: [first] }))["C"]).toBe("most-visits");
  });

  test("a visit that somebody gave up does not", () => {
    const inspectors = withFields(people("ABCD"), "C", { mostVisits: 1 });
    const chain = smallChain({ inspectors, targets, teams: { ...AB, "T01/T-2": ["A", "C"] } });
    const notD = { inspectors: withFields(inspectors, "D", { active: false }) };
    expect(obstacles(() => replace(chain, "A", notD))["C"]).toBe("most-visits");
    const given = replace(chain, "C", {
      visitId: "T01/T-2",
      inspectors: withFields(inspectors, "B", { mostVisits: 1 }),
    });
    expect(given.joins).toEqual(["D"]);
    expect(replace(chain, "A", { ...notD, events: [given] }).joins).toEqual(["C"]);
  });

  test("two who met in a visit that one of them took over have met", () => {
    const chain = smallChain({
      inspectors: people("ABCD"),
      targets,
      teams: { "T01/T-1": ["A", "B"], "T01/T-2": ["B", "D"] },
      policies: { mostVisitsPerPair: 1 },
    });
    const today = { inspectors: people("ABC") };
    const first = replace(chain, "D", {
      visitId: "T01/T-2",
      inspectors: withFields(people("ABCD"), "A", { active: false }),
    });
    expect(first.joins).toEqual(["C"]);
    expect(obstacles(() => replace(chain, "A", { ...today, events: [first] }))["C"]).toBe("most-visits-per-pair");
  });
});

describe("experts", () => {
  const experts = [
    ...people("X", { isExpert: true, competences: ["lifts"] }),
    ...people("Y", { isExpert: true, competences: ["lifts", "boilers"] }),
    ...people("Z", { isExpert: true }),
  ];
  const inspectors = [...people("ABC"), ...experts];
  const asked = (...names: readonly (string | undefined)[]) => ({
    team: { experts: names.map((name) => ({ ...(name !== undefined && { competence: name }), experts: 1 })) },
  });

  test("are replaced by experts, and the members stay as they are", () => {
    const chain = smallChain({ inspectors, task: asked(undefined), teams: { "T01/T-1": ["B", "A", "X*"] } });
    const event = replace(chain, "X");
    expect(event.candidates).toBe(2);
    expect(seats(event)).toBe(`B lead, A member, ${event.joins[0]!} expert`);
    const roster = { inspectors: withFields(inspectors, "YZ", { active: false }) };
    expect(obstacles(() => replace(chain, "X", roster))).toEqual({
      A: "on-team",
      B: "on-team",
      C: "not-expert",
      X: "leaves",
      Y: "inactive",
      Z: "inactive",
    });
  });

  test("are competent for what is asked", () => {
    const chain = smallChain({ inspectors, task: asked("lifts"), teams: { "T01/T-1": ["A", "B", "X*"] } });
    expect(replace(chain, "X").joins).toEqual(["Y"]);
    const roster = { inspectors: withFields(inspectors, "Y", { active: false }) };
    expect(obstacles(() => replace(chain, "X", roster))["Z"]).toBe("not-competent");
  });

  test("share what is asked anew when one of them is replaced", () => {
    const chain = smallChain({
      inspectors,
      task: asked("lifts", undefined),
      teams: { "T01/T-1": ["A", "B", "X*", "Z*"] },
    });
    expect(seats(replace(chain, "X"))).toBe("A lead, B member, Y expert, Z expert");

    const both = smallChain({
      inspectors: [...inspectors, ...people("W", { isExpert: true, competences: ["boilers"] })],
      task: asked("lifts", "boilers"),
      teams: { "T01/T-1": ["A", "B", "W*", "Y*"] },
    });
    // X cannot do what W did, but Y can, and X does what Y did.
    expect(replace(both, "W").joins).toEqual(["X"]);
  });

  test("are left out who would leave something that nobody does", () => {
    const chain = smallChain({
      inspectors: [...inspectors, ...people("W", { isExpert: true, competences: ["boilers"] })],
      task: asked("lifts", "boilers"),
      teams: { "T01/T-1": ["A", "B", "X*", "Y*"] },
    });
    // X does lifts and not boilers, so Y's place is for W alone.
    expect(replace(chain, "Y").joins).toEqual(["W"]);
    // W does not do lifts, but then Y can, and W does boilers.
    expect(replace(chain, "X").joins).toEqual(["W"]);
    const roster = {
      inspectors: [...withFields(inspectors, "Z", { competences: ["lifts"] }), ...people("W", { active: false })],
    };
    expect(obstacles(() => replace(chain, "Y", roster))["Z"]).toBe("expert.boilers");
  });

  test("keep away from their targets and from the members", () => {
    const chain = smallChain({ inspectors, task: asked("lifts"), teams: { "T01/T-1": ["A", "B", "X*"] } });
    expect(obstacles(() => replace(chain, "X", { avoidances: [withdrawal("Y")] }))["Y"]).toBe("avoids-target");
    const apart = [withdrawal("A", { against: "inspector", refId: "Y" })];
    expect(obstacles(() => replace(chain, "X", { avoidances: apart }))["Y"]).toBe("apart.A.Y");
  });
});

describe("standing teams", () => {
  const inspectors = [
    ...people("AB", { standingTeamId: "team-1" }),
    ...people("CD", { standingTeamId: "team-2" }),
    ...people("EFG", { standingTeamId: "team-3" }),
    ...people("H"),
  ];
  const formation = { policies: { formation: "standing-teams" as const } };
  const chain = smallChain({ inspectors, ...formation, teams: AB });

  test("are replaced as a whole, by the ticket of the team", () => {
    const event = replace(chain, "B");
    const seed = chain.record.tasks[0]!.seed;
    const first = smallest(["team-2", "team-3"], (id) => ticket("replace", seed, "T-1", 1, id));
    expect(event).toMatchObject({
      leaves: ["A", "B"],
      joins: first === "team-2" ? ["C", "D"] : ["E", "F", "G"],
      candidates: 2,
      ticket: ticket("replace", seed, "T-1", 1, first),
    });
    const lead = smallest(event.joins, (id) => ticket("lead", seed, "T-1", id));
    expect(event.team[0]).toEqual({ inspectorId: lead, role: "lead" });
    expect(event.team.map(({ inspectorId }) => inspectorId).sort()).toEqual(event.joins);
  });

  test("never return, not even with other people in them", () => {
    const first = replace(chain, "A", { inspectors: withFields(inspectors, "E", { active: false }) });
    expect(first.joins).toEqual(["C", "D"]);
    const changed = withFields(withFields(inspectors, "H", { standingTeamId: "team-1" }), "A", { active: false });
    const today = { inspectors: withFields(changed, "E", { active: false }), events: [first] };
    expect(obstacles(() => replace(chain, "D", today))).toEqual({
      A: "left-before",
      B: "left-before",
      C: "leaves",
      D: "leaves",
      E: "inactive",
      F: "standing-team",
      G: "standing-team",
      H: "standing-team",
    });
  });

  test("stay away when one of them has no capacity left or keeps away from an expert who stays", () => {
    const full = { inspectors: withFields(withFields(inspectors, "C", { mostVisits: 0 }), "E", { active: false }) };
    expect(obstacles(() => replace(chain, "A", full))).toMatchObject({ C: "most-visits", D: "most-visits" });
    const joint = smallChain({
      inspectors: [...inspectors, ...people("X", { isExpert: true })],
      ...formation,
      task: { team: { experts: [{ experts: 1 }] } },
      teams: { "T01/T-1": ["A", "B", "X*"] },
    });
    const avoidances = [withdrawal("D", { against: "inspector", refId: "X" })];
    expect(replace(joint, "A", { avoidances })).toMatchObject({ joins: ["E", "F", "G"], candidates: 1 });
  });

  test("keep their experts when these are replaced one by one", () => {
    const joint = smallChain({
      inspectors: [...inspectors, ...people("XY", { isExpert: true })],
      ...formation,
      task: { team: { experts: [{ experts: 1 }] } },
      teams: { "T01/T-1": ["A", "B", "X*"] },
    });
    expect(seats(replace(joint, "X"))).toBe("A lead, B member, Y expert");
  });
});

describe("refused", () => {
  const chain = smallChain({ inspectors: ABCD, targets: idsOf("T-", 1).map((id) => smallTarget({ id })) });
  const visitId = "T01/T-001";
  const leaver = chain.record.assignment.visits[0]!.team[1]!.inspectorId;
  const outsider = ABCD.find(
    ({ id }) => !chain.record.assignment.visits[0]!.team.some((seat) => seat.inspectorId === id),
  )!;

  test("once the visit has a result", () => {
    const result = recordResult({ ...VISIT, record: chain.record, events: [], visitId, outcome: "moved-out" });
    expect(refusal(() => replace(chain, leaver, { visitId, events: [result] }))).toMatchObject({
      code: "RESULT_RECORDED",
      path: "visitId",
      received: '"T01/T-001", which has the result moved-out',
    });
  });

  test("for a visit that there is not, and for somebody who is not on its team", () => {
    expect(refusal(() => replace(chain, leaver, { visitId: "T01/T-002" }))).toMatchObject({
      code: "REFERENCE_UNKNOWN",
      path: "visitId",
    });
    expect(refusal(() => replace(chain, outsider.id, { visitId }))).toMatchObject({
      code: "REFERENCE_UNKNOWN",
      path: "inspectorId",
      received: `"${outsider.id}"`,
    });
  });

  test("with another plan or directory than those of the record, naming which", () => {
    const plan = { ...chain.plan, title: "another" };
    expect(refusal(() => replace(chain, leaver, { visitId, plan }))).toMatchObject({
      code: "EVIDENCE_MISMATCH",
      path: "plan",
    });
    const targets = [...chain.targets, smallTarget({ id: "T-002" })];
    expect(refusal(() => replace(chain, leaver, { visitId, targets }))).toMatchObject({
      code: "EVIDENCE_MISMATCH",
      path: "targets",
    });
  });

  test("with a record that was edited, and with one whose visits do not follow from its tasks", () => {
    const record = { ...chain.record, asOf: "2024-04-29" };
    expect(refusal(() => replace(chain, leaver, { visitId, record }))).toMatchObject({
      code: "CHAIN_BROKEN",
      path: "record",
    });
    const visits = chain.record.assignment.visits.map((visit) => ({ ...visit, visitId: "T02/T-001" }));
    const forged = sealRecord({ ...chain.record, assignment: { ...chain.record.assignment, visits } });
    expect(refusal(() => replace(chain, leaver, { visitId: "T02/T-001", record: forged }))).toMatchObject({
      code: "CHAIN_BROKEN",
      path: "record",
      received: '"T02/T-001"',
    });
  });

  test.each<[string, unknown, string, string]>([
    ["reason", "tired", "INPUT_INVALID", "reason"],
    ["reason", undefined, "INPUT_INVALID", "reason"],
    ["note", "", "INPUT_INVALID", "note"],
    ["note", 7, "INPUT_INVALID", "note"],
    ["by", undefined, "INPUT_INVALID", "by"],
    ["by", "a\nb", "INPUT_INVALID", "by"],
    ["by", "\uD800", "JSON_UNREPRESENTABLE", "event.by"],
    ["at", "2024-02-30", "INPUT_INVALID", "at"],
    ["at", new Date(0), "INPUT_INVALID", "at"],
    ["visitId", 7, "REFERENCE_UNKNOWN", "visitId"],
    ["inspectorId", null, "REFERENCE_UNKNOWN", "inspectorId"],
    ["record", {}, "INPUT_INVALID", "record.protocol"],
    ["events", "none", "INPUT_INVALID", "events"],
    ["events", [null], "INPUT_INVALID", "events[0]"],
    ["plan", undefined, "INPUT_INVALID", "plan"],
    ["targets", undefined, "FIELD_INVALID", "targets"],
    ["inspectors", {}, "INPUT_INVALID", "inspectors"],
    ["avoidances", [7], "INPUT_INVALID", "avoidances[0]"],
  ])("with %s: %j", (field, value, code, path) => {
    const options = { ...chain, ...VISIT, events: [], visitId, inspectorId: leaver, reason: "leave", [field]: value };
    expect(refusal(() => replaceInspector(options as never))).toMatchObject({ code, path });
  });

  test("the reason other without a note", () => {
    expect(refusal(() => replace(chain, leaver, { visitId, reason: "other" }))).toMatchObject({
      code: "FIELD_INVALID",
      path: "note",
    });
    expect(replace(chain, leaver, { visitId, reason: "other", note: "at a wedding" }).note).toBe("at a wedding");
    expect(replace(chain, leaver, { visitId })).not.toHaveProperty("note");
  });

  test("options that are no object", () => {
    expect(refusal(() => replaceInspector(undefined as never)).code).toBe("FIELD_INVALID");
  });
});

test("whatever the roster, whoever comes is on no list of those who may not", () => {
  const kinds: readonly Partial<Inspector>[] = [
    {},
    { active: false },
    { canLead: false },
    { unitId: "north" },
    { mostVisits: 1 },
    { isExpert: true },
  ];
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: kinds.length - 1 }), { minLength: 3, maxLength: 8 }),
      fc.array(fc.nat({ max: 7 }), { maxLength: 3 }),
      (chosen, withdrawn) => {
        const roster = chosen.map((kind, index) => smallInspector({ id: `I-${index}`, ...kinds[kind] }));
        const inspectors = [smallInspector({ id: "A" }), smallInspector({ id: "B" }), ...roster];
        const avoidances = [...new Set(withdrawn)].filter((n) => n < roster.length).map((n) => withdrawal(`I-${n}`));
        const rules = [{ kind: "unit", unitId: "north", most: 0 }] as const;
        const chain = smallChain({ inspectors, teams: AB, policies: { teamRules: rules } });
        const free = roster.filter(
          ({ id, active, unitId, isExpert }) =>
            active &&
            unitId !== "north" &&
            isExpert !== true &&
            !avoidances.some(({ inspectorId }) => inspectorId === id),
        );
        if (free.length === 0) {
          const reasons = obstacles(() => replace(chain, "B", { avoidances }));
          expect(Object.values(reasons).every((reason) => typeof reason === "string")).toBe(true);
        } else {
          const event = replace(chain, "B", { avoidances });
          expect(event.candidates).toBe(free.length);
          expect(free.map(({ id }) => id)).toContain(event.joins[0]);
        }
      },
    ),
    { seed: 20240506, numRuns: 60 },
  );
});
