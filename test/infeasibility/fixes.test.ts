import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Avoidance, Change, Fix, Inspector, Policies } from "double-random";
import { assignTeams, type AssignTeamsOptions } from "../../src/assignment/assignTeams.js";
import { describeFix } from "../../src/infeasibility/describeFix.js";
import { leastStep } from "../../src/infeasibility/leastStep.js";
import { applyByHand } from "../support/applyByHand.js";
import { assignExhaustively } from "../support/assignExhaustively.js";
import { smallAvoidance } from "../support/assignAll.js";
import { drawnBy, infeasibilitiesOf, optionsOf } from "../support/failingDraw.js";
import { idsOf, smallInspector, smallTarget, smallTask } from "../support/smallPlan.js";

/** Every fix of every cause; makes each that is said to resolve everything and sees that it does. */
function triedFixes(options: AssignTeamsOptions): readonly Fix[] {
  const fixes = infeasibilitiesOf(options).flatMap((found) => found.fixes);
  for (const { change, resolves } of fixes) {
    const result = assignTeams(applyByHand(options, change));
    expect("assignment" in result, describeFix(change)).toBe(resolves === "everything");
  }
  return fixes;
}

const described = (fixes: readonly Fix[]): readonly string[] => fixes.map(({ change }) => describeFix(change));
const keptFrom = (inspectorId: string, refId: string, fields: Partial<Avoidance> = {}): Avoidance =>
  smallAvoidance({ id: `V-${inspectorId}-${refId}`, inspectorId, against: "target", refId, ...fields });

describe("withdrawals", () => {
  const inspectors = idsOf("I", 3).map((id) => smallInspector({ id }));
  const tasks = drawnBy(["U1", "U2"]);

  test("each that stands in the way may be waived, but never one that was upheld", () => {
    const avoidances = [keptFrom("I001", "U1", { status: "upheld" }), keptFrom("I002", "U1", { status: "applied" })];
    expect(described(triedFixes(optionsOf({ tasks, inspectors, avoidances })))).toEqual([
      "waive the withdrawal V-I002-U1",
      "add 1 inspector whom nothing keeps from any visit",
    ]);
  });

  test("where two keep the same inspector away, neither alone is a fix", () => {
    const avoidances = [
      keptFrom("I001", "U1"),
      keptFrom("I002", "U1"),
      smallAvoidance({ id: "V-region", inspectorId: "I001", against: "region", refId: "14" }),
    ];
    expect(described(triedFixes(optionsOf({ tasks: drawnBy(["U1"]), inspectors, avoidances })))).toEqual([
      "waive the withdrawal V-I002-U1",
      "add 1 inspector whom nothing keeps from any visit",
    ]);
  });

  test("a fix for one of two causes says that it does not resolve everything", () => {
    const avoidances = ["U1", "U2"].flatMap((target) => [keptFrom("I001", target), keptFrom("I002", target)]);
    const found = infeasibilitiesOf(optionsOf({ tasks, inspectors, avoidances }));
    expect(found.map(({ fixes }) => fixes.map(({ change, resolves }) => [describeFix(change), resolves]))).toEqual(
      ["U1", "U2"].map((target) => [
        ["add 1 inspector whom nothing keeps from any visit", "everything"],
        [`waive the withdrawal V-I001-${target}`, "these-visits"],
        [`waive the withdrawal V-I002-${target}`, "these-visits"],
      ]),
    );
  });

  test("people who keep apart: one of the withdrawals, or somebody who meets both", () => {
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "inspector", refId: "I002" })];
    const two = inspectors.slice(0, 2);
    expect(described(triedFixes(optionsOf({ tasks, inspectors: two, avoidances })))).toEqual([
      "waive the withdrawal V-1",
      "add 1 inspector whom nothing keeps from any visit",
    ]);
    const upheld = avoidances.map((one) => ({ ...one, status: "upheld" as const }));
    expect(described(triedFixes(optionsOf({ tasks, inspectors: two, avoidances: upheld })))).toEqual([
      "add 1 inspector whom nothing keeps from any visit",
    ]);
  });

  test("so do those who keep apart across members and experts", () => {
    const team = { experts: [{ experts: 1 }] };
    const people = [...inspectors.slice(0, 2), smallInspector({ id: "X1", isExpert: true })];
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "inspector", refId: "X1" })];
    const options = optionsOf({ tasks: drawnBy(["U1"], { team }), inspectors: people, avoidances });
    expect(infeasibilitiesOf(options)).toMatchObject([{ kind: "rules-across-visits", teamRules: ["apart.I001.X1"] }]);
    expect(described(triedFixes(options))).toEqual([
      "waive the withdrawal V-1",
      "add 1 inspector whom nothing keeps from any visit",
    ]);
  });
});

