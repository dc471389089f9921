import { describe, expect, it } from "vitest";
import {
  assignInspectors,
  drawPlan,
  drawTask,
  verifyRecord,
  type AssignmentInfeasibility,
  type DrawPlanOptions,
  type ErrorCode,
  type Inspector,
  type Policies,
  type Quota,
  type Target,
} from "double-random";
import { membersOf } from "../support/assignAll.js";
import { refusal, withField } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { smallPlan, smallTask } from "../support/smallPlan.js";

const ASKED: DrawPlanOptions = deepFreeze({ ...smallEvidence(), asOf: "2024-04-30", seed: SMALL_SEED });
const TARGET_COUNT = ASKED.targets.length;

/** What is changed, to what, and the code, place and both sides of the difference of the one issue. */
type BadCall = readonly [at: string, value: unknown, code: ErrorCode, path: string, expected: string, received: string];

const BATCH = { number: 2, cumulativeShare: "1/2", alreadyDrawn: ["T-01"] };

/** Refused alike by drawTask and drawPlan. */
const BAD_DRAWS: readonly BadCall[] = [
  [
    "plan.tasks[0].window.end",
    "2024-04-30",
    "WINDOW_REVERSED",
    "plan.tasks[0].window.end",
    "a day not before start",
    '"2024-04-30"',
  ],
  ["asOf", undefined, "FIELD_INVALID", "asOf", "a date YYYY-MM-DD", "nothing"],
  ["asOf", "2024-02-30", "DATE_INVALID", "asOf", "a day that the calendar has", '"2024-02-30"'],
  ["asOf", "2024-04-30T00:00:00Z", "FIELD_INVALID", "asOf", "a date YYYY-MM-DD", '"2024-04-30T00:00:00Z"'],
  ["targets[7].id", "T-01", "DUPLICATE_ID", "targets[7].id", "an id of its own", '"T-01"'],
  ["targets[7].id", "T-０8", "FIELD_INVALID", "targets[7].id", "an id of 1 to 64 ASCII characters", '"T-０8"'],
  ["targets[7].id", 8, "FIELD_INVALID", "targets[7].id", "an id of 1 to 64 ASCII characters", "8"],
  [
    "exclusions[0].targetId",
    "T-99",
    "REFERENCE_UNKNOWN",
    "exclusions[0].targetId",
    "the id of a target in the directory",
    '"T-99"',
  ],
  ["exclusions[0].taskId", "T99", "REFERENCE_UNKNOWN", "exclusions[0].taskId", "the id of a task in the plan", '"T99"'],
  ["policies", { rounding: "up" }, "FIELD_INVALID", "policies.rounding", 'one of "ceil", "half-up", "floor"', '"up"'],
  ["policies", { round: "ceil" }, "FIELD_UNKNOWN", "policies.round", "only known fields", 'the field "round"'],
  [
    "policies",
    { minimumPerTask: 1.5 },
    "FIELD_INVALID",
    "policies.minimumPerTask",
    "a whole number of at least 0",
    "1.5",
  ],
  [
    "policies",
    { minimumPerStratum: Number.NaN },
    "FIELD_INVALID",
    "policies.minimumPerStratum",
    "a whole number of at least 0",
    "NaN",
  ],
  [
    "policies",
    { minimumPerStratum: -0 },
    "FIELD_INVALID",
    "policies.minimumPerStratum",
    "a whole number of at least 0, and not minus zero",
    "-0",
  ],
  [
    "policies",
    { selection: "ticket/2" },
    "FIELD_INVALID",
    "policies.selection",
    'one of "ticket/1", "shuffle/1"',
    '"ticket/2"',
  ],
  ["policies", { suite: "md5" }, "FIELD_INVALID", "policies.suite", 'one of "sha256", "sm3"', '"md5"'],
  ["policies", null, "FIELD_INVALID", "policies", "an object", "null"],
  ["policies", { tierCombination: "matrix" }, "FIELD_INVALID", "policies.tierMatrix", "a matrix", "nothing"],
  [
    "policies",
    { creditClassTiers: { A: "low" } },
    "CREDIT_CLASS_UNKNOWN",
    "targets(T-03).creditClass",
    "one of A",
    '"B"',
  ],
  ["targets[2].creditClass", "Z", "CREDIT_CLASS_UNKNOWN", "targets(T-03).creditClass", "one of A, B, C, D", '"Z"'],
  ["drawNumber", 0, "FIELD_INVALID", "drawNumber", "a whole number of at least 1", "0"],
  ["drawNumber", 1.5, "FIELD_INVALID", "drawNumber", "a whole number of at least 1", "1.5"],
  ["drawNumber", "1", "FIELD_INVALID", "drawNumber", "a whole number of at least 1", '"1"'],
  ["drawNumber", null, "FIELD_INVALID", "drawNumber", "a whole number of at least 1", "null"],
  ["exclusions", null, "FIELD_INVALID", "exclusions", "a list", "null"],
];

