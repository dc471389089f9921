import { describe, expect, test } from "vitest";
import type { Absence, Certificate, Inspector, IneligibleReason, Policies } from "double-random";
import { INELIGIBLE_REASONS } from "../../src/model/assignment.js";
import {
  assignAll,
  errorOf,
  expertsOf,
  membersOf,
  smallAvoidance,
  teamsSeen,
  type AssignAllOptions,
} from "../support/assignAll.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

/** The window of the task. */
const [START, END] = ["2024-05-01", "2024-11-30"];
const TARGETS = idsOf("U", 16).map((id) => smallTarget({ id, localOfficeId: "office-1" }));
const SOUND = idsOf("I", 2).map((id) => smallInspector({ id, unitId: "office-1" }));

/** What one more inspector with these fields, besides two whom nothing keeps away, comes to. */
function expectReason(
  fields: Partial<Inspector>,
  reason: IneligibleReason | undefined,
  options: Partial<AssignAllOptions> = {},
): void {
  const inspectors = [...SOUND, smallInspector({ id: "X", ...fields })];
  const { visits, ineligible } = assignAll({ targets: TARGETS, inspectors, ...options });
  expect(ineligible).toEqual(reason ? [{ inspectorId: "X", reason, visits: TARGETS.length }] : []);
  expect(visits.some((visit) => membersOf(visit).includes("X"))).toBe(reason === undefined);
  const [eligible, chance] = reason ? [2, "1"] : [3, "2/3"];
  for (const visit of visits) {
    expect([visit.eligible, visit.leastChance, visit.mostChance]).toEqual([eligible, chance, chance]);
  }
}

describe("an inspector who is", () => {
  const cases: Readonly<Record<string, readonly [Partial<Inspector>, IneligibleReason?]>> = {
    "not active": [{ active: false }, "inactive"],
    "an expert": [{ isExpert: true }, "expert"],
    "expressly no expert": [{ isExpert: false }],
    "of the level that inspects": [{ level: "county" }],
    "of the level above": [{ level: "prefecture" }, "other-level"],
    "of the highest level": [{ level: "province" }, "other-level"],
    "responsible for the region of the targets": [{ regionCode: "140581" }],
    "responsible for the prefecture of the targets": [{ regionCode: "1405" }],
    "responsible for one township of it only": [{ regionCode: "140581103" }, "other-region"],
    "responsible for another county": [{ regionCode: "140582" }, "other-region"],
    "responsible for a code that only contains that of the targets": [{ regionCode: "81" }, "other-region"],
  };

  test.each(Object.entries(cases))("%s", (_, [fields, reason]) => {
    expectReason(fields, reason);
  });

  test("responsible for one township goes to its targets and to no others", () => {
    const targets = TARGETS.map((target, index) => ({ ...target, regionCode: `14058110${String(index % 2)}` }));
    const inspectors = [...SOUND, smallInspector({ id: "X", regionCode: "140581101" })];
    const { visits, ineligible } = assignAll({ targets, inspectors });
    expect(ineligible).toEqual([{ inspectorId: "X", reason: "other-region", visits: 8 }]);
    const regionOf = new Map(targets.map(({ id, regionCode }) => [id, regionCode]));
    const own = visits.filter((visit) => membersOf(visit).includes("X"));
    expect(own.length).toBeGreaterThan(2);
    expect(own.map(({ targetId }) => regionOf.get(targetId))).toEqual(own.map(() => "140581101"));
  });

  test("ineligible is listed by id and then by reason, each with the number of visits", () => {
    const inspectors = [
      smallInspector({ id: "z", active: false }),
      smallInspector({ id: "B", isExpert: true }),
      ...SOUND,
      smallInspector({ id: "a", level: "county", certificates: [{ validFrom: START, validTo: END }] }),
    ];
    const tasks = [
      { quota: { kind: "census" } as const },
      { mode: { drawnBy: "county", inspectedBy: "prefecture" } as const },
      { window: { start: "2024-12-01", end: "2024-12-31" } },
    ];
    expect(assignAll({ targets: TARGETS.slice(0, 3), inspectors, tasks }).ineligible).toEqual([
      { inspectorId: "B", reason: "expert", visits: 9 },
      { inspectorId: "a", reason: "other-level", visits: 3 },
      { inspectorId: "a", reason: "certificate-expires-in-window", visits: 3 },
      { inspectorId: "z", reason: "inactive", visits: 9 },
    ]);
  });
});

