import { describe, expect, it } from "vitest";
import { parsePlan, type Quota, type Risk, type Task } from "double-random";
import { expectRefused, MISSING, refusal, titled, withField, type BadField } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { smallPlan, smallTask } from "../support/smallPlan.js";

const PLAN = deepFreeze({
  ...smallPlan(taskNumber(1), taskNumber(2), taskNumber(3)),
  policies: { rounding: "ceil" },
  untargetedZeros: [{ subjectType: "enterprise", creditClass: "A", reason: "Invented" }],
});
const ID = "an id of 1 to 64 characters";

const BAD_FIELDS: readonly BadField[] = [
  ["", null, "FIELD_INVALID", "an object", "null"],
  ["", [], "FIELD_INVALID", "an object", "a list of 0"],
  ["", "plan-2024", "FIELD_INVALID", "an object", '"plan-2024"'],
  ["id", MISSING, "FIELD_INVALID", ID, "nothing"],
  ["id", "计划", "FIELD_INVALID", ID, '"计划"'],
  ["id", "plan-２０２４", "FIELD_INVALID", "half-width", '"plan-２０２４"'],
  ["id", "-2024", "FIELD_INVALID", "beginning with a letter or digit", '"-2024"'],
  ["id", "p".repeat(65), "FIELD_INVALID", ID, `"${"p".repeat(60)}…"`],
  ["id", "plan-2024\n", "FIELD_INVALID", ID, '"plan-2024\\n"'],
  ["year", "2024", "FIELD_INVALID", "a whole number from 2000 to 2999", '"2024"'],
  ["year", 24, "FIELD_INVALID", "a whole number from 2000 to 2999", "24"],
  ["year", Number.NaN, "FIELD_INVALID", "a whole number", "NaN"],
  ["title", "", "FIELD_INVALID", "text that is not empty", '""'],
  ["issuedOn", "2024-02-30", "DATE_INVALID", "a day that the calendar has", '"2024-02-30"'],
  ["issuedOn", "2023-02-29", "DATE_INVALID", "a day that the calendar has", '"2023-02-29"'],
  ["issuedOn", "2024-13-01", "DATE_INVALID", "a day that the calendar has", '"2024-13-01"'],
  ["issuedOn", "2024年2月5日", "FIELD_INVALID", "a date YYYY-MM-DD", '"2024年2月5日"'],
  ["issuedOn", "2024-2-5", "FIELD_INVALID", "a date YYYY-MM-DD", '"2024-2-5"'],
  ["issuer", MISSING, "FIELD_INVALID", "an object", "nothing"],
  ["issuer.regionCode", "14０581", "FIELD_INVALID", "a region code of 2 to 12 digits", '"14０581"'],
  ["issuer.name", 5, "FIELD_INVALID", "text that is not empty", "5"],
  ["scopeKind", "both", "FIELD_INVALID", 'one of "internal", "joint"', '"both"'],
  ["tasks", "T01", "FIELD_INVALID", "a list", '"T01"'],
  ["tasks[0]", null, "FIELD_INVALID", "an object", "null"],
  ["tasks[0].id", "任务1", "FIELD_INVALID", ID, '"任务1"'],
  ["tasks[1].id", "T01", "DUPLICATE_ID", "a value of its own (plan.tasks[0] has it already)", '"T01"'],
  ["tasks[0].sequence", 0, "FIELD_INVALID", "a whole number of at least 1", "0"],
  ["tasks[2].sequence", 4, "FIELD_INVALID", "printed numbers 1 to 3, each once", "4 where 3 should be", "plan.tasks"],
  ["tasks[2].sequence", 2, "FIELD_INVALID", "printed numbers 1 to 3, each once", "2 where 3 should be", "plan.tasks"],
  ["tasks[0].kind", "定向", "FIELD_INVALID", 'one of "targeted", "untargeted"', '"定向"'],
  ["tasks[0].items[0].name", "", "FIELD_INVALID", "text that is not empty", '""'],
  [
    "tasks[0].items[1]",
    { id: "registration", name: "Again" },
    "DUPLICATE_ID",
    "a value of its own",
    '"registration"',
    "plan.tasks[0].items[1].id",
  ],
  ["tasks[0].scope.creditClasses", "D", "FIELD_INVALID", "a list", '"D"'],
  [
    "tasks[0].scope.creditClasses",
    ["Ｄ"],
    "FIELD_INVALID",
    "a credit class of 1 to 16 letters or digits",
    '"Ｄ"',
    "plan.tasks[0].scope.creditClasses[0]",
  ],
  ["tasks[0].scope.regionCodes[0]", "", "FIELD_INVALID", "a region code of 2 to 12 digits", '""'],
  [
    "tasks[0].scope.statuses",
    ["open"],
    "FIELD_INVALID",
    'one of "existing"',
    '"open"',
    "plan.tasks[0].scope.statuses[0]",
  ],
  ["tasks[0].quota", "10%", "FIELD_INVALID", "an object", '"10%"'],
  [
    "tasks[0].quota",
    { kind: "percent", ratio: "10%" },
    "FIELD_INVALID",
    "one of ",
    '"percent"',
    "plan.tasks[0].quota.kind",
  ],
  ["tasks[0].quota.ratio", "0%", "RATIO_INVALID", "a ratio above 0 and at most 100 %", '"0%"'],
  ["tasks[0].quota.ratio", "101%", "RATIO_INVALID", "a ratio above 0 and at most 100 %", '"101%"'],
  ["tasks[0].quota.ratio", "-5%", "RATIO_INVALID", "a ratio above 0 and at most 100 %", '"-5%"'],
  ["tasks[0].quota.ratio", "1e-1", "RATIO_INVALID", "a ratio above 0 and at most 100 %", '"1e-1"'],
  ["tasks[0].quota.ratio", 0.1, "FIELD_INVALID", "as text, such as 0.1%", "0.1"],
  ["tasks[0].quota.ratio", Number.NaN, "FIELD_INVALID", "as text, such as 0.1%", "NaN"],
  [
    "tasks[0].quota",
    { kind: "count", count: 0 },
    "FIELD_INVALID",
    "a whole number of at least 1",
    "0",
    "plan.tasks[0].quota.count",
  ],
  [
    "tasks[0].quota",
    { kind: "count", count: 2.5 },
    "FIELD_INVALID",
    "a whole number of at least 1",
    "2.5",
    "plan.tasks[0].quota.count",
  ],
  [
    "tasks[0].quota",
    { kind: "count", count: "5" },
    "FIELD_INVALID",
    "a whole number of at least 1",
    '"5"',
    "plan.tasks[0].quota.count",
  ],
  [
    "tasks[0].quota",
    { kind: "census", ratio: "100%" },
    "FIELD_UNKNOWN",
    "only known fields",
    'the field "ratio"',
    "plan.tasks[0].quota.ratio",
  ],
  ["tasks[0].frequency.drawsPerYear", 0, "FIELD_INVALID", "a whole number of at least 1", "0"],
  ["tasks[0].risk", { kind: "ladder" }, "FIELD_INVALID", "one of ", '"ladder"', "plan.tasks[0].risk.kind"],
  ["tasks[0].risk.intensities.low", "0", "FIELD_INVALID", "a decimal number above 0, as text", '"0"'],
  ["tasks[0].risk.intensities.low", 1, "FIELD_INVALID", "a decimal number above 0, as text", "1"],
  ["tasks[0].risk.intensities.high", "3.9", "LADDER_NOT_MONOTONE", "not below that of the tier before", '"3.9"'],
  ["tasks[0].window.end", "2024-04-30", "WINDOW_REVERSED", "a day not before start (2024-05-01)", '"2024-04-30"'],
  ["tasks[0].window.start", "5月", "FIELD_INVALID", "a date YYYY-MM-DD", '"5月"'],
  ["tasks[0].mode.drawnBy", "city", "FIELD_INVALID", 'one of "province", "prefecture", "county"', '"city"'],
  ["untargetedZeros[0].creditClass", "", "FIELD_INVALID", "a credit class", '""'],
  ["policies.rounding", "up", "FIELD_INVALID", 'one of "ceil", "half-up", "floor"', '"up"'],
  ["policies.minimumPerTask", -1, "FIELD_INVALID", "a whole number of at least 0", "-1"],
  [
    "policies.tierCombination",
    "matrix",
    "FIELD_INVALID",
    "a matrix, because tierCombination is matrix",
    "nothing",
    "plan.policies.tierMatrix",
  ],
  ["policies.strata", ["region", "region"], "FIELD_INVALID", "each key at most once", "a list of 2"],
  [
    "policies.creditClassTiers",
    { A: "lowest" },
    "FIELD_INVALID",
    'one of "low", "general", "higher", "high"',
    '"lowest"',
    "plan.policies.creditClassTiers.A",
  ],
  [
    "policies.creditClassTiers",
    { 高: "high" },
    "FIELD_INVALID",
    "a credit class of 1 to 16 letters or digits",
    '"high"',
    'plan.policies.creditClassTiers["高"]',
  ],
];