describe.each([
  ["drawPlan", drawPlan],
  ["drawTask", drawTask],
] as const)("%s refuses", (_, draw) => {
  it.each(BAD_DRAWS)("%s: %j", (at, value, code, path, expected, received) => {
    const options = withField({ ...ASKED, taskId: "T01" }, at, value) as Parameters<typeof drawTask>[0] &
      DrawPlanOptions;
    expectOneIssue(() => draw(options), code, path, expected, received);
  });
});

const BAD_BATCHES: readonly BadCall[] = [
  ["number", 0, "FIELD_INVALID", "batch.number", "a whole number of at least 1", "0"],
  ["cumulativeShare", "0%", "RATIO_INVALID", "batch.cumulativeShare", "a ratio above 0", '"0%"'],
  ["cumulativeShare", "101%", "RATIO_INVALID", "batch.cumulativeShare", "at most 100 %", '"101%"'],
  ["alreadyDrawn", ["T-01", "T-01"], "BATCH_INVALID", "batch.alreadyDrawn", "each target once", "a target twice"],
  ["alreadyDrawn", ["T-99"], "BATCH_INVALID", "batch.alreadyDrawn", "targets of the directory", '"T-99"'],
  ["number", 1, "BATCH_INVALID", "batch.number", "at least 2 after an earlier batch", "1"],
  ["share", "1/2", "FIELD_UNKNOWN", "batch.share", "only known fields", 'the field "share"'],
];

describe("a bad batch is refused", () => {
  it("if it is null", () => {
    const nothing = null as unknown as undefined;
    expect(refusal(() => drawPlan({ ...ASKED, batches: nothing! })).path).toBe("batches");
    expect(refusal(() => drawTask({ ...ASKED, taskId: "T01", batch: nothing! })).path).toBe("batch");
  });

  it.each(BAD_BATCHES)("%s: %j", (at, value, code, path, expected, received) => {
    const batch = withField(BATCH, at, value) as typeof BATCH;
    expectOneIssue(() => drawTask({ ...ASKED, taskId: "T01", batch }), code, path, expected, received);
    expectOneIssue(() => drawPlan({ ...ASKED, batches: { T01: batch } }), code, path, expected, received);
  });

  it("for a task that the plan does not have, whatever it is called", () => {
    for (const name of ["T99", "constructor", "toString"]) {
      expectOneIssue(
        () => drawPlan({ ...ASKED, batches: { [name]: BATCH } }),
        "REFERENCE_UNKNOWN",
        "taskId",
        "one of T01, T02",
        JSON.stringify(name),
      );
    }
    const batches = JSON.parse('{"__proto__":{"number":2}}') as Record<string, typeof BATCH>;
    expectOneIssue(
      () => drawPlan({ ...ASKED, batches }),
      "REFERENCE_UNKNOWN",
      "taskId",
      "one of T01, T02",
      '"__proto__"',
    );
  });
});