describe("certificates, the window being 2024-05-01 to 2024-11-30", () => {
  const [early, late] = ["certificate-expires-in-window", "certificate-not-yet-valid"] as const;
  const cases: Readonly<Record<string, readonly [readonly (readonly [string, string])[], IneligibleReason?]>> = {
    none: [[], "no-certificate"],
    "from the first day to the last": [[[START, END]]],
    "one day too late": [[["2024-05-02", "2026-12-31"]], late],
    "one day too short": [[["2022-01-01", "2024-11-29"]], early],
    "until the day before the window": [[["2022-01-01", "2024-04-30"]], early],
    "from the day after the window": [[["2024-12-01", "2026-12-31"]], late],
    "an old one and a good one": [
      [
        ["2018-01-01", "2021-12-31"],
        ["2022-01-01", "2026-12-31"],
      ],
    ],
    "two that adjoin": [
      [
        ["2022-01-01", "2024-07-31"],
        ["2024-08-01", "2026-12-31"],
      ],
    ],
    "two that adjoin, the later one first": [
      [
        ["2024-08-01", "2026-12-31"],
        ["2022-01-01", "2024-07-31"],
      ],
    ],
    "two that overlap": [
      [
        ["2022-01-01", "2024-09-30"],
        ["2024-08-01", "2026-12-31"],
      ],
    ],
    "two with a gap of one day": [
      [
        ["2022-01-01", "2024-07-31"],
        ["2024-08-02", "2026-12-31"],
      ],
      late,
    ],
    "two that adjoin but end one day too soon": [
      [
        ["2022-01-01", "2024-07-31"],
        ["2024-08-01", "2024-11-29"],
      ],
      early,
    ],
    "two that adjoin but begin one day too late": [
      [
        ["2024-05-02", "2024-07-31"],
        ["2024-08-01", "2026-12-31"],
      ],
      late,
    ],
    "a long one, and a short one inside of it": [
      [
        ["2022-01-01", "2026-12-31"],
        ["2024-06-01", "2024-06-30"],
      ],
    ],
    "a long one that ends inside, a short one inside of it, and one that adjoins the long one": [
      [
        ["2022-01-01", "2024-08-31"],
        ["2024-06-01", "2024-06-30"],
        ["2024-09-01", "2024-12-31"],
      ],
    ],
  };

  test.each(Object.entries(cases))("%s", (_, [periods, reason]) => {
    const certificates = periods.map(([validFrom, validTo]): Certificate => ({ validFrom, validTo }));
    expectReason({ certificates }, reason);
  });
});

