import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formatRecord, type RecordEvent, type TargetRecord, type TeamRecord } from "double-random";
import { drawTargets } from "double-random/stages";
import { HAS_PYTHON } from "../support/outsidePrograms.js";
import { people } from "../support/smallChain.js";
import { SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF, smallPlan, smallTask } from "../support/smallPlan.js";
import { COUNTY_SEED, provincialTask, twoCounties } from "../support/smallStages.js";
import { openWorkspace, secondVerifier, type Workspace } from "./command.js";

const plan = { ...smallPlan(provincialTask()), id: "province-2024" };
const county = { ...smallPlan(smallTask()), id: "county-2024" };
const targets = twoCounties();
const rows = targets.filter(({ regionCode }) => regionCode === "140581");

const SEED = ["--seed", SMALL_SEED.sources[0]!.value, "--seed-ref", "test"];
const DRAW = ["draw", "--targets-only", "--plan", "plan.json", "--targets", "targets.json", "--as-of", AS_OF, ...SEED];
const ROSTER = ["--inspectors", "inspectors.json", "--no-avoidances"];
const WHOSE = ["--authority", "140581", "--region", "140581", "--inspected-by", "county"];
const COUNTY = ["--seed", COUNTY_SEED.sources[0]!.value, "--seed-ref", "county hall"];
const ASSIGN = [
  "assign",
  "first.json",
  "--plan",
  "plan.json",
  "--targets",
  "rows.json",
  ...ROSTER,
  ...WHOSE,
  ...COUNTY,
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => {
  workspace.close();
});
beforeEach(() => {
  const files = { plan, county, targets, rows, inspectors: people("ABCDE") };
  for (const [name, content] of Object.entries(files)) workspace.write(`${name}.json`, content);
  const drawn = workspace.run(...DRAW, "--drawn-by", "province", "--out", "first.json", "--force");
  expect([drawn.code, drawn.stderr]).toEqual([0, ""]);
});

function first(): TargetRecord {
  return JSON.parse(workspace.read("first.json")) as TargetRecord;
}

/** The second verifier, with no code in common, on files of the workspace. */
function python(...words: readonly string[]): ReturnType<typeof secondVerifier> {
  return secondVerifier(workspace, ...words);
}

describe("draw --targets-only", () => {
  it("writes the record that the library makes, which verifies", () => {
    const record = drawTargets({ plan, targets, asOf: AS_OF, drawnBy: "province", seed: SMALL_SEED });
    const made = drawTargets({
      ...{ plan, targets, asOf: AS_OF, drawnBy: "province" },
      seed: { sources: [{ type: "declared", ref: "test", value: SMALL_SEED.sources[0]!.value }] },
    });
    expect(record).toEqual(made);
    expect(workspace.read("first.json")).toBe(formatRecord(record));
    const report = workspace.run("verify", "first.json", "--plan", "plan.json", "--targets", "targets.json");
    expect([report.code, report.stdout]).toEqual([0, expect.stringContaining("The record verifies.")]);
    expect(workspace.run("verify", "first.json", "--record-only").code).toBe(1);
  });

  it.each([
    [
      "inspectors",
      ["--drawn-by", "province", "--inspectors", "inspectors.json"],
      "--inspectors has no use with --targets-only",
    ],
    ["no level", [], "--drawn-by is missing"],
    ["a level that draws nothing", ["--drawn-by", "prefecture"], "at least one task"],
  ])("refuses %s", (_, words, message) => {
    const { code, stderr } = workspace.run(...DRAW, ...words, "--out", "none.json");
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(workspace.list()).not.toContain("none.json");
  });
});