const BAD_ROSTERS: readonly BadCall[] = [
  [
    "inspectors[2].id",
    "I-1",
    "DUPLICATE_ID",
    "inspectors[2].id",
    "a value of its own (inspectors[0] has it already)",
    '"I-1"',
  ],
  ["inspectors[2].id", "Ｉ-3", "FIELD_INVALID", "inspectors[2].id", "an id of 1 to 64 characters", '"Ｉ-3"'],
  ["avoidances[0].id", "", "FIELD_INVALID", "avoidances[0].id", "an id of 1 to 64 characters", '""'],
  [
    "avoidances[0].inspectorId",
    "I-9",
    "REFERENCE_UNKNOWN",
    "avoidances[0].inspectorId",
    "the id of an inspector in the roster",
    '"I-9"',
  ],
  [
    "avoidances[1]",
    { id: "V-2", inspectorId: "I-1", against: "inspector", refId: "I-9", ground: "kinship", status: "declared" },
    "REFERENCE_UNKNOWN",
    "avoidances[1].refId",
    "the id of an inspector in the roster",
    '"I-9"',
  ],
  ["inspectors[1].certificates", undefined, "FIELD_INVALID", "inspectors[1].certificates", "a list", "nothing"],
];

describe("a bad roster is refused", () => {
  const draw = drawTask({ ...ASKED, taskId: "T01" });
  it.each(BAD_ROSTERS)("%s: %j", (at, value, code, path, expected, received) => {
    const options = withField(ASKED, at, value) as DrawPlanOptions;
    expectOneIssue(() => drawPlan(options), code, path, expected, received);
    expectOneIssue(() => assignInspectors({ ...options, draw }), code, path, expected, received);
  });
});

describe("what is asked of a plan must be possible", () => {
  it.each<readonly [Partial<DrawPlanOptions>, ErrorCode, string, string, string]>([
    [{ drawNumber: 2 }, "REDRAW_UNEXPLAINED", "redrawReason", "a reason, because this is draw 2", "nothing"],
    [{ redrawReason: "x" }, "REDRAW_UNEXPLAINED", "redrawReason", "no reason for the first draw", '"x"'],
    [{ drawNumber: 2, redrawReason: "" }, "FIELD_INVALID", "redrawReason", "text that is not empty", '""'],
    [{ taskIds: ["T99"] }, "REFERENCE_UNKNOWN", "taskId", "one of T01, T02", '"T99"'],
    [{ taskIds: ["T01", "t02"] }, "REFERENCE_UNKNOWN", "taskId", "one of T01, T02", '"t02"'],
  ])("%j", (changes, code, path, expected, received) => {
    expectOneIssue(() => drawPlan({ ...ASKED, ...changes }), code, path, expected, received);
  });

  it("a list of no tasks is not an empty success", () => {
    expect(() => drawPlan({ ...ASKED, taskIds: [] })).toThrow(expect.objectContaining({ name: "DoubleRandomError" }));
  });

  it("a task named twice is drawn once", () => {
    const { tasks } = drawPlan({ ...ASKED, taskIds: ["T02", "T01", "T02"] });
    expect(tasks.map(({ taskId }) => taskId)).toEqual(["T01", "T02"]);
  });

  it("drawTask names the tasks that the plan has", () => {
    expectOneIssue(
      () => drawTask({ ...ASKED, taskId: "T99" }),
      "REFERENCE_UNKNOWN",
      "taskId",
      "one of T01, T02",
      '"T99"',
    );
  });

  it("many problems of a directory are reported together", () => {
    const targets = ASKED.targets.map((target) => ({ ...target, id: "T-01" }));
    const { code, issues } = refusal(() => drawPlan({ ...ASKED, targets, exclusions: [] }));
    expect(code).toBe("INPUT_INVALID");
    expect(issues.map(({ path }) => path)).toEqual(
      Array.from({ length: TARGET_COUNT - 1 }, (_, index) => `targets[${index + 1}].id`),
    );
  });

  it("a quota that contradicts the minimums says by how much", () => {
    const error = refusal(() => drawPlan({ ...ASKED, policies: { minimumPerStratum: 4 } }));
    expect(error.code).toBe("ALLOCATION_INFEASIBLE");
    expect(error.message).toMatch(
      /^quota: expected a total of at least \d+, the sum of the minimums \(low 4 of \d+.*\), got \d+, \d+ too few$/,
    );
    expect(error.details).toMatchObject({ kind: "minimums-exceed-total" });
  });
});