describe("absences, the window being 2024-05-01 to 2024-11-30", () => {
  type Days = readonly (readonly [from: string, to?: string])[];
  /** Whether an inspector is absent if an absence must cover the window, and if it only has to touch it. */
  const cases: Readonly<Record<string, readonly [Days, covers: boolean, touches: boolean]>> = {
    "exactly the window": [[[START, END]], true, true],
    "from before to after": [[["2024-01-01", "2024-12-31"]], true, true],
    "all but the last day": [[[START, "2024-11-29"]], false, true],
    "all but the first day": [[["2024-05-02", END]], false, true],
    "one day inside": [[["2024-07-01", "2024-07-01"]], false, true],
    "the first day": [[["2024-01-01", START]], false, true],
    "the last day": [[[END, "2025-01-31"]], false, true],
    "until the day before": [[["2024-01-01", "2024-04-30"]], false, false],
    "from the day after": [[["2024-12-01", "2024-12-31"]], false, false],
    "from the first day, open": [[[START]], true, true],
    "from the second day, open": [[["2024-05-02"]], false, true],
    "from the day after, open": [[["2024-12-01"]], false, false],
    "two that adjoin": [
      [
        [START, "2024-07-31"],
        ["2024-08-01", END],
      ],
      true,
      true,
    ],
    "two that adjoin, the later one first, open": [[["2024-08-01"], ["2024-01-01", "2024-07-31"]], true, true],
    "three that overlap": [
      [
        [START, "2024-09-30"],
        ["2024-06-01", "2024-06-30"],
        ["2024-08-01", "2024-12-31"],
      ],
      true,
      true,
    ],
    "two with a gap of one day": [
      [
        [START, "2024-07-31"],
        ["2024-08-02", END],
      ],
      false,
      true,
    ],
    "two outside, before and after": [
      [
        ["2024-01-01", "2024-04-30"],
        ["2024-12-01", "2024-12-31"],
      ],
      false,
      false,
    ],
    none: [[], false, false],
  };
  const policies = ["covers-window", "touches-window"] as const;
  const reasons = ["leave", "training", "secondment", "other"] as const;

  test.each(
    Object.entries(cases).flatMap(([name, [days, ...absent]]) =>
      policies.map((absence, index) => ({ name, days, absence, absent: absent[index]! })),
    ),
  )("$name: absent by $absence $absent", ({ days, absence, absent }) => {
    const absences = days.map(([from, to], index): Absence => ({
      from,
      ...(to !== undefined && { to }),
      reason: reasons[index % reasons.length]!,
    }));
    expectReason({ absences }, absent ? "absent" : undefined, { policies: { absence } });
  });

  const departures: Readonly<Record<string, readonly [Absence, boolean]>> = {
    "from the first day": [{ from: START, reason: "transfer" }, true],
    "from long before": [{ from: "2020-01-01", reason: "transfer" }, true],
    "from the last day": [{ from: END, reason: "transfer" }, true],
    "from the day after": [{ from: "2024-12-01", reason: "transfer" }, false],
    "until the day before, back since": [{ from: "2023-01-01", to: "2024-04-30", reason: "transfer" }, false],
    "until the first day": [{ from: "2023-01-01", to: START, reason: "transfer" }, true],
  };

  test.each(
    Object.entries(departures).flatMap(([name, each]) => policies.map((absence) => [name, absence, each] as const)),
  )("gone %s, whatever the policy (%s)", (_, absence, [departure, leaves]) => {
    expectReason({ absences: [departure] }, leaves ? "transferred" : undefined, { policies: { absence } });
    const retirement: Absence = { ...departure, reason: "retirement" };
    expectReason({ absences: [retirement] }, leaves ? "retired" : undefined, { policies: { absence } });
  });

  test("an absence counts for the visits whose window it covers, and for no others", () => {
    const tasks = [
      { window: { start: "2024-05-01", end: "2024-05-31" } },
      { window: { start: "2024-06-01", end: "2024-06-30" } },
    ];
    const absences: readonly Absence[] = [{ from: "2024-05-15", to: "2024-07-15", reason: "leave" }];
    const inspectors = [...SOUND, smallInspector({ id: "X", absences })];
    const visitsMissed = (absence: Policies["absence"]): readonly number[] =>
      assignAll({ targets: TARGETS, inspectors, tasks, policies: { absence } }).ineligible.map(({ visits }) => visits);
    expect(visitsMissed("covers-window")).toEqual([TARGETS.length]);
    expect(visitsMissed("touches-window")).toEqual([2 * TARGETS.length]);
  });
});

test("windows that begin or end on the same day are told apart", () => {
  const tasks = [
    { window: { start: "2024-05-01", end: "2024-05-31" } },
    { window: { start: "2024-05-01", end: "2024-06-30" } },
    { window: { start: "2024-05-15", end: "2024-05-31" } },
  ];
  const inspectors = [
    ...SOUND,
    smallInspector({ id: "early", certificates: [{ validFrom: "2024-01-01", validTo: "2024-05-31" }] }),
    smallInspector({ id: "late", certificates: [{ validFrom: "2024-05-15", validTo: "2024-12-31" }] }),
    smallInspector({ id: "until", unitId: "office-1" }),
    smallInspector({ id: "since", unitId: "office-1" }),
  ];
  const against = { against: "unit", refId: "office-1" } as const;
  const avoidances = [
    smallAvoidance({ ...against, id: "V-1", inspectorId: "until", validTo: "2024-05-10" }),
    smallAvoidance({ ...against, id: "V-2", inspectorId: "since", validFrom: "2024-06-15" }),
  ];
  const policies = { visits: "separate" } as const;
  const drawn = assignAll({ targets: TARGETS.slice(0, 1), inspectors, avoidances, tasks, policies });
  const outline = drawn.visits.map(({ visitId, eligible, avoided }) => [
    visitId,
    eligible,
    avoided.map((each) => each.inspectorId),
  ]);
  expect(outline).toEqual([
    ["T01/U001", 4, ["until"]],
    ["T02/U001", 2, ["since", "until"]],
    ["T03/U001", 6, []],
  ]);
  expect(drawn.ineligible).toEqual([
    { inspectorId: "early", reason: "certificate-expires-in-window", visits: 1 },
    { inspectorId: "late", reason: "certificate-not-yet-valid", visits: 2 },
    { inspectorId: "since", reason: "avoids-target", visits: 1 },
    { inspectorId: "until", reason: "avoids-target", visits: 2 },
  ]);
});