describe("assign", () => {
  it("writes a record of teams that verifies, with the rows alone and with the whole directory", () => {
    const assigned = workspace.run(...ASSIGN, "--out", "teams.json", "--force");
    expect([assigned.code, assigned.stderr]).toEqual([0, ""]);
    const teams = JSON.parse(workspace.read("teams.json")) as TeamRecord;
    expect(teams.received).toEqual([{ planId: "province-2024", record: first().recordHash }]);
    expect(assigned.stdout).toContain(`received province-2024, record ${first().recordHash}\n`);
    for (const { visitId } of teams.assignment.visits) expect(assigned.stdout).toContain(`${visitId}: `);
    for (const directory of ["rows.json", "targets.json"]) {
      const received = ["--received", "first.json", "--plan", "plan.json", "--targets", directory];
      const report = workspace.run("verify", "teams.json", ...received, ...ROSTER, "--all");
      expect([report.code, report.stdout]).toEqual([0, expect.stringContaining("The record verifies.")]);
    }
    const without = workspace.run("verify", "teams.json", "--record-only");
    expect([without.code, without.stdout]).toEqual([1, expect.stringContaining("was not given")]);
  });

  it("unites the visits of an own record and a received one", () => {
    const own = ["draw", "--targets-only", "--drawn-by", "county", "--plan", "county.json", "--targets", "rows.json"];
    const drawn = workspace.run(...own, "--as-of", AS_OF, ...SEED, "--out", "own.json", "--force");
    expect([drawn.code, drawn.stderr]).toEqual([0, ""]);
    const lists = ["--plan", "plan.json", "--plan", "county.json", "--targets", "rows.json", "--targets", "rows.json"];
    const both = ["assign", "first.json", "own.json", ...lists, ...ROSTER, ...WHOSE, ...COUNTY];
    expect(workspace.run(...both, "--out", "both.json", "--force").code).toBe(0);
    const { assignment } = JSON.parse(workspace.read("both.json")) as TeamRecord;
    expect(assignment.visits.some(({ taskIds }) => taskIds.length === 2)).toBe(true);
    const received = ["--received", "first.json", "--received", "own.json", ...lists];
    expect(workspace.run("verify", "both.json", ...received, ...ROSTER).code).toBe(0);
  });

  it.each([
    ["an edited record", { ...plan }, "first.json does not verify by itself"],
    ["another row", rows.map((row) => ({ ...row, localOfficeId: "moved" })), "EVIDENCE_MISMATCH"],
    [
      "a directory too few",
      undefined,
      "--targets is needed once for each record, in the same order: 1 records, 0 times",
    ],
  ])("refuses %s", (name, content, message) => {
    if (name === "another row") workspace.write("rows.json", content);
    if (name === "an edited record") workspace.write("first.json", { ...first(), asOf: "2024-04-01" });
    const words = content ? ASSIGN : ASSIGN.filter((word) => word !== "--targets" && word !== "rows.json");
    const { code, stderr } = workspace.run(...words, "--out", "none.json");
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(workspace.list()).not.toContain("none.json");
  });
});

describe("verify", () => {
  it("refuses options of another kind of record, and lists that do not fit", () => {
    workspace.run(...ASSIGN, "--out", "teams.json", "--force");
    const lists = ["--plan", "plan.json", "--targets", "targets.json"];
    const stray = workspace.run("verify", "first.json", ...lists, "--received", "first.json");
    expect([stray.code, stray.stderr]).toEqual([2, expect.stringContaining("--received has no use")]);
    const twice = workspace.run("verify", "first.json", ...lists, "--plan", "county.json");
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining("--plan is given 2 times")]);
    const other = ["--received", "first.json", "--plan", "county.json", "--targets", "rows.json"];
    const wrong = workspace.run("verify", "teams.json", ...other, ...ROSTER);
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining("received.1.plan")]);
  });
});

const LISTS = ["--received", "first.json", "--plan", "plan.json", "--targets", "rows.json"];

/** Draws the teams, replaces somebody by the roster of another day and records a result with findings. */
function happen(): readonly string[] {
  workspace.run(...ASSIGN, "--out", "teams.json", "--force");
  const { visits } = (JSON.parse(workspace.read("teams.json")) as TeamRecord).assignment;
  const [{ visitId, team, taskIds }] = visits as [(typeof visits)[number]];
  workspace.write("today.json", people("ABCDEF"));
  workspace.write("none.json", []);
  const findings = taskIds.map((taskId) => ({ taskId, itemId: "item", outcome: "no-problem" }));
  workspace.write("findings.json", findings);
  const decided = ["--visit", visitId, "--by", "credit section", "--at", "2024-05-06"];
  const leaving = ["--inspector", team[0]!.inspectorId, "--reason", "illness"];
  const today = ["--inspectors", "today.json", "--no-avoidances"];
  const replaced = workspace.run(
    ...["replace", "teams.json", ...LISTS, ...today, ...decided, ...leaving, "--out", "events.json", "--force"],
  );
  expect([replaced.code, replaced.stderr]).toEqual([0, ""]);
  const items = ["--received", "first.json", "--plan", "plan.json", "--findings", "findings.json"];
  const recorded = workspace.run(
    ...["result", "teams.json", ...items, ...decided, "--outcome", "no-problem"],
    ...["--events", "events.json", "--out", "events.json", "--force"],
  );
  expect([recorded.code, recorded.stderr]).toEqual([0, ""]);
  return decided;
}