describe("a directory with one row draws", () => {
  const one: Target = {
    id: "T-1",
    subjectType: "enterprise",
    status: "existing",
    regionCode: "140581",
    creditClass: "A",
  };
  const quotas: readonly Quota[] = [
    { kind: "ratio", ratio: "0.1%" },
    { kind: "at-least-ratio", ratio: "100%" },
    { kind: "count", count: 60 },
    { kind: "count-range", minimum: 60, maximum: 70 },
    { kind: "ratio-range", minimum: "10%", maximum: "20%" },
    { kind: "census" },
    { kind: "ratio-by-tier", ratios: { low: "2%", general: "5%", higher: "100%", high: "100%" } },
  ];
  const policies: readonly Partial<Policies>[] = [
    {},
    { selection: "shuffle/1" },
    { apportionment: "webster" },
    { apportionment: "systematic-random" },
  ];

  it.each(quotas.flatMap((quota) => policies.map((policy) => [quota, policy] as const)))(
    "by %j and %j",
    (quota, policy) => {
      const evidence = {
        plan: smallPlan(smallTask({ quota })),
        targets: [one],
        inspectors: ASKED.inspectors.slice(0, 2),
        avoidances: [],
      };
      const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED, policies: policy });
      const [task] = record.tasks;
      expect(task?.drawn).toBe(1);
      expect(task?.selected.map(({ targetId }) => targetId)).toEqual(["T-1"]);
      expect(record.assignment.visits.map(membersOf)).toEqual([["I-1", "I-2"]]);
      expect(verifyRecord(record, evidence).ok).toBe(true);
    },
  );
});