describe("of several reasons the first in the table is given", () => {
  interface Fault {
    readonly fields?: Partial<Inspector>;
    readonly avoidances?: AssignAllOptions["avoidances"];
    readonly policies?: Partial<Policies>;
  }
  const away = (reason: Absence["reason"]): Fault => ({ fields: { absences: [{ from: "2024-01-01", reason }] } });
  const certified = (validFrom: string, validTo: string): Fault => ({
    fields: { certificates: [{ validFrom, validTo }] },
  });
  /** What gives each reason, by itself, to an inspector of office-1 who is competent and in no standing team. */
  const faults: Readonly<Record<IneligibleReason, Fault>> = {
    inactive: { fields: { active: false } },
    expert: { fields: { isExpert: true } },
    "other-level": { fields: { level: "province" } },
    transferred: away("transfer"),
    retired: away("retirement"),
    absent: away("leave"),
    "no-certificate": { fields: { certificates: [] } },
    "certificate-not-yet-valid": certified("2024-06-01", "2024-12-31"),
    "certificate-expires-in-window": certified("2024-01-01", "2024-06-30"),
    "not-competent": { fields: { competences: [] } },
    "other-region": { fields: { regionCode: "99" } },
    "avoids-target": {
      avoidances: [smallAvoidance({ id: "V-1", inspectorId: "X", against: "region", refId: "140581" })],
    },
    "home-office": { policies: { territory: "notHomeOffice" } },
    "not-home-office": { fields: { unitId: "office-3" }, policies: { territory: "homeOfficeOnly" } },
    "no-standing-team": { policies: { formation: "standing-teams" } },
    "standing-team": { fields: { standingTeamId: "alone" }, policies: { formation: "standing-teams" } },
  };
  /** Reasons of which at most one can apply. */
  const exclusive: readonly (readonly IneligibleReason[])[] = [
    ["no-certificate", "certificate-not-yet-valid", "certificate-expires-in-window"],
    ["home-office", "not-home-office"],
    ["no-standing-team", "standing-team"],
  ];
  const pairs = INELIGIBLE_REASONS.flatMap((first, index) =>
    INELIGIBLE_REASONS.slice(index).map((second) => [first, second] as const),
  ).filter(
    ([first, second]) => first === second || !exclusive.some((all) => all.includes(first) && all.includes(second)),
  );
  const others = ["office-1", "office-2"].flatMap((unitId) =>
    idsOf(unitId, 2).map((id) => smallInspector({ id, unitId, standingTeamId: unitId, competences: ["food"] })),
  );

  test.each(pairs)("%s before %s", (first, second) => {
    const [one, other] = [faults[first], faults[second]];
    const x = smallInspector({
      ...{ id: "X", unitId: "office-1", competences: ["food"] },
      ...other.fields,
      ...one.fields,
      absences: [one, other].flatMap(({ fields }) => fields?.absences ?? []),
    });
    const { ineligible } = assignAll({
      targets: TARGETS,
      inspectors: [...others, x],
      avoidances: one.avoidances ?? other.avoidances ?? [],
      task: { items: [{ id: "meals", name: "Invented meals", competence: "food" }] },
      policies: { competence: "all-members", ...other.policies, ...one.policies },
    });
    expect(ineligible.filter(({ inspectorId }) => inspectorId === "X")).toEqual([
      { inspectorId: "X", reason: first, visits: TARGETS.length },
    ]);
  });
});

