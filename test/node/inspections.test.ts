import { expect, it } from "vitest";
import { formatCsv, listTable, readInspections, xlsxFile } from "double-random/node";
import type { Inspection } from "double-random";
import { fileErrorOf } from "../support/issuesOfFile.js";

const HISTORY: readonly Inspection[] = [
  { targetId: "T-1", date: "2023-09-05", taskId: "T03", itemIds: ["registration", "price"], outcome: "no-problem" },
  { targetId: "T-2", date: "2023-10-01", planId: "plan-2023", cause: "complaint", outcome: "refused-serious" },
  { targetId: "T-2", date: "2023-10-02", source: { record: "ab".repeat(32), visitId: "T03/T-2" }, cause: "random" },
  { targetId: "T-3", date: "2023-11-30" },
];

it.each(["zh", "en"] as const)(
  "a history is the same again after CSV, XLSX and JSON, headers in %s",
  async (language) => {
    const table = listTable("inspections", HISTORY, { language });
    const files = [
      { name: "h.csv", bytes: Buffer.from(formatCsv(table)) },
      { name: "h.xlsx", bytes: await xlsxFile([table]) },
      { name: "h.json", bytes: Buffer.from(JSON.stringify(HISTORY)) },
    ];
    for (const file of files) expect((await readInspections(file)).rows, file.name).toEqual(HISTORY);
  },
);

it("reads the words of platforms for every outcome", async () => {
  const words = [
    ...["未发现问题", "发现问题待后续处理", "发现问题经责令已改正", "未按规定公示", "隐瞒真实情况弄虚作假"],
    ...["通过登记的住所（经营场所）无法联系", "未发现开展本次抽查涉及的经营活动", "已关闭停业或正在组织清算"],
    ...["不配合检查情节严重", "注销", "被吊销", "被撤销", "迁出"],
  ];
  const csv = `对象编号,检查日期,检查结果\n${words.map((word, index) => `T-${index},2023-09-05,${word}\n`).join("")}`;
  const { rows } = await readInspections({ name: "h.csv", bytes: Buffer.from(csv) });
  expect(new Set(rows.map(({ outcome }) => outcome)).size).toBe(13);
});

it("names row and column of what cannot be read, and of a visit without its record", async () => {
  const csv = "对象编号,检查日期,检查结果,检查编号\nT-1,2023-13-05,好,\nT-2,2023-01-05,合格,T03/T-2\n";
  const error = await fileErrorOf(readInspections({ name: "h.csv", bytes: Buffer.from(csv) }));
  expect(error.issues.map(({ code, location }) => [code, location?.row, location?.column])).toEqual([
    ["DATE_INVALID", 2, "B 检查日期"],
    ["VALUE_UNKNOWN", 2, "C 检查结果"],
    ["FIELD_INVALID", 3, undefined],
  ]);
});

it("does not take fields of a table for those of a document", async () => {
  const row = { targetId: "T-1", date: "2023-09-05", source: HISTORY[2]!.source, visitId: "T03/T-1" };
  const error = await fileErrorOf(readInspections({ name: "h.json", bytes: Buffer.from(JSON.stringify([row])) }));
  expect(error.issues.map(({ code }) => code)).toEqual(["FIELD_UNKNOWN"]);
});