describe("what keeps an inspector from every visit", () => {
  const free = smallInspector({ id: "free" });
  test.each([
    ["inactive", { active: false }, "put I back into service"],
    ["other-level", { level: "province" }, "let I work for every level"],
    ["transferred", { absences: [{ from: "2024-06-01", reason: "transfer" }] }, "put off the transfer of I"],
    ["retired", { absences: [{ from: "2024-06-01", reason: "retirement" }] }, "put off the retirement of I"],
    ["absent", { absences: [{ from: "2024-01-01", to: "2024-12-31", reason: "leave" }] }, "end the absences of I"],
    ["no-certificate", { certificates: [] }, "give I a certificate for the whole window"],
    [
      "certificate-expires-in-window",
      { certificates: [{ validFrom: "2020-01-01", validTo: "2024-06-30" }] },
      "give I a certificate for the whole window",
    ],
    [
      "certificate-not-yet-valid",
      { certificates: [{ validFrom: "2024-06-01", validTo: "2028-06-30" }] },
      "give I a certificate for the whole window",
    ],
    ["other-region", { regionCode: "15" }, "let I work in every region"],
  ] as [string, Partial<Inspector>, string][])("%s can be lifted", (reason, fields, text) => {
    const options = optionsOf({ tasks: drawnBy(["U1"]), inspectors: [free, smallInspector({ id: "I", ...fields })] });
    const fixes = triedFixes(options);
    expect(fixes.map(({ change }) => change)).toEqual([
      { kind: "admit-inspector", inspectorId: "I", reason },
      { kind: "add-inspectors", count: 1, role: "member" },
    ]);
    expect(described(fixes)[0]).toBe(text);
  });

  test("but not if something else keeps the same one away", () => {
    const away = smallInspector({ id: "I", active: false, certificates: [] });
    const fixes = triedFixes(optionsOf({ tasks: drawnBy(["U1"]), inspectors: [free, away] }));
    expect(described(fixes)).toEqual(["add 1 inspector whom nothing keeps from any visit"]);
  });

  test("and never by making an expert a member", () => {
    const expert = smallInspector({ id: "I", isExpert: true });
    const fixes = triedFixes(optionsOf({ tasks: drawnBy(["U1"]), inspectors: [free, expert] }));
    expect(described(fixes)).toEqual(["add 1 inspector whom nothing keeps from any visit"]);
  });

  test("a competence that nobody has: anyone who may go can be qualified", () => {
    const lifts = { items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }] };
    const inspectors = [
      ...idsOf("I", 2).map((id) => smallInspector({ id })),
      smallInspector({ id: "off", active: false }),
    ];
    expect(described(triedFixes(optionsOf({ tasks: drawnBy(["U1"], lifts), inspectors })))).toEqual([
      "qualify I001 for the competences that are asked for",
      "qualify I002 for the competences that are asked for",
      "add 1 inspector whom nothing keeps from any visit",
    ]);
    const team = { experts: [{ experts: 1 }, { competence: "lab", experts: 1 }] };
    const experts = ["X1", "X2"].map((id) => smallInspector({ id, isExpert: true }));
    const accompanied = optionsOf({ tasks: drawnBy(["U1"], { team }), inspectors: [...inspectors, ...experts] });
    expect(described(triedFixes(accompanied))).toEqual([
      "qualify X1 for the competences that are asked for",
      "qualify X2 for the competences that are asked for",
      "add 1 expert whom nothing keeps from any visit",
    ]);
  });

  test("experts are sought where experts are missing", () => {
    const team = { experts: [{ competence: "lab", experts: 2 }] };
    const inspectors = [
      ...idsOf("I", 2).map((id) => smallInspector({ id })),
      smallInspector({ id: "X1", isExpert: true, competences: ["lab"] }),
    ];
    expect(described(triedFixes(optionsOf({ tasks: drawnBy(["U1"], { team }), inspectors })))).toEqual([
      "add 1 expert whom nothing keeps from any visit",
    ]);
  });
});

