import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readPlan } from "double-random/zh";
import { readPlanFile, xlsxFile } from "double-random/node";
import { fileErrorOf } from "../support/issuesOfFile.js";

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