describe("a bad field of a plan is refused with its place", () => {
  it.each(titled(BAD_FIELDS))("%s: %j", (at, value, field) => {
    expectRefused("plan", () => parsePlan(withField(PLAN, at, value)), field);
  });
});

const RATE_BANDS = {
  low: { minimum: "1%", maximum: "2%" },
  general: { minimum: "2%", maximum: "5%" },
  higher: { minimum: "5%", maximum: "10%" },
  high: { minimum: "10%", maximum: "100%" },
};

describe("bounds in the wrong order are refused", () => {
  const quotas: readonly (readonly [Quota, string])[] = [
    [{ kind: "count-range", minimum: 70, maximum: 60 }, "plan.tasks[0].quota.maximum"],
    [{ kind: "ratio-range", minimum: "20%", maximum: "10%" }, "plan.tasks[0].quota.maximum"],
  ];
  it.each(quotas)("quota %j", (quota, path) => {
    expect(refusal(() => parsePlan(withField(PLAN, "tasks[0].quota", quota))).path).toBe(path);
  });

  const risks: readonly (readonly [string, string, string, string])[] = [
    ["low.maximum", "0.5%", "FIELD_INVALID", "plan.tasks[0].risk.bands.low.maximum"],
    ["general.minimum", "0.5%", "LADDER_NOT_MONOTONE", "plan.tasks[0].risk.bands.general.minimum"],
    ["high.maximum", "10%", "", ""],
    ["high.maximum", "101%", "RATIO_INVALID", "plan.tasks[0].risk.bands.high.maximum"],
  ];
  it.each(risks)("rate band %s %s", (at, rate, code, path) => {
    const risk = { kind: "bands", bands: withField(RATE_BANDS, at, rate) } as Risk;
    const read = (): unknown => parsePlan(withField(PLAN, "tasks[0].risk", risk));
    if (code === "") expect(read).not.toThrow();
    else expect(refusal(read).issues[0]).toMatchObject({ code, path });
  });
});