describe("amounts are the least that help", () => {
  const inspectors = [3, 1, 1].map((mostVisits, index) => smallInspector({ id: `I${index}`, mostVisits }));
  const tasks = drawnBy(["U1", "U2", "U3", "U4"]);
  const options = optionsOf({ tasks, inspectors });
  const possible = (change: Change): boolean => assignExhaustively(applyByHand(options, change));

  test("of the places of one inspector, and of people from elsewhere", () => {
    const fixes = triedFixes(options);
    expect(described(fixes.filter(({ resolves }) => resolves === "everything"))).toEqual([
      "raise mostVisits of I1 to 4",
      "raise mostVisits of I2 to 4",
      "add 1 inspector whom nothing keeps from any visit",
    ]);
    // Of the four visits, three are short by themselves, and by one place only.
    expect(described(fixes.filter(({ resolves }) => resolves === "these-visits"))).toEqual([
      "raise mostVisits of I1 to 2",
      "raise mostVisits of I2 to 2",
    ]);
    expect(possible({ kind: "raise-most-visits", inspectorId: "I1", to: 3 })).toBe(false);
    expect(possible({ kind: "raise-most-visits", inspectorId: "I0", to: 9 })).toBe(false);
  });

  test("of the limit for everybody and for every two", () => {
    const three = idsOf("I", 3).map((id) => smallInspector({ id }));
    const limited = (policies: Partial<Policies>): AssignTeamsOptions =>
      optionsOf({ tasks, inspectors: three, policies });
    expect(described(triedFixes(limited({ mostVisitsPerInspector: 1 })))).toContain(
      "set the policy mostVisitsPerInspector to 3",
    );
    expect(assignExhaustively(limited({ mostVisitsPerInspector: 2 }))).toBe(false);
    expect(described(triedFixes(limited({ mostVisitsPerPair: 1 })))).toContain("set the policy mostVisitsPerPair to 2");
  });

  test("of the work that is owed", () => {
    const owing = [5, 0, 0].map((leastVisits, index) => smallInspector({ id: `I${index}`, leastVisits }));
    const fixes = triedFixes(optionsOf({ tasks, inspectors: owing }));
    expect(fixes).toEqual([
      { change: { kind: "lower-least-visits", inspectorId: "I0", to: 4 }, resolves: "everything" },
    ]);
  });

  test("of people where every one of them may go only so often", () => {
    const policies = { mostVisitsPerInspector: 1 };
    const few = optionsOf({ tasks, inspectors: idsOf("I", 2).map((id) => smallInspector({ id })), policies });
    const added = infeasibilitiesOf(few)[0]!.fixes.flatMap(({ change, resolves }) =>
      change.kind === "add-inspectors" ? [{ count: change.count, resolves }] : [],
    );
    // The shortage that cannot be made smaller is of two visits; all four need eight people.
    expect(added).toEqual([
      { count: 6, resolves: "everything" },
      { count: 2, resolves: "these-visits" },
    ]);
  });

  test("a step is found by halving", () => {
    for (let low = 0; low <= 3; low += 1) {
      for (let high = low - 1; high <= low + 9; high += 1) {
        for (let least = low; least <= high + 1; least += 1) {
          const expected = least <= high ? least : undefined;
          expect(leastStep(low, high, (step) => step >= least)).toBe(expected);
        }
      }
    }
  });
});

