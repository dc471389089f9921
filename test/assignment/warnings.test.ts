import { describe, expect, test } from "vitest";
import type { Assignment, Inspector, WarningCode } from "double-random";
import { assignAll, smallAvoidance, type AssignAllOptions } from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

/** Everybody has declared, so that nothing is to be warned of. */
const INSPECTORS = idsOf("I", 4).map((id) => smallInspector({ id, declaredOn: "2024-01-15" }));
const TARGETS = idsOf("U", 8).map((id) => smallTarget({ id, localOfficeId: "office" }));

function draw(options: Partial<AssignAllOptions> = {}): Assignment {
  return assignAll({ targets: TARGETS, inspectors: INSPECTORS, ...options });
}

function codesOf({ warnings }: Assignment): readonly WarningCode[] {
  return warnings.map(({ code }) => code);
}

function messageOf({ warnings }: Assignment, wanted: WarningCode): string | undefined {
  return warnings.find(({ code }) => code === wanted)?.message;
}

function withFields(fields: Readonly<Record<string, Partial<Inspector>>>): readonly Inspector[] {
  return INSPECTORS.map((inspector) => ({ ...inspector, ...fields[inspector.id] }));
}

const METHODS = ["balanced/1", "pair-ticket/1"] as const;

test.each(METHODS)("%s warns of nothing where there is nothing", (assignment) => {
  expect(draw({ policies: { assignment } }).warnings).toEqual([]);
  expect(draw({ targets: [], inspectors: [], policies: { assignment } }).warnings).toEqual([]);
});

describe("VISITS_APART", () => {
  const may = { window: { start: "2024-05-01", end: "2024-05-31" } };
  const june = { window: { start: "2024-06-01", end: "2024-06-30" } };
  const both = { window: { start: "2024-05-31", end: "2024-06-01" } };
  const ofPrefecture = { ...may, mode: { drawnBy: "county", inspectedBy: "prefecture" } } as const;
  const cases: readonly (readonly [string, AssignAllOptions["tasks"] & object, number])[] = [
    ["one task", [may], 0],
    ["windows that meet on a day", [may, both], 0],
    ["windows that do not meet", [may, june], 8],
    ["windows of which the third meets both", [may, june, both], 8],
    ["levels that differ", [may, ofPrefecture], 8],
  ];

  test.each(METHODS.flatMap((assignment) => cases.map((each) => [assignment, ...each] as const)))(
    "%s, %s",
    (assignment, _, tasks, targets) => {
      const message = messageOf(draw({ tasks, policies: { assignment } }), "VISITS_APART");
      if (targets === 0) expect(message).toBeUndefined();
      else
        expect(message).toMatch(
          /^8 targets get several visits, because .*: U001, U002, U003, U004, U005 and 3 more\.$/,
        );
    },
  );

  test("names only the targets that get several visits", () => {
    const directories = (id: string): { directories?: string[] } => (id === "U003" ? { directories: ["both"] } : {});
    const targets = TARGETS.map((target) => ({ ...target, ...directories(target.id) }));
    const tasks = [may, { ...june, scope: { directories: ["both"] } }];
    expect(messageOf(draw({ targets, tasks }), "VISITS_APART")).toMatch(/: U003\.$/);
  });

  test("is not for visits that the policy keeps separate although the windows meet", () => {
    expect(codesOf(draw({ tasks: [may, both], policies: { visits: "separate" } }))).not.toContain("VISITS_APART");
  });
});

describe("CHANCES_BY_RULE", () => {
  const lifts = { items: [{ id: "lifts", name: "Invented lifts", competence: "lifts" }] };
  const cases: readonly (readonly [string, Partial<AssignAllOptions>, boolean])[] = [
    ["one of four competent", { task: lifts, inspectors: withFields({ I001: { competences: ["lifts"] } }) }, true],
    [
      "two of four competent, which is half of the places as it is",
      { task: lifts, inspectors: withFields({ I001: { competences: ["lifts"] }, I002: { competences: ["lifts"] } }) },
      false,
    ],
    [
      "one of four who may lead",
      { inspectors: INSPECTORS.map((one) => ({ ...one, canLead: one.id === "I001" })) },
      true,
    ],
    ["one of four who may not lead", { inspectors: withFields({ I001: { canLead: false } }) }, false],
    [
      "three of four from the home office, at most one",
      { inspectors: withFields({ I001: { unitId: "other" } }), policies: { territory: "homeOfficeAtMostOne" } },
      true,
    ],
    [
      "a withdrawal, which is no rule about the team",
      { avoidances: [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "target", refId: "U001" })] },
      false,
    ],
    [
      "two of four who must not meet, with half of the places as it is",
      { avoidances: [smallAvoidance({ id: "V-1", inspectorId: "I001", against: "inspector", refId: "I002" })] },
      false,
    ],
    [
      "three of four who must not meet",
      {
        avoidances: [
          smallAvoidance({ id: "V-1", inspectorId: "I001", against: "inspector", refId: "I002" }),
          smallAvoidance({ id: "V-2", inspectorId: "I001", against: "inspector", refId: "I003" }),
          smallAvoidance({ id: "V-3", inspectorId: "I002", against: "inspector", refId: "I003" }),
        ],
      },
      true,
    ],
  ];

  test.each(cases)("%s", (_, options, warned) => {
    const drawn = draw(options);
    const message = messageOf(drawn, "CHANCES_BY_RULE");
    const unequal = drawn.visits.filter(({ leastChance, mostChance }) => leastChance !== mostChance);
    expect(unequal.length).toBe(warned ? 8 : 0);
    if (!warned) expect(message).toBeUndefined();
    else expect(message).toMatch(/^For 8 visits a rule .*: T01\/U001 \(1\/3 to 1\), .* and 3 more\.$/);
    expect(codesOf(draw({ ...options, policies: { ...options.policies, assignment: "pair-ticket/1" } }))).toEqual([]);
  });
});

