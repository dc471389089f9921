import { afterAll, beforeAll, expect, it } from "vitest";
import { readTable, readTargets } from "double-random/node";
import { smallEvidence } from "../support/smallEvidence.js";
import { DRAW, openWorkspace, writeEvidence, type Workspace } from "./command.js";
import { join } from "node:path";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => {
  workspace.close();
});

const CSV = "编号,企业全称,主体类型,登记状态\r\nT-1,虚构甲,有限责任公司,存续\r\nT-2,虚构乙,个体户,注销\r\n";
const MAPPING = { targets: { columns: { 企业全称: "name" }, constants: { regionCode: "140581" } } };

it("convert says what was repaired and writes JSON with an object a line", () => {
  workspace.write("t.csv", Buffer.from(CSV));
  workspace.write("mapping.json", MAPPING);
  const { code, stdout } = workspace.run(
    "convert",
    "t.csv",
    "t.json",
    "--kind",
    "targets",
    "--mapping",
    "mapping.json",
  );
  expect(code).toBe(0);
  expect(stdout).toContain(
    "WORD_READ column C 主体类型: 2 (row 2 first): 有限责任公司 → enterprise, 个体户 → individual\n",
  );
  expect(stdout).toContain("read t.csv (csv, utf-8): 2 targets\nwrote t.json\n");
  expect(workspace.read("t.json")).toBe(
    '[\n{"id":"T-1","name":"虚构甲","subjectType":"enterprise","status":"existing","regionCode":"140581"},\n' +
      '{"id":"T-2","name":"虚构乙","subjectType":"individual","status":"deregistered","regionCode":"140581"}\n]\n',
  );
});

it("convert lists bad cells with what to do, and writes nothing", () => {
  workspace.write("bad.csv", Buffer.from(CSV.replace("个体户", "店")));
  const { code, stdout, stderr } = workspace.run(
    "convert",
    "bad.csv",
    "bad.json",
    "--kind",
    "targets",
    "--mapping",
    "mapping.json",
  );
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("  VALUE_UNKNOWN bad.csv, row 3, column C 主体类型: expected one of 企业、");
  expect(stderr).toContain('  what to do: say in the mapping what "店" stands for (values)\n');
  expect(workspace.list()).not.toContain("bad.json");
});

it("a draw from a workbook gives the record that JSON gives, and says on the error output what was repaired", async () => {
  writeEvidence(workspace);
  expect(workspace.run("convert", "targets.json", "targets.xlsx", "--kind", "targets").code).toBe(0);
  expect((await readTargets(join(workspace.directory, "targets.xlsx"))).rows).toEqual(smallEvidence().targets);
  expect(workspace.run(...DRAW, "--out", "a.json").stderr).toBe("");
  const words = DRAW.map((word) => (word === "targets.json" ? "targets.xlsx" : word));
  const { code, stderr } = workspace.run(...words, "--out", "b.json");
  expect(code).toBe(0);
  expect(stderr).toContain("targets.xlsx: WORD_READ column");
  expect(workspace.read("b.json")).toBe(workspace.read("a.json"));
});

it("template writes a workbook of two sheets", async () => {
  expect(workspace.run("template", "名录.xlsx", "--kind", "inspectors").code).toBe(0);
  const sheets = await readTable(join(workspace.directory, "名录.xlsx"));
  expect(sheets.map(({ name }) => name)).toEqual(["执法检查人员名录", "填写说明"]);
});

it.each([
  [
    ["convert", "t.csv", "t.doc", "--kind", "targets", "--mapping", "mapping.json"],
    "OUT must be .json, .jsonl, .csv or .xlsx",
  ],
  [["convert", "t.csv", "x.json", "--kind", "shops"], "--kind must be one of"],
  [["convert", "absent.csv", "x.json", "--kind", "targets"], "cannot read absent.csv"],
  [["template", "t.json", "--kind", "targets"], "OUT must be .xlsx or .csv"],
])("%j is bad usage", (words, message) => {
  const { code, stderr } = workspace.run(...words);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
