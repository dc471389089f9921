import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Exclusion, PlanRecord } from "double-random";
import { recordResult } from "double-random/events";
import type { CoverageTable, Forecast, ForecastComparison, YearVisits } from "double-random/year";
import { smallEvidence } from "../support/smallEvidence.js";
import { DRAW, openWorkspace, writeEvidence, type Workspace } from "./command.js";

const PLANNING = ["--plan", "plan.json", "--targets", "targets.json", "--as-of", "2024-04-30"];
const ROSTER = ["--inspectors", "inspectors.json", "--avoidances", "avoidances.json"];

let workspace: Workspace;
let record: PlanRecord;
beforeAll(async () => {
  workspace = await openWorkspace();
  writeEvidence(workspace);
  expect(workspace.run(...DRAW, "--out", "record.json").code).toBe(0);
  record = JSON.parse(workspace.read("record.json")) as PlanRecord;
  const told = { outcome: "no-problem", by: "section", at: "2024-05-20" } as const;
  const { visitId } = record.assignment.visits[0]!;
  workspace.write("event.json", recordResult({ record, events: [], visitId, ...told }));
  workspace.write("rules.json", { annualLimit: { most: 1, policy: "merge" } });
});
afterAll(() => {
  workspace.close();
});

describe("double-random forecast", () => {
  it("prints counts, totals and loads, in English and Chinese", () => {
    const { code, stdout } = workspace.run("forecast", ...PLANNING, ...ROSTER);
    expect(code).toBe(0);
    expect(stdout).toMatch(/│ T01 +│ An invented task +│ +39 │ +8 │/);
    expect(stdout).toMatch(/^inspector-days: \d+\.\d\d$/m);
    expect(stdout).toMatch(/│ I-2 +│ +\d+\.\d{3} │/);
    const chinese = workspace.run("forecast", ...PLANNING, ...ROSTER, "--language", "zh");
    expect(chinese.stdout).toMatch(/抽查基数.*\n[\s\S]*^检查人员工作日: /m);
  });

  it("gives JSON, and what another plan changes", () => {
    const now = JSON.parse(
      workspace.run("forecast", ...PLANNING, "--json", "--days-per-visit", "0.5").stdout,
    ) as Forecast;
    expect(now.tasks[0]!.count.exact).toBe(String(record.tasks[0]!.drawn));
    expect(now.assumptions).toEqual({ daysPerVisit: "0.5" });
    const { plan } = smallEvidence();
    const [first, ...others] = plan.tasks;
    workspace.write("other.json", {
      ...plan,
      tasks: [{ ...first!, quota: { kind: "ratio", ratio: "40%" } }, ...others],
    });
    const words = ["forecast", ...PLANNING, "--versus-plan", "other.json"];
    const compared = JSON.parse(workspace.run(...words, "--json").stdout) as ForecastComparison;
    expect(compared.tasks.map(({ taskId, before, after }) => [taskId, before.exact, after.exact])).toEqual([
      ["T01", "8", "16"],
    ]);
    expect(workspace.run(...words).stdout).toMatch(/│ T01 +│ +8 │ +16 │ +\+8 │/);
    workspace.write("three.json", { teamSize: 3 });
    const { stdout } = workspace.run("forecast", ...PLANNING, "--versus-policies", "three.json", "--language", "zh");
    expect(stdout).toMatch(/检查人员人次 +│ +[\d.]+ │ +[\d.]+ │ +\+[\d.]+ │/);
  });

  it("asks for withdrawals with a roster", () => {
    const { code, stderr } = workspace.run("forecast", ...PLANNING, "--inspectors", "inspectors.json");
    expect(code).toBe(2);
    expect(stderr).toContain("--avoidances is missing");
  });
});