describe("CHANCES_BY_CAPACITY", () => {
  const cases: readonly (readonly [string, Partial<AssignAllOptions>, readonly string[]])[] = [
    ["as many visits as expected", { inspectors: withFields({ I001: { mostVisits: 4 } }) }, []],
    ["one visit fewer than expected", { inspectors: withFields({ I001: { mostVisits: 3 } }) }, ["I001"]],
    [
      "earlier visits that use up the most",
      { inspectors: withFields({ I001: { mostVisits: 9, priorVisits: 6 } }) },
      ["I001"],
    ],
    ["the least that is expected", { inspectors: withFields({ I002: { leastVisits: 4 } }) }, []],
    ["one visit more than expected", { inspectors: withFields({ I002: { leastVisits: 5 } }) }, ["I002"]],
    ["a least that was made earlier", { inspectors: withFields({ I002: { leastVisits: 5, priorVisits: 1 } }) }, []],
    ["a policy for everybody that suffices", { policies: { mostVisitsPerInspector: 4 } }, []],
    [
      "loads of the year that are to be even",
      { inspectors: withFields({ I003: { priorVisits: 4 } }), policies: { evenness: "loads" } },
      ["I003"],
    ],
  ];

  test.each(cases)("%s", (_, options, names) => {
    const drawn = draw(options);
    const message = messageOf(drawn, "CHANCES_BY_CAPACITY");
    expect(drawn.evened?.inspectorIds ?? []).toEqual(names);
    if (names.length === 0) expect(message).toBeUndefined();
    else {
      const { allowance } = drawn.evened!;
      expect(allowance).toMatch(/^(1|2|4|8|16|32|64)\/64$/);
      expect(message).toMatch(new RegExp(`\\(allowance ${allowance}\\): ${names.join(", ")}\\.$`));
    }
    expect(codesOf(drawn)).not.toContain("CHANCES_BY_RULE");
  });

  test("the loads are within the bounds", () => {
    const { loads } = draw({ inspectors: withFields({ I001: { mostVisits: 2 }, I002: { leastVisits: 7 } }) });
    const visits = new Map(loads.map((load) => [load.inspectorId, load.visits]));
    expect(visits.get("I001")).toBeLessThanOrEqual(2);
    expect(visits.get("I002")).toBeGreaterThanOrEqual(7);
  });
});

describe("CHANCES_APPROXIMATE", () => {
  test("a limit on meetings that forces repairs says how many places changed hands, and what that means", () => {
    // Twelve visits and six pairs: each has to meet twice.
    const targets = idsOf("U", 12).map((id) => smallTarget({ id }));
    const drawn = draw({ targets, policies: { mostVisitsPerPair: 2 } });
    const { places, of, searched } = drawn.repair!;
    expect(of).toBe(24);
    expect(places).toBeGreaterThan(0);
    expect(messageOf(drawn, "CHANCES_APPROXIMATE")).toMatch(
      new RegExp(
        `^${String(places)} of 24 places changed hands because of rules that chances cannot express${searched ? "," : "\\."}`,
      ),
    );
  });

  test("one that nobody reaches says nothing", () => {
    const drawn = draw({ policies: { mostVisitsPerPair: 8 } });
    expect([drawn.repair, drawn.warnings]).toEqual([undefined, []]);
  });
});

describe("AVOIDANCE_UNDECLARED", () => {
  test.each(METHODS)("%s: names who is on a team and has not declared, and nobody else", (assignment) => {
    const undeclared = ({ declaredOn: _, ...inspector }: Inspector): Inspector => inspector;
    const [first, second, ...others] = INSPECTORS as [Inspector, Inspector, ...Inspector[]];
    const expert = smallInspector({ id: "X", isExpert: true });
    const inspectors = [
      undeclared(first),
      second,
      ...others.map((inspector) => ({ ...undeclared(inspector), active: inspector.id !== "I004" })),
      expert,
    ];
    const task = { team: { experts: [{ experts: 1 }] } };
    const message = messageOf(draw({ inspectors, task, policies: { assignment } }), "AVOIDANCE_UNDECLARED");
    expect(message).toBe("3 inspectors on teams have not stated whom they must keep away from: I001, I003, X.");
    expect(codesOf(draw({ inspectors, targets: [], policies: { assignment } }))).toEqual([]);
  });
});
