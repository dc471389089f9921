import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  Absence,
  Assignment,
  Avoidance,
  Certificate,
  Inspector,
  Policies,
  Target,
  TeamRequirement,
  TeamRule,
  Visit,
  Window,
} from "double-random";
import { assignTeams } from "../../src/assignment/assignTeams.js";
import { INELIGIBLE_REASONS } from "../../src/model/assignment.js";
import { expertsOf, membersOf, tasksOf, visitsById, type AssignAllOptions } from "../support/assignAll.js";
import {
  canBeAssignedAtAll,
  isAgainst,
  keepsTeamRules,
  mayBeMember,
  mayMeet,
  sizeOf,
  teamsOfVisit,
  visitsByDefinition,
  type OracleInput,
  type OracleVisit,
} from "../support/assignmentOracle.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { directOptions, INVENTED_SEED } from "../support/directAssignment.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const METHODS = ["balanced/1", "pair-ticket/1"] as const;
type Method = (typeof METHODS)[number];
type Case = Required<Pick<AssignAllOptions, "targets" | "inspectors" | "avoidances" | "tasks" | "policies">>;

/** The teams, or nothing if the draw is refused because there are none. */
function assignOrRefuse(input: Case): Assignment | undefined {
  const result = assignTeams(directOptions(input));
  if ("assignment" in result) return result.assignment;
  if (result.failure.kind === "search-given-up") throw new Error("a small search was given up");
  return undefined;
}

function oracleOf(input: Case): OracleInput {
  return { ...input, tasks: tasksOf(input), policies: directOptions(input).policies };
}

/** What is wrong with a visit of the record, by the definition of what is right. */
function problemsOf(visit: Visit, planned: OracleVisit, input: OracleInput): readonly string[] {
  const byId = new Map(input.inspectors.map((inspector) => [inspector.id, inspector]));
  const people = (ids: readonly string[]): readonly Inspector[] => ids.map((id) => byId.get(id)!);
  const [members, experts] = [people(membersOf(visit)), people(expertsOf(visit))];
  const ids = visit.team.map(({ inspectorId }) => inspectorId);
  const asked = Math.max(
    0,
    ...planned.tasks.flatMap(({ team }) => (team?.experts ?? []).map((share) => share.experts)),
  );
  return [
    ...(new Set(ids).size === ids.length ? [] : ["a person twice"]),
    ...(members.length === sizeOf(planned, input) ? [] : [`${String(members.length)} members`]),
    ...(experts.length === asked && experts.every(({ isExpert }) => isExpert === true) ? [] : ["other experts"]),
    ...members.filter((member) => !mayBeMember(member, planned, input)).map(({ id }) => `${id} may not be there`),
    ...(keepsTeamRules(members, planned, input) ? [] : ["a rule about the team is broken"]),
    ...(mayMeet([...members, ...experts], planned.window, input) ? [] : ["two who must not meet"]),
    ...(visit.team[0]!.role === "lead" && byId.get(ids[0]!)!.canLead !== false ? [] : ["led by somebody who may not"]),
    ...(visit.eligible === input.inspectors.filter((one) => mayBeMember(one, planned, input)).length
      ? []
      : [`${String(visit.eligible)} eligible`]),
  ];
}

