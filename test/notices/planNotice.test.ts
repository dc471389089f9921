import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Plan, Quota, Scope } from "double-random";
import { coverageTable } from "double-random/year";
import { coverageNotice, formatMarkdown, planNotice, tablesOf, type Notice } from "double-random/notices";
import { refusal } from "../support/badField.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { smallPlan, smallTask } from "../support/smallPlan.js";

const gaoping = JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8")) as Plan;
const DATE = "2024-02-05";

/** The plan of the print with every question decided and every item complete. */
const decided: Plan = {
  ...gaoping,
  tasks: gaoping.tasks.map(({ openQuestions: _, items, ...task }) => ({
    ...task,
    items: items.map(({ truncated: __, ...item }) => item),
  })),
};

describe("planNotice", () => {
  it("refuses a plan with open questions and with items that break off, and lists all of them", () => {
    const questions = gaoping.tasks.flatMap(({ openQuestions = [] }) => openQuestions).length;
    const error = refusal(() => planNotice({ plan: gaoping, date: DATE }));
    expect(error.code).toBe("NOTICE_BLOCKED");
    expect(error.issues).toHaveLength(questions + 1);
    expect(error.issues.every(({ code }) => code === "NOTICE_BLOCKED")).toBe(true);
    expect(error.issues[0]).toMatchObject({ path: "plan.tasks[7].items[6]" });
  });

  it("of a draft says first that it must not be published", () => {
    const [first] = planNotice({ plan: gaoping, date: DATE, isDraft: true }).blocks;
    expect(first).toMatchObject({ kind: "note", tone: "warning" });
    const clean = planNotice({ plan: decided, date: DATE, isDraft: true });
    expect(clean.blocks.some(({ kind }) => kind === "note")).toBe(false);
  });

  it("has each task once, as the print has it", () => {
    const [table] = tablesOf(planNotice({ plan: decided, date: DATE }));
    expect(table!.rows.map(([number]) => number)).toEqual(gaoping.tasks.map(({ sequence }) => String(sequence)));
    const ratios = table!.rows.map((row) => row[5]);
    expect(ratios.slice(0, 9)).toEqual(["1%", "10%", "30%", "0.1%", "5%", "10%", "50%", "20%", "全部"]);
    expect(table!.rows[0]![4]).toBe("全市范围内存续的企业");
    expect(table!.rows[0]!.slice(-3)).toEqual(["2024-07-01", "2024-11-30", "县抽县查"]);
  });

  it("describes every kind of quota and scope in both languages", () => {
    const quotas: readonly Quota[] = [
      { kind: "at-least-ratio", ratio: "3%" },
      { kind: "count", count: 5 },
      { kind: "ratio-range", minimum: "1%", maximum: "2%" },
      { kind: "count-range", minimum: 1, maximum: 9 },
      { kind: "census" },
      { kind: "ratio-by-tier", ratios: { low: "1%", general: "2%", higher: "10%", high: "30%" } },
    ];
    const scope: Scope = {
      regionCodes: ["14"],
      subjectTypes: ["enterprise", "other"],
      statuses: ["existing", "deregistering"],
      creditClasses: ["B"],
      directories: ["optician"],
      lists: ["abnormal"],
      licenceKinds: ["food"],
    };
    const tasks = quotas.map((quota, index) => smallTask({ id: `T${index}`, sequence: index + 1, quota, scope }));
    const columnOf = (language: "zh" | "en", at: number): readonly string[] =>
      tablesOf(planNotice({ plan: smallPlan(...tasks), date: DATE, language }))[0]!.rows.map((row) => row[at]!);
    expect(columnOf("zh", 5)).toEqual([
      ...["不低于3%", "5户", "1%至2%", "1户至9户", "全部"],
      "低风险 1%、一般风险 2%、较高风险 10%、高风险 30%",
    ]);
    expect(columnOf("en", 5).slice(0, 5)).toEqual([
      "at least 3%",
      "5 targets",
      "1% to 2%",
      "1 target to 9 targets",
      "all",
    ]);
    expect(columnOf("zh", 4)[0]).toBe(
      "存续、注销中；企业、其他；信用风险B类；专业分库：optician；名录：abnormal；许可：food；行政区划代码：14",
    );
    expect(columnOf("en", 4)[0]).toContain("credit class B; directory optician");
  });
});

describe("coverageNotice", () => {
  const { plan, targets } = smallEvidence();
  const coverage = coverageTable({ plan, targets, asOf: "2024-04-30" });
  const of = (language: "zh" | "en"): Notice => coverageNotice({ coverage, plan, date: DATE, language });

  it("has each cell once, those without a chance included", () => {
    const [table] = tablesOf(of("en"));
    expect(table!.rows).toHaveLength(coverage.cells.length);
    const total = table!.rows.reduce((sum, row) => sum + Number(row[3]), 0);
    expect(total).toBe(coverage.total.targets);
    expect(table!.rows.map((row) => row.at(-1)).filter((status) => status === "no targets")).toHaveLength(
      coverage.cells.filter(({ status }) => status === "empty").length,
    );
  });

  it("puts every note in words", () => {
    const ofOne = coverageTable({ plan, targets, asOf: "2024-04-30", taskIds: ["T02"] });
    expect(ofOne.notes.map(({ code }) => code)).toEqual(["COVERAGE_ZERO"]);
    const text = formatMarkdown(coverageNotice({ coverage: ofOne, plan, date: DATE }));
    expect(text).toContain("## 一、说明\n\n有的类别没有任何任务可以抽到");
    expect(formatMarkdown(of("zh"))).not.toContain("## 一、说明");
  });

  it("refuses the table of another plan", () => {
    const other = { ...plan, id: "another" };
    expect(refusal(() => coverageNotice({ coverage, plan: other, date: DATE })).code).toBe("EVIDENCE_MISMATCH");
  });
});