describe("policies", () => {
  const lifts = { items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }] };
  const policyFixes = (options: AssignTeamsOptions): readonly Partial<Policies>[] =>
    triedFixes(options).flatMap(({ change }) => (change.kind === "change-policy" ? [change.policies] : []));

  test("tasks that nobody can do together may be done apart", () => {
    const first = {
      task: smallTask({ id: "T01", window: { start: "2024-05-01", end: "2024-08-31" } }),
      targetIds: ["U1"],
    };
    const team = { rules: [{ kind: "unit", unitId: "north", least: 2 }] } as const;
    const other = { rules: [{ kind: "unit", unitId: "south", least: 2 }] } as const;
    const second = { task: smallTask({ id: "T02", team: other }), targetIds: ["U1"] };
    const inspectors = ["north", "north", "south", "south"].map((unitId, index) =>
      smallInspector({ id: `I${index}`, unitId }),
    );
    const tasks = [{ ...first, task: { ...first.task, team } }, second];
    expect(policyFixes(optionsOf({ tasks, inspectors }))).toEqual([{ visits: "separate" }]);
  });

  test("one competent member may be enough", () => {
    const inspectors = idsOf("I", 2).map((id, index) =>
      smallInspector({ id, ...(index === 0 && { competences: ["lifts"] }) }),
    );
    const policies = { competence: "all-members" } as const;
    expect(policyFixes(optionsOf({ tasks: drawnBy(["U1"], lifts), inspectors, policies }))).toEqual([
      { competence: "one-member" },
    ]);
  });

  test("of territories, the one that is less strict by the least", () => {
    const targets = [smallTarget({ id: "U1", localOfficeId: "north" })];
    const drawn = { tasks: drawnBy(["U1"]), targets };
    const from = (...unitIds: readonly string[]): readonly Inspector[] =>
      unitIds.map((unitId, index) => smallInspector({ id: `I${index}`, unitId }));
    const crossed = { ...drawn, policies: { territory: "notHomeOffice" } } as const;
    expect(policyFixes(optionsOf({ ...crossed, inspectors: from("north", "south") }))).toEqual([
      { territory: "homeOfficeAtMostOne" },
    ]);
    expect(policyFixes(optionsOf({ ...crossed, inspectors: from("north", "north") }))).toEqual([{ territory: "any" }]);
    const home = optionsOf({ ...drawn, inspectors: from("north", "south"), policies: { territory: "homeOfficeOnly" } });
    expect(policyFixes(home)).toEqual([{ territory: "any" }]);
    expect(described(triedFixes(home))).toContain(
      "add 1 inspector of the unit north whom nothing keeps from any visit",
    );
  });

  test("and of those that leave other visits without a team, only that one", () => {
    const targets = [smallTarget({ id: "U1", localOfficeId: "north" }), smallTarget({ id: "U2", regionCode: "15" })];
    const inspectors = ["north", "south"].map((unitId) => smallInspector({ id: unitId, unitId, regionCode: "14" }));
    const policies = { territory: "notHomeOffice" } as const;
    const [first] = infeasibilitiesOf(optionsOf({ tasks: drawnBy(["U1", "U2"]), targets, inspectors, policies }));
    expect(first!.fixes.filter(({ change }) => change.kind === "change-policy")).toEqual([
      { change: { kind: "change-policy", policies: { territory: "homeOfficeAtMostOne" } }, resolves: "these-visits" },
    ]);
  });

  test("a department that sends nobody is asked for its people", () => {
    const team = {
      departments: [
        { departmentId: "fire", members: 1 },
        { departmentId: "tax", members: 1 },
      ],
    };
    const inspectors = idsOf("I", 2).map((id) => smallInspector({ id, departmentId: "tax" }));
    expect(described(triedFixes(optionsOf({ tasks: drawnBy(["U1"], { team }), inspectors })))).toEqual([
      "add 1 inspector of the department fire whom nothing keeps from any visit",
    ]);
  });

  test("absences that only touch the window", () => {
    const absences = [{ from: "2024-06-01", to: "2024-06-07", reason: "leave" }] as const;
    const inspectors = idsOf("I", 2).map((id) => smallInspector({ id, absences }));
    const policies = { absence: "touches-window" } as const;
    expect(policyFixes(optionsOf({ tasks: drawnBy(["U1"]), inspectors, policies }))).toEqual([
      { absence: "covers-window" },
    ]);
  });

  test("rules for teams: one of them, or all if one is not enough", () => {
    const inspectors = idsOf("I", 2).map((id) => smallInspector({ id, unitId: "north" }));
    const apart = { kind: "each-unit", most: 1 } as const;
    const idle = { kind: "unit", unitId: "north", least: 1 } as const;
    const south = { kind: "unit", unitId: "south", least: 1 } as const;
    const under = (...teamRules: Policies["teamRules"]): AssignTeamsOptions =>
      optionsOf({ tasks: drawnBy(["U1"]), inspectors, policies: { teamRules } });
    expect(policyFixes(under(apart))).toEqual([{ teamRules: [] }]);
    expect(policyFixes(under(apart, idle))).toEqual([{ teamRules: [idle] }]);
    expect(policyFixes(under(apart, south))).toEqual([{ teamRules: [] }]);
  });

  test("teams may be smaller where the policy made them larger, but not below two", () => {
    const inspectors = idsOf("I", 2).map((id) => smallInspector({ id }));
    expect(policyFixes(optionsOf({ tasks: drawnBy(["U1"]), inspectors, policies: { teamSize: 4 } }))).toEqual([
      { teamSize: 2 },
    ]);
    const one = optionsOf({ tasks: drawnBy(["U1"]), inspectors: inspectors.slice(1), policies: { teamSize: 3 } });
    expect(policyFixes(one)).toEqual([]);
  });

  test("smaller teams that leave too little work for others do not resolve everything", () => {
    const inspectors = [2, 2, 1].map((leastVisits, index) => smallInspector({ id: `I${index}`, leastVisits }));
    const avoidances = [keptFrom("I2", "U2", { status: "upheld" })];
    const options = optionsOf({ tasks: drawnBy(["U1", "U2"]), inspectors, avoidances, policies: { teamSize: 3 } });
    expect(triedFixes(options)).toEqual([
      { change: { kind: "add-inspectors", count: 1, role: "member" }, resolves: "everything" },
      { change: { kind: "change-policy", policies: { teamSize: 2 } }, resolves: "these-visits" },
    ]);
  });

  test("standing teams that are too small: members one by one, or a team from elsewhere", () => {
    const inspectors = idsOf("I", 2).map((id, index) => smallInspector({ id, standingTeamId: `S${index}` }));
    const policies = { formation: "standing-teams" } as const;
    expect(triedFixes(optionsOf({ tasks: drawnBy(["U1"]), inspectors, policies }))).toEqual([
      { change: { kind: "add-inspectors", count: 2, role: "member" }, resolves: "everything" },
      { change: { kind: "change-policy", policies: { formation: "members" } }, resolves: "everything" },
    ]);
  });
});

