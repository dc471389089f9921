import { describe, expect, it } from "vitest";
import { readPlan, type PlanReading, type ReadPlanOptions } from "double-random/zh";
import { issuesOf } from "../support/issuesOf.js";

const OPTIONS: ReadPlanOptions = {
  issuer: { id: "q", name: "青山县市场监管局（虚构）", regionCode: "529921" },
  title: "抽查计划（虚构）",
  year: 2025,
};
const read = (text: string, options: Partial<ReadPlanOptions> = {}): PlanReading =>
  readPlan(text, { ...OPTIONS, ...options });
const names = ({ plan }: PlanReading): readonly string[] => plan.tasks.map(({ id, name }) => `${id} ${name}`);
const problems = (text: string): readonly string[] =>
  issuesOf(() => read(text)).map(({ code, path, received }) => `${code} ${path}: ${received}`);

describe("text copied from a PDF", () => {
  const HEADER = "序号 抽查任务名称 抽查事项 抽查对象\n范围 抽查比例 抽查检查\n起止时间 发起部门";
  const table = (...rows: readonly string[]): string => [HEADER, ...rows].join("\n");
  const parted = (row: string): readonly string[] => read(table(row)).plan.tasks[0]!.raw!.map(({ text }) => text);

  it("has the headers that are known, the longest first", () => {
    const [task] = read(table("1 甲抽查 乙检查 全县旅馆 5% 3月 县公安局")).plan.tasks;
    expect(task!.raw!.map(({ column }) => column)).toEqual([
      ...["序号", "抽查任务名称", "抽查事项", "抽查对象范围", "抽查比例", "抽查检查起止时间", "发起部门"],
    ]);
  });

  it.each([
    ["1 甲抽查 乙检查 全县旅馆 5%；\n1次/年 3月-\n9月 县公安局", ["5%；\n1次/年", "3月-\n9月", "县公安局"]],
    ["1 甲抽查 乙检查 全县旅馆\n不低于5%\n3月 县公安局、\n县商务局", ["不低于5%", "3月", "县公安局、\n县商务局"]],
  ])("%j is parted where cells show by their looks", (row, cells) => {
    expect(parted(row)).toEqual(["1", "甲抽查", "乙检查", "全县旅馆", ...cells]);
  });

  it.each([
    ["a name or the items hold a space", "1 甲 抽查 乙检查 全县旅馆 5% 3月 县公安局"],
    ["a line break can end a cell or not", "1 甲抽查\n乙检查 全县旅馆 5% 3月 县公安局"],
    ["a cell is lost before the ratio", "1 甲抽查 全县旅馆 5% 3月 县公安局"],
    ["the ratio is no ratio", "1 甲抽查 乙检查 全县旅馆 按需 3月 县公安局"],
    ["cells at the end and one before them are lost", "1 甲抽查 全县旅馆 5%"],
    ["a time stands before the ratio", "1 甲抽查 乙检查 全县旅馆 3月 10% 4月 县公安局"],
    ["more follows than a row has", "1 甲抽查 乙检查 全县旅馆 5% 3月 县公安局 4月 县商务局"],
  ])("is an error with the line where %s", (_, row) => {
    const [issue, ...more] = issuesOf(() =>
      read(table("1 丙抽查 丁检查 全县药店 5% 3月 县公安局", row.replace("1", "2"))),
    );
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: "PLAN_ROW_INVALID", path: "line 5" });
    expect(issue!.advice).toMatch(/tabs .* \.xlsx or \.csv/);
  });

  it("is what a table parted at single spaces is, if its cells hold spaces", () => {
    const lines = ["序号 任务名称 检查事项 检查对象 抽查比例 检查时间", "1 甲抽查 乙检查 全县旅馆 5% 3月 - 9月"];
    const reading = read(lines.join("\n"));
    expect(reading.layout).toBe("flowing");
    expect(reading.plan.tasks[0]!.window).toEqual({ start: "2025-03-01", end: "2025-09-30" });
  });

  it("is read in bounded time", () => {
    const row = "5% 3月 县公安局 甲 ".repeat(19);
    const rows = Array.from({ length: 2000 }, (_, index) => `${String(index + 1)} 甲 ${row}`);
    expect(issuesOf(() => read(table(...rows))).length).toBe(2001);
  });
});

describe("headings and numbers of rows", () => {
  const HEADER = "序号\t抽查任务名称\t抽查事项\t抽查对象\t抽查比例\t起止时间";
  const row = (number: string, name: string, quota = "10%"): string =>
    [number, name, "明码标价检查", "全县加油站", quota, "3月"].join("\t");

  it.each([
    ["with empty cells", "一、登记注册股\t\t\t\t\t", "一、登记注册股"],
    ["alone on its line", "一、登记注册股", "一、登记注册股"],
    ["with its numeral in the column of numbers", "一\t登记注册股\t\t\t\t", "一 登记注册股"],
    ["in every cell, as merged cells can be", Array(6).fill("登记注册股").join("\t"), "登记注册股"],
  ])("a heading within the table, %s, is no task", (_, heading, text) => {
    const reading = read([HEADER, row("1", "甲"), heading, row("2", "乙")].join("\n"));
    expect(names(reading)).toEqual(["T01 甲", "T02 乙"]);
    expect(reading.around.map((each) => each.text)).toEqual([text]);
    expect(reading.plan.tasks.map(({ window }) => window.end)).toEqual(["2025-03-31", "2025-03-31"]);
  });

  it("rows may go without numbers, with or without their column", () => {
    const numbered = [HEADER, row("1", "甲"), row("2", "乙")].join("\n");
    const bare = numbered.replaceAll(/^\d/gm, "");
    const without = numbered.replaceAll(/^[^\t]*\t/gm, "");
    expect(names(read(bare))).toEqual(["T01 甲", "T02 乙"]);
    expect(names(read(without))).toEqual(["T01 甲", "T02 乙"]);
  });

  it("a task without a number among others is never joined to the one above", () => {
    expect(problems([HEADER, row("1", "甲"), row("", "乙"), row("2", "丙")].join("\n"))).toEqual([
      "PLAN_ROW_INVALID line 3: none",
    ]);
  });

  it("numbers of two levels are an error that says what to do", () => {
    const text = [HEADER, row("1.1", "甲"), row("1.2", "乙")].join("\n");
    expect(problems(text)).toEqual(['PLAN_ROW_INVALID line 2: "1.1"', 'PLAN_ROW_INVALID line 3: "1.2"']);
    expect(issuesOf(() => read(text))[0]!.advice).toMatch(/^number the tasks 1, 2, 3/);
  });

  it.each([
    ["under headers of their own", [HEADER]],
    ["under one header", []],
  ])("tables that begin with 1 again, %s, are parts", (_, header) => {
    const text = [
      "一、内部抽查",
      HEADER,
      row("1", "甲"),
      row("2", "乙"),
      "二、联合抽查",
      ...header,
      row("1", "丙"),
    ].join("\n");
    expect(problems(text)).toEqual([
      `PLAN_ROW_INVALID source: tables that begin with number 1 at lines 3, ${String(6 + header.length)}`,
    ]);
    expect(names(read(text, { part: 1 }))).toEqual(["T01 甲", "T02 乙"]);
    expect(names(read(text, { part: 2 }))).toEqual(["T01 丙"]);
  });

  it("numbers that begin with 1 again without a word are an error", () => {
    expect(problems([HEADER, row("1", "甲"), row("1", "乙")].join("\n"))).toEqual(["PLAN_ROW_INVALID line 3: 1"]);
  });
});