describe("double-random coverage", () => {
  it("prints every cell, of a plan and of a record", () => {
    const planned = workspace.run("coverage", ...PLANNING);
    expect(planned.code).toBe(0);
    expect(planned.stdout).toMatch(/│ enterprise +│ A +│ low +│ \w+/);
    const table = JSON.parse(
      workspace.run("coverage", ...PLANNING, "--record", "record.json", "--json").stdout,
    ) as CoverageTable;
    expect(table.basis).toBe("drawn");
    const chinese = workspace.run("coverage", ...PLANNING, "--record", "record.json", "--language", "zh").stdout;
    expect(chinese).toMatch(/个体工商户[\s\S]*合计/);
  });
});

describe("double-random eligibility", () => {
  it("writes exclusions that draw takes, with those decided otherwise", () => {
    workspace.write("history.json", [{ targetId: "T-01", date: "2024-02-01", taskId: "T01" }]);
    const words = ["eligibility", ...PLANNING, "--exclusions", "exclusions.json", "--inspections", "history.json"];
    const decision = ["--decided-by", "section", "--decided-on", "2024-04-29", "--out", "made.json"];
    const { code, stdout } = workspace.run(...words, ...decision, "--language", "zh");
    expect(code).toBe(0);
    expect(stdout).toContain("已写入 made.json");
    const made = JSON.parse(workspace.read("made.json")) as readonly Exclusion[];
    expect(made.map(({ targetId, note }) => [targetId, note])).toEqual([
      ["T-01", "同一年度同一事项规则（最多1次）：2024-02-01已检查（T01）"],
      ["T-02", undefined],
    ]);
    const drawn = DRAW.map((word) => (word === "exclusions.json" ? "made.json" : word));
    expect(workspace.run(...drawn, "--out", "second.json").code).toBe(0);
    expect(workspace.run(...words, ...decision).stderr).toContain("made.json exists; --force overwrites it");
    expect(workspace.run(...words, ...decision.slice(2)).stderr).toContain("--decided-by is missing");
  });
});

describe("double-random visits", () => {
  const words = ["visits", "--plan", "plan.json", "--record", "record.json", "--events", "event.json"];

  it("lists what is open, and writes it and the history", () => {
    const { code, stdout } = workspace.run(...words, "--out", "visits.csv", "--history", "made-visits.json");
    expect(code).toBe(0);
    const { visits } = record.assignment;
    expect(stdout).toContain(`${visits.length - 1} visits to make, 1 made`);
    const lines = workspace.read("visits.csv").trimEnd().split("\r\n");
    expect(lines).toHaveLength(visits.length);
    expect(lines[0]).toBe("\uFEFFvisit,target,tasks,items,window,teams");
    const history = JSON.parse(workspace.read("made-visits.json")) as readonly { readonly date: string }[];
    expect(history.map(({ date }) => date)).toEqual(visits[0]!.taskIds.map(() => "2024-05-20"));
    const json = JSON.parse(workspace.run(...words, "--json").stdout) as YearVisits;
    expect(json.open.map(({ visitId }) => visitId)).toEqual(visits.slice(1).map(({ visitId }) => visitId));
  });

  it("is exit code 1 if a target has more visits than it may", () => {
    workspace.write("busy.json", [{ targetId: record.assignment.visits[1]!.targetId, date: "2024-02-01" }]);
    const limit = ["--rules", "rules.json", "--targets", "targets.json", "--as-of", "2024-06-01"];
    expect(workspace.run(...words, ...limit).code).toBe(0);
    const { code, stdout } = workspace.run(...words, ...limit, "--inspections", "busy.json");
    expect(code).toBe(1);
    expect(stdout).toContain("note OVER_ANNUAL_LIMIT: ");
  });

  it("says what is missing or has no use", () => {
    expect(workspace.run("visits", "--plan", "plan.json").stderr).toContain("--record or --publication is missing");
    expect(workspace.run(...words, "--out", "visits.txt").stderr).toContain("--out must end in .csv, .xlsx or .json");
    expect(workspace.run(...words, "--targets", "targets.json").stderr).toContain("--rules is missing");
    expect(workspace.run(...words, "--rules", "rules.json").stderr).toContain("--targets is missing");
  });
});
