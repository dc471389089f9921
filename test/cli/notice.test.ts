import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordResult } from "double-random/events";
import { readTable } from "double-random/node";
import { drawNotice, tablesOf } from "double-random/notices";
import { namedEvidence, namedRecord } from "../support/namedEvidence.js";
import { drawAll, openFolder, writeInputs, type Folder } from "./folder.js";

const evidence = namedEvidence();
const record = namedRecord();
const FILES = ["--plan", "@plan.json", "--targets", "@targets.json", "--inspectors", "@inspectors.json"] as const;
const DATE = ["--date", "2024-05-06"] as const;

let folder: Folder;
beforeEach(() => {
  folder = openFolder();
  for (const [name, value] of Object.entries(evidence)) folder.write(`${name}.json`, value);
  folder.write("record.json", record);
});
afterEach(() => {
  folder.close();
});

/** The words of a notice about the record. */
const about = (kind: string, ...words: readonly string[]): readonly string[] => [
  ...["notice", kind, "@record.json"],
  ...[...FILES, ...DATE, ...words],
];

describe("notice", () => {
  it("writes the notice of a draw as the end of the name says, in the language asked for", async () => {
    await folder.succeed(...about("draw", "--out", "@a.html"));
    await folder.succeed(...about("draw", "--out", "@a.md", "--language", "en", "--number", "No. 7"));
    expect(folder.read("a.html")).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    expect(folder.read("a.md")).toMatch(/^# An invented bureau: inspection targets drawn for 2024\n\nNo. 7\n/);
  });

  it("withholds by default and prints what the policy says", async () => {
    await folder.succeed(...about("draw", "--out", "@a.md"));
    expect(folder.read("a.md")).not.toContain("T-04");
    folder.write("policy.json", { selection: "published", names: "hidden" });
    await folder.succeed(...about("draw", "--policy", "@policy.json", "--out", "@b.md"));
    expect(folder.read("b.md")).toContain("T-04");
    expect(folder.read("b.md")).not.toContain(evidence.targets[0]!.name);
  });

  it("writes results from a list of events", async () => {
    const { visitId, targetId } = record.assignment.visits[0]!;
    const told = { visitId, outcome: "moved-out", by: "office", at: "2024-06-03" } as const;
    folder.write("events.json", [recordResult({ record, events: [], ...told })]);
    folder.write("calendar.json", [{ year: 2024, holidays: ["2024-06-10"], makeUpDays: [] }]);
    const words = ["--events", "@events.json", "--calendar", "@calendar.json"];
    await folder.succeed(...about("results", ...words, "--out", "@a.md"));
    expect(folder.read("a.md")).toMatch(new RegExp(`${targetId} .* 迁出 `));
    await folder.succeed(...about("results", ...words, "--from", "2024-06-04", "--to", "2024-06-05", "--out", "@b.md"));
    expect(folder.read("b.md")).toContain("没有需要公示的检查结果");
  });

  it.each([
    [
      "inspector",
      new Set(record.assignment.visits.flatMap(({ team }) => team.map((member) => `${member.inspectorId}.md`))),
    ],
    ["task", new Set(["T01.md", "T02.md"])],
    ["visit", new Set(record.assignment.visits.map(({ visitId }) => `${visitId}.md`))],
  ])("writes a file for each %s", async (kind, expected) => {
    const said = await folder.succeed(...about(kind, "--all", "--format", "md", "--out", "@papers"));
    expect(said).toBe(`${expected.size} files in papers\n`);
    const written = Object.keys(folder.everything()).filter((name) => name.startsWith("papers/"));
    expect(new Set(written.map((name) => name.slice("papers/".length)))).toEqual(expected);
  });

  it("writes every table to a workbook and one to a CSV file, as a reader of tables finds them again", async () => {
    folder.write("policy.json", { selection: "published", teams: "shown" });
    const words = ["--policy", "@policy.json"];
    await folder.succeed(...about("draw", ...words, "--out", "@a.xlsx"));
    await folder.succeed(...about("draw", ...words, "--table", "抽中检查对象名单", "--out", "@a.csv"));
    const options = {
      ...evidence,
      record,
      date: "2024-05-06",
      policy: { selection: "published", teams: "shown" },
    } as const;
    const tables = tablesOf(drawNotice(options));
    const sheets = await readTable(join(folder.path, "a.xlsx"));
    expect(sheets.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
    const list = tables.find(({ name }) => name === "抽中检查对象名单")!;
    const expected = [list.columns.map(({ title }) => title), ...list.rows];
    expect(sheets.find(({ name }) => name === list.name)!.rows).toEqual(expected);
    const [csv] = await readTable(join(folder.path, "a.csv"));
    expect(csv!.rows).toEqual(expected);
  });

  it("reads directories that are no JSON", async () => {
    const rows = evidence.targets.map((target) => JSON.stringify(target));
    folder.write("targets.jsonl", rows.join("\n"));
    await folder.succeed(
      ...about("draw", "--out", "@a.md").map((word) => (word === "@targets.json" ? "@targets.jsonl" : word)),
    );
    await folder.succeed(...about("draw", "--out", "@b.md"));
    expect(folder.read("a.md")).toBe(folder.read("b.md"));
  });

  it("writes one paper", async () => {
    const { visitId, team } = record.assignment.visits[0]!;
    await folder.succeed(...about("inspector", "--inspector", team[0]!.inspectorId, "--out", "@i.md"));
    await folder.succeed(...about("task", "--task", "T02", "--out", "@t.md"));
    await folder.succeed(...about("visit", "--visit", visitId, "--out", "@v.md"));
    expect(folder.read("i.md")).toContain("检查人员任务单");
    expect(folder.read("v.md")).toContain("现场检查表");
  });

  it("writes plan and coverage without a record", async () => {
    await folder.succeed("notice", "plan", "@plan.json", ...DATE, "--out", "@p.md");
    const words = ["--targets", "@targets.json", "--as-of", "2024-04-30"];
    await folder.succeed("notice", "coverage", "@plan.json", ...words, ...DATE, "--out", "@c.md");
    await folder.succeed(
      "notice",
      "coverage",
      "@plan.json",
      ...words,
      "--record",
      "@record.json",
      ...DATE,
      "--out",
      "@d.md",
    );
    expect(folder.read("c.md")).toContain("抽取尚未进行");
    expect(folder.read("d.md")).toContain("已经进行的抽取");
  });

  it("does not publish a plan with open questions, and says so with exit code 1", async () => {
    folder.write("gaoping.json", readFileSync("examples/gaoping-2024/plan.json", "utf8"));
    const words = ["notice", "plan", "@gaoping.json", ...DATE, "--out", "@p.html"];
    const { code, stderr } = await folder.run(...words);
    expect([code, stderr.split("\n")[0]]).toEqual([1, "double-random: NOTICE_BLOCKED"]);
    await folder.succeed(...words, "--draft");
    expect(folder.read("p.html")).toContain("草稿，不得公布");
  });

  it("reads a publication with its chain", async () => {
    writeInputs(folder, evidence);
    await drawAll(folder);
    await folder.succeed("notice", "draw", "@P", ...DATE, "--language", "en", "--out", "@a.md");
    const text = folder.read("a.md");
    for (const entry of folder.chain().filter(({ kind }) => kind !== "seed")) expect(text).toContain(entry.entryHash);
    expect(text).toContain("double-random verify publication");
  });

  it("reads a blinded publication with the lists as they were before", async () => {
    writeInputs(folder, evidence);
    folder.write("blind.hex", "b1".repeat(32));
    await drawAll(folder, "--blind", "@blind.hex", "--openings", "@openings.json");
    const lists = ["--blind", "@blind.hex", "--targets", "@targets.json", "--inspectors", "@inspectors.json"];
    await folder.succeed("notice", "task", "@P", "--task", "T02", ...lists, ...DATE, "--out", "@t.md");
    expect(folder.read("t.md")).toMatch(/甲\d\d乙（虚构）丙\d\d \| T-\d\d \|/);
    await folder.succeed("notice", "inspector", "@P", "--inspector", "I-1", ...lists, ...DATE, "--out", "@i.md");
    expect(folder.read("i.md")).toContain("检查员0（虚构）（CERT-0-9）");
  });

  it("leaves existing files alone", async () => {
    folder.write("a.md", "mine");
    const { code } = await folder.run(...about("draw", "--out", "@a.md"));
    expect([code, folder.read("a.md")]).toEqual([2, "mine"]);
    folder.write("papers/T02.md", "mine");
    await folder.run(...about("task", "--all", "--format", "md", "--out", "@papers"));
    expect(Object.keys(folder.everything()).filter((name) => name.startsWith("papers/"))).toEqual(["papers/T02.md"]);
    await folder.succeed(...about("draw", "--out", "@a.md", "--force"));
    expect(folder.read("a.md")).toContain("公告");
  });

  it.each([
    [["notice"], "there is no notice without a kind"],
    [["notice", "toString", "@record.json"], "there is no notice toString"],
    [["notice", "draw"], "one file or folder is needed after draw, got 0"],
    [about("draw"), "--out is missing"],
    [about("draw", "--out", "@a.pdf"), "not as pdf"],
    [about("draw", "--out", "@a"), "not as nothing"],
    [about("draw", "--out", "@a.md", "--task", "T01"), "--task has no use with notice draw"],
    [about("draw", "--out", "@a.md", "--language", "fr"), "--language must be zh or en"],
    [about("draw", "--out", "@a.md", "--draw", "1"), "--draw has no use with a record"],
    [about("task", "--out", "@a.md"), "say either --task or --all"],
    [about("task", "--out", "@a", "--all"), "--format is missing"],
    [about("draw", "--out", "@a.csv"), "a CSV file holds one table; say which with --table: 随机数来源和数值"],
    [about("draw", "--out", "@a.csv", "--table", "x"), "there is no table x"],
    [about("draw", "--out", "@a.md", "--table", "x"), "--table has no use with md"],
    [about("task", "--out", "@a.md", "--task", "T01", "--format", "md"), "--format has no use without --all"],
    [about("results", "--out", "@a.md"), "--calendar is missing"],
  ])("%j: %s", async (words, complaint) => {
    const { code, stderr } = await folder.run(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(complaint);
  });
});
