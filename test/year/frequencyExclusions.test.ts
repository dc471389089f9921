import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPlan, parseExclusions, type Inspection } from "double-random";
import {
  checkAnnualLimit,
  DEFAULT_YEAR_RULES,
  frequencyExclusions,
  type FrequencyExclusions,
  type FrequencyExclusionsOptions,
  type YearRules,
} from "double-random/year";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { SMALL_SEED } from "../support/smallEvidence.js";
import { smallTarget } from "../support/smallPlan.js";
import { smallYear, smallYearTasks } from "../support/smallYear.js";

const year = smallYear();
const { plan, targets } = year;
const DECISION = { decidedBy: "credit section", decidedOn: "2024-04-29" };
const OFF: YearRules = { sameYear: "none" };

function exclude(options: Partial<FrequencyExclusionsOptions>): FrequencyExclusions {
  return frequencyExclusions({ plan, targets, asOf: "2024-04-30", ...DECISION, ...options });
}

/** The excluded, as `task/target reason`. */
function excluded(options: Partial<FrequencyExclusionsOptions>): readonly string[] {
  return exclude(options).exclusions.map(({ taskId, targetId, reason }) => `${taskId}/${targetId} ${reason}`);
}

const codesOf = ({ notes }: FrequencyExclusions): readonly string[] => notes.map(({ code }) => code);

describe("same target, same item, same year", () => {
  const inspected = (fields: Partial<Inspection>): Partial<FrequencyExclusionsOptions> => ({
    inspections: [{ targetId: "U1", date: "2024-02-01", ...fields }],
  });

  it.each<[string, Partial<Inspection>, readonly string[]]>([
    ["the same task", { taskId: "T1" }, ["T1/U1 recently-inspected"]],
    ["all items of a task, whatever for", { itemIds: ["two", "shared", "more"] }, ["T2/U1 recently-inspected"]],
    ["one of two items", { itemIds: ["two"] }, []],
    ["the task of another plan", { taskId: "T1", planId: "other" }, []],
    ["the same task last year", { taskId: "T1", planId: "plan-2024", date: "2023-12-31" }, []],
    ["a visit that met nobody", { taskId: "T1", outcome: "unreachable-at-registered-address" }, []],
    ["a visit with a finding", { taskId: "T1", outcome: "problem-pending" }, ["T1/U1 recently-inspected"]],
  ])("%s", (_, fields, expected) => {
    expect(excluded(inspected(fields))).toEqual(expected);
  });

  it("says which targets stay in although an item repeats, or excludes them if any item is enough", () => {
    const made = exclude(inspected({ taskId: "T1" }));
    expect(made.notes.find(({ code }) => code === "ITEMS_REPEATED")?.about).toEqual(["T2/U1", "T3/U1"]);
    expect(excluded({ ...inspected({ taskId: "T1" }), rules: { sameYear: { most: 1, items: "any" } } })).toEqual([
      "T1/U1 recently-inspected",
      "T2/U1 recently-inspected",
      "T3/U1 recently-inspected",
    ]);
    expect(excluded({ ...inspected({ taskId: "T1" }), rules: OFF })).toEqual([]);
  });

  it("takes the number that a task states before that of the rules", () => {
    const tasks = smallYearTasks().map((task) =>
      task.id === "T1" ? { ...task, frequency: { drawsPerYear: 2, perTargetPerYear: 2 } } : task,
    );
    const inspections = (...days: readonly string[]): readonly Inspection[] =>
      days.map((date) => ({ targetId: "U1", date, taskId: "T1" }));
    const options = { plan: { ...plan, tasks }, rules: { sameYear: { most: 1, items: "any" } } } as const;
    expect(excluded({ ...options, inspections: inspections("2024-01-05") })).toEqual([
      "T2/U1 recently-inspected",
      "T3/U1 recently-inspected",
    ]);
    expect(excluded({ ...options, inspections: inspections("2024-01-05", "2024-02-05") })).toContain(
      "T1/U1 recently-inspected",
    );
    // Two rows of one day are one visit.
    expect(excluded({ ...options, inspections: inspections("2024-01-05", "2024-01-05") })).not.toContain(
      "T1/U1 recently-inspected",
    );
  });

  it("counts what this year's records have drawn, and what of it was visited", () => {
    const record = year.draw(1, { taskIds: ["T1"] });
    const drawn = targets.map(({ id }) => `T1/${id} already-drawn-this-year`);
    expect(excluded({ records: [record] })).toEqual(drawn);
    const event = year.result(record, "T1/U1", { at: "2024-04-02" });
    expect(excluded({ records: [record], events: [event] })).toEqual(
      drawn.map((text) => text.replace("U1 already-drawn-this-year", "U1 recently-inspected")),
    );
    const gone = year.result(record, "T1/U1", { at: "2024-04-02", outcome: "moved-out" });
    expect(excluded({ records: [record], events: [gone] })).toEqual(drawn.slice(1));
  });
});