describe.each(METHODS)("%s", (method) => {
  const RUNS = { seed: 20240801, numRuns: 400 };

  test("there are teams exactly when a search over all teams of all visits finds some, and each is as it should be", () => {
    let feasible = 0;
    fc.assert(
      fc.property(cases(method), (input) => {
        const oracle = oracleOf(input);
        const planned = new Map(visitsByDefinition(oracle).map((visit) => [visit.visitId, visit]));
        const assignment = assignOrRefuse(input);
        expect(assignment !== undefined).toBe(canBeAssignedAtAll(oracle));
        if (!assignment) return;
        feasible += 1;
        expect(assignment.visits.map(({ visitId }) => visitId)).toEqual([...planned.keys()].sort());
        for (const visit of assignment.visits) {
          const { window, tasks } = planned.get(visit.visitId)!;
          expect([visit.window, visit.taskIds]).toEqual([window, tasks.map(({ id }) => id)]);
          expect(problemsOf(visit, planned.get(visit.visitId)!, oracle)).toEqual([]);
        }
      }),
      RUNS,
    );
    expect(feasible).toBeGreaterThan(RUNS.numRuns / 5);
    expect(feasible).toBeLessThan((RUNS.numRuns * 4) / 5);
  });

  test("the order of targets, roster and withdrawals does not matter", () => {
    const permuted = cases(method).chain((input) =>
      fc.record({
        input: fc.constant(input),
        other: fc.record({
          targets: permutation(input.targets),
          inspectors: permutation(input.inspectors),
          avoidances: permutation(input.avoidances),
        }),
      }),
    );
    fc.assert(
      fc.property(permuted, ({ input, other }) => {
        expect(assignOrRefuse({ ...input, ...other })).toEqual(assignOrRefuse(input));
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  test("input is left as it was", () => {
    fc.assert(
      fc.property(cases(method), (input) => {
        const before = JSON.stringify(input);
        const free = assignOrRefuse(input);
        expect(JSON.stringify(input)).toBe(before);
        expect(assignOrRefuse(deepFreeze(input))).toEqual(free);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  test("a withdrawal that was rejected, or that the policy ignores, changes nothing", () => {
    fc.assert(
      fc.property(cases(method), avoidanceOf(), fc.boolean(), (input, fields, ignored) => {
        const policies: Partial<Policies> = ignored
          ? { ...input.policies, ignoredWithdrawals: ["applied"] }
          : input.policies;
        const idle: Avoidance = { ...fields, id: "V-idle", status: ignored ? "applied" : "rejected" };
        const without = { ...input, policies };
        expect(assignOrRefuse({ ...without, avoidances: [...input.avoidances, idle] })).toEqual(
          assignOrRefuse(without),
        );
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  test("what keeps each inspector from how many visits adds up, and names the withdrawals", () => {
    fc.assert(
      fc.property(cases(method), (input) => {
        const assignment = assignOrRefuse(input);
        if (!assignment) return;
        const { visits, ineligible } = assignment;
        const order = (each: (typeof ineligible)[0]): string =>
          `${each.inspectorId} ${String(INELIGIBLE_REASONS.indexOf(each.reason)).padStart(2, "0")}`;
        expect(ineligible.map(order)).toEqual(ineligible.map(order).sort());
        const kept = ineligible.reduce((sum, each) => sum + each.visits, 0);
        const eligible = visits.reduce((sum, visit) => sum + visit.eligible, 0);
        expect(kept + eligible).toBe(visits.length * input.inspectors.length);
        const avoided = ineligible.filter(({ reason }) => reason === "avoids-target");
        const named = visits.flatMap((visit) => visit.avoided.map(({ inspectorId }) => inspectorId));
        expect(named.length).toBe(avoided.reduce((sum, each) => sum + each.visits, 0));
        for (const { targetId, avoided: listed } of visits) {
          const target = input.targets.find(({ id }) => id === targetId)!;
          for (const { inspectorId, avoidanceId } of listed) {
            const avoidance = input.avoidances.find(({ id }) => id === avoidanceId)!;
            expect(avoidance.inspectorId).toBe(inspectorId);
            expect(isAgainst(avoidance, target)).toBe(true);
          }
        }
      }),
      { ...RUNS, numRuns: 200 },
    );
  });
});

describe("balanced/1", () => {
  const RUNS = { seed: 20240802, numRuns: 400 };

  test("the load of everybody is what is expected, rounded up or down, and within the bounds of the year", () => {
    let seen = 0;
    fc.assert(
      fc.property(cases("balanced/1"), (input) => {
        const assignment = assignOrRefuse(input);
        if (!assignment) return;
        const byId = new Map(input.inspectors.map((inspector) => [inspector.id, inspector]));
        const places = assignment.visits.reduce((sum, { team }) => sum + team.length, 0);
        const { loads, visits, repair } = assignment;
        expect(loads.reduce((sum, load) => sum + load.visits, 0)).toBe(places);
        const thousandths = loads.reduce((sum, { expected }) => sum + Math.round(Number(expected) * 1000), 0);
        expect(Math.abs(thousandths - 1000 * places)).toBeLessThanOrEqual(loads.length);
        for (const { inspectorId, visits: load, expected, prior } of loads) {
          const { priorVisits = 0, leastVisits = 0, mostVisits = Infinity, active } = byId.get(inspectorId)!;
          const count = visits.filter(({ team }) => team.some((each) => each.inspectorId === inspectorId)).length;
          expect([load, prior]).toEqual([count, priorVisits]);
          expect(load === 0 || priorVisits + load <= mostVisits).toBe(true);
          if (active) expect(priorVisits + load).toBeGreaterThanOrEqual(leastVisits);
          if (repair) continue;
          seen += 1;
          expect(Math.abs(load - Number(expected))).toBeLessThan(1.001);
          if (/\.000$/.test(expected!)) expect(Math.abs(load - Number(expected))).toBeLessThan(0.001);
        }
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(RUNS.numRuns / 4);
  });

  test("loads of the year are evened only as far as the rules of the teams allow", () => {
    // I001 has to go, and only I002, who has been out before, knows prices, leads and is of the other unit.
    const inspectors = [
      smallInspector({ id: "I001", unitId: "office-1", canLead: false, leastVisits: 1 }),
      smallInspector({ id: "I002", unitId: "office-2", competences: ["prices"], priorVisits: 1 }),
      smallInspector({ id: "I003", unitId: "office-1", canLead: false, competences: ["prices"] }),
      smallInspector({ id: "I004", unitId: "office-2" }),
    ];
    const items = [{ id: "tags", name: "Invented price tags", competence: "prices" }];
    const input = {
      targets: [smallTarget({ id: "U001" })],
      inspectors,
      avoidances: [],
      tasks: [{ items, team: { rules: [{ kind: "each-unit", most: 1 }] } }],
    } as const;
    for (const evenness of ["chances", "loads"] as const) {
      expect(assignOrRefuse({ ...input, policies: { evenness } })?.visits.map(membersOf)).toEqual([["I001", "I002"]]);
    }
  });

  test("without rules and capacities every chance is the size of the team divided by the eligible", () => {
    fc.assert(
      fc.property(cases("balanced/1"), (input) => {
        const inspectors = input.inspectors.map(({ id, active, certificates }) =>
          smallInspector({ id, active, certificates }),
        );
        const targetAvoidances = input.avoidances.filter(({ against }) => against !== "inspector");
        const plain = { ...input, inspectors, avoidances: targetAvoidances, tasks: [{}], policies: {} };
        const assignment = assignOrRefuse(plain);
        if (!assignment) return;
        const oracle = oracleOf(plain);
        const expected = new Map<string, number>();
        for (const planned of visitsByDefinition(oracle)) {
          const eligible = inspectors.filter((inspector) => mayBeMember(inspector, planned, oracle));
          const { leastChance, mostChance } = visitsById(assignment).get(planned.visitId)!;
          const [numerator, denominator = "1"] = leastChance!.split("/");
          expect(Number(numerator) * eligible.length).toBe(2 * Number(denominator));
          expect(mostChance).toBe(leastChance);
          for (const { id } of eligible) expected.set(id, (expected.get(id) ?? 0) + 2 / eligible.length);
        }
        for (const { inspectorId, expected: stated } of assignment.loads) {
          expect(Math.abs(Number(stated) - expected.get(inspectorId)!)).toBeLessThan(0.00051);
        }
        expect(assignment.repair ?? assignment.evened).toBeUndefined();
      }),
      RUNS,
    );
  });

  test("removing one withdrawal changes eligible and avoided only of the visits that it touches", () => {
    let touched = 0;
    fc.assert(
      fc.property(cases("balanced/1"), fc.nat(), (input, choice) => {
        const before = assignOrRefuse(input);
        if (!before || input.avoidances.length === 0) return;
        const removed = input.avoidances[choice % input.avoidances.length]!;
        const after = assignOrRefuse({ ...input, avoidances: input.avoidances.filter(({ id }) => id !== removed.id) })!;
        const now = visitsById(after);
        for (const { visitId, targetId, eligible, avoided } of before.visits) {
          const target = input.targets.find(({ id }) => id === targetId)!;
          const same = now.get(visitId)!.eligible === eligible && now.get(visitId)!.avoided.length === avoided.length;
          if (!isAgainst(removed, target)) {
            expect([now.get(visitId)!.eligible, now.get(visitId)!.avoided]).toEqual([eligible, avoided]);
          } else if (!same) touched += 1;
        }
      }),
      RUNS,
    );
    expect(touched).toBeGreaterThan(10);
  });
});

describe("pair-ticket/1", () => {
  const RUNS = { seed: 20240803, numRuns: 400 };

  test("the eligible teams are counted right, by trying all", () => {
    fc.assert(
      fc.property(cases("pair-ticket/1"), (input) => {
        const assignment = assignOrRefuse(input);
        if (!assignment) return;
        const oracle = oracleOf(input);
        for (const planned of visitsByDefinition(oracle)) {
          const members = teamsOfVisit(planned, oracle).map((team) => team.members.map(({ id }) => id).join());
          expect(visitsById(assignment).get(planned.visitId)!.eligibleTeams).toBe(new Set(members).size);
        }
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  test("removing one withdrawal changes only the teams that it can touch", () => {
    let changed = 0;
    fc.assert(
      fc.property(cases("pair-ticket/1"), fc.nat(), (input, choice) => {
        const before = assignOrRefuse(input);
        if (!before || input.avoidances.length === 0) return;
        const removed = input.avoidances[choice % input.avoidances.length]!;
        const after = assignOrRefuse({ ...input, avoidances: input.avoidances.filter(({ id }) => id !== removed.id) });
        expect(after).toBeDefined();
        const visitsAfter = visitsById(after!);
        const freed = removed.against === "inspector" ? [removed.inspectorId, removed.refId] : [removed.inspectorId];
        for (const visit of before.visits) {
          const now = visitsAfter.get(visit.visitId)!;
          const target = input.targets.find(({ id }) => id === visit.targetId)!;
          if (removed.against !== "inspector" && !isAgainst(removed, target)) expect(now).toEqual(visit);
          if (membersOf(now).join() === membersOf(visit).join()) continue;
          changed += 1;
          expect(freed.every((id) => membersOf(now).includes(id))).toBe(true);
          expect(now.ticket! < visit.ticket!).toBe(true);
        }
      }),
      RUNS,
    );
    expect(changed).toBeGreaterThan(0);
  });

  test("an inspector more or less moves only the visits that teams with that inspector win", () => {
    fc.assert(
      fc.property(cases("pair-ticket/1"), (input) => {
        const all = assignOrRefuse(input);
        const [extra, ...rest] = input.inspectors;
        if (!all || !extra) return;
        const named = ({ inspectorId, refId }: Avoidance): boolean => inspectorId === extra.id || refId === extra.id;
        const fewer = assignOrRefuse({
          ...input,
          inspectors: rest,
          avoidances: input.avoidances.filter((each) => !named(each)),
        });
        if (!fewer) return;
        const visitsWithout = visitsById(fewer);
        for (const visit of all.visits) {
          if (!membersOf(visit).includes(extra.id)) {
            expect(membersOf(visitsWithout.get(visit.visitId)!)).toEqual(membersOf(visit));
          }
        }
      }),
      RUNS,
    );
  });

  test("a visit has the same team whatever else is drawn", () => {
    fc.assert(
      fc.property(cases("pair-ticket/1"), (input) => {
        const all = assignOrRefuse(input);
        if (!all) return;
        for (const target of input.targets) {
          const alone = assignOrRefuse({ ...input, targets: [target] })!;
          expect(alone.visits).toEqual(all.visits.filter(({ targetId }) => targetId === target.id));
        }
      }),
      { ...RUNS, numRuns: 200 },
    );
  });
});

test("the seed decides: other seeds give other teams, by either method", () => {
  const input = {
    targets: idsOf("U", 20).map((id) => smallTarget({ id })),
    inspectors: idsOf("I", 6).map((id) => smallInspector({ id })),
  };
  for (const assignment of METHODS) {
    const teamsOf = (seed: string): string => {
      const result = assignTeams(directOptions({ ...input, policies: { assignment } }, seed));
      return "assignment" in result ? result.assignment.visits.map((visit) => membersOf(visit).join()).join(" ") : "";
    };
    const seen = new Set([INVENTED_SEED, "0".repeat(64), "f".repeat(64)].map(teamsOf));
    expect(seen.size).toBe(3);
  }
});

const ROSTER = idsOf("I", 6);
const DIRECTORY = idsOf("U", 3);
const WINDOWS: readonly Window[] = [
  { start: "2024-05-01", end: "2024-05-20" },
  { start: "2024-05-15", end: "2024-06-10" },
  { start: "2024-06-05", end: "2024-06-30" },
];

/** Mostly the first value. */
function mostly<T>(usual: T, ...others: readonly [T, ...T[]]): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 6 }, { arbitrary: fc.constantFrom(...others), weight: 1 });
}

function inspectorOf(method: Method): fc.Arbitrary<Partial<Inspector>> {
  const whole: Certificate = { validFrom: "2022-01-01", validTo: "2026-12-31" };
  const certificates = mostly<readonly Certificate[]>(
    [whole],
    [],
    [{ validFrom: "2024-05-01", validTo: "2024-06-10" }],
    [
      { validFrom: "2024-06-01", validTo: "2024-12-31" },
      { validFrom: "2024-01-01", validTo: "2024-05-31" },
    ],
    [
      { validFrom: "2024-06-02", validTo: "2024-12-31" },
      { validFrom: "2024-01-01", validTo: "2024-05-31" },
    ],
  );
  const absences = mostly<readonly Absence[]>(
    [],
    [{ from: "2024-05-01", to: "2024-05-20", reason: "leave" }],
    [{ from: "2024-06-10", reason: "training" }],
    [{ from: "2024-06-30", reason: "retirement" }],
  );
  const none = fc.constant({});
  const capacity = fc.oneof(
    none,
    none,
    fc.record({ mostVisits: fc.integer({ min: 2, max: 3 }), priorVisits: fc.nat(1) }),
    fc.record({ leastVisits: fc.integer({ min: 1, max: 2 }) }),
  );
  return fc
    .record({
      active: mostly(true, false),
      isExpert: mostly(false, true),
      canLead: mostly(true, false),
      unitId: fc.constantFrom("office-1", "office-2"),
      competences: fc.subarray(["food", "prices"]),
      certificates,
      absences,
      place: mostly<Pick<Inspector, "level" | "regionCode">>({}, { level: "province" }, { regionCode: "140581103" }),
      capacity: method === "balanced/1" ? capacity : none,
    })
    .map(({ place, capacity: bounds, ...fields }) => ({ ...fields, ...place, ...bounds }));
}

const RULES: readonly TeamRule[] = [
  { kind: "each-unit", most: 1 },
  { kind: "unit", unitId: "office-1", least: 1 },
  { kind: "unit", unitId: "office-2", most: 1 },
  { kind: "competence", competence: "food", most: 1 },
];

/** Up to three targets, one or two tasks, up to six inspectors, and every kind of rule now and then. */
function cases(method: Method): fc.Arbitrary<Case> {
  const target = fc.record({
    regionCode: fc.constantFrom("140581103", "140581104", "140582101"),
    groupId: fc.constantFrom("G-1", "G-2"),
    localOfficeId: fc.constantFrom("office-1", "office-2"),
  });
  const rules = mostly<readonly TeamRule[]>([], ...(RULES.map((rule) => [rule]) as unknown as [TeamRule[]]));
  const team = mostly<TeamRequirement>({}, { size: 3 }, { rules: [RULES[0]!] }, { experts: [{ experts: 1 }] });
  const items = fc.subarray([
    { id: "meals", name: "Invented meals", competence: "food" },
    { id: "tags", name: "Invented price tags", competence: "prices" },
    { id: "signs", name: "Invented signs" },
  ]);
  const task = fc.record({ team, items, window: fc.constantFrom(...WINDOWS) });
  const common = fc.record({
    assignment: fc.constant(method),
    competence: mostly<Policies["competence"]>("one-member", "all-members"),
    territory: mostly<Policies["territory"]>("any", "notHomeOffice", "homeOfficeAtMostOne", "homeOfficeOnly"),
    absence: mostly<Policies["absence"]>("covers-window", "touches-window"),
    visits: mostly<Policies["visits"]>("merge", "separate"),
    ignoredWithdrawals: mostly<Policies["ignoredWithdrawals"]>([], ["declared"], ["applied", "declared"]),
    teamRules: rules,
  });
  const across = fc.oneof(
    fc.constant<Partial<Policies>>({}),
    fc.record({ evenness: fc.constant<Policies["evenness"]>("loads") }),
    fc.record({ mostVisitsPerPair: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ mostVisitsPerInspector: fc.integer({ min: 2, max: 4 }) }),
  );
  return fc
    .record({
      inspectors: fc.array(inspectorOf(method), { minLength: 3, maxLength: ROSTER.length }),
      targets: fc.array(target, { maxLength: DIRECTORY.length }),
      avoidances: fc.array(avoidanceOf(), { maxLength: 3 }),
      tasks: fc.array(task, { minLength: 1, maxLength: 2 }),
      policies: common,
      across: method === "balanced/1" ? across : fc.constant<Partial<Policies>>({}),
    })
    .map(({ inspectors, targets, avoidances, tasks, policies, across: limits }) => ({
      inspectors: inspectors.map((fields, index) => smallInspector({ id: ROSTER[index]!, ...fields })),
      targets: targets.map((fields, index): Target => smallTarget({ id: DIRECTORY[index]!, ...fields })),
      avoidances: avoidances.map((avoidance, index) => ({ ...avoidance, id: `V-${String(index)}` })),
      tasks,
      policies: { ...policies, ...limits },
    }));
}

/** A withdrawal among the first inspectors, who are in every roster; one from another inspector is valid in all windows or none. */
function avoidanceOf(): fc.Arbitrary<Avoidance> {
  const rule = fc.constantFrom<Pick<Avoidance, "against" | "refId">>(
    { against: "target", refId: "U001" },
    { against: "group", refId: "G-1" },
    { against: "unit", refId: "office-1" },
    { against: "region", refId: "140581" },
    { against: "region", refId: "140582101" },
    { against: "inspector", refId: "I001" },
    { against: "inspector", refId: "I002" },
  );
  const validity = fc.constantFrom<Pick<Avoidance, "validFrom" | "validTo">>(
    {},
    { validTo: "2024-04-30" },
    { validFrom: "2024-05-01" },
    { validTo: "2024-06-30" },
    { validFrom: "2024-12-01" },
  );
  return fc
    .record({
      inspectorId: fc.constantFrom("I001", "I002"),
      rule,
      validity,
      status: fc.constantFrom("declared", "applied", "upheld", "rejected"),
    })
    .map(({ inspectorId, rule: { against, refId }, validity: days, status }) => ({
      id: "V",
      inspectorId,
      against,
      refId: refId === inspectorId ? (refId === "I001" ? "I002" : "I001") : refId,
      ground: "self-declared",
      status,
      ...days,
    }));
}

function permutation<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
