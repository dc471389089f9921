import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DoubleRandomError } from "double-random";
import { readPlan, type PlanAnswer, type ReadPlanOptions } from "double-random/zh";

const text = readFileSync("test/data/gaoping-2024.txt", "utf8");
const issuer = { id: "140581", regionCode: "140581" };
const reason = "局长办公会2024年3月1日决定";

function read(answers: readonly PlanAnswer[], options: Partial<ReadPlanOptions> = {}): ReturnType<typeof readPlan> {
  return readPlan(text, { issuer, answers, ...options });
}

function issuesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    return (error as DoubleRandomError).issues.map(({ code, path }) => `${code} ${path}`);
  }
  return [];
}

describe("an answer", () => {
  it("accepts an assumption, closes the question and stands in the plan", () => {
    const before = read([]);
    const { plan, openQuestions } = read([{ task: 14, irregularity: "C9", reason }]);
    expect(openQuestions).toEqual(before.openQuestions.filter(({ sequence }) => sequence !== 14));
    const asked = before.plan.tasks[13]!.openQuestions![0]!;
    const [task, unanswered] = [plan.tasks[13]!, before.plan.tasks[13]!];
    expect(task.openQuestions).toBeUndefined();
    expect(task.scope).toEqual(unanswered.scope);
    expect(task.corrections).toContainEqual({
      ...{
        irregularity: "C9",
        field: "scope.directories",
        raw: "",
        value: asked.assumption,
        rule: reason,
        severity: "note",
      },
    });
  });

  it("decides otherwise, for a whole field or for a part of it", () => {
    const wording = "检验检测结果与原始数据不一致的";
    const { plan } = read([{ task: 8, irregularity: "A7", field: "items[6].name", value: wording, reason }]);
    expect(plan.tasks[7]!.items[6]).toEqual({
      ...{ id: "laboratory-results-and-original-data", name: wording, competence: "testing-accreditation" },
    });
    expect(plan.tasks[7]!.openQuestions).toBeUndefined();
    const scope = { regionCodes: ["140581"], statuses: ["existing"], subjectTypes: ["enterprise"] };
    expect(read([{ task: 9, irregularity: "C7", field: "scope", value: scope, reason }]).plan.tasks[8]!.scope).toEqual(
      scope,
    );
    const listed = read([{ task: 14, field: "scope.directories", value: ["publisher", "market"], reason }]);
    expect(listed.plan.tasks[13]!.scope.directories).toEqual(["publisher", "market"]);
  });

  it("fills a cell that cannot be read", () => {
    const broken = text.replace("10%; 1次/年", "按需; 1次/年");
    expect(issuesOf(() => readPlan(broken, { issuer }))).toEqual([
      "PLAN_CELL_UNREADABLE line 10, task 2, 抽查比例/数量",
    ]);
    const answers = [{ task: 2, field: "quota", value: { kind: "count", count: 12 }, reason }];
    const filled = readPlan(broken, { issuer, answers });
    expect(filled.plan.tasks[1]).toMatchObject({
      ...{ quota: { kind: "count", count: 12 }, frequency: { drawsPerYear: 1, perTargetPerYear: 1 } },
    });
  });

  it("to nothing, without a reason, or with a value that does not fit is refused", () => {
    expect(issuesOf(() => read([{ task: 1, irregularity: "C9", reason }]))).toEqual([
      "REFERENCE_UNKNOWN options.answers[0]",
    ]);
    expect(issuesOf(() => read([{ task: 14, irregularity: "C9", reason: " " }]))).toEqual([
      "FIELD_INVALID options.answers[0].reason",
    ]);
    expect(issuesOf(() => read([{ task: 14, irregularity: "C9", value: "market", reason }]))).toEqual([
      "FIELD_INVALID plan.tasks[13].scope.directories",
    ]);
  });
});

describe("options", () => {
  it("take precedence over the text", () => {
    const { plan } = read([], {
      title: "另定标题",
      year: 2025,
      id: "p",
      documentNumber: "〔2025〕1号",
      issuedOn: "2025-01-02",
    });
    expect(plan).toMatchObject({
      title: "另定标题",
      year: 2025,
      id: "p",
      documentNumber: "〔2025〕1号",
      issuedOn: "2025-01-02",
    });
    expect(plan.tasks[0]!.window).toEqual({ start: "2025-07-01", end: "2025-11-30" });
  });

  it("add names to the vocabulary, before those that it has", () => {
    const vocabulary = {
      directories: [{ id: "own-markets", words: ["集贸市场"] }],
      items: [{ id: "own-prices", words: ["价格行为"], competence: "own" }],
    };
    const { plan } = read([], { vocabulary });
    expect(plan.tasks[10]!.scope.directories).toEqual(["own-markets"]);
    expect(plan.tasks[9]!.items).toEqual([{ id: "own-prices", name: "价格行为检查", competence: "own" }]);
  });

  it.each<[string, unknown, string]>([
    ["none", undefined, "FIELD_INVALID options"],
    ["no issuer", {}, "FIELD_INVALID options.issuer"],
    ["a region by name", { issuer: { id: "x", regionCode: "高平" } }, "FIELD_INVALID options.issuer.regionCode"],
    ["a year that is text", { issuer, year: "2024" }, "FIELD_INVALID options.year"],
    ["another language", { issuer, language: "fr" }, "FIELD_INVALID options.language"],
    ["answers that are no list", { issuer, answers: {} }, "FIELD_INVALID options.answers"],
    [
      "a vocabulary of another form",
      { issuer, vocabulary: { lists: [{ id: 1, words: "x" }], more: [] } },
      "FIELD_INVALID options.vocabulary.lists[0].id",
    ],
    ["departments of another form", { issuer, departments: { 甲: 1 } }, "FIELD_INVALID options.departments.甲"],
  ])("%s are refused", (_, options, issue) => {
    expect(issuesOf(() => readPlan(text, options as ReadPlanOptions))).toContain(issue);
  });

  it("give joint tasks the shares of their departments", () => {
    const source =
      "序号\t任务名称\t检查事项\t检查对象\t抽查比例\t检查时间\t牵头部门\t配合部门\n1\t甲\t登记事项检查\t全县企业\t5%\t4月\t县教育局\t县公安局、县市场监管局";
    const departments = {
      县教育局: { id: "education", members: 1 },
      县公安局: { id: "police", members: 2 },
      县市场监管局: { id: "market", members: 1 },
    };
    const facts = { issuer: { ...issuer, name: "甲县" }, title: "计划", year: 2024 };
    const { plan } = readPlan(source, { ...facts, departments });
    expect(plan.scopeKind).toBe("joint");
    expect(plan.tasks[0]!.team).toEqual({
      departments: [
        { departmentId: "education", members: 1 },
        { departmentId: "police", members: 2 },
        { departmentId: "market", members: 1 },
      ],
    });
    expect(plan.tasks[0]!.openQuestions).toBeUndefined();
  });
});