describe("a field that nobody knows is refused", () => {
  it.each(["isuer", "tasks[0].quotas", "tasks[0].window.until", "tasks[0].scope.creditclasses", "policies.round"])(
    "%s",
    (at) => {
      const field = at.split(".").at(-1)!;
      expectRefused("plan", () => parsePlan(withField(PLAN, at, 1)), [
        at,
        1,
        "FIELD_UNKNOWN",
        "only known fields",
        `the field "${field}"`,
      ]);
    },
  );

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__"])(
    "named %s",
    (name) => {
      for (const owner of ["", "tasks[0].", "tasks[0].scope.", "policies.", "issuer."]) {
        const at = `${owner}${name}`;
        expectRefused("plan", () => parsePlan(withField(PLAN, at, { polluted: true })), [
          at,
          1,
          "FIELD_UNKNOWN",
          "only known fields",
          `the field "${name}"`,
        ]);
      }
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  it("named __proto__ in a map of credit classes", () => {
    const tiers: unknown = JSON.parse('{"A":"low","__proto__":"high"}');
    const { issues } = refusal(() => parsePlan(withField(PLAN, "policies.creditClassTiers", tiers)));
    expect(issues).toEqual([
      {
        code: "FIELD_UNKNOWN",
        path: "plan.policies.creditClassTiers.__proto__",
        expected: "only known fields",
        received: 'the field "__proto__"',
      },
    ]);
  });
});

describe("all problems of a plan are reported together", () => {
  it("with the first five in the message and all in issues", () => {
    const tasks = Array.from({ length: 7 }, (_, index) => ({ ...taskNumber(index + 1), name: "" }));
    const { issues, message } = refusal(() => parsePlan(smallPlan(...tasks)));
    expect(issues.map(({ path }) => path)).toEqual(tasks.map((_, index) => `plan.tasks[${index}].name`));
    expect(message.split("\n")).toHaveLength(7);
    expect(message).toMatch(/^plan: 7 problems\n/);
    expect(message).toMatch(/\n {2}and 2 more$/);
  });

  it("over several tasks and fields", () => {
    const plan = withField(withField(withField(PLAN, "tasks[0].name", ""), "tasks[2].quota.ratio", "0%"), "year", 1);
    expect(
      refusal(() => parsePlan(plan))
        .issues.map(({ path }) => path)
        .sort(),
    ).toEqual(["plan.tasks[0].name", "plan.tasks[2].quota.ratio", "plan.year"]);
  });

  it("repeated ids of tasks and of items", () => {
    const items = [
      { id: "a", name: "A" },
      { id: "a", name: "B" },
    ];
    const plan = smallPlan(taskNumber(1, { items }), taskNumber(2, { id: "T01" }), taskNumber(3, { id: "T01" }));
    expect(refusal(() => parsePlan(plan)).issues.map(({ code, path }) => [code, path])).toEqual([
      ["DUPLICATE_ID", "plan.tasks[0].items[1].id"],
      ["DUPLICATE_ID", "plan.tasks[1].id"],
      ["DUPLICATE_ID", "plan.tasks[2].id"],
    ]);
  });
});

it("a good plan comes back equal, and the one given is not changed", () => {
  const before = JSON.stringify(PLAN);
  expect(parsePlan(PLAN)).toEqual(PLAN);
  expect(JSON.stringify(PLAN)).toBe(before);
});

it("an object that is no plain object does not pass for an empty one", () => {
  for (const scope of [new Map([["creditClasses", ["D"]]]), new Date(0), new Set(["D"])]) {
    expect(() => parsePlan(withFieldAsIs(scope)), Object.prototype.toString.call(scope)).toThrow();
  }
});

function withFieldAsIs(scope: unknown): unknown {
  return { ...PLAN, tasks: [{ ...PLAN.tasks[0], scope }] };
}

/** A task with the scope, quota and intensities that the rows of this file spoil. */
function taskNumber(sequence: number, changes: Partial<Task> = {}): Task {
  return smallTask({
    id: `T0${sequence}`,
    sequence,
    items: [{ id: "registration", name: "Registration" }],
    scope: { regionCodes: ["140581"] },
    quota: { kind: "ratio", ratio: "20%" },
    risk: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
    ...changes,
  });
}
