import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPlan } from "double-random/zh";
import { readPlanFile, xlsxFile } from "double-random/node";
import { gb18030Encoder } from "../../src/node/gb18030Encoder.js";
import { fileErrorOf, placesOf } from "../support/issuesOfFile.js";

const TEXT = readFileSync("test/data/gaoping-2024.txt", "utf8");
const OPTIONS = { issuer: { id: "gaoping", regionCode: "140581" } };

it("the printed plan as text or in a workbook is one plan", async () => {
  const expected = readPlan(TEXT, OPTIONS).plan;
  expect((await readPlanFile("test/data/gaoping-2024.txt", OPTIONS)).plan).toEqual(expected);
  const lines = TEXT.split(/\r?\n/).map((line) => line.split("\t"));
  const width = Math.max(...lines.map((cells) => cells.length));
  const [header = [], ...rows] = lines.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
  const columns = header.map((title, index) => ({ key: String(index), title, kind: "text" }) as const);
  const bytes = await xlsxFile([{ name: "计划", columns, rows }]);
  const read = await readPlanFile({ name: "plan.xlsx", bytes }, OPTIONS);
  expect(read.plan.tasks.map(({ id, quota, window }) => [id, quota, window])).toEqual(
    expected.tasks.map(({ id, quota, window }) => [id, quota, window]),
  );
});

it("several sheets are an error until one is named", async () => {
  const table = { columns: [{ key: "a", title: "甲", kind: "text" }], rows: [] } as const;
  const bytes = await xlsxFile([
    { name: "一", ...table },
    { name: "二", ...table },
  ]);
  const read = readPlanFile({ name: "plan.xlsx", bytes }, OPTIONS);
  expect(await fileErrorOf(read)).toMatchObject({ code: "SHEET_UNKNOWN" });
  const named = readPlanFile({ name: "plan.xlsx", bytes }, { ...OPTIONS, sheet: "二" });
  expect((await fileErrorOf(named)).code).toMatch(/^PLAN_|INPUT_INVALID/);
});

describe("problems have the place as the spreadsheet shows it", () => {
  const HEADER = ["序号", "抽查任务名称", "抽查事项", "抽查对象", "抽查比例", "起止时间"];
  const ROWS = [
    ["青山县市场监督管理局2025年度双随机抽查计划（虚构）"],
    HEADER,
    ["1", "对加油站的抽查", "1.明码标价检查\n2.登记事项检查", "全县加油站", "5%", "3月"],
    ["2", "对民宿的抽查", "登记事项检查", "全县民宿", "按需", "3月"],
    ["丙", "对药店的抽查", "登记事项检查", "全县药店", "5%", "3月"],
  ];
  const options = { issuer: { id: "qingshan", regionCode: "529921" } };
  const places = async (name: string, bytes: Uint8Array): Promise<readonly string[]> =>
    placesOf(readPlanFile({ name, bytes }, options));

  it("in a workbook", async () => {
    const [title = [], ...rows] = ROWS.map((row) => [...row, "", "", "", "", ""].slice(0, 6));
    const columns = title.map((text, index) => ({ key: String(index), title: text, kind: "text" }) as const);
    const bytes = await xlsxFile([{ name: "计划", columns, rows }]);
    const asked = readPlanFile({ name: "plan.xlsx", bytes }, options);
    await expect(asked).rejects.toThrow("plan.xlsx, sheet 计划, row 5: expected a number");
    expect(await places("plan.xlsx", bytes)).toEqual([
      'PLAN_ROW_INVALID | 计划 | 5 | "丙"',
      'PLAN_CELL_UNREADABLE | 计划 | 4 | E 抽查比例 | "按需"',
    ]);
  });

  it("in CSV, where a cell can have several lines, and in GB18030", async () => {
    const text = ROWS.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
    const expected = ['PLAN_ROW_INVALID | 5 | "丙"', 'PLAN_CELL_UNREADABLE | 4 | E 抽查比例 | "按需"'];
    expect(await places("plan.csv", Buffer.from(text))).toEqual(expected);
    const gb = gb18030Encoder()(text);
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(gb)).toThrow();
    expect(await places("plan.csv", gb)).toEqual(expected);
  });

  it("text has lines only", async () => {
    const text = ROWS.map((row) => row.join("\t").replace("\n", "")).join("\n");
    const error = await fileErrorOf(readPlanFile({ name: "plan.txt", bytes: Buffer.from(text) }, options));
    expect(error.issues.map(({ path, location }) => [path, location])).toEqual([
      ["line 5", undefined],
      ["line 4, task 2, 抽查比例", undefined],
    ]);
  });
});

it("reads a web page, whose tables are text, and refuses a PDF", async () => {
  const cells = ["序号", "抽查任务名称", "抽查事项", "抽查对象", "抽查比例", "起止时间"];
  const row = ["1", "对加油站的抽查", "明码标价检查", "全县加油站", "5%", "3月"];
  const html = [cells, row].map((each) => `<tr>${each.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
  const options = {
    issuer: { id: "q", name: "青山县局（虚构）", regionCode: "529921" },
    title: "计划（虚构）",
    year: 2025,
  };
  const page = { name: "plan.html", bytes: Buffer.from(`<table>${html}</table>`) };
  expect((await readPlanFile(page, options)).plan.tasks).toMatchObject([{ quota: { kind: "ratio", ratio: "5%" } }]);
  const pdf = readPlanFile({ name: "plan.pdf", bytes: Buffer.from("%PDF-1.7 ...") }, options);
  expect(await fileErrorOf(pdf)).toMatchObject({ code: "FILE_UNSUPPORTED" });
});