describe("look-back", () => {
  const back = (rule: object, fields: Partial<Inspection>): readonly string[] =>
    excluded({
      rules: { ...OFF, lookBacks: [{ id: "rule", scope: "any", ...rule } as never] },
      inspections: [{ targetId: "U1", date: "2021-04-30", ...fields }],
    }).map((text) => text.slice(0, 5));

  it.each<[object, string, boolean]>([
    [{ years: 3 }, "2021-04-30", false],
    [{ years: 3 }, "2021-05-01", true],
    [{ months: 1 }, "2024-03-30", false],
    [{ months: 1 }, "2024-03-31", false],
    [{ months: 1 }, "2024-04-01", true],
    [{ months: 14 }, "2023-02-28", false],
    [{ months: 14 }, "2023-03-01", true],
    [{ days: 30 }, "2024-03-31", false],
    [{ days: 30 }, "2024-04-01", true],
    [{ days: 366 }, "2023-04-30", false],
    [{ days: 367 }, "2023-04-30", true],
  ])("of %j, inspected on %s, seen from 2024-04-30: out is %s", (period, date, isOut) => {
    expect(back(period, { date })).toEqual(isOut ? ["T1/U1", "T2/U1", "T3/U1"] : []);
  });

  it("looks at the items of the task or at any, and at some tasks or at all", () => {
    const recent = { date: "2024-01-01", itemIds: ["two", "shared"] };
    expect(back({ years: 1, scope: "item" }, recent)).toEqual(["T2/U1"]);
    expect(back({ years: 1, scope: "item", items: "any" }, recent)).toEqual(["T1/U1", "T2/U1", "T3/U1"]);
    expect(back({ years: 1, scope: "item", items: "any", taskIds: ["T1", "T2"] }, recent)).toEqual(["T1/U1", "T2/U1"]);
    expect(back({ years: 1, scope: "item" }, { date: "2024-01-01" })).toEqual([]);
  });
});