describe("a certificate that expires inside the window", () => {
  const [first, ...others] = ASKED.inspectors;
  const expiring = (inspector: typeof first): NonNullable<typeof first> => ({
    ...inspector!,
    certificates: [{ validFrom: "2021-01-01", validTo: "2024-11-29" }],
  });

  it("keeps its holder from every team, and the record says why", () => {
    const evidence = { ...ASKED, inspectors: [expiring(first), ...others] };
    for (const assignment of ["balanced/1", "pair-ticket/1"] as const) {
      const { visits, ineligible } = drawPlan({ ...evidence, policies: { assignment } }).assignment;
      expect(visits.length).toBeGreaterThan(0);
      expect(visits.flatMap(membersOf)).not.toContain("I-1");
      expect(ineligible).toContainEqual({
        inspectorId: "I-1",
        reason: "certificate-expires-in-window",
        visits: visits.length,
      });
    }
  });

  it("does not, if it is valid on the last day", () => {
    const lasting = { ...first!, certificates: [{ validFrom: "2024-05-01", validTo: "2024-11-30" }] };
    const { ineligible } = drawPlan({ ...ASKED, avoidances: [], inspectors: [lasting, ...others] }).assignment;
    expect(ineligible.map(({ inspectorId }) => inspectorId)).toEqual(["I-6"]);
  });

  it("of everybody leaves nobody, and a clerk can read what to do", () => {
    const error = refusal(() => drawPlan({ ...ASKED, inspectors: ASKED.inspectors.map(expiring) }));
    expect(error).toMatchObject({ code: "ASSIGNMENT_INFEASIBLE", path: "inspectors" });
    expect(error.message).toMatch(/^inspectors: expected enough people for every visit to have a team .*, got /);
    expect(error.message).toMatch(/T01\/T-\d\d/);
    expect(error.message).not.toMatch(/undefined|\[object|\n/);
    const [detail, ...more] = error.details as readonly AssignmentInfeasibility[];
    expect(more).toEqual([]);
    const holders = detail!.obstacles.filter(({ reason }) => reason === "certificate-expires-in-window");
    expect(holders.map(({ inspectorId }) => inspectorId)).toEqual(["I-1", "I-2", "I-3", "I-4", "I-5"]);
  });
});

describe("the policies of the second draw contradict each other", () => {
  const across = ["evenness", "mostVisitsPerInspector", "mostVisitsPerPair"] as const;
  it.each(across.map((name) => [name, name === "evenness" ? "loads" : 20] as const))(
    "pair-ticket/1 with %s, which looks across visits",
    (name, value) => {
      const policies = { assignment: "pair-ticket/1", [name]: value } as Partial<Policies>;
      const expected = "nothing that looks across visits, because pair-ticket/1 draws each visit alone; balanced/1 can";
      expectOneIssue(
        () => drawPlan({ ...ASKED, policies }),
        "FIELD_INVALID",
        `policies.${name}`,
        expected,
        JSON.stringify(value),
      );
      const plan = { ...ASKED.plan, policies: { assignment: "pair-ticket/1" } as const };
      expectOneIssue(
        () => drawPlan({ ...ASKED, plan, policies: { [name]: value } }),
        "FIELD_INVALID",
        `policies.${name}`,
        expected,
        JSON.stringify(value),
      );
      expect(() => drawPlan({ ...ASKED, policies: { [name]: value } })).not.toThrow();
    },
  );

  it("pair-ticket/1 with bounds of an inspector that could bind, and not with those that cannot", () => {
    const policies = { assignment: "pair-ticket/1" } as const;
    const withBounds = (bounds: Partial<Inspector>): (() => unknown) => {
      const [first, ...others] = ASKED.inspectors;
      return () => drawPlan({ ...ASKED, policies, inspectors: [{ ...first!, ...bounds }, ...others] });
    };
    for (const bounds of [{ leastVisits: 1 }, { mostVisits: 1 }, { mostVisits: 40, priorVisits: 39 }]) {
      const error = refusal(withBounds(bounds));
      expect([error.code, error.path]).toEqual(["FIELD_INVALID", "policies.assignment"]);
      expect(error.expected).toContain("balanced/1, because pair-ticket/1 draws each visit alone");
    }
    for (const bounds of [{ leastVisits: 1, priorVisits: 1 }, { mostVisits: 100 }, { leastVisits: 0 }]) {
      expect(withBounds(bounds)).not.toThrow();
    }
  });

  it("pair-ticket/1 with more teams than can be hashed", () => {
    const [first] = ASKED.inspectors;
    const inspectors = Array.from({ length: 100 }, (_, index) => ({ ...first!, id: `M-${String(index)}` }));
    const plan = smallPlan(smallTask({ quota: { kind: "count", count: 1 }, team: { size: 5 } }));
    const policies = { assignment: "pair-ticket/1" } as const;
    const options = { ...ASKED, plan, inspectors, avoidances: [], exclusions: [], policies };
    expectOneIssue(
      () => drawPlan(options),
      "FIELD_INVALID",
      "policies.assignment",
      "balanced/1, because pair-ticket/1 hashes every possible team, at most 5000000 for a visit",
      "pair-ticket/1 with 75287520 teams of 5",
    );
    expect(drawPlan({ ...options, policies: {} }).assignment.visits[0]!.team).toHaveLength(5);
  });

  it("an inspector whose least is above the most", () => {
    const [first, ...others] = ASKED.inspectors;
    const inspectors = [{ ...first!, leastVisits: 5, mostVisits: 4 }, ...others];
    expectOneIssue(
      () => drawPlan({ ...ASKED, inspectors }),
      "FIELD_INVALID",
      "inspectors[0].mostVisits",
      "a number not below leastVisits (5)",
      "4",
    );
  });
});

describe("what assignInspectors asks of its draws", () => {
  const draw = drawTask({ ...ASKED, taskId: "T01" });

  it("refuses two draws of one task", () => {
    const error = refusal(() => assignInspectors({ ...ASKED, draw: [draw, draw] }));
    expect(error).toMatchObject({ code: "DUPLICATE_ID", path: "draw", received: '"T01"' });
  });

  it("refuses a draw of a task that the plan does not have, and one of a target that the directory does not have", () => {
    const other = { ...draw, taskId: "T99" };
    expect(refusal(() => assignInspectors({ ...ASKED, draw: other })).code).toBe("REFERENCE_UNKNOWN");
    const targets = ASKED.targets.filter(({ id }) => id !== draw.selected[0]!.targetId);
    const error = refusal(() => assignInspectors({ ...ASKED, draw, targets }));
    expect(error).toMatchObject({ code: "REFERENCE_UNKNOWN", path: "targets" });
  });

  it("takes one draw or a list of draws, in any order, and gives what drawPlan gives", () => {
    const second = drawTask({ ...ASKED, taskId: "T02" });
    const { assignment } = drawPlan(ASKED);
    expect(assignInspectors({ ...ASKED, draw: [second, draw] })).toEqual(assignment);
    expect(assignInspectors({ ...ASKED, draw: [draw, second] })).toEqual(assignment);
    const alone = drawPlan({ ...ASKED, taskIds: ["T01"] }).assignment;
    expect(assignInspectors({ ...ASKED, draw })).toEqual(alone);
    expect(assignInspectors({ ...ASKED, draw: [draw] })).toEqual(alone);
    expect(assignInspectors({ ...ASKED, draw: [] })).toMatchObject({ visits: [], loads: [] });
  });
});

describe("inputs are never changed", () => {
  it("by a draw, an assignment or a verification", () => {
    const before = JSON.stringify(ASKED);
    const policies = deepFreeze<Partial<Policies>>({
      reservePerStratum: 2,
      strata: ["subject-type"],
      creditClassTiers: { A: "low", B: "general", C: "higher", D: "high" },
    });
    const batches = deepFreeze({ T01: { number: 2, cumulativeShare: "100%", alreadyDrawn: ["T-09", "T-03"] } });
    const record = deepFreeze(drawPlan({ ...ASKED, policies, batches, taskIds: deepFreeze(["T02", "T01"]) }));
    const draw = deepFreeze(drawTask({ ...ASKED, taskId: "T01", policies, batch: batches.T01 }));
    assignInspectors({ ...ASKED, draw, policies });
    expect(verifyRecord(record, smallEvidence()).ok).toBe(true);
    expect(JSON.stringify(ASKED)).toBe(before);
  });

  it("and changing them later does not change a record", () => {
    const sources = structuredClone(SMALL_SEED.sources) as unknown as { value: string }[];
    const exclusions = structuredClone(ASKED.exclusions) as unknown as { reason: string }[];
    const strata: Policies["strata"][number][] = ["subject-type"];
    const options = { ...ASKED, seed: { sources }, exclusions, policies: { strata } } as unknown as DrawPlanOptions;
    const record = drawPlan(options);
    const text = JSON.stringify(record);
    sources[0]!.value = "0";
    exclusions[0]!.reason = "other-decision";
    strata.push("region");
    expect(JSON.stringify(record)).toBe(text);
  });
});

function expectOneIssue(
  action: () => unknown,
  code: ErrorCode,
  path: string,
  expected: string,
  received: string,
): void {
  const error = refusal(action);
  expect(error.issues).toHaveLength(1);
  expect(error.issues[0]).toMatchObject({ code, path, received });
  expect(error.issues[0]?.expected).toContain(expected);
  expect(error.message).toContain(`${path}: expected ${error.issues[0]?.expected ?? ""}, got ${received}`);
}