describe("competence", () => {
  const task = {
    items: [
      { id: "meals", name: "Invented meals", competence: "food" },
      { id: "tags", name: "Invented price tags", competence: "prices" },
      { id: "signs", name: "Invented signs" },
    ],
  };
  const inspectors = [
    smallInspector({ id: "both-1", competences: ["food", "prices"] }),
    smallInspector({ id: "both-2", competences: ["prices", "food", "weights"] }),
    smallInspector({ id: "food", competences: ["food"] }),
    smallInspector({ id: "none" }),
    smallInspector({ id: "prices", competences: ["prices"] }),
  ];
  const together = [
    "both-1 both-2",
    "both-1 food",
    "both-1 none",
    "both-1 prices",
    "both-2 food",
    "both-2 none",
    "both-2 prices",
    "food prices",
  ];

  test.each(["balanced/1", "pair-ticket/1"] as const)(
    "one-member, %s: each item is covered by one of the two, not necessarily the same",
    (assignment) => {
      const targets = idsOf("U", 400).map((id) => smallTarget({ id }));
      const drawn = assignAll({ targets, inspectors, task, policies: { assignment } });
      expect(teamsSeen(drawn)).toEqual(together);
      expect(drawn.ineligible).toEqual([]);
    },
  );

  test.each(["balanced/1", "pair-ticket/1"] as const)(
    "all-members, %s: each of the two covers all items, and the others are ineligible",
    (assignment) => {
      const drawn = assignAll({
        targets: TARGETS,
        inspectors,
        task,
        policies: { assignment, competence: "all-members" },
      });
      expect(teamsSeen(drawn)).toEqual(["both-1 both-2"]);
      expect(drawn.ineligible).toEqual(
        ["food", "none", "prices"].map((inspectorId) => ({
          inspectorId,
          reason: "not-competent",
          visits: TARGETS.length,
        })),
      );
    },
  );

  test("an item that nobody masters leaves the targets without a team", () => {
    const weights = { items: [{ id: "scales", name: "Invented scales", competence: "lifts" }] };
    for (const competence of ["one-member", "all-members"] as const) {
      const error = errorOf(() => assignAll({ targets: TARGETS, inspectors, task: weights, policies: { competence } }));
      expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
    }
  });
});

describe("an expert who is", () => {
  const task = { team: { experts: [{ competence: "lifts", experts: 1 }] } };
  const sound = smallInspector({ id: "E", isExpert: true, certificates: [], competences: ["lifts"] });
  const cases: Readonly<Record<string, readonly [Partial<Inspector>, boolean]>> = {
    "without a certificate": [{}, true],
    "unable to lead": [{ canLead: false }, true],
    "of the level that inspects": [{ level: "county" }, true],
    "of another level": [{ level: "province" }, false],
    "responsible for the region of the targets": [{ regionCode: "1405" }, true],
    "responsible for another region": [{ regionCode: "99" }, false],
    "not active": [{ active: false }, false],
    "not competent": [{ competences: ["food"] }, false],
    "competent for nothing": [{ competences: [] }, false],
    "on leave": [{ absences: [{ from: START, to: END, reason: "leave" }] }, false],
    "retired in the window": [{ absences: [{ from: END, reason: "retirement" }] }, false],
    "not an expert, though competent": [{ isExpert: false, certificates: [{ validFrom: START, validTo: END }] }, false],
  };

  test.each(
    Object.entries(cases).flatMap(([name, each]) =>
      (["balanced/1", "pair-ticket/1"] as const).map((method) => [name, method, each] as const),
    ),
  )("%s (%s)", (_, assignment, [fields, comes]) => {
    const inspectors = [...SOUND, sound, smallInspector({ ...sound, id: "X", ...fields })];
    const { visits } = assignAll({ targets: TARGETS, inspectors, task, policies: { assignment } });
    expect(visits.some((visit) => expertsOf(visit).includes("X"))).toBe(comes);
    expect(visits.every((visit) => expertsOf(visit).length === 1)).toBe(true);
  });
});