describe("annual limit", () => {
  const limited = (
    annualLimit: YearRules["annualLimit"] & object,
    options: Partial<FrequencyExclusionsOptions>,
  ): FrequencyExclusions => exclude({ ...options, rules: { ...OFF, annualLimit } });
  const ids = ({ exclusions }: FrequencyExclusions): readonly string[] =>
    exclusions.map(({ taskId, targetId }) => `${taskId}/${targetId}`);
  const visited = (...fields: readonly Partial<Inspection>[]): Partial<FrequencyExclusionsOptions> => ({
    inspections: fields.map((each, index) => ({ targetId: "U1", date: `2024-01-0${index + 1}`, ...each })),
  });

  it("counts visits of the year, not rows, and not those on a complaint", () => {
    const rule = { most: 2, policy: "exclude" } as const;
    expect(ids(limited(rule, visited({}, {})))).toEqual(["T1/U1", "T2/U1", "T3/U1"]);
    expect(ids(limited(rule, visited({}, { date: "2024-01-01", taskId: "T2" })))).toEqual([]);
    expect(ids(limited(rule, visited({}, { date: "2023-12-31" })))).toEqual([]);
    expect(ids(limited(rule, visited({}, { cause: "complaint" })))).toEqual([]);
    expect(ids(limited({ ...rule, uncountedCauses: [] }, visited({}, { cause: "complaint" })))).toHaveLength(3);
    expect(limited(rule, visited({}, {})).exclusions[0]!.reason).toBe("annual-limit");
  });

  it("has a number for each class, and zero means nobody", () => {
    const rule = { most: 1, byCreditClass: { A: 0, B: 2 }, policy: "exclude" } as const;
    expect(ids(limited(rule, { inspections: [{ targetId: "U2", date: "2024-01-01" }] }))).toEqual([
      ...["T1/U1", "T1/U5", "T2/U1", "T2/U5", "T3/U1", "T3/U5"],
    ]);
  });

  it("merges where a hit can join a visit that is not made yet, and excludes where it cannot", () => {
    const record = year.draw(1, { taskIds: ["T1"] });
    const rules = { most: 1, policy: "merge" } as const;
    const merged = limited(rules, { records: [record] });
    expect(ids(merged)).toEqual(targets.map(({ id }) => `T3/${id}`));
    expect(merged.notes.find(({ code }) => code === "LIMIT_MERGES")?.about).toHaveLength(12);
    expect(ids(limited({ ...rules, policy: "exclude" }, { records: [record] }))).toHaveLength(18);
    const events = [year.result(record, "T1/U1", { at: "2024-04-10" })];
    expect(ids(limited(rules, { records: [record], events }))).toEqual([
      ...["T1/U1", "T2/U1", "T3/U1", "T3/U2", "T3/U3", "T3/U4", "T3/U5", "T3/U6"],
    ]);
  });

  it("joins no visit that another level makes", () => {
    const levels = { drawnBy: "county", inspectedBy: "prefecture" } as const;
    const tasks = plan.tasks.map((task) => (task.id === "T2" ? { ...task, mode: levels } : task));
    const other = smallYear(tasks);
    const records = [other.draw(1, { taskIds: ["T1"] })];
    const merged = limited({ most: 1, policy: "merge" }, { plan: other.plan, records });
    expect(ids(merged).filter((id) => id.startsWith("T1"))).toEqual([]);
    expect(ids(merged).filter((id) => id.startsWith("T2"))).toHaveLength(6);
  });

  it("is looked at again after the draws", () => {
    const records = [year.draw(1, { taskIds: ["T1"] }), year.draw(3, { taskIds: ["T3"] })];
    const check = checkAnnualLimit({
      ...{ plan, targets, asOf: "2024-04-30", records },
      rules: {
        annualLimit: { most: 1, byCreditClass: { D: 2 }, policy: "merge" },
        exemptions: [{ id: "complaints", targetIds: ["U2"], reason: "complaints" }],
      },
      inspections: [
        { targetId: "U3", date: "2024-02-02" },
        { targetId: "U3", date: "2024-03-02", cause: "complaint" },
      ],
    });
    expect(check.over).toEqual([
      { targetId: "U1", made: 0, open: 2, most: 1 },
      { targetId: "U2", made: 0, open: 2, most: 1, exemption: "complaints" },
      { targetId: "U3", made: 1, open: 2, most: 1 },
      { targetId: "U5", made: 0, open: 2, most: 1 },
      { targetId: "U6", made: 0, open: 2, most: 1 },
    ]);
    expect(check.notes.map(({ code, about }) => [code, about.length])).toEqual([
      ["OVER_ANNUAL_LIMIT", 4],
      ["EXEMPTED", 1],
    ]);
    expect(checkAnnualLimit({ plan, targets, asOf: "2024-04-30", records, rules: {} }).over).toEqual([]);
  });
});