describe("events of a record of teams", () => {
  it("are written by replace and result, and verify with the roster of their day", () => {
    happen();
    const events = JSON.parse(workspace.read("events.json")) as readonly RecordEvent[];
    expect(events.map(({ kind }) => kind)).toEqual(["inspector-replaced", "result-recorded"]);
    const later = ["--later-inspectors", "today.json", "--later-avoidances", "none.json"];
    const words = ["verify", "teams.json", ...LISTS, ...ROSTER, "--events", "events.json", "--all"];
    const report = workspace.run(...words, ...later);
    expect([report.code, report.stdout]).toEqual([0, expect.stringContaining("The record verifies.")]);
    expect(report.stdout).toContain("event.1.recomputed");
    expect(report.stdout).toContain("event.2.findings");
    const without = workspace.run(...words);
    expect([without.code, without.stdout]).toEqual([1, expect.stringContaining("was not recomputed")]);
    workspace.write("events.json", [{ ...events[0]!, by: "another section" }, events[1]!]);
    const edited = workspace.run(...words, ...later);
    expect([edited.code, edited.stdout]).toEqual([1, expect.stringContaining("events.hashes")]);
    const odd = workspace.run(...words, ...later.slice(0, 2));
    expect([odd.code, odd.stderr]).toEqual([2, expect.stringContaining("are needed equally often")]);
  });

  it("cannot use a reserve, which is for whoever drew the targets", () => {
    const decided = happen();
    const { code, stderr } = workspace.run(
      ...["reserve", "teams.json", "--plan", "plan.json", "--targets", "rows.json", ...ROSTER, ...decided],
      ...["--events", "events.json", "--out", "more.json"],
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining("RESERVE_UNAVAILABLE")]);
    expect(workspace.list()).not.toContain("more.json");
  });

  it("are not those of a record of targets, and need the received records", () => {
    happen();
    const words = ["verify", "first.json", "--plan", "plan.json", "--targets", "targets.json"];
    const stray = workspace.run(...words, "--events", "events.json");
    expect([stray.code, stray.stderr]).toEqual([2, expect.stringContaining("--events has no use")]);
    const counted = workspace.run(
      ...["result", "teams.json", "--visit", "x", "--outcome", "no-problem", "--by", "x"],
      ...["--at", "2024-05-06", "--findings", "findings.json", "--received", "first.json", "--out", "more.json"],
    );
    expect([counted.code, counted.stderr]).toEqual([2, expect.stringContaining("--plan is needed once for each")]);
  });
});

describe.skipIf(!HAS_PYTHON)("the Python verifier", () => {
  it("says the same of what the commands wrote", () => {
    workspace.run(...ASSIGN, "--out", "teams.json", "--force");
    workspace.write("avoidances.json", []);
    const lists = ["--plan", "plan.json", "--targets", "targets.json"];
    const ofFirst = python("--record", "first.json", ...lists);
    expect([ofFirst.code, ofFirst.stdout]).toEqual([0, expect.stringContaining("It verifies.")]);
    const roster = ["--inspectors", "inspectors.json", "--avoidances", "avoidances.json"];
    const ofSecond = python("--record", "teams.json", ...roster, "--received", "first.json", ...lists);
    expect([ofSecond.code, ofSecond.stdout]).toEqual([0, expect.stringContaining("It verifies.")]);
    expect(ofSecond.stdout).toContain("pass  L4  received.1.draw");
    workspace.write("rows.json", rows.slice(1));
    const part = ["--received", "first.json", "--plan", "plan.json", "--targets", "county.json"];
    expect(python("--record", "teams.json", ...roster, ...part).code).toBe(1);
    expect(python("--record", "teams.json", "--received", "first.json").code).toBe(2);
    expect(python("--record", "first.json", "--head", `1:${"0".repeat(64)}`).code).toBe(2);
  });

  it("says the same of events that the commands wrote", () => {
    happen();
    workspace.write("avoidances.json", []);
    const lists = ["--received", "first.json", "--plan", "plan.json", "--targets", "rows.json"];
    const roster = ["--inspectors", "inspectors.json", "--avoidances", "avoidances.json"];
    const words = ["--record", "teams.json", ...roster, ...lists, "--events", "events.json"];
    const right = python(...words);
    expect([right.code, right.stdout]).toEqual([0, expect.stringContaining("It verifies.")]);
    for (const check of ["L0  events ", "L1  findings "]) expect(right.stdout).toContain(`pass  ${check}`);
    const [first, second] = JSON.parse(workspace.read("events.json")) as [RecordEvent, RecordEvent];
    workspace.write("events.json", [second, first]);
    expect([python(...words).code, python(...words).stdout]).toEqual([
      1,
      expect.stringMatching(/FAIL {2}L0 {2}events /u),
    ]);
    const ofTargets = ["--record", "first.json", "--plan", "plan.json", "--targets", "targets.json"];
    expect(python(...ofTargets, "--events", "events.json").code).toBe(2);
  });
});