describe("`pair-ticket/1`", () => {
  test("where no team leaves the only expert free to come, the fixes are about that", () => {
    const team = { experts: [{ experts: 1 }] };
    const inspectors = [
      ...idsOf("I", 2).map((id) => smallInspector({ id })),
      smallInspector({ id: "X1", isExpert: true }),
      smallInspector({ id: "off", active: false }),
    ];
    const avoidances = [smallAvoidance({ id: "V-1", inspectorId: "X1", against: "inspector", refId: "I001" })];
    const policies = { assignment: "pair-ticket/1" } as const;
    const options = optionsOf({ tasks: drawnBy(["U1"], { team }), inspectors, avoidances, policies });
    const fixes = triedFixes(options);
    expect(described(fixes)).toContain("waive the withdrawal V-1");
    expect(described(fixes)).toContain("put off back into service");
    expect(new Set(fixes.map(({ resolves }) => resolves))).toEqual(new Set(["everything"]));
  });

  test("has fixes too, but never one that it would refuse for a capacity", () => {
    const inspectors = [
      smallInspector({ id: "free" }),
      smallInspector({ id: "limited", active: false, mostVisits: 1 }),
      smallInspector({ id: "other", active: false }),
    ];
    const policies = { assignment: "pair-ticket/1" } as const;
    expect(described(triedFixes(optionsOf({ tasks: drawnBy(["U1", "U2"]), inspectors, policies })))).toEqual([
      "put other back into service",
      "add 1 inspector whom nothing keeps from any visit",
    ]);
  });
});

