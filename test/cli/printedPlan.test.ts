import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePlan } from "double-random";
import { xlsxFile } from "double-random/node";
import { decodeText } from "double-random/zh";
import { openWorkspace, type Workspace } from "./command.js";

const text = readFileSync("test/data/gaoping-2024.txt", "utf8");
const byHand = parsePlan(JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8")));
const REGION = ["--region", "140581"];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
  workspace.write("plan.txt", Buffer.from(text));
});
afterAll(() => {
  workspace.close();
});

describe("plan, of print", () => {
  it("lists tasks, repairs and open questions, and writes the plan", () => {
    const words = ["plan", "plan.txt", ...REGION, "--id", "gaoping-2024", "--out", "read.json"];
    const { code, stdout, stderr } = workspace.run(...words);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe("高平市市场监督管理局2024年度双随机抽查工作计划 (gaoping-2024), 23 tasks");
    expect(stdout).toContain(
      "\nB1 WARNING, T09 T11 T12 T13 T16 T17 T22 T23\n  低风险、一般风险、高风险、高风险 -> 低风险、一般风险、较高风险、高风险\n",
    );
    expect(stdout).toContain(
      '\nopen T14 C9: The scope names fields with an open end ("宣传出版、文化教育、交易市场等领域") and no list.',
    );
    expect(stdout).toMatch(/\n4 questions are open; answer them with --answers, or in the JSON of the plan\.\n$/);
    const written = parsePlan(JSON.parse(workspace.read("read.json")));
    expect(written.tasks).toEqual(byHand.tasks);
    expect(workspace.run("plan", "read.json").stdout.split("\n")[0]).toBe(stdout.split("\n")[0]);
  });

  it("reads GB18030 as UTF-8, byte for byte the same plan", () => {
    const bytes = gb18030(text);
    expect(decodeText(bytes)).toEqual({ text, encoding: "gb18030" });
    workspace.write("gb.txt", bytes);
    workspace.write("bom.csv", Buffer.from(`\ufeff${text}`));
    for (const name of ["gb.txt", "bom.csv", "plan.txt"]) {
      expect(workspace.run("plan", name, ...REGION, "--out", `${name}.json`).code).toBe(0);
    }
    expect(workspace.read("gb.txt.json")).toBe(workspace.read("plan.txt.json"));
    expect(workspace.read("bom.csv.json")).toBe(workspace.read("plan.txt.json"));
  });

  it("speaks Chinese, takes answers, and keeps files that exist", () => {
    const answers = [8, 9, 14, 15].map((task) => ({ task, reason: "局长办公会决定" }));
    workspace.write("answers.json", answers);
    const words = ["plan", "plan.txt", ...REGION, "--answers", "answers.json", "--language", "zh", "--out", "zh.json"];
    const { code, stdout } = workspace.run(...words);
    expect(code).toBe(0);
    expect(stdout).toContain("（140581-2024），共23项任务");
    expect(stdout).toMatch(/\n没有待定问题。\n$/);
    const again = workspace.run(...words);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("zh.json exists; --force overwrites it");
  });

  it("says what is wrong, with the line, and what option is missing", () => {
    expect(workspace.run("plan", "plan.txt").stderr).toContain("--region is missing");
    workspace.write("bad.txt", Buffer.from(text.replace("10%; 1次/年", "按需")));
    const { code, stderr } = workspace.run("plan", "bad.txt", ...REGION);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "PLAN_CELL_UNREADABLE line 10, task 2, 抽查比例/数量: expected one ratio or one number of targets",
    );
    workspace.write("letter.txt", Buffer.from("没有表格的通知"));
    expect(workspace.run("plan", "letter.txt", ...REGION).stderr).toContain("double-random: PLAN_LAYOUT_UNKNOWN");
    workspace.write("book.xlsx", Buffer.from("PK\u0003\u0004"));
    expect(workspace.run("plan", "book.xlsx", ...REGION).code).toBe(2);
    workspace.write("data.json", byHand);
    expect(workspace.run("plan", "data.json", ...REGION).stderr).toContain(
      "--region has no use with a plan that is JSON already",
    );
  });
});

describe("plan, of a workbook", () => {
  const HEADER = ["序号", "抽查任务名称", "抽查事项", "抽查对象", "抽查比例", "起止时间"];
  const write = async (name: string, quota: string, ...others: readonly string[]): Promise<void> => {
    const rows = [
      HEADER,
      ["1", "对加油站的抽查", "明码标价检查", "全县加油站", "10%", "3月-9月"],
      ["2", "对药店的抽查", "明码标价检查", "全县药店", quota, "4月"],
    ];
    const titles = ["青山县市场监督管理局2025年度双随机抽查计划（虚构）", "", "", "", "", ""];
    const columns = titles.map((title, index) => ({ key: String(index), title, kind: "text" }) as const);
    const sheets = ["计划", ...others].map((sheet) => ({ name: sheet, columns, rows }));
    workspace.write(name, await xlsxFile(sheets));
  };

  it("is read as the text of its cells", async () => {
    await write("plan.xlsx", "5%");
    const { code, stdout, stderr } = workspace.run("plan", "plan.xlsx", "--region", "529921", "--out", "sheet.json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("青山县市场监督管理局2025年度双随机抽查计划（虚构） (529921-2025), 2 tasks");
    const { tasks } = parsePlan(JSON.parse(workspace.read("sheet.json")));
    expect(tasks.map(({ quota }) => quota)).toEqual([
      { kind: "ratio", ratio: "10%" },
      { kind: "ratio", ratio: "5%" },
    ]);
  });

  it("has problems where the spreadsheet shows them, and a sheet to choose if there are several", async () => {
    await write("bad.xlsx", "按需");
    const { code, stderr } = workspace.run("plan", "bad.xlsx", "--region", "529921");
    expect(code).toBe(2);
    expect(stderr).toContain("PLAN_CELL_UNREADABLE bad.xlsx, sheet 计划, row 4, column E 抽查比例: expected one ratio");
    await write("two.xlsx", "5%", "副本");
    const two = workspace.run("plan", "two.xlsx", "--region", "529921");
    expect(two.code).toBe(2);
    expect(two.stderr).toContain("double-random: SHEET_UNKNOWN");
    expect(two.stderr).toContain("what to do: say which (sheet, or --sheet)");
    expect(workspace.run("plan", "two.xlsx", "--region", "529921", "--sheet", "副本").code).toBe(0);
  });

  it("says what to do with a text whose cells cannot be told apart", () => {
    const lines = ["南岭县2025年抽查计划（虚构）", "序号 任务名称 检查事项 检查对象", "范围 抽查比例 检查时间"];
    workspace.write("pdf.txt", Buffer.from([...lines, "1 甲 乙 丙 丁 5% 3月"].join("\n")));
    const { code, stderr } = workspace.run("plan", "pdf.txt", "--region", "529921", "--issuer", "南岭县局");
    expect(code).toBe(2);
    expect(stderr).toContain("PLAN_ROW_INVALID line 4: expected cells that can be told apart");
    expect(stderr).toContain("what to do: copy the table from Word or Excel");
  });
});

/** Encodes by looking each character up among those that two bytes of GB18030 stand for. */
function gb18030(source: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Uint8Array.from(
    Array.from(source).flatMap((character) =>
      character < "\u0080" ? [character.charCodeAt(0)] : [...codes.get(character)!],
    ),
  );
}