describe("frequencyExclusions", () => {
  const inspections: readonly Inspection[] = [
    { targetId: "U1", date: "2024-02-01", taskId: "T1" },
    { targetId: "U4", date: "2024-02-01", taskId: "T1" },
    { targetId: "U9", date: "2024-02-01", taskId: "T1" },
    { targetId: "U2", date: "2024-05-01", taskId: "T1" },
    { targetId: "U3", date: "2024-03-01" },
  ];

  it("exempts by scope and by name, and says whom; the exemption is of the rules that it names", () => {
    const exemptions: YearRules["exemptions"] = [
      { id: "class-d", rules: ["same-year"], scope: { creditClasses: ["D"] }, reason: "high risk" },
      { id: "other-rule", rules: ["look-back"], targetIds: ["U1"], reason: "not this rule" },
    ];
    const made = exclude({ inspections, rules: { exemptions } });
    expect(made.exclusions.map(({ targetId }) => targetId)).toEqual(["U1"]);
    expect(made.exempted).toEqual([{ taskId: "T1", targetId: "U4", rule: "same-year", exemption: "class-d" }]);
    expect(codesOf(made)).toEqual([
      "RULES_DEFAULTED",
      "ITEMS_UNKNOWN",
      "INSPECTION_AFTER_DATE",
      "TARGET_UNKNOWN",
      "EXEMPTED",
      "ITEMS_REPEATED",
    ]);
    const named = exclude({ inspections, rules: { exemptions: [{ id: "led", targetIds: ["U1"], reason: "led" }] } });
    expect(named.exclusions.map(({ targetId }) => targetId)).toEqual(["U4"]);
  });

  it("gives exclusions that a draw takes, and whose targets it does not draw", () => {
    const { exclusions } = exclude({ inspections });
    expect(parseExclusions(JSON.parse(JSON.stringify(exclusions)))).toEqual(exclusions);
    const record = drawPlan({ ...year, exclusions, asOf: "2024-04-30", seed: SMALL_SEED });
    expect(record.tasks[0]!.selected.map(({ targetId }) => targetId).sort()).toEqual(["U2", "U3", "U5", "U6"]);
    expect(record.tasks[0]!.frame.exclusions).toEqual(exclusions.filter(({ taskId }) => taskId === "T1"));
  });

  it("keeps what was decided otherwise, once, and leaves out who is not in scope", () => {
    const decided = [
      { taskId: "T1", targetId: "U1", reason: "under-investigation", decidedBy: "x", decidedOn: "2024-04-01" } as const,
    ];
    const made = exclude({ inspections, decided });
    expect(made.exclusions.find(({ targetId }) => targetId === "U1")).toEqual(decided[0]);
    expect(made.exclusions).toHaveLength(2);
    const moved = targets.map((target) => (target.id === "U1" ? { ...target, status: "moved-out" as const } : target));
    expect(exclude({ inspections, targets: moved }).exclusions.map(({ targetId }) => targetId)).toEqual(["U4"]);
  });

  it("names rule and inspection in the note, in English or Chinese, and every ground beside it", () => {
    const rules: YearRules = { lookBacks: [{ id: "half-year", months: 6, scope: "any", taskIds: ["T1"] }] };
    const notes = (["en", "zh"] as const).map(
      (language) => exclude({ inspections: inspections.slice(0, 1), rules, language }).exclusions[0]!.note,
    );
    expect(notes).toEqual([
      "rule same-year (at most 1): inspected on 2024-02-01 (T1); rule look-back half-year: inspected on 2024-02-01 (T1)",
      "同一年度同一事项规则（最多1次）：2024-02-01已检查（T1）；回溯期规则half-year：2024-02-01已检查（T1）",
    ]);
    const occasions = [{ kind: "inspection", date: "2024-02-01", taskIds: ["T1"] }];
    expect(exclude({ inspections: inspections.slice(0, 1), rules }).grounds).toEqual([
      { taskId: "T1", targetId: "U1", rule: "same-year", occasions },
      { taskId: "T1", targetId: "U1", rule: "look-back", ruleId: "half-year", occasions },
    ]);
  });

  it("does not depend on the order of anything, and leaves its input as it was", () => {
    const records = [year.draw(1, { taskIds: ["T1"] }), year.draw(2, { taskIds: ["T2"] })];
    const rules: YearRules = {
      annualLimit: { most: 1, policy: "merge" },
      lookBacks: [{ id: "a", years: 3, scope: "any" }],
    };
    const given = { plan, targets, inspections, records, rules };
    const expected = exclude(deepFreeze(structuredClone(given)));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...inspections], { minLength: 5 }),
        fc.shuffledSubarray([...targets], { minLength: 6 }),
        (some, list) => {
          const tasks = [...plan.tasks].reverse();
          const shuffled = {
            ...given,
            plan: { ...plan, tasks },
            inspections: some,
            targets: list,
            records: [...records].reverse(),
          };
          expect(exclude(shuffled)).toEqual(expected);
        },
      ),
      { seed: 20240909, numRuns: 20 },
    );
    expect(expected.exclusions.length).toBeGreaterThan(6);
  });

  it("refuses bad rules with all their problems", () => {
    const issuesOf = (rules: unknown): readonly string[] =>
      refusal(() => exclude({ rules: rules as YearRules })).issues.map(({ code, path }) => `${code} ${path}`);
    expect(issuesOf({ lookBacks: [{ id: "a", years: 1, days: 3, scope: "any", items: "any" }] })).toEqual([
      "FIELD_INVALID rules.lookBacks[0].days",
      "FIELD_INVALID rules.lookBacks[0].items",
    ]);
    expect(issuesOf({ lookBacks: [{ id: "a", scope: "all" }] })).toContain("FIELD_INVALID rules.lookBacks[0].scope");
    expect(issuesOf({ lookBacks: [{ id: "a", days: 1e9, scope: "any" }] })).toEqual([
      "FIELD_INVALID rules.lookBacks[0].days",
    ]);
    expect(issuesOf({ exemptions: [{ id: "e", reason: "r" }] })).toEqual(["FIELD_INVALID rules.exemptions[0].scope"]);
    expect(issuesOf({ annualLimit: { most: -1, policy: "ignore" } })).toHaveLength(2);
    expect(issuesOf({ sameYears: {} })).toEqual(["FIELD_UNKNOWN rules.sameYears"]);
    const back = { id: "a", years: 1, scope: "any" };
    expect(issuesOf({ lookBacks: [{ ...back, taskIds: ["T9"] }, back] })).toEqual([
      "REFERENCE_UNKNOWN rules.lookBacks[0].taskIds[0]",
      "DUPLICATE_ID rules.lookBacks[1].id",
    ]);
    const codeOf = (options: object): string => refusal(() => exclude(options)).code;
    expect(codeOf({ language: "fr" })).toBe("FIELD_INVALID");
    expect(codeOf({ decidedBy: "" })).toBe("INPUT_INVALID");
    expect(codeOf({ asOf: "2024-02-30" })).toBe("INPUT_INVALID");
    expect(codeOf({ inspections: [{ targetId: "U1" }] })).toBe("INPUT_INVALID");
    expect(codeOf({ targets: [smallTarget({ id: "U1" }), smallTarget({ id: "U1" })] })).toBe("INPUT_INVALID");
  });

  it("has a default for every rule but the limit, which the bureau publishes", () => {
    expect(Object.keys(DEFAULT_YEAR_RULES).sort()).toEqual([
      "exemptions",
      "lookBacks",
      "outcomesWithoutInspection",
      "sameYear",
    ]);
    expect(exclude({}).notes.map(({ code, about }) => [code, about])).toEqual([
      ["RULES_DEFAULTED", ["sameYear", "lookBacks", "exemptions", "outcomesWithoutInspection", "annualLimit"]],
    ]);
  });
});