describe("whenever there are no teams", () => {
  const LIFTS = "lifts";
  /** A sound inspector fails for nothing but capacities and withdrawals. */
  const inspectorOf = (index: number, sound: boolean): fc.Arbitrary<Inspector> =>
    fc
      .record({
        active: fc.constantFrom(true, true, true, sound),
        lapsed: fc.constantFrom(false, false, false, !sound),
        away: fc.constantFrom(false, false, false, !sound),
        unitId: fc.constantFrom("north", "south"),
        canLead: fc.constantFrom(true, sound),
        competent: fc.constantFrom(true, sound),
        mostVisits: fc.constantFrom(undefined, undefined, 1, 2),
        leastVisits: fc.constantFrom(0, 0, 0, 0, 2),
        priorVisits: fc.constantFrom(0, 0, 1),
      })
      .map(({ lapsed, away, competent, mostVisits, leastVisits, ...fields }) =>
        smallInspector({
          id: `I${index}`,
          ...fields,
          ...(lapsed && { certificates: [{ validFrom: "2020-01-01", validTo: "2024-06-30" }] }),
          ...(away && { regionCode: "15" }),
          ...(competent && { competences: [LIFTS] }),
          ...(mostVisits !== undefined && { mostVisits: Math.max(mostVisits, leastVisits) }),
          leastVisits,
        }),
      );
  const cases = fc
    .record({
      people: fc
        .tuple(fc.integer({ min: 2, max: 5 }), fc.boolean())
        .chain(([count, sound]) => fc.tuple(...Array.from({ length: count }, (_, i) => inspectorOf(i, sound)))),
      targets: fc.integer({ min: 1, max: 3 }),
      needsLifts: fc.boolean(),
      withdrawals: fc.array(
        fc.record({
          by: fc.nat(4),
          from: fc.nat(4),
          fromInspector: fc.constantFrom(false, false, true),
          status: fc.constantFrom("declared", "applied", "upheld", "rejected"),
        } as const),
        { maxLength: 6 },
      ),
      policies: fc.record(
        {
          mostVisitsPerInspector: fc.integer({ min: 1, max: 3 }),
          mostVisitsPerPair: fc.constant(1),
          competence: fc.constantFrom("one-member", "all-members"),
          territory: fc.constantFrom("any", "notHomeOffice"),
          teamRules: fc.constant([{ kind: "each-unit", most: 1 }]),
        } as const,
        { requiredKeys: [] },
      ),
    })
    .map(({ people, targets, needsLifts, withdrawals, policies }) => {
      const targetIds = Array.from({ length: targets }, (_, index) => `U${index}`);
      return optionsOf({
        tasks: drawnBy(targetIds, needsLifts ? { items: [{ id: "a", name: "Invented", competence: LIFTS }] } : {}),
        targets: targetIds.map((id) => smallTarget({ id, localOfficeId: "north" })),
        // Nobody may owe more than the policy allows.
        inspectors: people.map((one) => ({
          ...one,
          leastVisits: Math.min(one.leastVisits ?? 0, one.mostVisits ?? policies.mostVisitsPerInspector ?? 9),
        })),
        avoidances: withdrawals.flatMap(({ by, from, fromInspector, status }, index) => {
          const fits = by < people.length && (!fromInspector || (from < people.length && from !== by));
          const against = fromInspector ? "inspector" : "target";
          const refId = `${fromInspector ? "I" : "U"}${from}`;
          return fits ? [smallAvoidance({ id: `V${index}`, inspectorId: `I${by}`, against, refId, status })] : [];
        }),
        policies,
      });
    });
  const seen = new Map<string, number>();

  test("there is an explanation that can be counted again, and every fix is one by exhaustive search", () => {
    fc.assert(
      fc.property(cases, (options) => {
        const failed = "failure" in assignTeams(options);
        expect(failed).toBe(!assignExhaustively(options));
        if (!failed) return;
        const found = infeasibilitiesOf(options);
        expect(found.length).toBeGreaterThan(0);
        for (const { kind, visits, needed, available, short, inspectors, teamRules, fixes } of found) {
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
          const targetIds = visits.map(({ visitId }) => visitId.slice("T01/".length));
          expect(short).toBe(needed - available);
          if (kind === "too-little-work") {
            expect(inspectors.reduce((sum, { places }) => sum + places, 0)).toBe(needed);
            expect(short).toBeGreaterThan(0);
          } else {
            expect(visits.reduce((sum, { places }) => sum + places, 0)).toBe(needed);
            expect(inspectors.reduce((sum, { places }) => sum + places, 0)).toBeGreaterThanOrEqual(available);
            // Unless what is owed to inspectors takes part; then all visits are concerned.
            const owed = kind === "rules-across-visits" && teamRules.includes("leastVisits");
            expect(assignExhaustively(options, owed ? undefined : targetIds)).toBe(false);
          }
          if (kind === "no-team") for (const id of targetIds) expect(assignExhaustively(options, [id])).toBe(false);
          if (kind === "too-few-places" || (kind === "rules-across-visits" && !teamRules.includes("leastVisits"))) {
            // Rules that cross each other can leave a part of a shortage impossible for reasons of their own.
            const counted = kind === "rules-across-visits" || options.policies.mostVisitsPerPair === undefined;
            for (const id of counted ? targetIds : []) {
              const rest = targetIds.filter((other) => other !== id);
              expect(assignExhaustively(options, rest), `${kind} without ${id}`).toBe(true);
            }
          }
          for (const { change, resolves } of fixes) {
            seen.set(`${change.kind}/${resolves}`, (seen.get(`${change.kind}/${resolves}`) ?? 0) + 1);
            const changed = applyByHand(options, change);
            expect(assignExhaustively(changed), describeFix(change)).toBe(resolves === "everything");
            if (kind !== "too-little-work") {
              expect(assignExhaustively(changed, targetIds), describeFix(change)).toBe(true);
            }
            const less = oneLess(change, options);
            if (!less) continue;
            const lesser = applyByHand(options, less);
            const stillShort =
              resolves === "everything" ? assignExhaustively(lesser) : assignExhaustively(lesser, targetIds);
            if (kind !== "too-little-work" || resolves === "everything") expect(stillShort).toBe(false);
          }
        }
      }),
      { seed: 20240501, numRuns: 160 },
    );
  });

  test("and the cases are of every kind", () => {
    for (const kind of ["no-team", "too-few-places", "too-little-work", "rules-across-visits"]) {
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(1);
    }
    for (const kind of ["waive-avoidance", "admit-inspector", "raise-most-visits", "add-inspectors", "change-policy"]) {
      expect(seen.get(`${kind}/everything`) ?? 0, kind).toBeGreaterThan(1);
      expect(seen.get(`${kind}/these-visits`) ?? 0, kind).toBeGreaterThan(0);
    }
    expect(seen.get("lower-least-visits/everything") ?? 0).toBeGreaterThan(1);
  });
});

/** The same change by one less, if that is still a change. */
function oneLess(change: Change, { inspectors, policies }: AssignTeamsOptions): Change | undefined {
  const inspector = "inspectorId" in change ? inspectors.find(({ id }) => id === change.inspectorId) : undefined;
  switch (change.kind) {
    case "add-inspectors":
      return change.count > 1 ? { ...change, count: change.count - 1 } : undefined;
    case "raise-most-visits":
      return change.to - 1 > (inspector?.mostVisits ?? policies.mostVisitsPerInspector ?? 0)
        ? { ...change, to: change.to - 1 }
        : undefined;
    case "lower-least-visits":
      return change.to + 1 < (inspector?.leastVisits ?? 0) ? { ...change, to: change.to + 1 } : undefined;
    default:
      return undefined;
  }
}
